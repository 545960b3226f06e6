from __future__ import annotations

import msgspec

from schemas.alert import Alert
from schemas.codec import decode
from streams.ledger.difference import difference
from streams.ledger.standing import Standing

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}


def _standings(news):
    news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    before = news.standing()
    news.says("no", 21, **MINISTER, copy_of=after, outlet="Coast Courier")
    return before, news.standing()


def _alerts(sends):
    return [decode(send.value, Alert) for send in sends if send.topic == "alerts"]


def _headers(send):
    return {name: value.decode() for name, value in send.headers}


def test_raised_revised_and_withdrawn(news):
    first, second = _standings(news)
    time = news.records[0].statement.article.appended_at
    (raised,) = _alerts(difference(Standing(), first, "a", time))
    (revised,) = _alerts(difference(first, second, "b", time))
    (withdrawn,) = _alerts(difference(second, Standing(), "c", time))
    assert [alert.status for alert in (raised, revised, withdrawn)] == ["raised", "revised", "withdrawn"]
    assert raised.id == revised.id == withdrawn.id
    assert (raised.sources, revised.sources, withdrawn.sources) == (1, 2, 2)


def test_what_is_the_same_is_not_sent(news):
    first, second = _standings(news)
    assert difference(first, first, "a", news.records[0].statement.article.appended_at) == ()
    sends = difference(first, second, "a", news.records[0].statement.article.appended_at)
    # A copy changes no position.
    assert {send.topic for send in sends} == {"alerts", "claims", "factcheck-queue"}


def test_tombstones_for_what_no_longer_holds(news):
    first, _ = _standings(news)
    sends = difference(first, Standing(), "a", news.records[0].statement.article.appended_at)
    assert {send.topic for send in sends if send.value is None} == {"claims", "positions", "factcheck-queue"}


def test_cloud_event_headers(news):
    first, _ = _standings(news)
    time = news.records[0].statement.article.appended_at
    send = next(send for send in difference(Standing(), first, "a", time) if send.topic == "alerts")
    headers = _headers(send)
    assert headers["ce_type"] == "stancewatch.alert.raised"
    assert headers["ce_source"] == "stancewatch/ledger"
    assert headers["ce_subject"] == send.key
    again = next(send for send in difference(Standing(), first, "a", time) if send.topic == "alerts")
    other = next(send for send in difference(Standing(), first, "b", time) if send.topic == "alerts")
    assert _headers(again)["ce_id"] == headers["ce_id"] != _headers(other)["ce_id"]


def test_every_message_decodes_as_its_schema(news):
    from schemas.claim import Claim
    from schemas.factcheck import CheckableClaim
    from schemas.position import Position
    first, _ = _standings(news)
    kinds = {"alerts": Alert, "claims": Claim, "positions": Position, "factcheck-queue": CheckableClaim}
    sends = difference(Standing(), first, "a", news.records[0].statement.article.appended_at)
    assert {send.topic for send in sends} == set(kinds)
    for send in sends:
        assert msgspec.json.decode(msgspec.json.encode(decode(send.value, kinds[send.topic])))
