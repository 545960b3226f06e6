"""How well the matching model finds texts on one proposition, beside its raw base: every set that DATA holds.

    python -m benchmarks.matching --data DIR [--profile accurate|fast] [--split S] [--sets NAME...] [--json] [--save]

DIR has the layout of `retrieval/`, `families/`, `frames/` and `paraphrase/`, holds files of them, or is one. A file is
reported under NAME, the first part of its name (`families` or `frames` for files of that shape), and SPLIT, the rest,
`all` if there is none; a train file without a dev file is divided by hash into `train` and `dev`, as in training.
Factopolis is told for all its claims and, under `dev`, for the claims that no training saw.

`map5`: mean average precision of the first five; ours as the match stage ranks them, by cosine and shared words, the
raw base by cosine alone. `cosine_map5`: ours by cosine alone; `bm25_map5`: words alone.
`best_f1` and `ap`: pairs of quotations that make one claim.
`above_near`: over pairs of texts on one proposition, the share nearer each other than either to any near text.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sklearn.metrics import average_precision_score

from benchmarks import report, similarity
from benchmarks.similarity import Embed, Floats
from streams.models import store
from streams.models.encoder import Encoder, build_encoder
from streams.settings import load
from training.corpora import Row, held_out, is_divided, name_and_part, read_lines
from training.matching.groups import family_groups, frame_groups
from training.matching.triples import relevant

SETS = ("checkthat2a", "factopolis", "argkp", "families", "frames", "mrpc", "stsb")
SEED = 20260
BLOCK = 256  # texts between two signs of progress
SHAPES = {"families": ({"family", "supports", "near"}, "family"), "frames": ({"frame", "slots", "neutral"}, "frame")}


def files_of(data: Path, name: str) -> dict[str, list[Row]]:
    """The rows of a set by split; nothing for a set that is not there.

    Files of families and frames are known by their fields, the others by the first part of their name.
    """
    splits: dict[str, list[Row]] = {}
    for path in [data] if data.is_file() else sorted(data.rglob("*.jsonl*")):
        first, part = name_and_part(path)
        if not (SHAPES[name][0] <= next(read_lines(path), {}).keys() if name in SHAPES else first == name):
            continue
        divided = is_divided(path, part)
        for row in read_lines(path):
            split = ("dev" if held_out(_key(row, name)) else "train") if divided else part or "all"
            splits.setdefault(split, []).append(row)
    return splits


def _key(row: Row, name: str) -> str:
    return str(row[SHAPES[name][1]] if name in SHAPES else row.get("id") or row.get("a") or row.get("topic"))


def _groups(data: Path, name: str, rows: list[Row]) -> list[tuple[list[str], list[str]]]:
    if name == "families":
        groups = family_groups(rows)
    else:
        expander = next(iter(sorted(data.rglob("expand.py"))))
        groups = frame_groups(expander.parent, rows, random.Random(SEED))
    return [(group.members, group.near) for group in groups]


def _checkthat(data: Path, embeds: dict[str, Embed], wanted: str | None) -> dict[str, Any]:
    found = files_of(data, "checkthat2a")
    corpus = found.pop("corpus", [])
    result: dict[str, Any] = {}
    for split, queries in ((rest.removeprefix("queries.") if rest != "queries" else "all", rows)
                           for rest, rows in found.items()):
        judgements = sorted(data.rglob(f"checkthat2a.qrels.{split}.tsv") if split != "all"
                            else data.rglob("checkthat2a.qrels*.tsv"))
        if wanted not in (None, split) or not judgements or not corpus:
            continue
        judged = relevant(judgements[0])
        by_cosine = {key: similarity.retrieval(queries, corpus, judged, embed) for key, embed in embeds.items()}
        as_the_stage = {"": similarity.ranked_retrieval(queries, corpus, judged, embeds[""])}
        result[split] = {**_named("map5", by_cosine | as_the_stage), "n": len(queries),
                         "cosine_map5": round(by_cosine[""], 4),
                         "bm25_map5": round(similarity.lexical_retrieval(queries, corpus, judged), 4)}
    return result


def _factopolis(data: Path, embeds: dict[str, Embed]) -> dict[str, Any]:
    found = files_of(data, "factopolis")
    assertions = found.get("assertions", [])

    def of(rows: Sequence[Row]) -> dict[str, Any]:
        measures: dict[str, Any] = {"n": len(rows)}
        for key, embed in embeds.items():
            similarities, same = similarity.same_claim_pairs(rows, embed)
            f1, threshold = similarity.best_f1(similarities, same)
            measures |= {f"{key}best_f1": round(f1, 4), f"{key}threshold": round(threshold, 3),
                         f"{key}ap": round(float(average_precision_score(same, similarities)), 4)}
        return measures

    if not assertions:
        return {}
    unseen = [row for row in assertions if all(held_out(claim) for claim in row["claims"])]
    return of(assertions) | ({"dev": of(unseen)} if unseen and len(unseen) < len(assertions) else {})


def _by_split(data: Path, name: str, embeds: dict[str, Embed], wanted: str | None) -> dict[str, Any]:
    plain: dict[str, tuple[str, Callable[[Sequence[Row], Embed], float]]] = {
        "argkp": ("ap", similarity.key_points), "mrpc": ("ap", similarity.paraphrases),
        "stsb": ("spearman", similarity.general_similarity)}
    result: dict[str, Any] = {}
    for split, rows in files_of(data, name).items():
        if wanted not in (None, split):
            continue
        if name in plain:
            label, measure = plain[name]
            result[split] = {**_named(label, {key: measure(rows, embed) for key, embed in embeds.items()}),
                             "n": len(rows)}
        else:
            groups = _groups(data, name, rows)
            scores = {key: similarity.above_near(groups, embed) for key, embed in embeds.items()}
            result[split] = {**_named("above_near", {key: share for key, (share, _) in scores.items()}),
                             "n": next(iter(scores.values()))[1]}
    return result


def _named(label: str, scores: dict[str, float]) -> dict[str, float]:
    return {f"{key}{label}": round(score, 4) for key, score in scores.items()}


def measure(data: Path, sets: Sequence[str], embeds: dict[str, Embed], split: str | None) -> Iterator[tuple[str, Any]]:
    """Name and measures of every wanted set that `data` holds.

    Args:
        data: folder with the sets.
        sets: names out of `SETS`.
        embeds: prefix of a measure's name to an embedding function: `""` ours, `"raw_"` the base.
        split: only this one.
    """
    for name in sets:
        if name == "checkthat2a":
            found = _checkthat(data, embeds, split)
        elif name == "factopolis":
            found = _factopolis(data, embeds)
        else:
            found = _by_split(data, name, embeds, split)
        if found:
            yield name, found


def embedding(encoder: Encoder, title: str, progress: Progress) -> Embed:
    """A function that embeds in blocks, shows how far it is, and keeps what it has embedded."""
    kept: dict[str, Floats] = {}

    def embed(texts: Sequence[str]) -> Floats:
        lacking = [text for text in dict.fromkeys(texts) if text not in kept]
        # Alike in length side by side: a block then fills its shapes.
        lacking.sort(key=len)
        task = progress.add_task(title, total=len(lacking))
        for start in range(0, len(lacking), BLOCK):
            block = lacking[start : start + BLOCK]
            kept.update(zip(block, encoder.encode(block), strict=True))
            progress.advance(task, len(block))
        progress.remove_task(task)
        return np.stack([kept[text] for text in texts])

    return embed


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--profile", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--adapter", default="shipped", help="folder of another adapter than the shipped one")
    parser.add_argument("--split", default=None, help="only this split")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console, signs = load(profile=options.profile), Console(width=140), Console(stderr=True)
    store.fetch(settings, signs)
    ours = build_encoder(settings.model_copy(update={"embedding_adapter": options.adapter}))
    raw = build_encoder(settings.model_copy(update={"embedding_adapter": "none"}))
    result: dict[str, Any] = {}
    table = Table("set", "split", "measure", "ours", "raw", "ours, cosine alone", "BM25", "n", box=None)
    with Progress(console=signs, transient=True) as progress:
        embeds = {"": embedding(ours, "ours", progress), "raw_": embedding(raw, "raw", progress)}
        for name, measures in measure(options.data, options.sets, embeds, options.split):
            result[name] = measures
            for split, values in _rows(measures):
                for label in (key for key in values if f"raw_{key}" in values):
                    beside = (f"raw_{label}", f"cosine_{label}", f"bm25_{label}", "n")
                    table.add_row(name, split, label, *(str(values.get(key, "")) for key in (label, *beside)))
    console.print(f"ours: {ours.name}; raw: {raw.name}")
    console.print(table)
    if options.save:
        kept = {"ours": ours.name, "raw": raw.name, "measures": result}
        report.save(f"matching-{options.profile}", kept, benchmark="matching")
    if options.json:
        report.last_line(result)


def _rows(measures: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(split, measures) of a set; measures that belong to no split come under ``all``."""
    flat = {key: value for key, value in measures.items() if not isinstance(value, dict)}
    if flat:
        yield "all", flat
    yield from ((key, value) for key, value in measures.items() if isinstance(value, dict))


if __name__ == "__main__":
    main()
