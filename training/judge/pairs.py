"""Pairs of statements for the judge: what each corpus says about a later statement and an earlier one.

A pair is (later, earlier, label). Labels: 0 supports, 1 neutral, 2 disputes. Every corpus is turned into texts of the
kinds that extraction makes: a reported clause ("X said that …"), a quotation with its speaker, a headline, a passage
with the headline before it. Frames are expanded by the corpus's own `expand.py`.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from training.corpora import Row

SUPPORTS, NEUTRAL, DISPUTES = 0, 1, 2
NO_DISPUTE = 3
"""Label of a pair that supports or is neutral, nobody has said which."""
NLI_LABELS = {"entailment": SUPPORTS, "neutral": NEUTRAL, "contradiction": DISPUTES, "not_entailment": DISPUTES}
STANCE_LABELS = {"SUPPORT": SUPPORTS, "UNDERMINE": DISPUTES}
FRAME_LABELS = {"supports": SUPPORTS, "neutral": NEUTRAL, "disputes": DISPUTES}

REPORTING = ("said", "told reporters", "announced", "insisted", "said in a statement", "argued", "made it clear")


class Pair(NamedTuple):
    """A later and an earlier text and the label of the later towards the earlier, which may be `NO_DISPUTE`."""

    later: str
    earlier: str
    label: int


def _either_way(x: str, y: str, label: int, rng: random.Random) -> Pair:
    return Pair(x, y, label) if rng.random() < 0.5 else Pair(y, x, label)


def family_pairs(families: list[Row], per_family: int, rng: random.Random) -> list[Pair]:
    """Draw pairs inside a family (same side, opposite sides, near miss) and, rarely, across families."""
    pairs = []
    for family in families:
        pro = [s["text"] for s in family["supports"]] + [family["claim"]]
        con = [s["text"] for s in family["disputes"]]
        near = [s["text"] for s in family["near"]]
        for _ in range(per_family):
            kind = rng.random()
            if kind < 0.24:
                x, y = rng.sample(pro, 2)
                pairs.append(Pair(x, y, SUPPORTS))
            elif kind < 0.34:
                x, y = rng.sample(con, 2)
                pairs.append(Pair(x, y, SUPPORTS))
            elif kind < 0.67:
                pairs.append(_either_way(rng.choice(pro), rng.choice(con), DISPUTES, rng))
            elif kind < 0.94:
                pairs.append(_either_way(rng.choice(near), rng.choice(pro + con), NEUTRAL, rng))
            else:
                other = rng.choice(families)
                if other["family"] != family["family"]:
                    pairs.append(Pair(rng.choice(pro + con), other["claim"], NEUTRAL))
    return pairs


def frame_pairs(expander: Path, frames: list[Row], per_frame: int, seed: int) -> list[Pair]:
    """Pairs from the corpus's own `expand.py`, run on `frames` only."""
    lines = "\n".join(json.dumps(f, ensure_ascii=False) for f in frames)
    done = subprocess.run(
        [sys.executable, expander.name, "/dev/stdin", "--pairs-per-frame", str(per_frame), "--seed", str(seed)],
        cwd=expander.parent, input=lines, capture_output=True, text=True, check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [Pair(r["later"], r["earlier"], FRAME_LABELS[r["label"]]) for r in rows]


def _say(proposition: str, speaker: str, rng: random.Random) -> str:
    """Dress a bare proposition as extraction would print it, or leave it bare."""
    kind = rng.random()
    if kind < 0.4:
        return proposition
    clause = proposition.rstrip(".")
    if kind < 0.8:
        return f"{speaker} {rng.choice(REPORTING)} that {clause[0].lower()}{clause[1:]}."
    return f"{speaker}: “{clause}.”"


def _print(row: Row, rng: random.Random) -> str:
    """The passage as extraction would hand it on: alone, with its headline, or with its speaker named."""
    kind = rng.random()
    passage, title, speaker = row["passage"], row["title"], row["speaker"]
    if kind < 0.35:
        return f"{title}. {passage}"
    if kind < 0.65 and speaker:
        return f"{speaker} said: {passage}"
    return str(passage)


def passage_pairs(passages: list[Row], per_passage: int, rng: random.Random) -> list[Pair]:
    """Pairs of a printed passage and a proposition, either way round, and of two propositions."""
    pairs = []
    for row in passages:
        speaker = row["speaker"] or "The speaker"

        def text(choice: str, row: Row = row, speaker: str = speaker) -> str:
            return _print(row, rng) if choice is row["passage"] else _say(choice, speaker, rng)

        ours, against, near = [row["position"], row["same"]], row["against"], row["near"]
        for _ in range(per_passage):
            anchor = row["passage"] if rng.random() < 0.7 else rng.choice(ours)
            kind = rng.random()
            if kind < 0.32:
                other, label = rng.choice([o for o in ours if o is not anchor]), SUPPORTS
            elif kind < 0.67:
                other, label = rng.choice(against), DISPUTES
            else:
                other, label = rng.choice(near), NEUTRAL
            pairs.append(_either_way(text(anchor), text(other), label, rng))
    return pairs


def nli_pairs(rows: list[Row]) -> list[Pair]:
    """The premise is the later text: it is what the judgement rests on."""
    return [Pair(r["premise"], r["hypothesis"], NLI_LABELS[r["label"]]) for r in rows if r["label"] in NLI_LABELS]


def perspective_pairs(rows: list[Row]) -> list[Pair]:
    """Perspectrum: a perspective supports or undermines a claim."""
    return [Pair(r["perspective"], r["claim"], STANCE_LABELS[r["label"]]) for r in rows if r["label"] in STANCE_LABELS]
