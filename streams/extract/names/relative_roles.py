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
from streams.extract.names.led_houses import office_of_leading
from streams.extract.names.printed_roles import role_at_end

_RUNS = re.compile(
    r"^who\s+(?:also\s+)?(?P<verb>runs|heads|leads|chairs|directs|oversees|represents)\s+(?P<what>.+)$"
)
_HAS_RUN = re.compile(
    r"^who\s+(?:has|have)\s+(?P<verb>run|headed|led|chaired|directed)\s+(?P<what>.+?)"
    r"\s+(?:since\b|for (?:[\w-]+ ){0,3}(?:years|decades|months)\b)"
)
"""With how long, what is so still."""
_LEMMAS = {"run": "run", "headed": "head", "led": "lead", "chaired": "chair", "directed": "direct"}
_SOME_OWNER = re.compile(r"[a-z]+['\u2019]s (?=[A-Z])")
"""So "the island's Directorate of Ports"."""
_SPEAKS_FOR = re.compile(
    r"^who\s+(?:also\s+)?speaks\s+(?:(?:on|about)\s+[a-z][\w -]*?\s+)?for\s+(?:the\s+)?(?P<house>.+)$"
)
_SPEAKING_FOR = re.compile(r"^speaking (?:for|on behalf of) (?:the )?(?P<house>[A-Z].+)$")
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
        what = _SOME_OWNER.sub("", DETERMINER.sub("", runs["what"]))
        named = what[:1].isupper() and is_institution(what)  # "the Institute of Reefs"
        outer = re.search(r"\b(?:for|at|of)\s+(?:the\s+)?(?P<house>[A-Z].*)$", what) if not named else None
        house = DETERMINER.sub("", POSSESSIVE.split(outer["house"] if outer else what)[0])
        house = clean_institution(house) if is_institution(house) or capitalised(house) else ""
        if not house and runs["verb"] == "runs":
            return None  # "who runs the guest house by the lighthouse": no office of the house that is told of
        return office_of_leading("lead" if runs["verb"] == "leads" else "head", house), house
    has_run = _HAS_RUN.match(clause)
    if has_run and is_institution(house := clean_institution(has_run["what"])):
        return office_of_leading(_LEMMAS[has_run["verb"]], house), house
    speaks = _SPEAKS_FOR.match(clause) or _SPEAKING_FOR.match(clause)
    if speaks and (is_institution(speaks["house"]) or capitalised(clean_institution(speaks["house"]))):
        return "spokesperson", clean_institution(speaks["house"])
    told = _AS_ROLE.match(clause)
    if told is None or not role_at_end(told["role"].split())[1]:
        return None
    role = f"former {told['role']}" if told["past"] else told["role"]
    return role, clean_institution(told["house"] or "")
