"""The index of statements by embedding against its size: search, recall, inserts, memory, disk, restart.

    python -m benchmarks.index --sizes 1000,10000,80000 (--vectors FILE.npy | --data TEXT) [--index KIND]
                               [--json] [--save]

Real vectors are read from a file, or made from the sentences of a text (and kept, if a file is named as well). A size
with more statements than there are real vectors is reached by turning real ones so far that the distances to the
nearest match (`benchmarks.vectors`); a plot shows both. Queries are real vectors that are not in the index.

For each size, in one process, with what the settings name or `--index`:

- `restart_scratch_s`: from every statement's vector to an index that can be searched, on all processors;
- `memory_bytes_per_statement`: what the process grew by in that, without files; `disk_bytes_per_statement` beside it;
- `p50_ms`, `p99_ms`: of a search for the nearest ten, one at a time; `recall_at_10` against comparing with every vector
  (a find counts if it is as similar as the tenth: equal ones are all right);
- `inserts_per_s`: of further statements, one at a time;
- `recall_after_replacing`: when that share of the statements, `REPLACED`, have been removed and others put in, one by
  one; the nearest to the queries are among those, and what is left is farther away (`recall_of_new`: of an index that
  is built of what is there then);
- `recall_after_renewal`: if the graph is then being made anew, once that is done. The ones put in are taken out and
  put in again for that, so what is there stays the same; `replacements_per_s` meanwhile, and how many there were.
  Not known (null) where so few were replaced that no graph is made anew, as at a million;
- `restart_snapshot_s`: with a snapshot, the vectors added again as at a start of the stage. Reading the rows of the
  table and the indexes by holder and passage come on top in the stage, with a snapshot or without.

`processor` has the same in processor time: what the figures would be on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from benchmarks import plots, report
from benchmarks.vectors import Vectors, enlarged, exact_nearest, nearest_similarities, read_or_make
from streams.match.index_set import IndexSet
from streams.match.nearest import NearestIndex
from streams.match.snapshot import Snapshots
from streams.settings import Settings, load

K = 10
QUERIES = 1000
INSERTS = 1000
REPLACED = 0.1
MOST_REPLACED = 20_000
"""A tenth of the statements is replaced, or so many: a minute at the speed of one insert at a time."""

SHOWN = 2000
"""Vectors whose nearest other is sought for the plot of distances."""

TOLERANCE = 1e-4
"""Similarities are rounded to four decimals."""


def held_bytes() -> int:
    """Memory of this process that no file stands behind, without what the allocator keeps for later (glibc only)."""
    gc.collect()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
    used = psutil.Process().memory_info()
    return int(used.rss - getattr(used, "shared", 0))


class Stopwatch:
    """Seconds since it was made, by the clock and of processor time of all threads."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Both."""
        return time.perf_counter() - self._clock, time.process_time() - self._processor


def restored(indexes: IndexSet, vectors: Vectors, ids: Sequence[str]) -> tuple[NearestIndex, tuple[float, float]]:
    """Restore an index from the vectors of every statement; the index and the seconds that it took."""
    watch = Stopwatch()
    indexes.begin()
    index = indexes.open("en", vectors.shape[1])
    for statement_id, vector in zip(ids, vectors, strict=True):
        index.add(statement_id, vector)
    indexes.settle()
    return index, watch.read()


def recall(index: NearestIndex, queries: Vectors, nearest: np.ndarray) -> tuple[float, np.ndarray]:
    """Recall of the nearest `K`, and the milliseconds of each search, by the clock and of processor time, shape (n, 2).

    Args:
        index: searched.
        queries: one a row.
        nearest: similarities of the true nearest, shape (queries, `K`).
    """
    times, found = [], 0
    index.search(queries[0], K)
    for query, true in zip(queries, nearest, strict=True):
        watch = Stopwatch()
        hits = index.search(query, K)
        times.append(watch.read())
        found += sum(similarity >= true[-1] - TOLERANCE for _, similarity in hits)
    return found / nearest.size, np.asarray(times) * 1000


def renewed(index: NearestIndex, spare: Vectors) -> tuple[int, float]:
    """Replace `other 0`, `other 1`, … by themselves until the graph that is being made anew has taken its place.

    What is replaced meanwhile may be enough for the next one to be begun at once: that one is not waited for.

    Args:
        index: in which they are.
        spare: their vectors.

    Returns:
        How many replacements that took, and seconds.
    """
    watch = Stopwatch()
    count, old = 0, getattr(index, "graph", None)
    while getattr(index, "renewing", False) and getattr(index, "graph", None) is old:
        row = count % len(spare)
        index.remove(f"other {row}")
        index.add(f"other {row}", spare[row])
        count += 1
    return count, watch.read()[0]


