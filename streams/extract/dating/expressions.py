"""Written dates of English news: where they stand in a text, which day they begin at, how exact they are.

Three kinds: absolute ("on Nov. 3", "in 2019"), anchored at publication ("on Monday", "last week", "two years ago"), and
anchored at the date the text spoke of before ("three days earlier", "the next month", "at the time").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import dateparser

from schemas.statement import Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 5, "summer": 8, "fall": 11, "autumn": 11}  # month in which each one ends
_DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
          r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
_YEAR = r"(?:19|20)\d{2}"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_COUNTS)})"
_SPAN = rf"{_COUNT}\ (?:day|week|month|year|decade)s?"
_PERIOD = r"(?:day|week|month|year)"
_OCCASION = (r"(?:interview|speech|rall(?:y|ies)|debate|hearing|meeting|letter|memo|book|memoirs?|essay|op-ed|column"
             r"|article|paper|e-?mail|tweet|post|statement|address|testimony|filing|opinion|lecture|briefing|conference|call|event"
             r"|appearance|campaign|town\ hall|session|summit|forum|broadcast|programme?|show|episode|podcast|video"
             r"|note|remarks|announcement|message|visit|deposition|edition|discussion|gathering|dinner|fundraiser)")
_AT_ONE = (r"(?:at|in|during|on|from|to|told|of)\ (?:a|an|his|her|their|its|the|that|one|another|my|our)"
           r"\ (?:(?!of\b|in\b|on\b)[\w’'-]+\ ){0,2}?")

_EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | {_AT_ONE}(?P<occasion>(?:{_MONTH}\ )?{_YEAR}|{_MONTH}\ \d{{1,2}}(?:,?\ {_YEAR})?|{_MONTH}|{_DAY_NAME})
      (?:(?:\ (?:morning|afternoon|evening|night))?,?\ (?:[\w’'-]+\ ){{0,3}}?{_OCCASION}\b)
    | (?:at|during|in|on|to|told)
      \ (?P<possessed>{_DAY_NAME}|yesterday|today|(?:last|this)\ {_PERIOD}|last\ night)
      (?:\ (?:morning|afternoon|evening|night))?['’]s\ (?:[\w’'-]+\ ){{0,3}}?{_OCCASION}\b
    | (?:{_DAY_NAME},?\ )?
      (?P<day>\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH}(?:,?\ {_YEAR})?(?!\w)
             |{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\ {_YEAR}\b)?)
    | (?P<relative>{_SPAN}\ (?:earlier|later)(?=\s*(?:,|\.|$|\b(?:in|at|he|she|that|the)\b))
        |{_SPAN}\ (?:before|after)(?=\s*(?:,|\.|$))
        |(?:the|that)\ (?:previous|following|next|same|very\ same)\ {_PERIOD}|that\ same\ {_PERIOD}
        |the\ {_PERIOD}\ (?:before|after)(?=\s*(?:,|\.|$))|that\ (?:day|week|month|year)
        |at\ (?:the|that)\ time(?!\ (?:of|that|when))|back\ then
        |(?<=said\ )then(?!-)|(?<=wrote\ )then(?!-)|(?<=argued\ )then(?!-))
    | (?P<ago>{_SPAN}\ ago)
    | (?P<today>(?:earlier\ )?(?-i:today|Today(?=,))|tonight|this\ (?:morning|afternoon|evening)|earlier\ in\ the\ day)
    | (?P<yesterday>yesterday|last\ night)
    | (?P<weekend>(?:over|at|on|during|this|last|earlier\ this)\ (?:the\ |this\ |last\ |this\ past\ )?weekend)
    | (?P<period>(?:last|earlier\ this|this|previous|past)\ (?-i:week|month|year))
    | (?P<weekday>(?:last\ )?{_DAY_NAME})
      (?!\ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Mercury|Independent|Show|prayers|World))
    | (?P<back>back\ )?(?:early\ |late\ |earlier\ |later\ )?in\ (?:early[ -]|late[ -]|mid-)?
      (?P<month>{_MONTH}(?:,?\ (?:of\ )?{_YEAR})?)(?!\w)
    | last\ (?P<lastmonth>{_MONTH})(?!\w)
    | last\ (?P<season>spring|summer|fall|autumn)\b
    | (?:back\ |early\ |late\ |earlier\ |as\ early\ as\ |as\ recently\ as\ )?
      in\ (?:early[ -]|late[ -]|mid-|(?:the\ )?(?:early\ |late\ )?(?:spring|summer|fall|autumn|winter)\ (?:of\ )?)?
      (?P<year>{_YEAR})(?![\w-])
    )(?!['’]s\b)""", re.IGNORECASE | re.VERBOSE)
_KINDS = ("iso", "occasion", "possessed", "day", "relative", "ago", "today", "yesterday", "weekend", "period",
          "weekday", "month", "lastmonth", "season", "year")
