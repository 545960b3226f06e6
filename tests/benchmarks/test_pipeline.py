from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from benchmarks.pipeline import (
    Clock,
    KnownPairs,
    alerts_of,
    judgements_of,
    matches_of,
    pairs_in,
    statements_in,
)
from schemas.match import Match, Retraction
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.judge.calibration import Calibration
from streams.judge.judge import Judge
from streams.judge.reading import read_plain
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
SETTINGS = Settings()


class Opposed:
    """Takes any two different texts to be at odds."""

    name = "opposed"
    readings = staticmethod(read_plain)
    calibration = Calibration()

    def __init__(self):
        self.asked = []

    def score(self, pairs):
        self.asked += pairs
        return np.array([(0.99, 0.01, 0.0) if one == other else (0.0, 0.01, 0.99) for one, other in pairs], np.float32)


def said(day, text):
    at = START + timedelta(days=day)
    speaker = Speaker(printed="Mira Solberg", name="Mira Solberg", role="minister",
                      institution="Norhaven Ports Ministry", confidence=0.95)
    reference = ArticleReference(id=f"article-{day}", title="", published_at=at, revision=at, appended_at=at,
                                 offset=day, external_id=f"quay-{day}")
    return Statement(
        id=f"s{day}", language="en", article=reference, text=text, passage=text, kind="statement", stated_at=at,
        stated_precision="second", dated_by="text", check_worthiness=0.5, official=True, speaker=speaker,
        embedding=encode_embedding(np.eye(4, dtype=np.float32)[0]))


def records(*statements):
    return [record for each in statements for record in (
        ArticleRecord(article=each.article, language="en", statement_ids=(each.id,), signature="", sha256=each.id),
        each)]


def test_what_goes_through_all_stages_ends_in_an_alert():
    clocks = [Clock() for _ in range(3)]
    stream = records(said(0, "The quay will stay open."), said(30, "The quay will close."))
    assert [each.id for each in statements_in(stream)] == ["s0", "s30"]
    matches = matches_of(stream, SETTINGS, clocks[0])
    assert [type(each) for each in matches] == [Match, Match]
    judged = judgements_of(matches, Judge(Opposed(), SETTINGS), SETTINGS, clocks[1])
    assert pairs_in(judged) == 1
    (alert,) = alerts_of(judged, SETTINGS, clocks[2])
    assert (alert.kind, alert.holder.name, alert.after.statement.id) == ("reversal", "Mira Solberg", "s30")
    assert all(clock.wall > 0 for clock in clocks)


def test_what_is_taken_back_goes_through_and_takes_the_alert_with_it():
    stream = records(said(0, "The quay will stay open."), said(30, "The quay will close."))
    gone = stream[2].article
    day_after = gone.revision + timedelta(days=1)
    later = ArticleReference(id=gone.id, title="", published_at=gone.published_at, offset=99, revision=day_after,
                             appended_at=day_after)
    stream.append(
        ArticleRecord(article=later, language="en", statement_ids=(), signature="", sha256="", withdrawn=True))
    matches = matches_of(stream, SETTINGS, Clock())
    assert isinstance(matches[-1], Retraction)
    judged = judgements_of(matches, Judge(Opposed(), SETTINGS), SETTINGS, Clock())
    assert judged[-1] == matches[-1]
    assert alerts_of(judged, SETTINGS, Clock()) == []


def test_no_pair_is_read_twice_and_the_model_is_timed():
    model, clock = Opposed(), Clock()
    known = KnownPairs(model, clock)
    first = known.score([("a", "b"), ("a", "a"), ("a", "b")])
    assert known.score([("a", "a"), ("b", "a"), ("a", "b")]) == pytest.approx(np.array([first[1], first[0], first[0]]))
    assert model.asked == [("a", "b"), ("a", "a"), ("b", "a")]
    assert known.read == 3
    assert known.score([]).shape == (0, 3)
    assert (known.name, known.readings, known.calibration) == (model.name, model.readings, model.calibration)


def test_a_clock_counts_a_stage_and_its_models_also_when_they_fail():
    clock = Clock()

    def work():
        return sum(range(200_000))

    with clock.stage():
        clock.in_model(work)()
    assert 0 < clock.model <= clock.processor
    before = clock.wall
    with pytest.raises(ZeroDivisionError), clock.stage():
        clock.in_model(lambda: 1 // 0)()
    assert clock.wall > before
