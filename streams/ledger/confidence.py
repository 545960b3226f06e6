"""How sure an alert is, and how much it may matter. Both from its evidence alone."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from schemas.alert import Severity
from schemas.statement import Statement
from streams.ledger.evidence import LEAST, Draft, log_odds


class Weights(NamedTuple):
    """Weights of the logistic that gives an alert's confidence, in log odds.

    On 3,000 pairs of held-back families and frames the lower reading is calibrated as it is: slope 1.0, intercept .3 to
    .5. Of the alerts that stand it tells little more, for then the doubt is whether two texts are about the same thing,
    and likeness tells more. The weights follow a logistic regression (C = 3; similarities in tenths) on the alerts that
    stand over 534 scenarios, dev and twelve own files, of which 155 of 173 are right (.90); only that of the relation
    is kept higher than fitted (0), for settings with a lower threshold. With them the mean confidence is .89; of the
    quarters by confidence .75, .91, .95 and .98 are right where it says .74, .88, .95 and .98. `benchmarks.alerts`
    prints mean confidence and precision side by side. Fit anew when judge, matching or extraction change.

    Attributes:
        base: of an alert whose relation is even, whose similarities are the even ones and whose speakers are certain.
        relation: of the log odds of `disputes`, the lower of the two readings.
        similarity: of what the cosine of the two texts lies above `EVEN_SIMILARITY`.
        articles: of what the cosine of the two articles lies above `EVEN_ARTICLES`, where it is known.
        speaker: of the log of the less certain speaker's confidence.
        change_cue: of a statement that says itself that a position changed.
        second_outlet: of a second independent outlet.
    """

    base: float = 1.05
    relation: float = 0.3
    similarity: float = 7.0
    articles: float = 8.0
    speaker: float = 0.7
    change_cue: float = 0.9
    second_outlet: float = 0.8


WEIGHTS = Weights()

EVEN_SIMILARITY, EVEN_ARTICLES = 0.7, 0.8
"""About the means of the alerts on which the weights were fitted."""

MANY_OUTLETS = 3
"""Outlets from which a statement counts as widely carried: more than the one that has it and one that copies."""


_LEVELS: tuple[Literal["low", "medium", "high"], ...] = ("low", "medium", "medium", "high", "high")
"""By number of reasons: none, one or two, more."""


def confidence(draft: Draft, outlets: int) -> float:
    """Probability that an alert is right.

    Args:
        draft: its evidence.
        outlets: independent outlets that carry the statement after the turn.
    """
    articles = draft.relation.article_similarity
    speaker = max(min(_speaker(draft.before.statement), _speaker(draft.after.statement)), LEAST)
    odds = (
        WEIGHTS.base
        + WEIGHTS.relation * log_odds(draft.relation.disputes_both)
        + WEIGHTS.similarity * (draft.relation.similarity - EVEN_SIMILARITY)
        + WEIGHTS.articles * (articles - EVEN_ARTICLES if articles is not None else 0.0)
        + WEIGHTS.speaker * math.log(speaker)
        + WEIGHTS.change_cue * bool(draft.after.statement.change_cue and draft.kind == "reversal")
        + WEIGHTS.second_outlet * (outlets > 1)
    )
    return round(1 / (1 + math.exp(-odds)), 4)


def severity(draft: Draft, outlets: int) -> Severity:
    """How much an alert may matter: the number of reasons there are."""
    reasons = []
    if draft.after.statement.official:
        reasons.append("an official speaks")
    if draft.holder.kind != "person":
        reasons.append("an institution's position")
    if draft.after.statement.kind == "action":
        reasons.append("an act, not only words")
    if outlets >= MANY_OUTLETS:
        reasons.append(f"carried by {outlets} outlets")
    return Severity(level=_LEVELS[len(reasons)], reasons=tuple(reasons))


def _speaker(statement: Statement) -> float:
    return statement.speaker.confidence if statement.speaker is not None else 0.0
