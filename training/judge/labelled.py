"""Any labelled file as pairs for the judge: which corpus and part it belongs to, and what its rows say.

Told apart by the fields of their rows: families, frames, passages, statements of timelines, NLI (premise, hypothesis),
perspectives on a claim, stances towards a topic, claims with evidence, and headlines with the bodies of articles.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from training.corpora import Row, held_out, is_divided, name_and_part, read_lines
from training.judge.headlines import bodies_of, headline_pair
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair, family_pairs, frame_pairs, passage_pairs
from training.judge.timeline_pairs import timeline_pairs

Shape = Literal[
    "families", "frames", "passages", "timelines", "nli", "perspectives", "evidence", "stances", "headlines", "bodies"]

FIELDS: dict[Shape, frozenset[str]] = {
    "families": frozenset({"family", "claim", "supports", "disputes", "near"}),
    "frames": frozenset({"frame", "slots", "claim", "pos", "neg", "neutral"}),
    "passages": frozenset({"passage", "position", "same", "against", "near"}),
    "timelines": frozenset({"family", "article", "side", "forms"}),
    "perspectives": frozenset({"claim", "perspective", "label"}),
    "evidence": frozenset({"gold_evidence", "text", "label"}),
    "stances": frozenset({"text", "topic", "label"}),
    "headlines": frozenset({"headline", "body_id", "label"}),
    "bodies": frozenset({"body_id", "text"}),
    "nli": frozenset({"premise", "hypothesis", "label"}),
}
SPLIT_BY: dict[Shape, tuple[str, ...]] = {
    "families": ("family",), "frames": ("frame",), "passages": ("n",), "timelines": ("family",),
    "perspectives": ("claim_id", "claim"), "evidence": ("id", "text"), "stances": ("text",), "headlines": ("body_id",),
    "bodies": ("body_id",), "nli": ("id", "premise"),
}
"""Fields of which the first that a row has decides between train and dev: pairs of one premise stay together."""

LABELS = {
    **dict.fromkeys(("entailment", "e", "supports", "support", "supported", "5"), SUPPORTS),
    **dict.fromkeys(("neutral", "n", "not enough info", "non-entailment", "2", "3", "4"), NEUTRAL),
    **dict.fromkeys(("contradiction", "c", "refutes", "refuted", "undermine", "not_entailment", "1"), DISPUTES),
}
"""`not_entailment` is fever_rte's and covidfact's refutation. Figures are JOCI's, an ordinal scale of how likely a
hypothesis is: 5 (very likely) counts as support, 1 (impossible) as dispute, what lies between as neither."""

STANCES = {"0": DISPUTES, "1": SUPPORTS, "2": NEUTRAL}
"""VAST's con, pro and neutral of a text towards a topic."""

UNLABELLED = frozenset({"", "-", "none", "0"})
"""Rows without a verdict: SNLI's ``-`` and JOCI's 0."""

PER_GROUP = 8
"""Pairs drawn from a family, frame or passage: the held-back families then give 887."""

SEED = 20260

DRAWN: frozenset[Shape] = frozenset({"families", "frames", "passages", "timelines"})
"""Shapes of which a row is no pair: files of one of these and one split are put together, under the shape's name."""


class UnknownFile(ValueError):
    """A file whose rows are of no known shape, or carry a label that is not known."""


def shape_of(row: Row) -> Shape | None:
    """The shape of a row, by its fields."""
    return next((shape for shape, fields in FIELDS.items() if fields <= row.keys()), None)


def labelled_pairs(files: Iterable[Path]) -> dict[tuple[str, str], list[Pair]]:
    """The pairs of each file under (name, split).

    The name is the first part of the file's name, or the shape for those in `DRAWN`; the split is the rest, ``all`` if
    there is none. A train file that has no dev file beside it is divided by hash into train and dev. Pairs of the
    shapes in `DRAWN` are drawn with a fixed seed. Stances of headlines are read with the bodies that belong to them,
    under the split that both are of.

    Raises:
        UnknownFile: rows of no known shape, or an unknown label; with the file and the value.
    """
    grouped: dict[tuple[str, str], list[tuple[Row, Path]]] = {}
    given = list(files)
    for file in given:
        rows = list(read_lines(file))
        shape = shape_of(rows[0]) if rows else None
        if shape is None:
            raise UnknownFile(f"{file}: fields {sorted(rows[0]) if rows else 'none'} are of no known shape")
        if shape == "bodies":
            continue
        stem, rest = name_and_part(file)
        if shape == "headlines":
            rest = rest.removesuffix("stances").removesuffix(".")
        name = shape if shape in DRAWN else stem
        divided = is_divided(file, rest)
        for row in rows:
            split = rest or "all"
            if divided:
                split = "dev" if held_out(_key(row, shape)) else "train"
            grouped.setdefault((name, split), []).append((row, file))
    return {key: _pairs(rows, given) for key, rows in grouped.items()}


def _key(row: Row, shape: Shape) -> str:
    return str(next(row[field] for field in SPLIT_BY[shape] if field in row))


def _pairs(rows: list[tuple[Row, Path]], given: list[Path]) -> list[Pair]:
    only, files, rng = [row for row, _ in rows], {file for _, file in rows}, random.Random(SEED)
    shape = shape_of(only[0])
    if shape == "families":
        return family_pairs(only, PER_GROUP, rng)
    if shape == "frames":
        return frame_pairs(next(iter(sorted(files))).parent / "expand.py", only, PER_GROUP, SEED)
    if shape == "passages":
        return passage_pairs(only, PER_GROUP, rng)
    if shape == "timelines":
        return timeline_pairs(only, rng)
    if shape == "headlines":
        return _headlines(rows, given)
    return [pair for row, file in rows if (pair := _pair(row, file)) is not None]


def _headlines(rows: list[tuple[Row, Path]], given: list[Path]) -> list[Pair]:
    try:
        bodies = {file: bodies_of(file, given) for file in {file for _, file in rows}}
        return [headline_pair(row, bodies[file]) for row, file in rows]
    except FileNotFoundError as error:
        raise UnknownFile(str(error)) from error
    except KeyError as error:
        raise UnknownFile(f"{rows[0][1]}: no body or stance {error} is known") from error


def _pair(row: Row, file: Path) -> Pair | None:
    """The later text is the one the judgement rests on: premise, perspective, evidence. None for rows without label."""
    given = str(row["label"]).strip().lower()
    if "topic" in row:
        return Pair(row["text"], row["topic"], STANCES[given])
    if given in UNLABELLED:
        return None
    label = LABELS.get(given)
    if label is None:
        raise UnknownFile(f"{file}: label {row['label']!r} is not known")
    if "perspective" in row:
        return Pair(row["perspective"], row["claim"], label)
    if "gold_evidence" in row:
        return Pair(" ".join(part["text"] for part in row["gold_evidence"]), row["text"], label)
    return Pair(row["premise"], row["hypothesis"], label)
