"""Sources, cues and contents of attributions: how many of an annotator's spans are found.

    python -m benchmarks.attribution --data FILE [--json] [--save] [--limit N] [--tagger DIR]

FILE is in the format of PolNeAR (Newell et al. 2018): JSON Lines with `text` and `annotations`, for each annotator a
list of attributions with `source`, `cue` and `content`, lists of [start, end] in code points.

Protocol: the spans of a role are those of all attributions of the article, as a set; a content in two parts counts as
two spans, a source shared by three attributions as one. Nested attributions, which the corpus does not annotate, are
left out. An article is compared with the annotator who agrees best with
the prediction (highest F1 of exact spans over the three roles together). Counts are summed over articles and then made
into precision, recall and F1 (micro-average).

- exact: same start and same end.
- overlap: a predicted span counts as right, a true one as found, when it shares a character with one of the other side.
- begin: same start.

`agreement` is the same score of one annotator against the best other one, over articles with several: what a perfect
tagger could be expected to reach.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.report import last_line, save
from streams.extract.tagger.tagger import SHIPPED, AttributionTagger, Tagged, load_tagger
from streams.extract.tagger.tags import ROLES, Role
from streams.models.compute import choose
from streams.models.store import base_path
from streams.settings import load
from training.corpora import read_lines

Span = tuple[int, int]
Spans = Mapping[Role, frozenset[Span]]
MEASURES = ("exact", "overlap", "begin")
BATCH = 16  # articles tagged together: full batches of windows, and progress every few seconds


def spans_of(attributions: Iterable[Mapping[str, Sequence[Sequence[int]]]]) -> Spans:
    """The spans of each role over all attributions of an article."""
    listed = list(attributions)
    return {role: frozenset((start, end) for one in listed for start, end in one[role]) for role in ROLES}


def spans_tagged(tagged: Iterable[Tagged]) -> Spans:
    """The same of a tagger's output."""
    outermost = (one for one in tagged if one.within is None)
    return spans_of([{"source": one.source, "cue": one.cue, "content": one.content} for one in outermost])


def right(predicted: frozenset[Span], true: frozenset[Span], measure: str) -> tuple[int, int]:
    """How many of the predicted spans are right, and how many of the true ones are found."""
    if measure == "exact":
        same = len(predicted & true)
        return same, same
    if measure == "begin":
        begins, true_begins = {start for start, _ in predicted}, {start for start, _ in true}
        return sum(s in true_begins for s, _ in predicted), sum(s in begins for s, _ in true)

    def touched(spans: frozenset[Span], others: frozenset[Span]) -> int:
        return sum(any(start < end2 and start2 < end for start2, end2 in others) for start, end in spans)

    return touched(predicted, true), touched(true, predicted)


@dataclass
class Count:
    """Sums over articles of one role and measure."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    true: int = 0

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.found / self.true if self.true else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Score:
    """Counts of every role and measure."""

    counts: dict[tuple[Role, str], Count] = field(
        default_factory=lambda: {(role, measure): Count() for role in ROLES for measure in MEASURES})

    def add(self, predicted: Spans, annotators: Sequence[Spans]) -> None:
        """Add an article, compared with the annotator nearest to the prediction."""
        nearest = max(annotators, key=lambda spans: _agreement(predicted, spans))
        for (role, measure), count in self.counts.items():
            hits, found = right(predicted[role], nearest[role], measure)
            count.right += hits
            count.found += found
            count.predicted += len(predicted[role])
            count.true += len(nearest[role])

    def as_object(self) -> dict[str, dict[str, float]]:
        """F1 of every role and measure, and precision and recall of exact spans."""
        found: dict[str, dict[str, float]] = {}
        for role in ROLES:
            found[role] = {f"{m}_f1": round(self.counts[role, m].scores()[2], 4) for m in MEASURES}
            precision, recall, _ = self.counts[role, "exact"].scores()
            found[role] |= {"precision": round(precision, 4), "recall": round(recall, 4)}
        return found


def _agreement(predicted: Spans, true: Spans) -> float:
    same = sum(len(predicted[role] & true[role]) for role in ROLES)
    total = sum(len(predicted[role]) + len(true[role]) for role in ROLES)
    return 2 * same / total if total else 1.0


def agreement(rows: Sequence[Mapping[str, Any]]) -> Score:
    """Each annotator against the nearest other one, over the articles with several."""
    score = Score()
    for row in rows:
        annotators = [spans_of(one) for one in row["annotations"].values()]
        for number, one in enumerate(annotators):
            if len(annotators) > 1:
                score.add(one, annotators[:number] + annotators[number + 1 :])
    return score


def measure(rows: Sequence[Mapping[str, Any]], tag: Callable[[Sequence[str]], list[list[Tagged]]]) -> Score:
    """Score a tagger on rows of the corpus."""
    score = Score()
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        for row, tagged in zip(part, tag([row["text"] for row in part]), strict=True):
            score.add(spans_tagged(tagged), [spans_of(one) for one in row["annotations"].values()])
    return score


def shipped_tagger(folder: Path = SHIPPED) -> AttributionTagger:
    """The tagger over the accurate base, in the arithmetic of the settings."""
    settings = load()
    return load_tagger(base_path(settings.cache_dir, "mpnet"), folder, choose(settings.device, settings.numeric_mode))


def main() -> None:
    """Parse the options, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, default=SHIPPED, help="folder of adapter and head")
    parser.add_argument("--limit", type=int, help="articles read")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()

    rows = list(read_lines(options.data))[: options.limit]
    tagger = shipped_tagger(options.tagger)
    started = time.monotonic()
    score = measure(rows, partial(tagger.tag, nested=False))
    ceiling = agreement(rows)
    result: dict[str, Any] = {"articles": len(rows), "seconds": round(time.monotonic() - started, 1),
                              **score.as_object()}
    if any(count.true for count in ceiling.counts.values()):
        result["agreement"] = ceiling.as_object()

    console = Console()
    table = Table(title=f"attribution, {len(rows)} articles of {options.data.name}")
    for column in ("role", "precision", "recall", "exact F1", "overlap F1", "begin F1", "annotators, exact F1"):
        table.add_column(column, justify="left" if column == "role" else "right")
    for role in ROLES:
        row, other = result[role], result.get("agreement", {}).get(role, {})
        table.add_row(role, *(f"{row[key]:.3f}" for key in (
            "precision", "recall", "exact_f1", "overlap_f1", "begin_f1")), f"{other.get('exact_f1', float('nan')):.3f}")
    console.print(table)
    if options.save:
        save("attribution", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()
