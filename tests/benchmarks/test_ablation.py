from __future__ import annotations

import pytest

from benchmarks.ablation import ABLATIONS, left_out
from schemas.statement import Speaker
from streams.match import candidates
from streams.match.holders import Found, HolderIndex
from streams.match.words import WordIndex
from streams.settings import Settings

MINISTER = Speaker(
    printed="Mira Solberg", name="Mira Solberg", institution="Norhaven Ports Ministry", register_id="n-1")
OTHERS = {
    "register": Speaker(printed="the minister", register_id="n-1"),
    "surname": Speaker(printed="Solberg", name="Solberg"),
    "institution": Speaker(printed="Ivo Brandt", name="Ivo Brandt", institution="Ports Ministry of Norhaven"),
    "initials": Speaker(printed="NPM", institution="NPM"),
    "part": Speaker(printed="a spokesman", institution="Ports Ministry"),
}
LOST = {
    "surname": {"surname"},
    "entry in the register": {"register"},
    "institution": {"institution", "initials", "part"},
    "institution by its initials": {"initials"},
    "institution by a part of its name": {"part"},
    "same holder or institution": set(OTHERS),
}


def _found() -> set[str]:
    index = HolderIndex()
    for name, speaker in OTHERS.items():
        index.add(name, speaker)
    return set(index.search(MINISTER))


@pytest.mark.parametrize("ablation", ABLATIONS, ids=lambda ablation: ablation.name)
def test_exactly_what_is_left_out_is_not_found(ablation):
    with left_out(ablation, Settings()):
        assert _found() == OTHERS.keys() - LOST.get(ablation.name, set())
    assert _found() == OTHERS.keys()


def test_floors_and_numbers_are_left_out_by_settings():
    settings = Settings(nearest=5, nearest_floor=0.6, holder_floor=0.4)
    changed = {}
    for ablation in ABLATIONS:
        with left_out(ablation, settings) as without:
            changed[ablation.name] = (without.nearest, without.nearest_floor, without.holder_floor)
    assert changed.pop("the nearest, whoever speaks") == (0, 0.6, 0.4)
    assert changed.pop("floor of the nearest") == (5, -1.0, 0.4)
    assert changed.pop("a lower floor for the same holder") == (5, 0.6, 0.6)
    assert changed.pop("floor of the same holder") == (5, 0.6, -1.0)
    assert set(changed.values()) == {(5, 0.6, 0.4)}


def test_without_the_oldest_the_nearest_stay():
    (ablation,) = (each for each in ABLATIONS if each.name == "the holder's oldest")
    found = [Found(f"s{number}", number / 10, "holder", (number,)) for number in range(6)]
    with left_out(ablation, Settings()):
        kept = candidates.keep_oldest_and_nearest(found, 2)
    assert [each.statement_id for each in kept] == ["s5", "s4"]
    assert [each.statement_id for each in candidates.keep_oldest_and_nearest(found, 2)] == ["s0", "s5"]


def test_without_shared_words_the_order_of_similarity_stays():
    (ablation,) = (each for each in ABLATIONS if each.name == "shared words")
    words = WordIndex()
    words.add("s1", "Water prices rise in Tolm")
    words.add("s2", "The bridge at Orlen is shut")
    pool = [("s1", 0.9), ("s2", 0.85)]
    with left_out(ablation, Settings()):
        assert candidates.ranked_by_words("the bridge at Orlen", pool, words) == pool
    assert candidates.ranked_by_words("the bridge at Orlen", pool, words) == pool[::-1]
