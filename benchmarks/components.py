"""Whether the components of claims swallow each other or fall apart: B-cubed on quotations of known claims.

    python -m benchmarks.components --data FILE [--split dev] [--json] [--save]

FILE has assertions: `person`, `date`, `quote`, `claims`. They go through matching in order of their dates, each as an
article of its own; the pairs that pass the judge's gates are judged in both orders, and linked as the ledger links:
where the mean of both readings reaches `relation_threshold` for either side and the similarity `link_similarity`. A
component is what links join.
`--split dev` keeps the quotations whose claims no training saw.

B-cubed (Bagga and Baldwin 1998): for each quotation, the share of its component that makes one of its claims
(precision) and the share of those that do which are in its component (recall), both averaged. `apart_f1` is what a
system without any link gets.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from benchmarks import report
from benchmarks.compared import compare
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement, StatementsRecord
from streams.extract.messages import encode_embedding
from streams.judge.pair_model import build_pair_model
from streams.models import store
from streams.models.encoder import build_encoder
from streams.settings import Settings, load
from training.corpora import Row, held_out, read_lines


def records_of(rows: Sequence[Row], texts: Sequence[str], vectors: NDArray[np.float32]) -> Iterator[StatementsRecord]:
    """What `statements` would carry of the assertions, each in an article of its own.

    Args:
        rows: assertions with different `id`.
        texts: of the statements.
        vectors: embeddings of the texts, (n, d).
    """
    for number, (row, text, vector) in enumerate(zip(rows, texts, vectors, strict=True)):
        date = datetime.fromisoformat(row["date"]).replace(tzinfo=timezone.utc)
        article = ArticleReference(
            id=f"article of {row['id']}", title="", published_at=date, revision=date, appended_at=date, offset=number)
        name = speaker_name(row)
        yield ArticleRecord(
            article=article, language="en", statement_ids=(str(row["id"]),), signature="", sha256=str(row["id"]))
        yield Statement(
            id=str(row["id"]), language="en", article=article, kind="statement", text=text, passage=text,
            quotation=row["quote"], stated_at=date, stated_precision="day", dated_by="text", check_worthiness=0.5,
            speaker=Speaker(printed=name, name=name, confidence=1.0), embedding=encode_embedding(vector))


def speaker_name(row: Row) -> str:
    """The speaker's name, which the data write as a part of an address."""
    return str(row["person"]).replace("-", " ").title()


def pairs_to_judge(
    records: Iterable[StatementsRecord], ids: Sequence[str], settings: Settings
) -> list[tuple[int, int]]:
    """(later, earlier) of the pairs that matching gives to the judge, as places in `ids`."""
    place = {each: number for number, each in enumerate(ids)}
    pairs = compare(records, settings, {}).pairs
    return sorted((max(both), min(both)) for both in ([place[each] for each in pair] for pair in pairs))


def joined(count: int, links: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
    """The component of each of `count` items, numbered from 0."""
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    labels: NDArray[np.int32] = connected_components(graph, directed=False)[1]
    return labels


def b_cubed(components: Sequence[int], claims: Sequence[set[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1; an item may make several claims, and agrees with whoever makes one of them."""
    together = np.equal.outer(np.asarray(components), np.asarray(components))
    agree = np.array([[bool(one & other) for other in claims] for one in claims])
    both = (together & agree).sum(axis=1)
    precision = float((both / together.sum(axis=1)).mean())
    recall = float((both / agree.sum(axis=1)).mean())
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="FILE")
    parser.add_argument("--split", choices=("all", "dev"), default="all")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console()
    store.fetch(settings, Console(stderr=True))
    rows = sorted(read_lines(options.data), key=lambda row: (row["date"], row["id"]))
    if options.split == "dev":
        rows = [row for row in rows if all(held_out(claim) for claim in row["claims"])]
    claims = [set(row["claims"]) for row in rows]
    encoder, judge = build_encoder(settings), build_pair_model(settings)
    texts = [f"{speaker_name(row)} said: “{row['quote']}”" for row in rows]
    vectors = encoder.encode(texts)
    similarities = vectors @ vectors.T
    pairs = pairs_to_judge(records_of(rows, texts, vectors), [str(row["id"]) for row in rows], settings)
    with console.status(f"judging {len(pairs)} pairs"):
        read = np.mean([judge.score([(texts[i], texts[j]) for i, j in pairs]),
                        judge.score([(texts[j], texts[i]) for i, j in pairs])], axis=0)
    links = [pair for pair, scores in zip(pairs, read, strict=True)
             if max(scores[0], scores[2]) >= settings.relation_threshold
             and similarities[pair] >= settings.link_similarity]
    components = joined(len(rows), links)
    precision, recall, f1 = b_cubed(components.tolist(), claims)
    result: dict[str, Any] = {
        "n": len(rows), "pairs": len(pairs), "precision": round(precision, 4), "recall": round(recall, 4),
        "f1": round(f1, 4), "apart_f1": round(b_cubed(list(range(len(rows))), claims)[2], 4),
        "components": int(components.max()) + 1, "largest": int(np.bincount(components).max()),
        "embedding": encoder.name, "judge": judge.name}
    table = Table("measure", "value", box=None)
    for name, value in result.items():
        table.add_row(name, str(value))
    console.print(table)
    if options.save:
        report.save("components", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
