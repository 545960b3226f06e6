"""The whole stream in one process, without Kafka and tables, and what each stage takes.

Records of a stage go to the next one all together, so stages are timed one by one. Model seconds are those of the
tagger, the embedding with its check-worthiness, and the pair model; the parser counts as extraction's rules.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.crowd import extracted
from schemas.alert import Alert
from schemas.article import Article
from schemas.codec import decode
from schemas.judgement import Judgement, JudgementsRecord
from schemas.match import Match, MatchesRecord
from schemas.statement import Statement, StatementsRecord
from streams.extract.loading import build_tagger
from streams.extract.parsing.frames import load_language_model
from streams.extract.stage import Extractor
from streams.extract.worthiness import WorthinessHead
from streams.judge.calibration import Calibration
from streams.judge.judge import Judge
from streams.judge.pair_model import PairModel
from streams.judge.reading import Readings
from streams.ledger.ledger import Ledger
from streams.match.matcher import Matcher
from streams.models.encoder import build_encoder
from streams.models.store import language_model_path
from streams.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Clock:
    """Seconds of a stage.

    Attributes:
        wall: as they passed.
        processor: of this process on all cores; a busy machine does not lengthen them.
        model: those of `processor` that its models took.
    """

    wall: float = 0.0
    processor: float = 0.0
    model: float = 0.0

    @contextmanager
    def stage(self) -> Iterator[None]:
        """Count what is done inside as the stage's."""
        started, worked = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - started
            self.processor += time.process_time() - worked

    def in_model(self, work: Callable[P, R]) -> Callable[P, R]:
        """The same function, its time counted as the model's."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            started = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                self.model += time.process_time() - started

        return timed


class KnownPairs:
    """A pair model that reads no pair twice; the score of a pair does not depend on its company.

    Attributes:
        read: how many pairs of texts the model has read.
    """

    def __init__(self, model: PairModel, clock: Clock) -> None:
        self._model = model
        self._score = clock.in_model(model.score)
        self._known: dict[tuple[str, str], NDArray[np.float32]] = {}
        self.read = 0

    @property
    def name(self) -> str:
        """See `PairModel.name`."""
        return self._model.name

    @property
    def readings(self) -> Readings:
        """See `PairModel.readings`."""
        return self._model.readings

    @property
    def calibration(self) -> Calibration:
        """See `PairModel.calibration`."""
        return self._model.calibration

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """See `PairModel.score`."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._score(new), strict=True))
            self.read += len(new)
        return np.array([self._known[pair] for pair in pairs], dtype=np.float32).reshape(-1, 3)


def timed_extractor(settings: Settings, clock: Clock) -> Extractor:
    """What `streams.extract.loading.build_extractor` builds, without a register, its models timed.

    Raises:
        ModelError: a model is missing or damaged.
    """
    encoder, tagger = build_encoder(settings), build_tagger(settings)
    return Extractor(
        settings, load_language_model(language_model_path(settings.cache_dir)), None, clock.in_model(encoder.encode),
        clock.in_model(WorthinessHead.load(encoder.width, encoder.adapter)), {"embedding": encoder.name},
        clock.in_model(partial(tagger.tag, nested=False)) if tagger is not None else None)


def statements_of(feed: Sequence[Article], extractor: Extractor, clock: Clock) -> list[StatementsRecord]:
    """What extract makes of articles, in batches as the stage's."""
    with clock.stage():
        return list(extracted(feed, extractor))


def matches_of(records: Iterable[StatementsRecord], settings: Settings, clock: Clock) -> list[MatchesRecord]:
    """What match makes of the records of a stream, in the order given."""
    rows: dict[str, bytes] = {}
    matcher = Matcher(settings)
    found: list[MatchesRecord] = []
    with clock.stage():
        for record in records:
            change = matcher.apply(record, rows.get)
            if change.row_key is not None and change.row is not None:
                rows[change.row_key] = change.row
            for key in change.deletes:
                rows.pop(key, None)
            found += [decode(send.value, MatchesRecord) for send in change.sends
                      if send.topic == "matches" and send.value is not None]
    return found


def judgements_of(
    records: Sequence[MatchesRecord], judge: Judge, settings: Settings, clock: Clock
) -> list[JudgementsRecord]:
    """What judge makes of the records of a stream, in batches as the stage's."""
    found: list[JudgementsRecord] = []
    with clock.stage():
        for start in range(0, len(records), settings.batch_statements):
            batch = records[start : start + settings.batch_statements]
            judged = iter(judge.judge([record for record in batch if isinstance(record, Match)]))
            found += [next(judged) if isinstance(record, Match) else record for record in batch]
    return found


def alerts_of(records: Iterable[JudgementsRecord], settings: Settings, clock: Clock) -> list[Alert]:
    """The alerts that stand after the ledger took all records, in their order."""
    ledger = Ledger(settings)
    with clock.stage():
        for record in records:
            ledger.apply(record)
    return list(ledger.standing().alerts.values())


def pairs_in(records: Iterable[JudgementsRecord]) -> int:
    """How many pairs were judged."""
    return sum(len(record.relations) for record in records if isinstance(record, Judgement))


def statements_in(records: Iterable[StatementsRecord]) -> list[Statement]:
    """The statements among the records of extract."""
    return [record for record in records if isinstance(record, Statement)]
