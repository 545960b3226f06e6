from __future__ import annotations

import math

import msgspec
import pytest

from schemas.judgement import Opinion
from streams.ledger.evidence import ALIKE, APART, BORNE_OUT, EVEN, Among

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": "Health Ministry", "role": "deputy minister"}
HEALTH = {"institution": "Health Ministry"}
SPOKESMAN = {"name": "Per Dahl", "institution": "Health Ministry", "role": "spokesman"}
UNION = {"institution": "Harbour Union"}


def test_last_disputed_is_the_last_that_was_judged(news, read):
    first = news.says("yes", 0, **MINISTER)
    second = news.says("yes", 5, **MINISTER)
    third = news.says("yes", 10, **MINISTER)
    after = news.says("no", 20, **MINISTER, judged=[first, second])
    news.says("no", 30, **MINISTER, judged=[third])
    found = read(news)
    every = [first, second, third]
    last, relation = found.evidence.last_disputed(found.by_id[after], every, dates_apart=True)
    assert (last, relation.disputes) == (second, 0.95)
    assert found.evidence.last_disputed(found.by_id[after], [third], dates_apart=True) is None


def test_of_one_occasion_the_surest_is_taken(news, read):
    early = news.says("yes", 0, **MINISTER)
    surest = news.says("yes", 5, **MINISTER, article="may")
    last = news.says("yes", 5, **MINISTER, article="may", text="Yes, and once more yes.")
    after = news.says("no", 20, **MINISTER, strength={early: 0.99, surest: 0.97, last: 0.85})
    found = read(news)
    before, relation = found.evidence.last_disputed(found.by_id[after], [early, surest, last], dates_apart=True)
    assert (before, relation.disputes_both) == (surest, 0.97)


def test_at_odds_as_judged_else_by_sides(news, read):
    hold = news.says("hold", 0, **MINISTER)
    rise = news.says("rise", 5, **MINISTER, strength=0.7)
    aside = news.says("hold", 5, **MINISTER, strength={hold: 0.9, rise: 0.9}, text="Hold, some say.")
    found = read(news)
    at_odds, by_id = found.evidence.at_odds, found.by_id
    assert at_odds([by_id[hold]], [by_id[rise]])  # weakly judged: by their sides
    assert not at_odds([by_id[hold]], [by_id[aside], by_id[rise]])  # one pair surely agrees, none is surely disputed
    assert at_odds([by_id[hold], by_id[rise]], [by_id[aside]])  # a sure dispute goes before


def test_overlapping_dates_are_left_out_on_demand(news, read):
    first = news.says("yes", 0, precision="day", **MINISTER)
    after = news.says("no", 0.2, **MINISTER)
    found = read(news)
    assert found.evidence.last_disputed(found.by_id[after], [first], dates_apart=True) is None
    assert found.evidence.last_disputed(found.by_id[after], [first], dates_apart=False) is not None


def test_later_statements_are_never_before(news, read):
    later = news.says("yes", 20, **MINISTER)
    after = news.says("no", 0, **MINISTER)
    found = read(news)
    assert found.evidence.last_disputed(found.by_id[after], [later], dates_apart=True) is None


def test_opposed_directly_or_by_side(news, read):
    hold = news.says("hold", 0, **MINISTER)
    rise = news.says("rise", 5, **MINISTER)
    fall = news.says("fall", 9, **MINISTER)
    unjudged = news.says("rise", 12, **MINISTER, judged=[hold])
    found = read(news)
    by_id = found.by_id
    assert by_id[rise].stance == by_id[fall].stance == by_id[unjudged].stance
    assert found.evidence.opposed(by_id[rise], by_id[fall])
    assert not found.evidence.opposed(by_id[fall], by_id[unjudged])
    assert found.evidence.opposed(by_id[hold], by_id[unjudged])


def test_relation_judged_on_a_copy_serves(news, read):
    before = news.says("yes", 0, **MINISTER)
    copy = news.says("yes", 1, **MINISTER, copy_of=before)
    after = news.says("no", 20, **MINISTER, judged=[copy])
    found = read(news)
    assert found.evidence.last_disputed(found.by_id[after], [before], dates_apart=True)[0] == before
    assert found.evidence.opposed(found.by_id[before], found.by_id[after])


def test_disputed_before_are_all_earlier_ones_that_were_surely_judged_against_it(news, read):
    first = news.says("yes", 0, **MINISTER)
    after = news.says("no", 10, **MINISTER)
    weak = news.says("yes", 20, **MINISTER, strength=0.7)
    late = news.says("yes", 30, **MINISTER)
    found = read(news)
    of = {each: [other.id for other, _ in found.evidence.disputed_before(found.by_id[each].utterance)]
          for each in (first, after, weak, late)}
    assert of == {first: [], after: [first], weak: [], late: [after]}


