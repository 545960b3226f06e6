"""The stopwatch of the extraction benchmark."""

from __future__ import annotations

import time

import pytest
import spacy

from benchmarks.extraction import Stopwatch, Work, _TimedParser, summary
from streams.settings import load


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


def test_workers_side_by_side_are_as_quick_as_the_slowest() -> None:
    def done(seconds: float) -> Work:
        return Work(
            articles=30, statements=60, rejected=1, characters=900, seconds=seconds, processor=seconds / 2,
            inside={"tagger": 0.5 * seconds, "parser": 0.25 * seconds}, inside_processor={"tagger": 0.4 * seconds})

    found = summary([done(20.0), done(10.0)], load(model_threads=1))
    assert found["articles"] == 60
    assert found["articles_per_s"] == 3.0
    assert found["models_alone_articles_per_s"] == 4.0
    assert found["ratio"] == 0.75
    assert found["shares"] == {"parser": 0.25, "tagger": 0.5}
    assert found["processor"] == {"articles_per_s": 4.0, "ratio": 0.8}
    assert (found["workers"], found["threads"], found["rejected"]) == (2, 1, 2)
