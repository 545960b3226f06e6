"""The years, quarters and months that a text speaks of.

Relative years ("next year", "this summer") are counted from the day the statement was made.
"""

from __future__ import annotations

import re
from datetime import datetime

_LOOKALIKES = str.maketrans("ıİſ\N{KELVIN SIGN}", "iIsK")

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
_YEAR = re.compile(
    r"(?<![\w.,$€£-])(?P<bound>(?:by|until|till|from|since|after|before|through|beyond|past|to|between|than"
    r"|(?:end|middle|start|beginning) of)\s+)?(?P<year>(?:19|20)\d\d)(?:[-/–](?P<second>\d\d))?(?![\w%]|[.,]\d)"
    r"(?P<open>\s+(?:onwards?|to|and (?:after|beyond)))?", re.IGNORECASE)
_RELATIVE_YEAR = re.compile(r"\b(?P<which>last|this|next) year\b", re.IGNORECASE)
_SEASON = re.compile(r"\bthis (?:spring|summer|autumn|fall)\b", re.IGNORECASE)
"""Of the year in which it is said. Which one "next summer" is depends on the month, and a winter lies in two."""
_WINTER = re.compile(r"\b(?P<which>this|next) winter\b", re.IGNORECASE)
_MIDSUMMER, _WINTER_BEGINS = 7, 11
"""Months from which "this winter" is the one to come, and from which "next winter" is the one after it. In between the
two are used alike."""
_RELATIVE_MONTH = re.compile(r"\b(?P<which>last|this) month\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?P<which>last|this|first|second|third|fourth) quarter\b", re.IGNORECASE)
_QUARTERS = ("first", "second", "third", "fourth")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_MONTH = re.compile(
    rf"\b(?:{'|'.join(month for month in MONTHS if month not in ('march', 'may'))})\b"
    r"|(?-i:\bMarch\b)|(?-i:\bMay\b)(?=\s+\d|\s*[,.;]|$)", re.IGNORECASE)
"""March and May are words of other meanings unless they have their capital, May besides unless a day, year or stop
follows."""


def plain_letters(text: str) -> str:
    """A text of the same length without the letters that match i, s and k in any case, but are none of the three.

    What an expression finds in it can be looked up in a table of words.
    """
    return text if text.isascii() else text.translate(_LOOKALIKES)


def years_to_come(text: str, stated_at: datetime) -> frozenset[int]:
    """The years that a text is about, from the one in which it was said; not those that begin or end something longer.

    Years that were past are left out. What happened has one history, and two accounts of it may be at odds over its
    year ("last inspected in 2018", "inspected in 2024"); of what is to come each year has its own plan.

    Args:
        text: the text.
        stated_at: when it was said.
    """
    text = plain_letters(text)
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        if not match["bound"] and not match["open"]:
            found |= _years(match)
    return frozenset(year for year in found | _relative_years(text, stated_at) if year >= stated_at.year)


def years(text: str, stated_at: datetime) -> frozenset[int]:
    """All years that a text names, past or to come, in whatever role."""
    text = plain_letters(text)
    return frozenset().union(*map(_years, _YEAR.finditer(text)), _relative_years(text, stated_at))


def without_years(text: str) -> str:
    """What a text says beside the years that it is about."""
    return _RELATIVE_YEAR.sub(" ", _YEAR.sub(" ", plain_letters(text)))


def winters(text: str, stated_at: datetime) -> frozenset[int]:
    """The winters that a text names from where it stands in time, by the year of their January."""
    text = plain_letters(text)
    coming = stated_at.year + (stated_at.month >= _MIDSUMMER)
    after = stated_at.month < _MIDSUMMER or stated_at.month >= _WINTER_BEGINS
    return frozenset(coming + (match["which"].lower() == "next" and after) for match in _WINTER.finditer(text))


def periods(text: str, stated_at: datetime) -> frozenset[str]:
    """Years, quarters and months that a text names, in whatever role: "2025", "fourth quarter", "march"."""
    text = plain_letters(text)
    named = {match["year"] for match in _YEAR.finditer(text)}
    named |= {str(year) for year in _relative_years(text, stated_at)}
    months = {match[0].lower() for match in _MONTH.finditer(text)}
    months |= {MONTHS[(stated_at.month - 1 + _SHIFT[match["which"].lower()]) % 12]
               for match in _RELATIVE_MONTH.finditer(text)}
    quarters = {_quarter(match["which"].lower(), stated_at) for match in _QUARTER.finditer(text)}
    return frozenset(named | months | quarters)


def same_past_period(later: str, later_at: datetime, earlier: str, earlier_at: datetime) -> bool:
    """Whether two texts name the same periods, all over when the earlier was said: what happened in them is settled.

    What is counted "this year" goes on being counted.
    """
    named = periods(earlier, earlier_at)
    now = {str(earlier_at.year), MONTHS[earlier_at.month - 1], _quarter("this", earlier_at)}
    return bool(named) and named == periods(later, later_at) and not any(
        period in now or (period.isdigit() and int(period) > earlier_at.year) for period in named)


def _quarter(which: str, stated_at: datetime) -> str:
    number = _QUARTERS.index(which) if which in _QUARTERS else (stated_at.month - 1) // 3 + _SHIFT[which]
    return f"{_QUARTERS[number % 4]} quarter"


def _years(match: re.Match[str]) -> set[int]:
    year = int(match["year"])
    return {year, year - year % 100 + int(match["second"])} if match["second"] else {year}


def _relative_years(text: str, stated_at: datetime) -> set[int]:
    named = {stated_at.year + _SHIFT[match["which"].lower()] for match in _RELATIVE_YEAR.finditer(text)}
    return named | ({stated_at.year} if _SEASON.search(text) else set())
