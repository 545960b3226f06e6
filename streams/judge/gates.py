"""Which of a statement's candidates the pair model reads: the gates in front of the costly part.

- Candidates of the same holder or institution, or of the same entry of the register, are all read: a turn must not be
  missed because other statements were nearer.
- Of the others the most similar `judge_pairs` are read, if they reach `nearest_floor`.
- Never two statements of one article: an outlet's story quotes both sides, and neither can be the other's earlier
  position.

Nothing else is left out. Identical texts are read like any others, so that every relation is the model's; conditional
or reported statements and claims without a holder raise nothing, but group what is said about one thing.
"""

from __future__ import annotations

from schemas.match import Candidate, Match

EXEMPT = frozenset({"holder", "institution", "register"})
"""Ways of being found that are exempt from the limit."""


def candidates_to_read(match: Match, limit: int, floor: float) -> list[Candidate]:
    """The candidates that are to be read, in the order of the match.

    Args:
        match: a statement with its candidates.
        limit: how many are read that were found by similarity only.
        floor: similarity that those must reach.
    """
    possible = [c for c in match.candidates if c.statement.article.id != match.statement.article.id]
    near = [c for c in possible if c.by not in EXEMPT and c.similarity >= floor]
    near.sort(key=lambda c: (-c.similarity, c.statement.id))
    chosen = {c.statement.id for c in near[:limit]}
    return [c for c in possible if c.by in EXEMPT or c.statement.id in chosen]
