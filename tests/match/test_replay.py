"""Any sequence of records, replayed from anywhere or after a restart, leads to the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.match.matcher import Matcher
from streams.settings import Settings

ARTICLES = 2
SETTINGS = Settings(nearest=2, nearest_floor=0.0, holder_floor=0.0, holder_limit=2)


@st.composite
def _streams(draw):
    """What `statements` may carry: revisions of a few articles in any order, duplicates, statements that stay."""
    revisions = draw(st.lists(
        st.tuples(
            st.integers(1, ARTICLES),  # article
            st.integers(0, 2),  # revision
            st.integers(0, 1),  # which text, of those with this revision
            st.lists(st.integers(1, 3), unique=True, max_size=2),  # its statements
            st.booleans(),  # whether its statements arrive at once or after the next article's record
        ), min_size=1, max_size=8))
    events, waiting = [], []
    for offset, (article, revision, text, numbers, at_once) in enumerate(revisions):
        statements = [(article, revision, offset, number) for number in numbers]
        events.append(("article", article, revision, offset, text, tuple(numbers)))
        events += [("statement", *each) for each in waiting]
        waiting = [] if at_once else statements
        if at_once:
            events += [("statement", *each) for each in statements]
    events += [("statement", *each) for each in waiting]
    duplicates = draw(st.lists(st.integers(0, len(events) - 1), max_size=4))
    return events + [events[position] for position in duplicates]


def _records(build, events):
    made = []
    for kind, article, revision, offset, *rest in events:
        reference = build.reference(f"a{article}", revision=revision, appended=offset, offset=offset)
        if kind == "article":
            text, numbers = rest
            ids = [f"a{article}-{number}" for number in numbers]
            made.append(build.record(reference, *ids, sha256=f"{article} {text} {numbers}",
                                     withdrawn=not numbers, signature=build.signature(text) if numbers else ""))
        else:
            (number,) = rest
            made.append(build.statement(
                f"a{article}-{number}", reference, embedding=build.embedding([number, article, 1, 0]),
                quotation=f"statement number {number} in always the same words"))
    return made


def _standing(sends):
    """The last message of each key of each topic: what stands downstream."""
    return {(send.topic, send.key): send.value for send in sends}


def _newest(records):
    """What each article lists in its newest revision, by the rule of the design, worked out from all records."""
    standing = {}
    for record in records:
        if hasattr(record, "statement_ids"):
            stamp = (record.article.revision, record.article.appended_at, record.article.offset)
            held = standing.get(record.article.id)
            if held is None or stamp > held[0]:
                standing[record.article.id] = (stamp, record)
    return {each for _, record in standing.values() for each in record.statement_ids}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=_streams(), data=st.data())
def test_replay_restart_and_liveness(build, events, data):
    records = _records(build, events)
    table = build.table(Matcher(SETTINGS))
    changes, restored_alike = [], []
    for record in records:
        restarted = Matcher(SETTINGS)
        restarted.restore(data.draw(st.permutations(sorted(table.rows.items()))))
        assert restarted.size == table.matcher.size == len(table.rows)
        restored_alike.append(restarted.apply(record, dict(table.rows).get))
        changes.append(table.take(record))
    assert restored_alike == changes

    newest = _newest(records)
    sent = _standing(send for change in changes for send in change.sends)
    live = {key for (topic, key), value in sent.items() if topic == "matches" and b'"match"' in value[:20]}
    assert live == newest
    assert table.matcher.live("en") == len(live)

    rows = dict(table.rows)
    start = data.draw(st.integers(0, len(records) - 1))
    replayed = [table.take(record) for record in records[start:]]
    assert table.rows == rows
    assert table.matcher.live("en") == len(live)
    for again, first in zip(replayed, changes[start:], strict=True):
        superseded = [send for send in again.sends if send not in first.sends]
        assert all(sent[(send.topic, send.key)] == send.value for send in superseded)
    assert sent == sent | _standing(send for change in replayed for send in change.sends)


@pytest.mark.parametrize("start", range(9))
def test_without_revisions_every_replay_sends_exactly_what_was_sent(build, start):
    events = []
    for article in (1, 2, 3):
        events += [("article", article, 0, article, article, (1, 2))]
        events += [("statement", article, 0, article, number) for number in (1, 2)]
    records = _records(build, events)
    table = build.table(Matcher(SETTINGS))
    first = [table.take(record) for record in records]
    assert [table.take(record) for record in records[start:]] == first[start:]
    assert any(b'"candidates":[{' in send.value for change in first for send in change.sends)
