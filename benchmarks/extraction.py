"""Articles per second of the extract stage, and the share of its time inside the models.

    python -m benchmarks.extraction --data ARTICLES.jsonl[.gz] [--articles N] [--threads T] [--workers W]
                                    [--json] [--save]

ARTICLES as for `benchmarks.throughput`. Models are the attribution tagger, the parser, the encoder and the
check-worthiness head; everything else is cleaning, language, rules, speakers, dates and signatures. `ratio` is what the
stage reaches of what its models alone would on the same tokens, in the same run: the share of time inside them.
`processor` has articles per second of processor time, and the ratio in it: with one thread, what the figures would be
on a machine that has nothing else to do. With `--workers` so many processes share the articles, as workers of one
stage share the partitions of its topic: two of one thread each are what two cores reach.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from rich.console import Console
from rich.progress import track
from rich.table import Table
from spacy.language import Language

from benchmarks import report
from benchmarks.throughput import admitted
from schemas.article import Article
from streams.errors import Rejected
from streams.extract.loading import build_extractor
from streams.extract.messages import ArticleArrival
from streams.extract.stage import Extractor
from streams.models.compute import choose, use_threads
from streams.settings import Settings, load

P = ParamSpec("P")
R = TypeVar("R")


class Stopwatch:
    """Adds up the seconds spent in the functions it wraps.

    Attributes:
        seconds: by the clock, by name.
        processor: of processor time of all threads, by name.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    def clear(self) -> None:
        """Forget what was measured."""
        self.seconds.clear()
        self.processor.clear()

    def timed(self, name: str, function: Callable[P, R]) -> Callable[P, R]:
        """The function, its time added under `name`."""

        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            started, worked = time.perf_counter(), time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started
                self.processor[name] = self.processor.get(name, 0.0) + time.process_time() - worked

        return run


class _TimedParser:
    """A spaCy pipeline whose `pipe` is timed as a whole: documents are made before the first is handed on."""

    def __init__(self, nlp: Language, watch: Stopwatch) -> None:
        self._nlp = nlp
        self._all = watch.timed("parser", lambda texts, **options: list(nlp.pipe(texts, **options)))

    def pipe(self, texts: list[str], **options: Any) -> Iterator[Any]:
        return iter(self._all(texts, **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def __call__(self, text: str) -> Any:
        return self._all([text])[0]


def watched(extractor: Extractor, watch: Stopwatch) -> Extractor:
    """The extractor with its models timed."""
    extractor._embed = watch.timed("encoder", extractor._embed)
    extractor._worthiness = watch.timed("check-worthiness", extractor._worthiness)
    if extractor._tag is not None:
        extractor._tag = watch.timed("tagger", extractor._tag)
    extractor._nlp = _TimedParser(extractor._nlp, watch)
    return extractor


@dataclass(frozen=True)
class Work:
    """What one process did: counts, and seconds by the clock and of processor time, in all and by model."""

    articles: int
    statements: int
    rejected: int
    characters: int
    seconds: float
    processor: float
    inside: Mapping[str, float]
    inside_processor: Mapping[str, float]


def work(settings: Settings, feed: list[Article], begin: Callable[[], object], *, quiet: bool = False) -> Work:
    """Extract articles in batches as the worker does, after one batch that is not counted.

    Args:
        settings: name the models and their threads.
        feed: the articles.
        begin: called when the models are loaded and warm; returns when measuring may begin.
        quiet: no progress bar.
    """
    use_threads(settings.model_threads)
    watch = Stopwatch()
    extractor = watched(build_extractor(settings), watch)
    now = datetime.now(timezone.utc)
    articles = [(article, ArticleArrival(now, n)) for n, article in enumerate(feed)]
    size = settings.batch_articles
    extractor.extract(articles[:size])
    begin()
    watch.clear()
    started, worked = time.perf_counter(), time.process_time()
    statements = rejected = 0
    steps = range(0, len(articles), size)
    for at in track(steps, description="extracting", console=Console(stderr=True), disable=quiet):
        for outcome in extractor.extract(articles[at : at + size]):
            if isinstance(outcome, Rejected):
                rejected += 1
            else:
                statements += len(outcome.statements)
    return Work(
        len(articles), statements, rejected, sum(len(article.text or "") for article in feed),
        time.perf_counter() - started, time.process_time() - worked, dict(watch.seconds), dict(watch.processor))


_together: Barrier | None = None


def _wait_for(barrier: Barrier) -> None:
    global _together
    _together = barrier


def _work_together(settings: Settings, feed: list[Article], quiet: bool) -> Work:
    assert _together is not None
    return work(settings, feed, _together.wait, quiet=quiet)


def side_by_side(settings: Settings, feed: list[Article], workers: int) -> list[Work]:
    """Share the articles among so many processes that begin at the same moment, as workers of the stage would."""
    if workers == 1:
        return [work(settings, feed, lambda: None)]
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(workers)
    with ProcessPoolExecutor(workers, context, initializer=_wait_for, initargs=(barrier,)) as pool:
        shares = [pool.submit(_work_together, settings, feed[n::workers], n > 0) for n in range(workers)]
        return [share.result() for share in shares]


def summary(done: Sequence[Work], settings: Settings) -> dict[str, Any]:
    """The figures of processes that ran beside one another; the slowest one's time is that of all."""
    articles = sum(each.articles for each in done)
    slowest = max(each.seconds for each in done)
    seconds, processor = sum(each.seconds for each in done), sum(each.processor for each in done)
    inside = sum(sum(each.inside.values()) for each in done)
    names = sorted({name for each in done for name in each.inside})
    return {
        "articles": articles,
        "articles_per_s": round(articles / slowest, 3),
        "models_alone_articles_per_s": round(articles / slowest * seconds / inside, 3),
        "ratio": round(inside / seconds, 3),
        "processor": {
            "articles_per_s": round(articles / processor, 3),
            "ratio": round(sum(sum(each.inside_processor.values()) for each in done) / processor, 3),
        },
        "shares": {name: round(sum(each.inside.get(name, 0.0) for each in done) / seconds, 3) for name in names},
        "statements": sum(each.statements for each in done),
        "rejected": sum(each.rejected for each in done),
        "characters": sum(each.characters for each in done),
        "workers": len(done),
        "threads": settings.model_threads or use_threads(0),
        "profile": settings.profile,
        "numeric_mode": choose(settings.device, settings.numeric_mode).mode,
    }


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=0, help="of the models; 0: as the settings say")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the articles")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings = load(model_threads=options.threads) if options.threads else load()
    feed = list(islice(admitted(options.data), options.articles))
    result = summary(side_by_side(settings, feed, options.workers), settings)
    table = Table("measure", "value", box=None)
    for name, value in result.items():
        table.add_row(name, str(value))
    Console(width=120).print(table)
    if options.save:
        report.save("extraction", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