def measure(vectors: Vectors, spare: Vectors, queries: Vectors, settings: Settings) -> dict[str, Any]:
    """Measure one size.

    Args:
        vectors: of the statements in the index.
        spare: of others, that are inserted.
        queries: sought.
        settings: kind of index.
    """
    ids = [f"{row:036d}" for row in range(len(vectors))]
    with tempfile.TemporaryDirectory() as folder:
        snapshots = Snapshots(Path(folder), "benchmark", "benchmark", lambda: {0: 0})
        before = held_bytes()
        indexes = IndexSet(settings, snapshots, Path(folder))
        index, scratch = restored(indexes, vectors, ids)
        memory = held_bytes() - before
        found, times = recall(index, queries, exact_nearest(vectors, queries, K))

        watch = Stopwatch()
        indexes.save()
        saving, _ = watch.read()
        snapshot_bytes = sum(file.stat().st_size for file in Path(folder).iterdir())
        graph = getattr(index, "graph", None)
        disk = snapshot_bytes + (graph.disk_bytes if graph is not None else 0)

        watch = Stopwatch()
        for number, vector in enumerate(spare[:INSERTS]):
            index.add(f"spare {number}", vector)
        inserting = watch.read()
        for number in range(len(spare[:INSERTS])):
            index.remove(f"spare {number}")

        replaced = min(len(spare), int(REPLACED * len(vectors)), MOST_REPLACED)
        for row in range(replaced):
            index.remove(ids[row])
            index.add(f"other {row}", spare[row])
        now = np.concatenate([vectors[replaced:], spare[:replaced]])
        nearest = exact_nearest(now, queries, K)
        after, _ = recall(index, queries, nearest)
        replacements, renewing = renewed(index, spare[:replaced])
        after_renewal = recall(index, queries, nearest)[0] if replacements else None
        del index, indexes, graph
        gc.collect()
        of_new, _ = recall(restored(IndexSet(settings), now, ids)[0], queries, nearest)
        del now
        gc.collect()
        _, restart = restored(IndexSet(settings, snapshots, Path(folder)), vectors, ids)
    (p50, processor_p50), (p99, processor_p99) = np.percentile(times, [50, 99], axis=0)
    return {
        "size": len(vectors),
        "recall_at_10": round(found, 4),
        "p50_ms": round(float(p50), 3),
        "p99_ms": round(float(p99), 3),
        "inserts_per_s": round(len(spare[:INSERTS]) / inserting[0], 1),
        "recall_after_replacing": round(after, 4),
        "recall_of_new": round(of_new, 4),
        "recall_after_renewal": None if after_renewal is None else round(after_renewal, 4),
        "replacements_per_s": round(replacements / renewing, 1) if replacements else None,
        "replacements_of_renewal": replacements,
        "replaced": replaced,
        "memory_bytes_per_statement": round(memory / len(vectors), 1),
        "disk_bytes_per_statement": round(disk / len(vectors), 1),
        "snapshot_s": round(saving, 2),
        "restart_snapshot_s": round(restart[0], 2),
        "restart_scratch_s": round(scratch[0], 2),
        "processor": {
            "p50_ms": round(float(processor_p50), 3),
            "p99_ms": round(float(processor_p99), 3),
            "inserts_per_s": round(len(spare[:INSERTS]) / inserting[1], 1),
            "restart_snapshot_s": round(restart[1], 2),
            "restart_scratch_s": round(scratch[1], 2),
        },
    }


def show(rows: Sequence[dict[str, Any]], console: Console) -> None:
    """Print one line a size."""
    names = [name for name, value in rows[0].items() if not isinstance(value, dict)]
    table = Table(*(name.replace("_", " ") for name in names), box=None)
    for row in rows:
        table.add_row(*("" if row[name] is None else f"{row[name]:,}" for name in names))
    console.print(table)


def main() -> None:
    """Parse the options, measure each size, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,80000", help="numbers of statements, comma separated")
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="real vectors, .npy of shape (n, d)")
    parser.add_argument("--data", type=Path, metavar="TEXT", help="articles, JSON Lines, gzipped or not, or .txt")
    parser.add_argument("--texts", type=int, default=12_000, metavar="N", help="sentences embedded of --data at most")
    parser.add_argument("--index", choices=["auto", "exact", "graph"], help="instead of what the settings name")
    parser.add_argument("--json", action="store_true", help="the list of results as JSON on the last line")
    parser.add_argument("--save", action="store_true", help="keep result and plots in benchmarks/results/")
    options = parser.parse_args()
    settings = load(index=options.index)
    sizes = sorted(int(size) for size in options.sizes.split(","))
    try:
        real = read_or_make(options.vectors, options.data, options.texts)
    except FileNotFoundError as error:
        parser.error(str(error))
    real = np.random.default_rng(0).permutation(real)
    count = min(QUERIES, len(real) // 10)
    queries, known = real[:count], real[count:]
    spare_count = max(INSERTS, min(MOST_REPLACED, int(REPLACED * sizes[-1])))
    all_vectors = enlarged(known, sizes[-1] + spare_count)
    rows = []
    for size in sizes:
        rows.append(measure(all_vectors[:size], all_vectors[sizes[-1] :], queries, settings))
        print(f"{size:,} statements measured", file=sys.stderr)
    show(rows, Console(width=200, stderr=options.json))
    if options.save:
        real_sample = np.arange(min(SHOWN, len(known)))
        draw = np.random.default_rng(1)
        distances = {f"{len(known):,} real": nearest_similarities(known, real_sample)}
        for size in (size for size in sizes if size > len(known)):
            sample = draw.integers(len(known), size, SHOWN)
            distances[f"turned, of {size:,}"] = nearest_similarities(all_vectors[:size], sample)
        known_at_each = set.intersection(*({name for name in row if row[name] is not None} for row in rows))
        plots.against_size([{name: row[name] for name in row if name in known_at_each} for row in rows],
                           report.RESULTS / "index.svg")
        plots.distributions(
            distances, "similarity to the nearest other statement", report.RESULTS / "index-nearest.svg")
        report.save("index", {"real_vectors": len(known), "queries": count, "dimension": int(real.shape[1]),
                              "index": settings.index, "exact_below": settings.index_exact_below, "sizes": rows})
    if options.json:
        sys.stdout.flush()
        print(json.dumps(rows), flush=True)


if __name__ == "__main__":
    main()
