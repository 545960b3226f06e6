"""Corrections and withdrawals through match and ledger: any order of arrival gives the same standing alerts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.codec import decode
from schemas.judgement import Judgement, JudgementsRecord, Relation
from schemas.match import Match, MatchesRecord
from streams.ledger.ledger import Ledger
from streams.match.matcher import Matcher
from streams.settings import Settings
from tests.ledger.conftest import Reader, as_read

SETTINGS = Settings(nearest=5, nearest_floor=0.0, holder_floor=0.0, alert_threshold=0.8)
SIDES = {1: "yes", 2: "no", 3: "yes"}
"""What each statement of the corrected article says of the one thing that all of them are about."""


@dataclass(frozen=True)
class Version:
    """One record of the article: its revision, what it lists, and when it was appended, in hours."""

    revision: int
    numbers: tuple[int, ...]
    appended: int

    @property
    def stamp(self) -> tuple[int, int]:
        return self.revision, self.appended


def versions_of(drawn):
    return [Version(revision, tuple(numbers), appended) for appended, (revision, numbers) in enumerate(drawn)]


drawn_versions = st.lists(
    st.tuples(st.integers(0, 2), st.lists(st.sampled_from(sorted(SIDES)), unique=True, max_size=3).map(sorted)),
    min_size=1, max_size=6).map(versions_of)


def records_of(build, version):
    """The article's record, then its statements. Nothing listed is a withdrawal; the same list is the same text."""
    reference = build.reference(
        "a1", published=48, revision=48 + version.revision, appended=60 + version.appended, offset=version.appended)
    ids = [f"a1-{number}" for number in version.numbers]
    yield build.record(
        reference, *ids, sha256=str(version.numbers), withdrawn=not ids, signature=build.signature(7) if ids else "")
    for number in version.numbers:
        yield build.statement(
            f"a1-{number}", reference, stated_at=build.at(48 + number), stated_precision="second", official=True,
            passage=f"Words number {number} about the northern harbour, which nobody else has used of it")


def earlier(build):
    """What the same person said two days before, in another article."""
    reference = build.reference("a0", appended=59)
    yield build.record(reference, "a0-1")
    yield build.statement("a0-1", reference, stated_precision="second", official=True)


def side(statement_id):
    return SIDES[int(statement_id[-1])]


def judged(match):
    """As the judge would: opposite sides dispute, equal ones support, surely and both ways."""
    relations = []
    for candidate in match.candidates:
        supports, disputes = (0.95, 0.01) if side(match.statement.id) == side(candidate.statement.id) else (0.01, 0.95)
        relations.append(Relation(
            statement_id=candidate.statement.id, similarity=candidate.similarity, supports=supports, neutral=0.04,
            disputes=disputes, supports_both=supports, disputes_both=disputes))
    return Judgement(statement=match.statement, copy_of=match.copy_of, relations=tuple(relations))


def matched(build, blocks):
    """What leaves match, by statement: that order is kept on the way to the ledger, and no other."""
    table = build.table(Matcher(SETTINGS))
    lanes: dict[str, list[JudgementsRecord]] = {}
    for record in (record for block in blocks for record in block):
        for send in table.take(record).sends:
            if send.topic == "matches":
                message = decode(send.value, MatchesRecord)
                lanes.setdefault(str(send.key), []).append(judged(message) if isinstance(message, Match) else message)
    return lanes


def interleaved(lanes, chance):
    """One order in which the ledger may get them."""
    waiting = [key for key in sorted(lanes) for _ in lanes[key]]
    chance.shuffle(waiting)
    place = dict.fromkeys(lanes, 0)
    for key in waiting:
        yield lanes[key][place[key]]
        place[key] += 1


def without_record(value):
    """What stands, apart from which of several equal records it was read from."""
    if isinstance(value, dict):
        return {name: without_record(part) for name, part in value.items() if name not in ("appended_at", "offset")}
    return [without_record(part) for part in value] if isinstance(value, list) else value


def what_stands(build, blocks, chance):
    """What a reader holds after these blocks of records arrived in this order."""
    ledger, reader = Ledger(SETTINGS), Reader()
    for record in interleaved(matched(build, blocks), chance):
        reader.read(ledger.apply(record).sends)
    assert reader.stands() == as_read(ledger.standing())
    return without_record(reader.stands())


def blocks_of(build, versions):
    return [list(records_of(build, version)) for version in versions] + [list(earlier(build))]


def is_what_the_latest_says(stands, versions):
    """The one statement that turns from the earlier article is the second; those of one article are not compared."""
    newest = max(versions, key=lambda version: version.stamp)
    turned = {"a1-2"} & {f"a1-{number}" for number in newest.numbers}
    appearances = sum(claim["count"] for claim in stands["claims"].values())
    after = {alert["after"]["statement"]["id"] for alert in stands["alerts"].values()}
    return (appearances, after) == (1 + len(newest.numbers), turned)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=drawn_versions, first=st.randoms(use_true_random=False), second=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_what_the_latest_record_says(build, versions, first, second):
    stands = []
    for chance in (first, second):
        blocks = blocks_of(build, versions)
        chance.shuffle(blocks)
        stands.append(what_stands(build, blocks, chance))
    assert stands[0] == stands[1]
    assert is_what_the_latest_says(stands[0], versions)


@pytest.mark.parametrize("lists", [
    pytest.param([[1, 2], [1], [1, 2]], id="taken out and put back"),
    pytest.param([[2], [], [2]], id="withdrawn and back"),
    pytest.param([[2], [2], [1]], id="sent twice, then corrected"),
    pytest.param([[1], [2], [1]], id="a mistake that was corrected"),
    pytest.param([[1, 2], [2, 3], []], id="corrected, then withdrawn"),
])
@pytest.mark.parametrize("dated", [False, True], ids=["one date", "each its date"])
def test_every_order_of_three_versions(build, lists, dated):
    versions = versions_of([(number if dated else 0, listed) for number, listed in enumerate(lists)])
    stands = [what_stands(build, order, random.Random(number))
              for number, order in enumerate(permutations(blocks_of(build, versions)))]
    assert is_what_the_latest_says(stands[0], versions)
    assert all(each == stands[0] for each in stands)
