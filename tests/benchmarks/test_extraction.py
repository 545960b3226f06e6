"""The stopwatch of the extraction benchmark."""

from __future__ import annotations

import time

import pytest
import spacy

from benchmarks.extraction import Stopwatch, _TimedParser


def test_seconds_add_up_under_their_name() -> None:
    watch = Stopwatch()
    nap = watch.timed("nap", lambda seconds: time.sleep(seconds))
    nap(0.02)
    nap(0.03)
    assert 0.05 <= watch.seconds["nap"] < 0.5
    assert watch.processor["nap"] < 0.05  # a nap takes none
    watch.clear()
    assert watch.seconds == watch.processor == {}


def test_a_failure_is_timed_and_passed_on() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError):
        watch.timed("failing", lambda: 1 // 0)()
    assert "failing" in watch.seconds


def test_the_parser_parses_as_before_and_all_its_time_counts() -> None:
    watch, nlp = Stopwatch(), spacy.blank("en")
    docs = list(_TimedParser(nlp, watch).pipe(["One two.", "Three."], batch_size=8))
    assert [len(doc) for doc in docs] == [3, 2]
    assert set(watch.seconds) == {"parser"}
    assert _TimedParser(nlp, watch).vocab is nlp.vocab
