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
    .5. On the alerts of scenarios it tells less, for there the doubt is whether two texts are about the same thing, and
    the similarity tells more. Base, relation and similarity follow a logistic regression (C = 1 to 3; similarity in
    tenths) on the 99 alerts that stand over 288 scenarios, dev and the own six files, of which 78 are right: log odds
    2.9 and similarity .75 on average, the false ones 2.6 and .66; with them the mean confidence is .79. None of the
    false has a change cue or a second outlet, and 7 of the right have either: these two weights are small for want of
    cases. `benchmarks.alerts` prints mean confidence and precision side by side. Fit anew when judge, matching or
    extraction change.

    Attributes:
        base: of an alert whose relation is even, whose similarity is `EVEN_SIMILARITY` and whose speakers are certain.
        relation: of the log odds of `disputes`, the lower of the two readings.
        similarity: of what the cosine of the two texts lies above `EVEN_SIMILARITY`.
        speaker: of the log of the less certain speaker's confidence.
        change_cue: of a statement that says itself that a position changed.
        second_outlet: of a second independent outlet.
    """

    base: float = 0.0
    relation: float = 0.5
    similarity: float = 5.0
    speaker: float = 1.0
    change_cue: float = 0.8
    second_outlet: float = 0.4


WEIGHTS = Weights()

EVEN_SIMILARITY = 0.7
"""About the mean of the alerts on which the weights were fitted."""

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
    speaker = max(min(_speaker(draft.before.statement), _speaker(draft.after.statement)), LEAST)
    odds = (
        WEIGHTS.base
        + WEIGHTS.relation * log_odds(draft.relation.disputes_both)
        + WEIGHTS.similarity * (draft.relation.similarity - EVEN_SIMILARITY)
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