def test_what_was_kept_of_an_utterance_is_forgotten(news, read, settings):
    news.says("yes", 0, **MINISTER)
    after = news.says("no", 10, **MINISTER)
    found = read(news)
    utterance = found.by_id[after].utterance
    assert len(found.evidence.disputed_before(utterance)) == 1
    found.component.graph.put(after, None)
    assert len(found.evidence.disputed_before(utterance)) == 1
    found.evidence.forget([after])
    assert found.evidence.disputed_before(utterance) == []


def test_among_a_run_are_those_that_fit(news, read):
    first = news.says("yes", 0, **MINISTER)
    second = news.says("yes", 5, **MINISTER)
    found = read(news)
    among = Among({first: found.by_id[first]}, lambda each: each.stance == "supports")
    assert first in among
    assert second not in among
    assert first not in Among(found.by_id, lambda each: each.id == second)


@pytest.fixture
def pairs(news, read):
    """Whether a dispute counts at .9 beside a second one of the same two articles; each pair is judged alone.

    The four statements are linked by what a union says of all of them.
    """
    def counts(first, second, *, may=MINISTER, june=MINISTER, articles=("may", "june"), **changes):
        news.settings = news.settings.model_copy(update={"alert_threshold": 0.9})
        yes = news.says("yes", 0, **MINISTER, article="may")
        no = news.says("no", 30, **MINISTER, article="june", judged=[yes], strength=first)
        so = news.says("yes", 0, **may, article=articles[0], text="So it is.", judged=[])
        not_so = news.says("no", 30, **june, article=articles[1], text="Not so.", judged=[so], strength=second)
        (relation,) = news.records[-1].relations
        news.records[-1] = msgspec.structs.replace(
            news.records[-1], relations=(msgspec.structs.replace(relation, **changes),))
        news.says("yes", 40, **UNION, judged=[yes, no, so, not_so])
        found = read(news)
        after = found.by_id[no]
        disputed = [other.id for other, _ in found.evidence.disputed_before(after.utterance)]
        return disputed == [yes]
    return counts


def test_two_disputes_of_the_same_two_articles_bear_one_another_out(pairs):
    assert pairs(0.85, 0.85)


def test_one_dispute_alone_is_borne_out_by_nothing(pairs):
    assert not pairs(0.85, 0.0)


def test_second_dispute_adds_its_log_odds_beyond_even(pairs):
    """.9 is at odds of 9, .85 of 5.67 and `EVEN` of 1.5: the second must be at odds of 2.38 or more, .704."""
    assert not pairs(0.85, 0.70)


def test_second_dispute_that_is_just_sure_enough(pairs):
    assert pairs(0.85, 0.71)


def test_weak_dispute_is_not_borne_out(pairs):
    assert not pairs(BORNE_OUT - 0.01, 0.97)


def test_dispute_from_the_threshold_of_the_weak_is_borne_out(pairs):
    assert pairs(BORNE_OUT, 0.97)


@pytest.mark.parametrize("second", [EVEN, 0.3])
def test_second_dispute_no_surer_than_even_adds_nothing(pairs, second):
    """.8999 lacks next to nothing."""
    assert not pairs(0.8999, second, disputes=0.9)


def test_second_dispute_just_beyond_even_adds_little(pairs):
    assert pairs(0.8999, EVEN + 0.01)


@pytest.mark.parametrize("other", [{"may": DEPUTY}, {"june": DEPUTY}, {"may": UNION}, {"may": DEPUTY, "june": DEPUTY}])
def test_dispute_of_another_speaker_bears_out_nothing(pairs, other):
    assert not pairs(0.85, 0.97, **other)


@pytest.mark.parametrize("articles", [("april", "june"), ("may", "july"), ("april", "july")])
def test_dispute_of_another_article_bears_out_nothing(pairs, articles):
    assert not pairs(0.85, 0.97, articles=articles)


@pytest.mark.parametrize("voice", [HEALTH, SPOKESMAN])
def test_house_and_its_named_people_bear_one_another_out(pairs, voice):
    assert pairs(0.85, 0.85, may=voice, june=voice)


def test_second_opinion_that_does_not_confirm_bears_out_nothing(pairs):
    assert not pairs(0.85, 0.85, opinion=Opinion(answer="unclear", model="m", prompt="1"))


