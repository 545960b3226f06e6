"""Are copies of articles told from other reports of the same event?

    python -m benchmarks.copies --data FOLDER [--articles 300] [--seed 1] [--json] [--save]

FOLDER holds ``basil*.jsonl[.gz]`` (events, each told by several outlets: two reports of one event are no copies) and
``allsides*.jsonl[.gz]`` (articles, of which `--articles` are drawn and copied in each way of `benchmarks.made_copies`).
Every text goes through the cleaning and the signature of `extract`, and every decision through the index of `match`.

- *recall* of a kind: share of its copies whose original `ArticleCopies` finds among all originals and all reports.
- *false copy rate*: of pairs of reports of one event, and of unrelated pairs (reports of different events, different
  originals), how many it would link.
- *precision* over the thresholds counts every copy as one positive, every such pair as one negative.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from benchmarks.made_copies import PARAGRAPH, Text, copies
from benchmarks.report import last_line, save
from schemas.article import Article
from streams.extract.cleaning.clean import clean
from streams.extract.signature import decode_signature, jaccard, overlap, signature
from streams.match.copies import ARTICLE_COPY, ARTICLE_PART, LEAST_SHARED, ArticleCopies, is_copy

WHEN = datetime(2026, 1, 5, tzinfo=timezone.utc)
"""All texts are dated alike: the window of time is not what is measured here."""

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(3, 20))

Scores = npt.NDArray[np.float64]
"""Jaccard similarity and overlap of each pair, shape (n, 2)."""


@dataclass(frozen=True)
class Report:
    """One outlet's report of an event."""

    event: str
    text: Text


