"""What sets a pair aside: the two cannot be in dispute, whatever the model makes of their words.

Such a pair is read all the same, for it may support; and recorded with `update`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from schemas.statement import Statement
from streams.judge.figures_only import figures_agree
from streams.judge.scope import other_edition, other_name, other_number, other_part, other_year
from streams.judge.updates import figure_moved, first_occurrence, resumption

Rule = Callable[[Statement, Statement], bool]
"""Takes the later statement and the earlier one."""

RULES: Mapping[str, Rule] = MappingProxyType({
    "figure that moved on": figure_moved,
    "figures that agree": figures_agree,
    "first occurrence": first_occurrence,
    "resumption": resumption,
    "other year": other_year,
    "other edition": other_edition,
    "other part": other_part,
    "other number": other_number,
    "other name": other_name,
})
"""Every rule by what it tells."""


def set_aside_by(later: Statement, earlier: Statement, rules: Mapping[str, Rule] = RULES) -> list[str]:
    """The names of the rules that set a pair aside; none if it may be in dispute."""
    return [name for name, rule in rules.items() if rule(later, earlier)]
