from __future__ import annotations

import msgspec
import pytest

from streams.ledger.reversal import person_reversals, turns

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}
SPOKESMAN = {"name": "Per Dahl", "institution": "Health Ministry", "role": "spokesman"}


def test_each_turn_is_told_once(news, read):
    ids = [news.says(position, day * 10, **MINISTER) for day, position in enumerate("aabbab")]
    found = read(news)
    told = turns(found.taken, found.evidence, found.agreement)
    assert [(since.id, before.id, after.id) for since, before, after, _ in told] == [
        (ids[0], ids[1], ids[2]), (ids[2], ids[3], ids[4]), (ids[4], ids[4], ids[5])]


def test_nobody_turns_within_an_occasion(news, read):
    yes = news.says("yes", 0, **MINISTER, article="may")
    aside = news.says("no", 0, **MINISTER, article="may", text="Not at any price.")
    more = news.says("no", 20, **MINISTER, article="june", strength={yes: 0.85, aside: 0.8})
    surest = news.says("no", 20, **MINISTER, article="june", text="No.", strength={yes: 0.95, aside: 0.8, more: 0.9})
    found = read(news)
    ((since, before, after, relation),) = turns(found.taken, found.evidence, found.agreement)
    assert (since.id, before.id, after.id, relation.disputes_both) == (yes, yes, surest, 0.95)


def test_persons_are_kept_apart(news, read):
    news.says("a", 0, **MINISTER)
    news.says("b", 10, name="Ivo Brandt")
    found = read(news)
    assert person_reversals(found.taken, found.evidence, found.agreement, found.holders) == []


def test_spokespeople_are_left_to_their_institution(news, read):
    news.says("a", 0, **SPOKESMAN)
    news.says("b", 10, **SPOKESMAN)
    found = read(news)
    assert person_reversals(found.taken, found.evidence, found.agreement, found.holders) == []
    news.says("a", 20, name="Per Dahl", institution="Health Ministry", role="minister")
    found = read(news)
    assert len(person_reversals(found.taken, found.evidence, found.agreement, found.holders)) == 2


def test_an_interview_that_also_agrees_says_nothing(news, read):
    yes = news.says("yes", 0, **MINISTER, article="may")
    against = news.says("no", 20, **MINISTER, article="june")
    news.says("yes", 20, **MINISTER, article="june", text="So it is.", judged=[yes])
    found = read(news)
    assert turns(found.taken, found.evidence, found.agreement) == []
    after = news.says("no", 40, **MINISTER, judged=[yes, against])
    found = read(news)
    told = turns(found.taken, found.evidence, found.agreement)
    assert [(since.id, before.id, turn.id) for since, before, turn, _ in told] == [(yes, yes, after)]


OWNER = {"name": "Ada Holm", "role": "owner", "official": False}


@pytest.mark.parametrize(("last", "told"), [
    ({}, True), ({"disputes": 0.62}, True), ({"supports": 0.62}, False), ({"supports": 0.95}, False)])
def test_what_disputes_an_earlier_one_of_the_run_is_a_turn(news, read, make_relation, last, told):
    """By a weak reading of what the owner said it is on the side that it turns from, and so is what was said last."""
    owner = news.says("yes", 0, **OWNER)
    first = news.says("yes", 2, **MINISTER)
    second = news.says("yes", 10, **MINISTER)
    after = news.says("no", 40, **MINISTER, judged=[first])
    relations = [*news.records[-1].relations, make_relation(owner, supports=0.65)]
    relations += [make_relation(second, **last)] if last else []
    news.records[-1] = msgspec.structs.replace(news.records[-1], relations=tuple(relations))
    found = read(news)
    assert found.by_id[after].stance == found.by_id[second].stance
    drafts = person_reversals(found.taken, found.evidence, found.agreement, found.holders)
    assert [(draft.since.id, draft.before.id, draft.after.id) for draft in drafts] == (
        [(first, first, after)] if told else [])


def test_what_also_agrees_with_what_it_disputes_begins_no_run(news, read, make_relation):
    owner = news.says("yes", 0, **OWNER)
    first = news.says("yes", 2, **MINISTER)
    news.says("yes", 10, **MINISTER)
    news.says("no", 40, **MINISTER, article="june", judged=[first])
    news.records[-1] = msgspec.structs.replace(
        news.records[-1], relations=(*news.records[-1].relations, make_relation(owner, supports=0.65)))
    news.says("yes", 40, **MINISTER, article="june", text="So it is.", judged=[first])
    after = news.says("no", 60, **MINISTER, judged=[first])
    found = read(news)
    told = turns(found.taken[1:], found.evidence, found.agreement)
    assert [(since.id, before.id, turn.id) for since, before, turn, _ in told] == [(first, first, after)]
