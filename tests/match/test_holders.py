from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

import pytest

from schemas.statement import Speaker
from streams.match.holders import (
    Found,
    HolderIndex,
    institution_words,
    keep_oldest_and_nearest,
    same_institution,
    surname,
)


def _speaker(name: str = "", institution: str = "", printed: str = "", register_id: str | None = None) -> Speaker:
    return Speaker(printed=printed or name or institution, name=name, institution=institution, register_id=register_id)


@pytest.mark.parametrize(("name", "printed", "institution", "expected"), [
    ("Tove Aronsen", "Aronsen", "", "aronsen"),
    ("PM Aronsen", "PM Aronsen", "", "aronsen"),
    ("TOVE ARONSEN", "she", "", "aronsen"),
    ("Pál Őrsi", "Mr Őrsi", "", "orsi"),
    ("Idris Vale Jr.", "Vale", "", "vale"),
    ("Aronsen’s", "Aronsen’s", "", "aronsen"),
    ("Lena Holm-Reyes", "Holm-Reyes", "", "holm-reyes"),
    ("", "PM Aronsen", "", "aronsen"),
    ("", "the Health Ministry", "Health Ministry of Maresca", None),
    ("", "Health Ministry", "", None),
    ("", "Orlen Harbour Trust", "Orlen Harbour Trust", None),
    ("", "a spokeswoman", "Health Ministry", None),
    ("", "", "", None),
])
def test_surname(name, printed, institution, expected):
    assert surname(Speaker(printed=printed, name=name, institution=institution)) == expected


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Health Ministry of Maresca", "health ministry", True),
    ("Ministry of Health", "the Health Ministry", True),
    ("Maresca's Health Ministry", "Health Ministry of Maresca", True),
    ("Maresca’s Health Ministry", "Health Ministry of Maresca", True),
    ("U.M. Treasury", "UM Treasury Department", True),
    ("Treasury", "Maresca Treasury", True),
    ("Calderon City police", "Calderon City Police Department", True),
    ("Health Ministry of Maresca", "Health Ministry of Dolvia", False),
    ("Health Ministry", "Finance Ministry", False),
    ("Ministry", "Health Ministry", False),
    ("police", "Orlen police", False),
    ("government", "government", True),
])
def test_institutions(one, other, same):
    words = institution_words(one), institution_words(other)
    assert same_institution(*words) is same
    assert same_institution(*reversed(words)) is same
    index = HolderIndex()
    index.add("s1", _speaker(institution=one))
    assert index.search(_speaker(institution=other)) == ({"s1": "institution"} if same else {})


def test_a_short_form_finds_the_full_name_and_the_other_way_round():
    index = HolderIndex()
    index.add("full", _speaker(institution="Marescan Central Bank"))
    index.add("other", _speaker(institution="Mining and Crafts Board"))
    assert index.search(_speaker(institution="MCB")) == {"full": "institution", "other": "institution"}
    assert index.search(_speaker(institution="Marescan Central Bank")) == {"full": "institution"}
    index.add("short", _speaker(institution="MCB"))
    assert index.search(_speaker(institution="Marescan Central Bank")).keys() == {"full", "short"}


def test_of_many_names_every_one_that_may_be_the_same_is_found():
    draw = random.Random(4)
    words = ["ministry", "council", "office", *(f"word{number}" for number in range(9))]
    names = sorted({" ".join(draw.sample(words, draw.randint(1, 8))) for _ in range(400)})
    index = HolderIndex()
    for name in names:
        index.add(name, _speaker(institution=name))
    for sought in names:
        wanted = {name for name in names if same_institution(institution_words(sought), institution_words(name))}
        assert index.search(_speaker(institution=sought)).keys() == wanted


def test_the_strongest_reason_is_given():
    index = HolderIndex()
    index.add("registered", _speaker("Tove Aronsen", "Health Ministry", register_id="m-17"))
    index.add("named", _speaker("T. Aronsen", "Health Ministry"))
    index.add("spokesman", _speaker("", "Health Ministry of Maresca", printed="a spokesman"))
    index.add("colleague", _speaker("Idris Vale", "Health Ministry"))
    index.add("stranger", _speaker("Lena Holm", "Orlen Harbour Trust"))
    found = index.search(_speaker("PM Aronsen", "health ministry", register_id="m-17"))
    assert found == {
        "registered": "register", "named": "holder", "spokesman": "institution", "colleague": "institution"}


def test_adding_again_replaces_and_removing_leaves_nothing():
    index = HolderIndex()
    index.add("s1", _speaker("Tove Aronsen", "Health Ministry", register_id="m-17"))
    index.add("s1", _speaker("Idris Vale", "Finance Ministry"))
    assert len(index) == 1
    assert index.search(_speaker("Tove Aronsen", "Health Ministry", register_id="m-17")) == {}
    assert index.search(_speaker("Idris Vale")) == {"s1": "holder"}
    index.remove("s1")
    index.remove("s1")
    assert len(index) == 0
    assert index.search(_speaker("Idris Vale", "Finance Ministry")) == {}


def _found(number: int, similarity: float) -> Found:
    day = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(days=number)
    return Found(f"s{number:03}", similarity, "holder", (day, day, f"s{number:03}"))


def test_the_oldest_half_and_the_nearest_of_the_rest_are_kept():
    found = [_found(number, similarity=number / 100) for number in reversed(range(100))]
    kept = keep_oldest_and_nearest(found, 10)
    assert [each.statement_id for each in kept] == ["s000", "s001", "s002", "s003", "s004",
                                                    "s099", "s098", "s097", "s096", "s095"]


def test_within_the_limit_everything_is_kept():
    found = [_found(number, 0.5) for number in range(10)]
    assert keep_oldest_and_nearest(found, 10) == found


def test_an_odd_limit_and_a_limit_of_one_are_kept_to():
    found = [_found(number, similarity=number / 100) for number in range(20)]
    assert [each.statement_id for each in keep_oldest_and_nearest(found, 3)] == ["s000", "s001", "s019"]
    assert [each.statement_id for each in keep_oldest_and_nearest(found, 1)] == ["s000"]
