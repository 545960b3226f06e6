"""Bad input through the whole stream on a real broker: kept whole, with its reason, and the stream goes on."""

import json

import pytest

from schemas.codec import decode
from schemas.outcome import Outcome
from streams.ingest.feed import Feed
from streams.replay.collect import read_topic
from streams.replay.session import session
from streams.settings import load

pytestmark = [pytest.mark.kafka, pytest.mark.models]


def good(number: int) -> bytes:
    return json.dumps(
        {
            "id": f"good-{number}",
            "url": f"https://post.example/{number}",
            "published_at": "2026-03-02T10:00:00Z",
            "title": f"Council will close pool {number}",
            "text": f"The council will close pool {number} in May, Mayor Ines Haldor said on Monday. "
            f"“Pool {number} costs us too much,” she said.",
        }
    ).encode()


def test_poison_and_oversized_articles_are_kept_and_the_stream_goes_on(broker: str) -> None:
    poison = b'{"published_at": 5, "title": "x"}'
    binary = b"\xff\xfe\x00 no JSON"
    oversized = json.dumps({"published_at": "2026-03-02T10:00:00Z", "title": "big", "text": "word " * 500_000}).encode()
    foreign = json.dumps(
        {
            "published_at": "2026-03-02T10:00:00Z",
            "title": "Der Rat schließt das Bad",
            "language": "de",
            "text": "Der Stadtrat wird das Freibad im Mai schließen, sagte die Bürgermeisterin am Montag.",
        }
    ).encode()
    bad = {poison: b"schema", binary: b"schema", oversized: b"too-large", foreign: b"language"}
    with session(load(bootstrap_servers=broker), own_broker=False) as running:
        with Feed(running.settings) as feed:
            for article in (good(1), poison, binary, oversized, foreign, good(2)):
                feed.send(article)
        running.drain.wait()
        rejected = {record.value: record.headers for record in read_topic(running.settings, "rejected")}
        outcomes = [decode(r.value, Outcome) for r in read_topic(running.settings, "outcomes") if r.value]
        statements = list(read_topic(running.settings, "statements"))

    assert {value: headers["rejected_error"] for value, headers in rejected.items()} == bad
    assert b"$.published_at" in rejected[poison]["rejected_message"]
    assert {o.external_id for o in outcomes} == {"good-1", "good-2"}
    assert all(o.statement_ids for o in outcomes)
    headers = statements[0].headers
    assert headers["ce_specversion"] == b"1.0"
    assert headers["content-type"] == b"application/json"
