"""What the matching model learns from: groups of texts on one proposition, with texts that only look like it.

A group is a proposition as a corpus knows it: a family, a frame filled in once, a printed passage and the positions
around it, an arguable key point, a fact-checked claim. Its members may take either side. Its near misses share words,
subject or topic with them and are about another proposition.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora import Row
from training.frame_corpus import expander

MAX_MEMBERS = 12
"""Members of a filled frame: half of its phrases, so that two fillings of one frame differ in more than the slots."""


Nearest = Callable[[Mapping[str, Sequence[str]], Sequence[str]], Mapping[str, list[str]]]
"""For each text, with those that are right for it, the nearest wrong ones of a corpus."""


@dataclass(frozen=True)
class Group:
    """Texts on one proposition, at least two, and near misses, which may be none."""

    members: list[str]
    near: list[str] = field(default_factory=list)


def family_groups(families: list[Row]) -> list[Group]:
    """The claim, its supporters and its disputers together, against the near misses."""
    return [
        Group([family["claim"], *(s["text"] for s in [*family["supports"], *family["disputes"]])],
              [s["text"] for s in family["near"]])
        for family in families]


def timeline_groups(rows: list[Row]) -> list[Group]:
    """Statements of either side that extraction found in the articles of a timeline, against those that take none.

    Args:
        rows: as `training.judge.timelines` writes them.
    """
    members: defaultdict[str, list[str]] = defaultdict(list)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        (near if row["side"] == "near" else members)[row["family"]].append(row["text"])
    return [Group(unique, near[family]) for family, texts in members.items()
            if len(unique := list(dict.fromkeys(texts))) > 1]


def frame_groups(folder: Path, frames: list[Row], rng: random.Random) -> list[Group]:
    """Every frame filled in once and dressed as news.

    The near misses are its neutral phrases in the same filling, and phrases of either side in another filling: the
    same words about another place, person, figure or date.

    Args:
        folder: of the corpus, where `expand.py` and `slots.py` lie.
        frames: rows of the corpus.
        rng: decides fillings, wordings and speakers.
    """
    expand = expander(folder)
    groups = []
    for frame in frames:
        slots = frame["slots"]
        ours, other = expand.bind(slots, rng), expand.bind(slots, rng)

        def dressed(phrase: str, binding: dict[str, str], slots: dict[str, str] = slots) -> str:
            return str(expand.dress(phrase, binding, expand.speaker(slots, binding, rng), rng))

        sides = ["C: " + frame["claim"].rstrip("."), *frame["pos"], *frame["neg"]]
        rng.shuffle(sides)
        near = [dressed(phrase, ours) for phrase in frame["neutral"]]
        if slots:
            near += [dressed(phrase, other) for phrase in rng.sample(sides, 4)]
        groups.append(Group([dressed(phrase, ours) for phrase in sides[:MAX_MEMBERS]], near))
    return groups


def passage_groups(passages: list[Row]) -> list[Group]:
    """A printed passage, the position it takes and those opposed to it, against the near ones."""
    return [Group([row["passage"], row["position"], row["same"], *row["against"]], list(row["near"]))
            for row in passages]


def key_point_groups(rows: list[Row]) -> list[Group]:
    """A key point with the arguments that make it, against arguments of its topic and side that do not."""
    points: dict[str, str] = {}
    matching: defaultdict[str, list[str]] = defaultdict(list)
    others: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        points[row["key_point_id"]] = row["key_point"]
        (matching if row["label"] else others)[row["key_point_id"]].append(row["argument"])
    return [Group([points[key], *texts], others[key]) for key, texts in matching.items()]


def quoted_claim_groups(claims: list[Row], assertions: list[Row]) -> list[Group]:
    """A fact-checked claim, its written negation and the quotations that make it, against claims of its topics.

    A quotation that also makes a claim outside `claims` is left out: that one may be held out.
    """
    known = {claim["id"]: claim for claim in claims}
    quotes: defaultdict[str, list[str]] = defaultdict(list)
    for row in assertions:
        if all(claim in known for claim in row["claims"]):
            for claim in row["claims"]:
                quotes[claim].append(row["quote"])
    groups = []
    for key, claim in known.items():
        topics = set(claim.get("topics", ()))
        near = [other["title"] for other in claims
                if other["id"] != key and topics & set(other.get("topics", ()))]
        members = [claim["title"], *([claim["negative"]] if "negative" in claim else []), *quotes[key]]
        if len(members) > 1:
            groups.append(Group(members, near))
    return groups


def checked_claim_groups(
    queries: list[Row], corpus: list[Row], relevant: dict[str, set[str]], nearest: Nearest | None = None
) -> list[Group]:
    """A tweet and the fact-checked claims it makes, against the claims nearest to it that it does not make.

    Args:
        queries: tweets, ``id`` and ``text``.
        corpus: claims, ``id`` and ``vclaim``.
        relevant: for the id of a tweet the ids of its claims.
        nearest: finds near misses; without it only the other claims of a batch are.
    """
    claims = {row["id"]: row["vclaim"] for row in corpus}
    made = {query["text"]: [claims[each] for each in sorted(relevant[query["id"]]) if each in claims]
            for query in queries if any(each in claims for each in relevant.get(query["id"], ()))}
    near = nearest(made, list(claims.values())) if nearest else {}
    return [Group([text, *own], near.get(text, [])) for text, own in made.items()]


def paraphrase_groups(rows: list[Row]) -> list[Group]:
    """Sentences that say the same; those that were judged not to are near misses of their partner's."""
    return [Group([row["a"], row["b"]]) for row in rows if row["label"] == 1]
