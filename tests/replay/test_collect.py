from pathlib import Path

import msgspec

from schemas.alert import Alert
from schemas.codec import decode, encode
from streams.replay.collect import apart_from_arrival, fold, without_embedding

EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples"
ALERT = decode(sorted(EXAMPLES.glob("alert*.json"))[0].read_bytes(), Alert)


def event(alert: Alert) -> bytes:
    return encode(alert)


def changed(**fields: object) -> Alert:
    return msgspec.structs.replace(ALERT, **fields)


def test_the_last_event_of_an_alert_counts() -> None:
    raised, revised = changed(status="raised"), changed(status="revised", sources=9)
    assert fold(iter([event(raised), event(revised)])) == {ALERT.id: revised}


def test_a_withdrawn_alert_does_not_stand_and_may_stand_again() -> None:
    raised, withdrawn = changed(status="raised"), changed(status="withdrawn")
    assert fold(iter([event(raised), event(withdrawn)])) == {}
    assert fold(iter([event(raised), event(withdrawn), event(raised)])) == {ALERT.id: raised}


def test_what_follows_arrival_is_left_out_of_comparisons() -> None:
    later = msgspec.structs.replace(
        ALERT.after.statement, article=msgspec.structs.replace(ALERT.after.statement.article, offset=12345)
    )
    other = changed(
        historic=not ALERT.historic,
        trigger=ALERT.before.statement,
        after=msgspec.structs.replace(ALERT.after, statement=later),
    )
    assert apart_from_arrival(other) == apart_from_arrival(ALERT)
    assert apart_from_arrival(changed(confidence=0.123)) != apart_from_arrival(ALERT)


def test_statements_are_shown_without_their_embedding() -> None:
    assert msgspec.json.decode(without_embedding(b'{"id":"a","embedding":"AAAA","text":"b"}')) == {
        "id": "a",
        "text": "b",
    }