def read_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of the one file of this name in a folder.

    Raises:
        FileNotFoundError: there is none.
    """
    found = sorted(folder.glob(f"{name}*.jsonl*"))
    if not found:
        raise FileNotFoundError(f"{folder}: no {name}*.jsonl[.gz]")
    data = found[0].read_bytes()
    for line in (gzip.decompress(data) if found[0].suffix == ".gz" else data).splitlines():
        if line.strip():
            yield msgspec.json.decode(line)


def read_reports(folder: Path) -> list[Report]:
    """The reports of all events."""
    return [
        Report(row["triplet-uuid"], Text(row["title"], PARAGRAPH.join(map(" ".join, row["body-paragraphs"]))))
        for row in read_lines(folder, "basil")
    ]


def read_originals(folder: Path, count: int, seed: int) -> list[Text]:
    """So many articles, drawn with the seed and cleaned: what a newsroom has before it copies."""
    rows = list(read_lines(folder, "allsides"))
    drawn = random.Random(seed).sample(rows, min(count, len(rows)))
    return [cleaned(Text(row["title"], row["text"])) for row in drawn]


def cleaned(text: Text) -> Text:
    """As `extract` cleans it."""
    article = clean(Article(published_at=WHEN, title=text.title, text=text.body))
    return Text(article.title, article.text)


def signed(text: Text) -> str:
    """The signature that `extract` gives it."""
    again = cleaned(text)
    return signature(f"{again.title}\n{again.body}".strip())


def scores(pairs: Iterator[tuple[str, str]]) -> Scores:
    """Jaccard similarity and overlap of pairs of encoded signatures."""
    measured = []
    for one, other in pairs:
        a, b = decode_signature(one), decode_signature(other)
        measured.append((jaccard(a, b), overlap(a, b)))
    return np.asarray(measured, dtype=np.float64).reshape(-1, 2)


def linked(pairs: Scores) -> int:
    """How many of the pairs the rule in force calls copies."""
    return sum(is_copy(float(similarity), float(shared)) for similarity, shared in pairs)


def found_by_index(originals: Sequence[str], reports: Sequence[str], made: dict[str, list[str]]) -> dict[str, int]:
    """Of each kind, how many copies the index of `match` leads to their original."""
    index = ArticleCopies()
    for number, encoded in enumerate(itertools.chain(originals, reports)):
        index.add(f"{number:06d}", WHEN, encoded)
    return {
        kind: sum(index.original("copy", WHEN, encoded) == f"{number:06d}" for number, encoded in enumerate(encodeds))
        for kind, encodeds in made.items()
    }


def curve(positives: Scores, negatives: Scores, reports: Scores, column: int) -> list[dict[str, float]]:
    """Precision and recall of one measure alone at each threshold."""
    points = []
    for threshold in THRESHOLDS:
        hits, false = (int((pairs[:, column] >= threshold).sum()) for pairs in (positives, negatives))
        points.append({
            "threshold": threshold,
            "precision": round(hits / max(1, hits + false), 4),
            "recall": round(hits / max(1, len(positives)), 4),
            "false_reports": int((reports[:, column] >= threshold).sum()),
        })
    return points


def _rate(count: int, of: int) -> float:
    return round(count / max(1, of), 5)


def measure(reports: Sequence[Report], originals: Sequence[Text], seed: int) -> dict[str, Any]:
    """The whole result, as it is saved."""
    signed_reports = [signed(report.text) for report in reports]
    signed_originals = [signed(text) for text in originals]
    made = {kind: [signed(text) for text in texts] for kind, texts in copies(originals, seed).items()}

    numbered = list(itertools.combinations(range(len(reports)), 2))
    same = [(a, b) for a, b in numbered if reports[a].event == reports[b].event]
    apart = [(a, b) for a, b in numbered if reports[a].event != reports[b].event]
    of_event = scores((signed_reports[a], signed_reports[b]) for a, b in same)
    unrelated = scores(itertools.chain(
        ((signed_reports[a], signed_reports[b]) for a, b in apart), itertools.combinations(signed_originals, 2)))
    by_kind = {kind: scores(zip(signed_originals, encoded, strict=True)) for kind, encoded in made.items()}

    found = found_by_index(signed_originals, signed_reports, made)
    positives = np.concatenate(list(by_kind.values()))
    negatives = np.concatenate((of_event, unrelated))
    false = {"reports": linked(of_event), "unrelated": linked(unrelated)}
    hits = sum(found.values())
    return {
        "rule": {"jaccard": ARTICLE_COPY, "overlap": ARTICLE_PART, "least_jaccard": LEAST_SHARED},
        "recall": _rate(hits, len(positives)),
        "precision": _rate(hits, hits + sum(false.values())),
        "false_copies": {
            "reports": {"n": len(of_event), "linked": false["reports"], "rate": _rate(false["reports"], len(of_event))},
            "unrelated": {
                "n": len(unrelated), "linked": false["unrelated"], "rate": _rate(false["unrelated"], len(unrelated))},
        },
        "kinds": {
            kind: {
                "n": len(pairs),
                "recall": _rate(found[kind], len(pairs)),
                "recall_jaccard_only": _rate(int((pairs[:, 0] >= ARTICLE_COPY).sum()), len(pairs)),
                "least_jaccard": round(float(pairs[:, 0].min()), 3),
                "least_overlap": round(float(pairs[:, 1].min()), 3),
            }
            for kind, pairs in by_kind.items()
        },
        "highest_report": {"jaccard": _highest(of_event, 0), "overlap": _highest(of_event, 1)},
        "highest_unrelated": {"jaccard": _highest(unrelated, 0), "overlap": _highest(unrelated, 1)},
        "thresholds": {
            "jaccard": curve(positives, negatives, of_event, 0), "overlap": curve(positives, negatives, of_event, 1)},
    }


def _highest(pairs: Scores, column: int) -> float:
    return round(float(pairs[:, column].max()), 3) if len(pairs) else 0.0


def show(result: dict[str, Any]) -> None:
    """Two tables: recall by kind with the false copies, and the thresholds."""
    false = result["false_copies"]
    table = Table("kind", "n", "recall", "by Jaccard alone", title=(
        f"copies: recall {result['recall']:.3f}, precision {result['precision']:.4f}; linked by mistake "
        f"{false['reports']['linked']}/{false['reports']['n']} reports of one event, "
        f"{false['unrelated']['linked']}/{false['unrelated']['n']} unrelated"))
    for kind, row in result["kinds"].items():
        table.add_row(kind, str(row["n"]), f"{row['recall']:.3f}", f"{row['recall_jaccard_only']:.3f}")
    console = Console()
    console.print(table)
    points = Table("threshold", *(f"{name} {part}" for name in ("Jaccard", "overlap")
                                  for part in ("precision", "recall", "reports linked")))
    for one, other in zip(result["thresholds"]["jaccard"], result["thresholds"]["overlap"], strict=True):
        points.add_row(f"{one['threshold']:.2f}", *(str(point[part]) for point in (one, other)
                                                    for part in ("precision", "recall", "false_reports")))
    console.print(points)


def main() -> None:
    """Measure, print, and with `--json` one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with basil*.jsonl and allsides*.jsonl")
    parser.add_argument("--articles", type=int, default=300, help="articles that are copied")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing and of the copies")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    originals = read_originals(options.data, options.articles, options.seed)
    result = measure(read_reports(options.data), originals, options.seed)
    show(result)
    if options.save:
        save("copies", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()
