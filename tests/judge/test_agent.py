"""A batch of matches: one outcome a record, whatever one of them leads to."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pytest

from schemas.codec import encode
from streams.delivery.change import Change
from streams.delivery.record import Record
from streams.errors import Rejected
from streams.judge.agent import judge_records
from streams.judge.calibration import Calibration
from streams.judge.judge import Judge
from streams.judge.reading import read_plain
from streams.settings import load


class Model:
    name = "made up fp32"
    readings = staticmethod(read_plain)
    calibration = Calibration(temperature=1.0, thresholds={"disputes": 0.9})

    def score(self, pairs):
        return np.tile(np.array([[0.1, 0.8, 0.1]], dtype=np.float32), (len(pairs), 1))


def failing(one, other):
    if "fails" in one.text:
        raise KeyError("fails")
    return False


def record(number, message):
    return Record("matches", 0, number, datetime(2026, 1, 1, tzinfo=timezone.utc), b"en",
                  encode(message) if message is not None else None)


@pytest.fixture
def matches(statement, match):
    earlier = statement("Yes.", day=0)
    return [match(statement(text, day=day), (earlier, 0.6, "holder"))
            for day, text in enumerate(("This fails.", "Not at all.", "So it is."), start=1)]


def test_what_no_rule_foresaw_is_rejected_and_the_rest_of_the_batch_is_judged(matches):
    judge = Judge(Model(), load(), rules={"made up": failing})
    rejected, *judged = judge_records(judge, [record(n, each) for n, each in enumerate(matches)])
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, str(rejected)) == ("internal", "KeyError: 'fails'")
    plain = judge_records(Judge(Model(), load(), rules={}), [record(n, each) for n, each in enumerate(matches)])
    assert judged == plain[1:]


def test_what_is_no_fault_of_a_message_leaves_the_stage(matches, monkeypatch):
    def broken(self, pairs):
        raise OSError("no device")

    monkeypatch.setattr(Model, "score", broken)
    with pytest.raises(OSError, match="no device"):
        judge_records(Judge(Model(), load()), [record(0, matches[0])])


def test_empty_and_unreadable_records_are_rejected(matches):
    outcomes = judge_records(Judge(Model(), load()), [record(0, None), record(1, matches[1])])
    assert isinstance(outcomes[0], Rejected)
    assert outcomes[0].reason == "empty"
    assert isinstance(outcomes[1], Change)
