from datetime import datetime, timezone

from streams.delivery.record import Record, rejection
from streams.errors import Rejected


def record(value: bytes | None = b"{") -> Record:
    return Record("articles", 2, 17, datetime(2026, 3, 1, tzinfo=timezone.utc), b"k", value, (("a", b"1"), ("a", b"2")))


def test_rejection_keeps_the_bytes_and_says_where_and_why() -> None:
    (message,) = rejection(record(), "extract", Rejected("schema", "field $.url: not a URL")).sends
    headers = dict(message.headers)
    assert (message.topic, message.key, message.value) == ("rejected", b"k", b"{")
    assert headers["rejected_topic"] == b"articles"
    assert headers["rejected_partition"] == b"2"
    assert headers["rejected_offset"] == b"17"
    assert headers["rejected_stage"] == b"extract"
    assert headers["rejected_error"] == b"schema"
    assert headers["rejected_message"] == b"field $.url: not a URL"


def test_instant_is_exact_to_the_millisecond() -> None:
    assert Record.instant(1774990000.123).isoformat() == "2026-03-31T20:46:40.123000+00:00"
    for milliseconds in range(1774990000000, 1774990000999, 7):
        assert round(Record.instant(milliseconds / 1000).timestamp() * 1000) == milliseconds


def test_header_takes_the_first_of_a_name() -> None:
    assert record().header("a") == b"1"
    assert record().header("b") is None
