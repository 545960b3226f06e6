from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from schemas.article import Article
from schemas.codec import BadMessage, decode, encode
from schemas.match import MatchesRecord, RetractedStatement, Retraction
from schemas.statement import StatementsRecord


def test_a_message_comes_back_as_it_was():
    article = Article(published_at=datetime(2025, 3, 20, 9, 30, tzinfo=timezone.utc), title="Tåg — “igen”", text="x")
    assert decode(encode(article), Article) == article


def test_every_field_is_written_out():
    written = encode(Article(published_at=datetime(2025, 3, 20, tzinfo=timezone.utc)))
    assert b'"updated_at":null' in written
    assert b'"status":"usable"' in written


def test_an_offset_is_kept_as_an_instant():
    article = decode(b'{"published_at":"2025-03-20T09:30:00+05:30"}', Article)
    assert article.published_at.utcoffset() == timedelta(hours=5, minutes=30)
    assert article.published_at == datetime(2025, 3, 20, 4, 0, tzinfo=timezone.utc)


def test_unknown_fields_are_ignored():
    assert decode(b'{"published_at":"2025-03-20T09:30:00Z","mood":"grave"}', Article).title == ""


def test_the_tag_chooses_the_record():
    taken_back = Retraction(
        retracted=RetractedStatement(id="s", language="en", revision=datetime(2025, 4, 2, tzinfo=timezone.utc))
    )
    assert decode(encode(taken_back), MatchesRecord) == taken_back
    with pytest.raises(BadMessage, match="record"):
        decode(encode(taken_back), StatementsRecord)


@pytest.mark.parametrize(
    ("data", "field", "said"),
    [
        (b'{"published_at":"last Tuesday"}', "$.published_at", '"last Tuesday"'),
        (b'{"published_at":"2025-03-20T09:30:00"}', "$.published_at", "timezone"),
        (b'{"published_at":"2025-03-20T09:30:00Z","status":"gone"}', "$.status", '"gone"'),
        (b'{"published_at":"2025-03-20T09:30:00Z","publisher":{"name":7}}', "$.publisher.name", "value 7"),
        (b'{"title":"no date"}', "$", "published_at"),
        (b"[]", "$", "object"),
    ],
)
def test_the_error_names_field_and_value(data, field, said):
    with pytest.raises(BadMessage) as caught:
        decode(data, Article)
    assert caught.value.field == field
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"not json",
        b'{"published_at":"\xff"}',
        b'{"published_at":"x"',
        b'{"published_at":1e999}',
        b'{"published_at":"2025-03-20T09:30:00Z","title":"\\ud800"}',
        b'{"x":' * 100_000,
        b'{"published_at":"x","k":' + b"[" * 100_000,
    ],
    ids=lambda data: data[:40].decode(errors="replace"),
)
def test_what_is_no_json_is_a_bad_message(data):
    with pytest.raises(BadMessage, match="not a JSON message"):
        decode(data, Article)


def test_a_long_value_is_cut_in_the_error():
    with pytest.raises(BadMessage) as caught:
        decode(b'{"published_at":"' + b"y" * 5000 + b'"}', Article)
    assert len(str(caught.value)) < 300
    assert str(caught.value).endswith("…")
