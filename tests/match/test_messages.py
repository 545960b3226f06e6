from __future__ import annotations

import pytest

from schemas.codec import decode
from schemas.match import Candidate, Match, MatchesRecord, Retraction
from schemas.outcome import Outcome
from streams.errors import Rejected
from streams.match.messages import LARGEST_VALUE, MOST_NAMED, match_message, outcome_message, retraction_messages


def _headers(message):
    return {name: value.decode() for name, value in message.headers}


def _candidate(build, number, text="short"):
    earlier = build.statement(f"c{number}", build.reference(f"b{number}"), text=text, embedding=None)
    return Candidate(statement=earlier, similarity=1 - number / 100, by="holder")


def test_a_match_carries_statement_candidates_and_headers(build):
    statement = build.statement("s1", build.reference(revision=2))
    candidates = [_candidate(build, 1), _candidate(build, 2)]
    message = match_message(statement, "s0", candidates, 3)
    assert (message.topic, message.key) == ("matches", "s1")
    assert decode(message.value, MatchesRecord) == Match(
        statement=statement, copy_of="s0", candidates=tuple(candidates), cut=3)
    headers = _headers(message)
    assert headers["ce_type"] == "stancewatch.statement.matched"
    assert headers["ce_subject"] == "s1"
    assert headers["ce_time"] == "2026-03-01T11:00:00.000Z"
    assert headers["ce_source"] == "stancewatch/match"
    assert headers["ce_dataschema"] == "urn:stancewatch:schema:match"


def test_event_ids_repeat_and_differ_between_revisions(build):
    def event(revision):
        return _headers(match_message(build.statement("s1", build.reference(revision=revision)), None, [], 0))["ce_id"]

    assert event(1) == event(1) != event(2)


def test_the_farthest_candidates_make_room(build):
    statement = build.statement("s1", build.reference())
    candidates = [_candidate(build, number, text="x" * 100_000) for number in range(1, 65)]
    message = match_message(statement, None, candidates, 2)
    assert LARGEST_VALUE - 110_000 < len(message.value) <= LARGEST_VALUE
    match = decode(message.value, Match)
    assert match.candidates == tuple(candidates[: len(match.candidates)])
    assert match.cut == 2 + 64 - len(match.candidates)


def test_the_farthest_make_room_wherever_they_stand(build):
    text = "x" * (LARGEST_VALUE // 3)
    candidates = [Candidate(statement=build.statement(name, build.reference(), text=text), similarity=similarity,
                            by="nearest") for name, similarity in (("far", 0.5), ("near", 0.9), ("middle", 0.7))]
    message = match_message(build.statement("s1", build.reference()), None, candidates, 0)
    assert [each.statement.id for each in decode(message.value, Match).candidates] == ["near", "middle"]


def test_a_statement_too_large_by_itself_is_rejected(build):
    with pytest.raises(Rejected, match="statement s1") as caught:
        match_message(build.statement("s1", build.reference(), text="x" * LARGEST_VALUE), None,
                      [_candidate(build, 1)], 0)
    assert caught.value.reason == "too-large"


def test_a_retraction_names_the_revision_that_dropped_the_statement(build):
    record = build.record(build.reference(revision=5, appended=6, offset=7), "s2")
    (message,) = retraction_messages(["s1"], "en", record)
    retracted = decode(message.value, Retraction).retracted
    assert (message.topic, message.key) == ("matches", "s1")
    assert (retracted.id, retracted.language, retracted.revision) == ("s1", "en", build.at(5))
    assert (retracted.appended_at, retracted.offset) == (build.at(6), 7)
    assert _headers(message)["ce_type"] == "stancewatch.statement.retracted"


def test_what_a_revision_takes_back_is_named_in_each_retraction(build):
    record = build.record(build.reference(revision=5, appended=6, offset=7), "s3", "s4")
    messages = retraction_messages(["s1", "s2"], "en", record)
    assert [message.key for message in messages] == ["s1", "s2"]
    for message in messages:
        retracted = decode(message.value, Retraction).retracted
        assert retracted.gone == ("s1", "s2")


def test_what_is_taken_back_goes_where_it_was_sent(build):
    record = build.record(build.reference(revision=5), "s3", language="de")
    (message,) = retraction_messages(["s1"], "en", record)
    assert decode(message.value, Retraction).retracted.language == "en"


def test_a_revision_that_takes_back_very_many_names_none(build):
    gone = [f"s{number}" for number in range(int(MOST_NAMED ** 0.5) + 1)]
    messages = retraction_messages(gone, "en", build.record(build.reference(revision=5)))
    assert len(messages) == len(gone)
    assert {decode(message.value, Retraction).retracted.gone for message in messages} == {()}
    less = retraction_messages(gone[:-1], "en", build.record(build.reference(revision=5)))
    assert decode(less[0].value, Retraction).retracted.gone == tuple(gone[:-1])


def test_an_outcome_says_what_became_of_the_article(build):
    record = build.record(build.reference(revision=5), "s2", "s3", withdrawn=True)
    message = outcome_message(record, "a0", ["s1"])
    outcome = decode(message.value, Outcome)
    assert (message.topic, message.key) == ("outcomes", "a1")
    assert outcome == Outcome(article_id="a1", revision=build.at(5), statement_ids=("s2", "s3"), copy_of="a0",
                              retracted=("s1",), withdrawn=True)
    assert _headers(message)["ce_type"] == "stancewatch.article.processed"
    assert _headers(message)["ce_dataschema"] == "urn:stancewatch:schema:outcome"
