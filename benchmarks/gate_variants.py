"""The gates in front of the pair model and the rules that set pairs aside, each as the stream without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from schemas.match import Candidate, Match, MatchesRecord
from schemas.statement import Statement
from streams.judge.gates import EXEMPT, candidates_to_read
from streams.judge.judge import Choose
from streams.judge.setting_aside import RULES, Rule
from streams.match.holders import HolderIndex
from streams.match.nearest import DECIMALS, decode_embedding
from streams.settings import Settings

MOST = 64
"""Nearest statements that the settings allow."""


def _without_exemption(match: Match, limit: int, floor: float) -> list[Candidate]:
    plain = [msgspec.structs.replace(each, by="nearest") for each in match.candidates]
    return candidates_to_read(msgspec.structs.replace(match, candidates=tuple(plain)), limit, floor)


def _own_article_too(match: Match, limit: int, floor: float) -> list[Candidate]:
    article = match.statement.article.id
    own = [each for each in match.candidates if each.statement.article.id == article]
    near = sorted((each for each in own if each.by not in EXEMPT and each.similarity >= floor),
                  key=lambda each: (-each.similarity, each.statement.id))
    read = [each for each in own if each.by in EXEMPT] + near[:limit]
    return [*candidates_to_read(match, limit, floor), *read]


@dataclass(frozen=True)
class Variant:
    """The stream without one gate.

    Attributes:
        settings: what is set otherwise.
        choose: which candidates are read.
        rules: what sets a pair aside.
        own_article: whether the statements of its own article are candidates of a statement.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    choose: Choose = candidates_to_read
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    own_article: bool = False


GATES: Mapping[str, Variant] = {
    **{name: Variant(rules={other: rule for other, rule in RULES.items() if other != name}) for name in RULES},
    "all that set aside": Variant(rules={}),
    "exemption": Variant(choose=_without_exemption),
    "holder similarity": Variant({"holder_floor": -1.0}),
    "article": Variant(choose=_own_article_too, own_article=True),
    "similarity": Variant({"nearest_floor": -1.0}),
    "number": Variant({"nearest": MOST, "judge_pairs": MOST}),
}
"""Everything that can be taken away, by name; last what leaves the most to be read."""


def with_own_article(records: Sequence[MatchesRecord], settings: Settings) -> list[MatchesRecord]:
    """The matches with the statements of the same article that came before as further candidates."""
    before: dict[str, list[Statement]] = {}
    found: list[MatchesRecord] = []
    for record in records:
        if isinstance(record, Match):
            told = before.setdefault(record.statement.article.id, [])
            own = [candidate for other in told if (candidate := _candidate(record.statement, other, settings))]
            told.append(record.statement)
            record = msgspec.structs.replace(record, candidates=(*record.candidates, *own))
        found.append(record)
    return found


def _candidate(statement: Statement, other: Statement, settings: Settings) -> Candidate | None:
    if statement.id == other.id or statement.embedding is None or other.embedding is None:
        return None
    similarity = round(float(decode_embedding(statement.embedding) @ decode_embedding(other.embedding)), DECIMALS)
    index = HolderIndex()
    if other.speaker is not None:
        index.add(other.id, other.speaker)
    by = index.search(statement.speaker).get(other.id, "nearest") if statement.speaker is not None else "nearest"
    floor = settings.nearest_floor if by == "nearest" else settings.holder_floor
    return Candidate(statement=other, similarity=similarity, by=by) if similarity >= floor else None