def test_second_opinion_that_confirms_bears_out(pairs):
    assert pairs(0.85, 0.85, opinion=Opinion(answer="disputes", model="m", prompt="1"))


def test_what_is_set_aside_bears_out_nothing(pairs):
    assert not pairs(0.85, 0.85, update=True)


def test_borne_out_both_ways_of_asking(news, read):
    """What is opposed and what is the last disputed rest on the same pairs."""
    news.settings = news.settings.model_copy(update={"alert_threshold": 0.9})
    yes = news.says("yes", 0, **MINISTER, article="may")
    so = news.says("yes", 0, **MINISTER, article="may", text="So it is.")
    no = news.says("no", 30, **MINISTER, article="june", judged=[yes], strength=0.85)
    not_so = news.says("no", 30, **MINISTER, article="june", text="Not so.", judged=[so], strength=0.86)
    found = read(news)
    by_id = found.by_id
    assert found.evidence.opposed(by_id[yes], by_id[no])
    assert found.evidence.last_disputed(by_id[not_so], {yes, so}, dates_apart=True)[0] == so
    assert found.evidence.last_disputed(by_id[no], {yes, so}, dates_apart=True)[0] == yes
    found.said.remove(by_id[not_so])
    found.evidence.forget([no])
    assert found.evidence.last_disputed(by_id[no], {yes, so}, dates_apart=True) is None


@pytest.fixture
def counts(news, read):
    """Whether a dispute of this probability and likeness of the articles counts, at a threshold of .8."""
    def disputed(strength, **likeness):
        news.records.clear()
        news.positions.clear()
        yes = news.says("yes", 0, **MINISTER)
        no = news.says("no", 30, **MINISTER, strength=strength)
        (relation,) = news.records[-1].relations
        news.records[-1] = msgspec.structs.replace(
            news.records[-1], relations=(msgspec.structs.replace(relation, **likeness),))
        found = read(news)
        return [other.id for other, _ in found.evidence.disputed_before(found.by_id[no].utterance)] == [yes]
    return disputed


def test_dispute_of_the_threshold_counts_where_the_pair_is_alike(news, counts):
    alike = news.settings.link_similarity + ALIKE
    assert counts(0.8, similarity=alike + 0.001, article_similarity=alike)
    assert not counts(0.7999, similarity=1.0, article_similarity=1.0)


def test_less_alike_ones_need_a_surer_dispute(news, counts):
    """A twentieth less alike: the log odds of .8 and a twentieth of `APART`."""
    alike = news.settings.link_similarity + ALIKE
    wanted = 1 / (1 + math.exp(-(math.log(4) + 0.05 * APART)))
    assert counts(wanted + 1e-4, similarity=alike, article_similarity=alike - 0.1)
    assert not counts(wanted - 1e-4, similarity=alike, article_similarity=alike - 0.1)


def test_texts_that_are_all_alike_make_up_for_their_articles(news, counts):
    """Two reports of a council's evening, with one sentence each on the pool: "will close it", "will not close it"."""
    alike = news.settings.link_similarity + ALIKE
    assert not counts(0.8, similarity=alike, article_similarity=alike - 0.2)
    assert counts(0.8, similarity=alike + 0.2 + 1e-6, article_similarity=alike - 0.2)


def test_articles_whose_likeness_is_not_known_ask_for_nothing(counts):
    assert counts(0.8, article_similarity=None)


def test_embeddings_whose_likeness_tells_nothing_ask_for_nothing(news, counts):
    news.settings = news.settings.model_copy(update={"link_similarity": -1.0})
    assert counts(0.8, article_similarity=0.1)


def test_second_dispute_counts_less_where_the_pair_is_less_alike(pairs, news):
    """Of .9 and .85 each is borne out by the other, until the second pair is a fifth less alike than need be."""
    alike = news.settings.link_similarity + ALIKE
    assert pairs(0.85, 0.85, similarity=alike + 0.001, article_similarity=alike)
    news.records.clear()
    news.positions.clear()
    assert not pairs(0.85, 0.85, similarity=alike, article_similarity=alike - 0.4)


def test_opposed_before_are_all_earlier_ones_however_unsurely_judged(news, read):
    first = news.says("yes", 0, **MINISTER)
    after = news.says("no", 10, **MINISTER, strength=0.65)
    late = news.says("yes", 20, **MINISTER, strength=0.65)
    found = read(news)
    of = {each: [other.id for other in found.evidence.opposed_before(found.by_id[each].utterance)]
          for each in (first, after, late)}
    assert of == {first: [], after: [first], late: [after]}
