"""Headlines against article bodies (FNC-1): a file of stances and a file of bodies that are one set.

The body is the later text, which the judgement rests on; the headline is what it supports, disputes or neither. A body
is cut to its first sentences, for news says first what it is about, and the pair model reads 256 tokens of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.corpora import Row, read_lines
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

STANCES: Mapping[str, int] = {"agree": SUPPORTS, "disagree": DISPUTES, "discuss": NEUTRAL, "unrelated": NEUTRAL}

BODY_WORDS = 150
"""Words of a body that are read at most: with the headline they stay under 256 tokens."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][”\"’'])\s+")


def opening(body: str) -> str:
    """The first whole sentences of a body that have `BODY_WORDS` words together; the first one cut if it is longer."""
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(" ".join(body.split())):
        words = sentence.split()
        if len(kept) + len(words) > BODY_WORDS:
            return " ".join(kept or words[:BODY_WORDS])
        kept += words
    return " ".join(kept)


def bodies_of(stances: Path, given: Iterable[Path]) -> dict[str, str]:
    """The openings by id of the bodies that belong to a file of stances.

    Args:
        stances: ``NAME.stances.jsonl.gz``.
        given: files among which ``NAME.bodies`` is looked for; else it may lie beside the stances.

    Raises:
        FileNotFoundError: no file has the bodies.
    """
    wanted = stances.name.replace("stances", "bodies")
    for file in (*given, stances.with_name(wanted)):
        if file.name == wanted and file.exists():
            return {str(row["body_id"]): opening(row["text"]) for row in read_lines(file)}
    raise FileNotFoundError(f"{stances}: its bodies are needed, {wanted} is neither given nor beside it")


def headline_pair(row: Row, bodies: Mapping[str, str]) -> Pair:
    """A row of stances with its body.

    Raises:
        KeyError: the body or the stance is not known.
    """
    return Pair(bodies[str(row["body_id"])], row["headline"], STANCES[str(row["label"]).strip().lower()])