_WIDTHS: tuple[Precision, ...] = ("second", "day", "week", "month", "year")
_DATEPARSER = {"RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}


@dataclass(frozen=True)
class DateExpression:
    """A written date.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        first: the first day of the period it names.
        precision: how long that period is.
        names_occasion: it is part of a phrase such as "at a 2017 rally".
        kind: which form of the grammar it has.
    """

    start: int
    end: int
    first: date
    precision: Precision
    names_occasion: bool
    kind: str


def find_dates(text: str, published: date, before: str = "") -> Iterator[DateExpression]:
    """Dates of a text, in order, that lie not after publication.

    Args:
        text: where to look.
        published: the day of publication.
        before: what stands before the text; the last date there anchors "three days earlier".
    """
    anchor: DateExpression | None = None
    for match in _EXPRESSION.finditer(before):
        anchor = _read(match, published, anchor) or anchor
    for match in _EXPRESSION.finditer(text):
        found = _read(match, published, anchor)
        if found is not None and found.first <= published:
            yield found
            anchor = found


def _read(match: re.Match[str], published: date, anchor: DateExpression | None) -> DateExpression | None:
    """What an expression names; None for what is no date, or hangs on one that is not there."""
    kind = next(name for name in _KINDS if match.group(name) is not None)
    words = re.sub(r"\s+", " ", match.group(kind).lower())
    try:
        if kind == "relative":
            resolved = _relative(words, published, anchor)
        elif kind in ("occasion", "possessed"):
            inner = _EXPRESSION.fullmatch(words if kind == "possessed" else _prepositional(match.group(kind)))
            found = _read(inner, published, anchor) if inner is not None else None
            resolved = None if found is None else (found.first, found.precision)
        else:
            resolved = _period(kind, words, published, back=match.group("back") is not None)
    except (ValueError, OverflowError):  # before the first year, or no such day
        return None
    if resolved is None or resolved[0] > published:
        return None
    named = kind in ("occasion", "possessed")
    start = match.start(kind) if named else match.start()
    return DateExpression(start, match.end(), *resolved, named, kind)


def _prepositional(words: str) -> str:
    """A bare month or year as the grammar has it on its own: "in 2017"."""
    return f"in {words}" if re.fullmatch(rf"(?:{_MONTH}\ ?)?(?:{_YEAR})?", words, re.IGNORECASE) else words


def _period(kind: str, words: str, published: date, *, back: bool) -> tuple[date, Precision] | None:
    if kind == "today":
        return published, "day"
    if kind == "yesterday":
        return published - timedelta(days=1), "day"
    if kind == "weekday":
        days = (published.weekday() - _WEEKDAYS.index(words.removeprefix("last "))) % 7
        return published - timedelta(days=days or 7 * words.startswith("last ")), "day"
    if kind == "weekend":
        return _shifted("week", published - timedelta(days=(published.weekday() - 5) % 7), 0)
    if kind == "period":
        return _shifted(words.split()[-1], published, 0 if words.startswith(("earlier", "this")) else -1)
    if kind == "ago":
        count, unit = words.split()[:2]
        return _shifted(unit, published, -_count(count))
    if kind == "season":
        return date(published.year - (published.month <= _SEASONS[words]), 1, 1), "year"
    if kind == "year":
        return date(int(words), 1, 1), "year"
    if kind in ("month", "lastmonth"):
        first = published.replace(day=1)
        parsed = _parse(f"1 {words.replace(' of ', ' ')}", first, earlier=back or kind == "lastmonth")
        return None if parsed is None else (parsed, "month")
    parsed = _parse(words.replace(" of ", " "), published)
    return None if parsed is None else (parsed, "day")


def _relative(words: str, published: date, anchor: DateExpression | None) -> tuple[date, Precision] | None:
    """A date told from another: "two years later", "the previous month", "at the time"."""
    start, width = (anchor.first, anchor.precision) if anchor else (published, "day")
    parts = words.split()
    earlier = parts[-1] in ("earlier", "before") or "previous" in parts
    if anchor is None and not earlier:
        return None
    if words in ("at the time", "at that time", "back then", "then"):
        return start, width
    if parts[0] in ("the", "that"):
        unit = next(part for part in parts if part in ("day", "week", "month", "year"))
        steps = -1 if earlier else int(parts[-1] == "after" or parts[1] in ("following", "next"))
    else:
        unit, steps = parts[1], _count(parts[0]) * (-1 if earlier else 1)
    first, precision = _shifted(unit, start, steps)
    if _WIDTHS.index(precision) < _WIDTHS.index(width):  # "three days" from a month or a year are still about then
        return start, width
    return first, precision


def _count(words: str) -> int:
    return _COUNTS.get(words) or int(words)


def _shifted(unit: str, start: date, steps: int) -> tuple[date, Precision]:
    """First day of the day, week, month or year that lies so many of them after a day."""
    unit = unit.rstrip("s")
    if unit == "decade":
        unit, steps = "year", steps * 10
    if unit == "day":
        return start + timedelta(days=steps), "day"
    if unit == "week":
        return start - timedelta(days=start.weekday() - 7 * steps), "week"
    if unit == "month":
        months = start.year * 12 + start.month - 1 + steps
        return date(months // 12, months % 12 + 1, 1), "month"
    return date(start.year + steps, 1, 1), "year"


# every statement reads the dates of the paragraphs before it again, and dateparser takes milliseconds for each
@lru_cache(maxsize=4096)
def _parse(words: str, published: date, *, earlier: bool = False) -> date | None:
    """The day a written date names; without a year the latest one not after publication (before it: `earlier`)."""
    words = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", words)
    explicit = re.search(_YEAR, words) is not None
    for year in (None,) if explicit else (published.year, published.year - 1):
        parsed = dateparser.parse(words if year is None else f"{words} {year}", languages=["en"],
                                  settings={**_DATEPARSER, "DATE_ORDER": "YMD" if "-" in words else "DMY"})
        if parsed is None or parsed.date() > published or (earlier and year and parsed.date() == published):
            continue
        return parsed.date()
    return None
