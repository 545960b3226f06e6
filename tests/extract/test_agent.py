from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from schemas.codec import decode
from schemas.statement import ArticleRecord, Statement, StatementsRecord
from streams.delivery.change import Change
from streams.delivery.record import Record
from streams.errors import Rejected
from streams.extract.agent import MAX_ARTICLE_BYTES, extract_records
from streams.extract.language import NotReadCount
from streams.extract.stage import Extractor
from streams.settings import load

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)
STORY = b"""{"published_at": "2026-03-04T17:00:00Z", "url": "https://example.org/bridge", "title": "Bridge stays open",
"text": "The bridge will stay open, Mayor Nils Oberg said on Monday. He told the council that it needs no repair."}"""
WITHDRAWN = b"""{"published_at": "2026-03-04T17:00:00Z", "url": "https://example.org/bridge", "status": "withdrawn"}"""
GERMAN = """{"published_at": "2026-03-04T17:00:00Z", "language": "de", "title": "Brücke bleibt offen", "text":
"Der Bürgermeister sagte am Montag, dass die Brücke im Winter für alle Wagen offen bleibt."}""".encode()


def record(value, offset=0):
    return Record("articles", 0, offset, NOW + timedelta(milliseconds=offset), b"key", value)


@pytest.fixture
def run(nlp, tmp_path):
    (tmp_path / "README.md").write_text("---\nlanguage: [en, de]\n---\n")

    def extract(values, *, multilingual=False):
        models = {"embedding_model": str(tmp_path), "judge_model": str(tmp_path)} if multilingual else {}
        extractor = Extractor(
            load(**models), nlp, None, lambda texts: np.ones((len(texts), 2), np.float32),
            lambda rows: np.zeros(len(rows), np.float32), {})
        counted = NotReadCount()
        return extract_records(extractor, [record(*each) for each in values], counted), counted.counts

    return extract


def read(change):
    return [decode(send.value, StatementsRecord) for send in change.sends]


def event_ids(change):
    return [dict(send.headers)["ce_id"] for send in change.sends]


def test_an_article_is_its_record_then_its_statements_under_the_language(run):
    ((change,), counts) = run([(STORY,)])
    assert isinstance(change, Change)
    first, *others = read(change)
    assert isinstance(first, ArticleRecord)
    assert others
    assert all(isinstance(each, Statement) for each in others)
    assert first.statement_ids == tuple(each.id for each in others)
    assert {(send.topic, send.key) for send in change.sends} == {("statements", "en")}
    assert len(set(event_ids(change))) == len(change.sends)
    assert not counts


def test_the_events_of_a_record_repeat_and_those_of_another_record_of_the_same_text_differ(run):
    ((first, again, later), _) = run([(STORY, 1), (STORY, 1), (STORY, 2)])
    assert event_ids(first) == event_ids(again)
    assert not set(event_ids(first)) & set(event_ids(later))


def test_each_bad_record_has_its_reason_and_spoils_no_other(run):
    values = [(None,), (b"no JSON",), (b" " * (MAX_ARTICLE_BYTES + 1),), (GERMAN,), (STORY,)]
    outcomes, counts = run(values)
    assert [getattr(outcome, "reason", "") for outcome in outcomes] == [
        "empty", "schema", "too-large", "language", ""]
    assert counts == {"de": 1}


def test_another_language_flows_under_its_own_key_when_it_is_read(run):
    ((german, english), counts) = run([(GERMAN,), (STORY,)], multilingual=True)
    assert not isinstance(german, Rejected)
    assert {send.key for send in german.sends} == {"de"}
    assert {send.key for send in english.sends} == {"en"}
    assert not counts


def test_a_withdrawal_goes_to_every_language_that_is_read(run):
    ((alone,), _) = run([(WITHDRAWN,)])
    assert [(send.key, each.withdrawn) for send, each in zip(alone.sends, read(alone), strict=True)] == [("en", True)]
    ((both,), _) = run([(WITHDRAWN,)], multilingual=True)
    assert [(send.key, each.language) for send, each in zip(both.sends, read(both), strict=True)] == [
        ("de", "de"), ("en", "en")]
    assert len(set(event_ids(both))) == 2
