"""Roles that a relative clause tells: "who runs the Harbour Board", "who served as mayor of Ostrow"."""

from __future__ import annotations

import re

from streams.extract.names.institution_names import (
    DETERMINER,
    POSSESSIVE,
    capitalised,
    clean_institution,
    is_institution,
)
from streams.extract.names.printed_roles import role_at_end

_RUNS = re.compile(r"^who\s+(?:also\s+)?(?:runs|heads|leads|chairs|directs|oversees|represents)\s+(?P<what>.+)$")
_AS_ROLE = re.compile(
    r"^who\s+(?:\w+\s+){0,3}?"
    r"(?:(?:serves?|acts?|works?|sits?|took over|(?P<past>served|acted|worked|sat))\s+(?:\w+\s+){0,4}?"
    r"|(?:succeed(?:ed|s)|replace[ds])\s+.+?\s+)"
    r"as\s+(?:(?:an?|the|its)\s+)?(?P<role>[\w -]+?)"
    r"(?:\s+(?:of|for|at)\s+(?:the\s+)?(?P<house>[A-Z][\w .&'\u2019-]*?))?(?:\s+on\b|\s+in\b|\s+under\b|$)"
)


def role_in_clause(clause: str) -> tuple[str, str] | None:
    """Role and institution that a relative clause tells of whom it belongs to; None if it tells of none."""
    runs = _RUNS.match(clause)
    if runs:
        outer = re.search(r"\b(?:for|at|of)\s+(?:the\s+)?(?P<house>[A-Z].*)$", runs["what"])
        house = DETERMINER.sub("", POSSESSIVE.split(outer["house"] if outer else runs["what"])[0])
        return "head", clean_institution(house) if is_institution(house) or capitalised(house) else ""
    told = _AS_ROLE.match(clause)
    if told is None or not role_at_end(told["role"].split())[1]:
        return None
    role = f"former {told['role']}" if told["past"] else told["role"]
    return role, clean_institution(told["house"] or "")
