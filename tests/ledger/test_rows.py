from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import msgspec
import pytest

from schemas.match import RetractedStatement, Retraction
from streams.errors import InfrastructureError
from streams.ledger.rows import MOST_RELATIONS, Row, decode_row, encode_row, recorded, stamp


def _revised(judgement, days, **changes):
    article = msgspec.structs.replace(
        judgement.statement.article, revision=judgement.statement.article.revision + timedelta(days=days))
    statement = msgspec.structs.replace(judgement.statement, article=article, **changes)
    return msgspec.structs.replace(judgement, statement=statement)


@pytest.fixture
def judged(news):
    news.says("yes", 0, institution="Road Authority")
    return news.records[0]


def test_first_judgement_is_recorded_without_embedding(judged):
    without, row = recorded(None, judged)
    assert without is None
    assert row.live
    assert row.judgement.statement.embedding is None
    assert decode_row("k", encode_row(row)) == row


def test_recording_twice_gives_the_same_pair(judged):
    row = recorded(None, judged)[1]
    other = msgspec.structs.replace(judged, thresholds={"another": 0.1})
    without, again = recorded(row, other)
    assert again is row
    assert without == Row()
    assert not without.live


def test_newer_revision_brings_its_evidence_and_can_be_repeated(judged, make_relation):
    row = recorded(None, msgspec.structs.replace(judged, relations=(make_relation("a", 0.9),)))[1]
    newer = _revised(judged, 1, text="Better words.")
    newer = msgspec.structs.replace(newer, relations=(make_relation("a", 0.1), make_relation("b", 0.8)))
    without_b = msgspec.structs.replace(newer, relations=(make_relation("b", 0.8),))
    assert [each.statement_id for each in recorded(row, without_b)[1].judgement.relations] == ["b", "a"]
    without, later = recorded(row, newer)
    assert without is row
    assert later.judgement.statement.text == "Better words."
    assert [(each.statement_id, each.supports) for each in later.judgement.relations] == [("a", 0.1), ("b", 0.8)]
    assert recorded(later, newer) == (row, later)


def test_older_revision_changes_nothing(judged):
    row = recorded(None, _revised(judged, 1))[1]
    assert recorded(row, judged) == (row, row)


def test_retraction_holds_until_a_later_revision(news, judged):
    news.takes_back(judged.statement.id, day=1)
    row = recorded(None, judged)[1]
    without, gone = recorded(row, news.records[1])
    assert without is row
    assert not gone.live
    assert recorded(gone, news.records[1])[0].live
    assert not recorded(gone, judged)[1].live
    assert recorded(gone, _revised(judged, 2))[1].live
    assert not recorded(gone, _revised(judged, 1))[1].live


def test_retraction_that_comes_first(news, judged):
    news.takes_back(judged.statement.id, day=1)
    without, row = recorded(None, news.records[1])
    assert without is None
    assert not recorded(row, judged)[1].live
    assert recorded(row, _revised(judged, 5))[1].live


def _appended(judgement, minutes):
    """The judgement as read from a record of the same revision, appended so many minutes later."""
    article = judgement.statement.article
    article = msgspec.structs.replace(
        article, appended_at=article.appended_at + timedelta(minutes=minutes), offset=article.offset + minutes)
    return msgspec.structs.replace(judgement, statement=msgspec.structs.replace(judgement.statement, article=article))


def _gone(judgement):
    """The retraction by that record."""
    article = judgement.statement.article
    return Retraction(retracted=RetractedStatement(
        id=judgement.statement.id, language="en", revision=article.revision, appended_at=article.appended_at,
        offset=article.offset))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_one_revision_the_record_appended_last_counts(judged, order):
    there, gone, back = judged, _gone(_appended(judged, 1)), _appended(judged, 2)
    for records, live in (([there, gone], False), ([there, gone, back], True)):
        row = None
        for number in order:
            if number < len(records):
                row = recorded(row, records[number])[1]
        assert row.live == live
        assert decode_row("k", encode_row(row)) == row


def test_retraction_that_names_a_revision_only_takes_back_the_whole_of_it(judged):
    bare = Retraction(retracted=RetractedStatement(
        id=judged.statement.id, language="en", revision=judged.statement.article.revision))
    row = recorded(recorded(None, _appended(judged, 5))[1], bare)[1]
    assert not row.live
    assert recorded(row, _revised(judged, 1))[1].live
    assert not msgspec.structs.replace(row, retracted=judged.statement.article.revision).live


def test_rows_written_when_retractions_said_less_are_read(judged):
    row = recorded(None, judged)[1]
    first = stamp(judged.statement)
    for retracted in (first, first[0]):
        old = msgspec.structs.replace(row, retracted=retracted)
        read = decode_row("k", encode_row(old))
        assert read == old
        assert (read.live, read.taken_back.gone) == (False, ())
        assert read.taken_back.stamp >= first


def test_retraction_keeps_what_goes_with_it(judged):
    named = _gone(_appended(judged, 1))
    named = msgspec.structs.replace(
        named, retracted=msgspec.structs.replace(named.retracted, gone=("a", "b")))
    row = recorded(recorded(None, judged)[1], named)[1]
    assert row.taken_back.gone == ("a", "b")
    assert decode_row("k", encode_row(row)) == row
    later = recorded(row, _gone(_appended(judged, 2)))[1]
    assert later.taken_back.gone == ()
    assert recorded(later, named) == (later, later)


def test_retraction_that_replaced_another_can_be_repeated(judged):
    row = recorded(recorded(None, judged)[1], _gone(_appended(judged, 1)))[1]
    for minutes in (2, 3):
        before = row
        without, row = recorded(before, _gone(_appended(judged, minutes)))
        assert without == before
        again = recorded(row, _gone(_appended(judged, minutes)))
        assert again[0].taken_back.stamp == before.taken_back.stamp
        assert again[1] == row == decode_row("k", encode_row(row))
    assert row.taken_back.replaced.replaced is None


def test_older_retraction_changes_nothing(news, judged):
    news.takes_back(judged.statement.id, day=9)
    row = recorded(recorded(None, judged)[1], news.records[1])[1]
    news.takes_back(judged.statement.id, day=4)
    assert recorded(row, news.records[2]) == (row, row)


def test_relations_are_bounded(judged, make_relation):
    row = recorded(None, judged)[1]
    many = msgspec.structs.replace(
        _revised(judged, 1), relations=tuple(make_relation(str(number)) for number in range(MOST_RELATIONS + 5)))
    assert len(recorded(row, many)[1].judgement.relations) == MOST_RELATIONS


def test_damaged_row_is_named():
    with pytest.raises(InfrastructureError, match="row abc "):
        decode_row("abc", b"\xff\x00")


def test_every_copied_statement_is_kept(judged):
    row = recorded(None, msgspec.structs.replace(judged, copy_of="a"))[1]
    later = msgspec.structs.replace(_revised(judged, 1), copy_of="b")
    without, both = recorded(row, later)
    assert (without.copied, both.copied) == (("a",), ("a", "b"))
    assert recorded(both, later)[0].copied == ("a",)
