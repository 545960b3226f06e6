from __future__ import annotations

from streams.ledger.evidence import Among

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}


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
