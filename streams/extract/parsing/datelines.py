"""Where and when a report was filed, and by which agency: "OSTROW, Feb 5 (Newswire) —" belongs to no sentence."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_TOWN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"
_AGENCY = r"\( ?[A-Z][\w&.'’/ -]{1,38}\)"
_DASH = r"\s*(?:\u2014|\u2013|--|-)\s+"
_IN_CAPITALS = re.compile(
    rf"^(?:[A-Z][A-Z.'’-]+(?:[ ,/]+[\w.'’-]+){{0,5}}?)?,?\s*(?:\([^)\n]{{2,40}}\))?{_DASH}(?=[\w\"\u201c])"
)
_FILED = re.compile(
    rf"^(?:(?:{_TOWN},? )?{_DAY},?(?: {_AGENCY})?|(?:{_TOWN} )?{_AGENCY}){_DASH}(?=[A-Z\d\"\u201c‘'])"
)
"""Towns in small letters too, where a date or an agency in brackets shows what they are."""
_PLACE = re.compile(
    r"^([A-Z][A-Z.'’ -]{3,30}?)(?:,[^\u2014\u2013-]{2,20})?\s*(?:\([^)]*\)\s*)?[\u2014\u2013]"
)


def dateline_end(text: str, *, title: bool = False) -> int:
    """Offset where the first sentence of a report begins behind its dateline; 0 without one.

    Args:
        text: a paragraph, or a headline.
        title: it is a headline, in which a town in capitals before a dash is none.
    """
    match = _FILED.match(text) or (None if title else _IN_CAPITALS.match(text))
    return match.end() if match else 0


def dateline_place(text: str) -> str:
    """The town in capitals of a dateline; empty without one."""
    match = _PLACE.match(text)
    return match[1].title().strip() if match else ""
