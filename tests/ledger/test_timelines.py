from __future__ import annotations

import pytest

from schemas.alert import ClaimReference
from streams.ledger.standing import LATEST_STANDS, position_key
from streams.ledger.timelines import Timelines

CLAIM = ClaimReference(id="claim", text="Yes.")


@pytest.fixture
def kept(news, read):
    """Timelines of nobody, and the positions of a spokesman and a chair."""
    for day in range(3):
        news.says("yes", day, name="Per Dahl", institution="Harbour Union", role="spokesman")
    news.says("yes", 5, name="Ada Holm", institution="Road Authority", role="chair")
    found = read(news)
    return Timelines(found.holders, CLAIM), found.taken


def test_a_spokesmans_positions_are_his_and_the_institutions(kept):
    timelines, taken = kept
    for position in reversed(taken):
        timelines.add(position)
    published = timelines.publish({})
    assert sorted((each.holder.name, each.count) for each in published.values()) == [
        ("Ada Holm", 1), ("Harbour Union", 3), ("Per Dahl", 3)]
    (union,) = [each for each in published.values() if each.holder.name == "Harbour Union"]
    assert [each.statement for each in union.timeline] == [each.id for each in taken[:3]]
    assert len(union.timeline) <= LATEST_STANDS


def test_only_what_was_touched_is_published_anew(kept):
    timelines, taken = kept
    for position in taken:
        timelines.add(position)
    before = timelines.publish({})
    taken[3].certainty = 0.5
    timelines.touch(taken[3])
    after = timelines.publish(before)
    same = [key for key in after if after[key] is before[key]]
    assert (len(after), len(same)) == (3, 2)


def test_an_empty_timeline_is_taken_out(kept):
    timelines, taken = kept
    for position in taken:
        timelines.add(position)
    before = timelines.publish({})
    timelines.remove(taken[3])
    after = timelines.publish(before)
    assert len(before.keys() - after.keys()) == 1
    assert timelines.publish(after) == after


def test_on_another_claim_all_keys_are_others(kept):
    timelines, taken = kept
    for position in taken:
        timelines.add(position)
    before = timelines.publish({})
    timelines.move(ClaimReference(id="other", text="No."))
    after = timelines.publish({})
    assert {position_key(each.holder.id, "other") for each in before.values()} == after.keys()
