"""Figures that moved on: "12 dead" and, days later, "30 dead" is news, not a dispute.

Conservative, for a missed update costs a false alert but a wrong one hides a real turn: the same thing must be counted
in both texts with different figures, the later one must be at least a day later, neither may speak of what is to come
(a promise of 500 houses that becomes 300 is a turn), and they must not name one and the same past period (two figures
for the same March are a dispute).
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from schemas.statement import Statement

MIN_APART = timedelta(days=1)
"""Figures of one day are rival accounts of one state of affairs."""

_WORDS = {word: value for value, word in enumerate((
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"), start=2)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
"""Without "one", which is a pronoun more often than a figure."""

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FIGURE = re.compile(
    r"(?<![\w.,$€£-])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|" + "|".join(_WORDS) + r")(?![\w-])"
    r"(?:\s(?P<scale>" + "|".join(_SCALES) + r")\b)?(?P<unit>\s?%)?(?P<after>(?:\s+[^\W\d_][\w'-]*){0,4})",
    re.IGNORECASE)
"""A figure and up to four words after it. Sums of money are left out: they are budgets and offers, which turn."""

_MONTHS = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
)
_PERIOD = re.compile(r"\b(?:(?:19|20)\d\d|" + "|".join(_MONTHS) + r"|may(?=\s+\d))\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|must|plan(?:s|ned)?|promis\w+|pledg\w+|target\w*|goal|aims?|intends?|expects?|"
    r"going to|by the end of|at least until|proposes?|calls? for|demands?)\b", re.IGNORECASE)
_PASSED_OVER = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "more", "than", "people", "persons", "about",
    "around", "nearly", "some", "were", "was", "are", "is", "have", "has", "had", "been", "be", "being", "so",
    "far", "now", "still", "reported", "confirmed", "new", "others", "other", "including",
))
_SAME_COUNT = {
    "dead": "death", "die": "death", "died": "death", "dies": "death", "deaths": "death", "killed": "death",
    "fatalities": "death", "lives": "death", "toll": "death", "injured": "injury", "hurt": "injury",
    "wounded": "injury", "injuries": "injury", "infected": "infection", "infections": "infection",
    "cases": "infection", "detained": "arrest", "arrested": "arrest", "arrests": "arrest", "percent": "%"}
"""Words of news for one and the same count."""


def figures(text: str) -> dict[str, set[float]]:
    """What a text counts: each thing counted with its figures; years and sums of money left out."""
    found: dict[str, set[float]] = {}
    for match in _FIGURE.finditer(text):
        number = match["number"].lower()
        value = float(_WORDS[number]) if number in _WORDS else float(number.replace(",", ""))
        if match["scale"]:
            value *= _SCALES[match["scale"].lower()]
        words = [word.lower() for word in match["after"].split()]
        if not (match["scale"] or match["unit"]) and number.isdigit() and 1900 <= value < 2100:
            continue
        thing = "%" if match["unit"] else _counted(words)
        if thing:
            found.setdefault(thing, set()).add(value)
    return found


def _counted(words: list[str]) -> str:
    counts = [_SAME_COUNT[word] for word in words if word in _SAME_COUNT]
    if counts:
        return counts[0]
    content = [word for word in words if word not in _PASSED_OVER]
    return content[0].removesuffix("s") if content else ""


def is_update(later: Statement, earlier: Statement) -> bool:
    """Whether the later statement gives a new state of what the earlier one counted."""
    if _day(later.stated_at) - _day(earlier.stated_at) < MIN_APART:
        return False
    if _TO_COME.search(later.text) or _TO_COME.search(earlier.text):
        return False
    periods = _periods(later.text), _periods(earlier.text)
    if periods[0] and periods[0] == periods[1]:
        return False
    new, old = figures(later.text), figures(earlier.text)
    return any(new[thing].isdisjoint(old[thing]) for thing in new.keys() & old.keys())


def _day(instant: datetime) -> datetime:
    return instant.replace(hour=0, minute=0, second=0, microsecond=0)


def _periods(text: str) -> frozenset[str]:
    return frozenset(period.lower() for period in _PERIOD.findall(text))
