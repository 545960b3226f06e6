from __future__ import annotations

import pytest

from streams.ledger.agreement import SURE_AGREEMENT

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}
UNION = {"institution": "Harbour Union"}


@pytest.fixture
def interview(news, read):
    """What is said in May, and in June in two sentences of one interview: one against it, one with it."""
    def given(agreement=0.95, june=MINISTER, **against):
        before = news.says("yes", 0, **MINISTER, article="may")
        after = news.says("no", 30, **MINISTER, article="june", **against)
        with_it = news.says("yes", 30, **june, article="june", text="So it is.", judged=[before], strength=agreement)
        # Linked to the other sentence by what a third says of both.
        news.says("yes", 40, **UNION, judged=[after, with_it])
        found = read(news)
        return found.agreement, found.by_id[before], found.by_id[after]
    return given


def test_agreement_as_sure_as_the_dispute_evens_it_out(interview):
    agreement, before, after = interview()
    assert agreement.evens_out(before, after)


def test_weaker_agreement_does_not(interview):
    agreement, before, after = interview(agreement=SURE_AGREEMENT - 0.01)
    assert not agreement.evens_out(before, after)


def test_what_somebody_else_says_in_the_same_article_does_not(interview):
    agreement, before, after = interview(june={"name": "Per Dahl", "institution": "Road Authority"})
    assert not agreement.evens_out(before, after)


def test_who_says_to_have_changed_has(interview):
    agreement, before, after = interview(change_cue="has changed her mind")
    assert not agreement.evens_out(before, after)


def test_old_words_quoted_with_their_date_are_another_occasion(news, read):
    before = news.says("yes", 0, **MINISTER, article="may")
    after = news.says("no", 30, **MINISTER, article="june")
    quoted = news.says("yes", 10, published=30, **MINISTER, article="june", text="So it was.", judged=[before])
    news.says("yes", 40, **UNION, judged=[after, quoted])
    found = read(news)
    assert not found.agreement.evens_out(found.by_id[before], found.by_id[after])


def test_shown_by_a_direct_relation_only(news, read):
    first = news.says("yes", 0, **UNION)
    second = news.says("yes", 1, **MINISTER)
    third = news.says("yes", 2, institution="Road Authority", judged=[second])
    found = read(news)
    assert found.agreement.shown([found.by_id[third]], {second})
    assert not found.agreement.shown([found.by_id[third]], {first})


def test_what_is_beside_a_position_comes_and_goes(news, read):
    first = news.says("yes", 0, **MINISTER, article="may")
    second = news.says("yes", 0, **MINISTER, article="may", text="So it is.")
    news.says("yes", 0, **UNION, article="may", text="We agree.")
    found = read(news)
    one, other = found.by_id[first], found.by_id[second]
    assert found.agreement.beside(one) == [one, other]
    found.agreement.remove(other)
    assert found.agreement.beside(one) == [one]
    found.agreement.remove(one)
    assert found.agreement.beside(one) == []
    found.agreement.add(other)
    assert found.agreement.beside(one) == [other]
