from __future__ import annotations

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
