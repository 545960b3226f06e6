from __future__ import annotations

import msgspec
import pytest

from streams.errors import InfrastructureError
from streams.match.rows import (
    ArticleRow,
    Sent,
    Stamp,
    StatementEvidence,
    StatementRow,
    article_key,
    decode_row,
    encode_row,
    statement_key,
)


def _statement_row(build):
    statement = build.statement("s1", build.reference())
    return StatementRow(
        stamp=Stamp.of(statement.article), statement=msgspec.structs.replace(statement, embedding=None),
        embedding=statement.embedding, sent=(Sent("matches", "s1", b"{}", (("ce_id", b"7"),)),))


def test_a_statement_row_comes_back_whole_and_in_the_same_bytes(build):
    row = _statement_row(build)
    data = encode_row(row)
    assert decode_row("statement:s1", data, StatementRow) == row
    assert encode_row(decode_row("statement:s1", data, StatementRow)) == data


def test_the_evidence_is_read_without_the_message(build):
    row = _statement_row(build)
    evidence = decode_row("statement:s1", encode_row(row), StatementEvidence)
    assert (evidence.statement, evidence.embedding, evidence.stamp) == (row.statement, row.embedding, row.stamp)


def test_an_article_row_comes_back_whole(build):
    stamp = Stamp.of(build.reference(revision=2, offset=9))
    row = ArticleRow(
        stamp=stamp, language="en", published_at=build.at(0), sha256="ab", withdrawn=False, listed={"s1": stamp},
        signature=build.signature(1), copy_of="a0", sent=(Sent("outcomes", "a1", b"{}", ()),))
    assert decode_row("article:a1", encode_row(row), ArticleRow) == row
    assert row.latest == stamp
    later = Stamp.of(build.reference(revision=2, offset=10))
    again = msgspec.structs.replace(row, seen=later)
    assert decode_row("article:a1", encode_row(again), ArticleRow).latest == later


def test_what_was_sent_is_sent_again_with_its_headers():
    again = Sent("matches", "s1", b"{}", (("ce_id", b"7"), ("ce_type", b"t"))).again()
    assert (again.topic, again.key, again.value) == ("matches", "s1", b"{}")
    assert again.headers == [("ce_id", b"7"), ("ce_type", b"t")]


def test_stamps_order_by_revision_then_append_time_then_offset(build):
    stamps = [
        Stamp.of(build.reference(revision=0, appended=5, offset=9)),
        Stamp.of(build.reference(revision=1, appended=2, offset=8)),
        Stamp.of(build.reference(revision=1, appended=3, offset=6)),
        Stamp.of(build.reference(revision=1, appended=3, offset=7)),
    ]
    shuffled = [stamps[2], stamps[0], stamps[3], stamps[1]]
    assert sorted(shuffled) == stamps


@pytest.mark.parametrize("data", [b"", b"\x81", b"no row", msgspec.msgpack.encode({"row": "article"})])
def test_a_damaged_row_is_named(data):
    with pytest.raises(InfrastructureError, match="statement:s9"):
        decode_row("statement:s9", data, StatementRow)


def test_an_article_row_is_no_statement_row(build):
    with pytest.raises(InfrastructureError, match="article:a1"):
        decode_row("article:a1", encode_row(_statement_row(build)), ArticleRow)


def test_keys_tell_the_two_kinds_apart():
    assert article_key("x") == "article:x"
    assert statement_key("x") == "statement:x"
