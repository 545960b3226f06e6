"""Training rows of the matching model: anchor, positive and near misses, every batch with a group at most once."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from training.corpora import OWN, read, read_lines, read_told
from training.matching.groups import (
    Group,
    Nearest,
    checked_claim_groups,
    family_groups,
    frame_groups,
    key_point_groups,
    paraphrase_groups,
    passage_groups,
    quoted_claim_groups,
    timeline_groups,
)

ROUNDS = {"families": 8, "frames": 7, "passages": 4, "argkp": 9, "factopolis": 5, "checkthat2a": 6, "mrpc": 1}
"""How often each group is drawn from. Families and frames are what the stream meets; the rest keep it general."""

TIMELINES = "timelines"
"""Name of the timelines among the corpora: they are drawn from only where they are named, for extraction reads them
first."""

NEAR = 4
"""Near misses of a row: as many as a family has. A pair on one proposition has to be nearer than every one of them."""


class Triple(NamedTuple):
    """Two texts of a group and texts that are not of it."""

    anchor: str
    positive: str
    near: list[str]

    def columns(self) -> dict[str, str]:
        """The row of a data set: one text a column."""
        return {"anchor": self.anchor, "positive": self.positive,
                **{f"near_{number}": text for number, text in enumerate(self.near)}}


def relevant(path: Path) -> dict[str, set[str]]:
    """TREC relevance judgements: query id to the ids of its documents."""
    judged: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split("\t")
        if int(grade) > 0:
            judged.setdefault(query, set()).add(document)
    return judged


def groups_of(
    data: Path, rng: random.Random, nearest: Nearest | None = None, timelines: Path | None = None
) -> dict[str, list[Group]]:
    """The groups of every corpus that is trained on, by its short name.

    Args:
        data: folder of the corpora.
        rng: decides fillings and wordings of frames.
        nearest: finds near misses of tweets among the checked claims; without it they have none of their own.
        timelines: statements that `training.judge.timelines` wrote; held-out timelines are left out.

    Raises:
        NotShippable: a corpus may only be measured with.
        FileNotFoundError: a corpus is not there.
    """
    def rows(name: str) -> list[dict[str, object]]:
        return read(data, name, "train", training=True)

    retrieval = data / "retrieval"
    return {
        **({TIMELINES: timeline_groups(read_told(timelines))} if timelines else {}),
        "families": family_groups([*rows("families/*"), *read(OWN, "families/*", "train", training=True)]),
        "frames": frame_groups(data / "frames", rows("frames/*"), rng),
        "passages": passage_groups(rows("passages/*")),
        "argkp": key_point_groups(rows("retrieval/argkp")),
        "factopolis": quoted_claim_groups(
            rows("retrieval/factopolis.claims"), list(read_lines(retrieval / "factopolis.assertions.jsonl.gz"))),
        "checkthat2a": checked_claim_groups(
            rows("retrieval/checkthat2a.queries"), rows("retrieval/checkthat2a.corpus"),
            relevant(retrieval / "checkthat2a.qrels.train.tsv"), nearest),
        "mrpc": paraphrase_groups(rows("paraphrase/mrpc")),
    }


def triples(groups: Iterable[Group], others: list[str], rounds: int, rng: random.Random) -> list[Triple]:
    """Draw from every group once a round, in another order each round.

    So a batch that takes the rows in order meets no group twice, but where two rounds join, and no text is pushed away
    from another on its own proposition.

    Args:
        groups: of one corpus.
        others: texts of the corpus, drawn from for a group without near misses of its own.
        rounds: rows of each group.
        rng: decides everything.
    """
    rows = []
    order = list(groups)
    for _ in range(rounds):
        rng.shuffle(order)
        for group in order:
            anchor, positive = rng.sample(group.members, 2)
            near = rng.sample(group.near, min(NEAR, len(group.near)))
            while len(near) < NEAR:
                text = rng.choice(others)
                near += [text] if text not in group.members else []
            rows.append(Triple(anchor, positive, near))
    return rows
