"""When a statement was made: the date that the reporting part of its sentence names, anchored at publication.

Only the words around what is said are looked at; a date inside the content dates what is talked about. Days are
calendar days in the offset of `published_at`.

`stated_at` of a day is noon UTC of that day, of a week noon of its Monday, of a month noon of its first, of a year noon
of 1 January, and never after publication: truncating the instant to its precision in UTC gives the period back, and two
statements whose periods overlap have no order. A statement of the publication day keeps `published_at` itself with
precision "second", so that the order within a day follows publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

import dateparser

from schemas.statement import Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
          r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
_YEAR = r"(?:19|20)\d{2}"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_COUNTS)})"

_EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH}(?:,?\ {_YEAR})?(?!\w)
             |{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\ {_YEAR}\b)?)
    | (?P<ago>{_COUNT}\ (?:day|week|month|year)s?\ (?:ago|earlier))
    | (?P<today>(?:earlier\ )?today|tonight|this\ (?:morning|afternoon|evening)|earlier\ in\ the\ day)
    | (?P<yesterday>yesterday|last\ night|the\ day\ before)
    | (?P<period>(?:last|earlier\ this|this|previous|past)\ (?:week|month|year))
    | (?P<weekday>(?:last\ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)
      (?!\ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Mercury|Independent|Show|prayers))
    | (?:back\ |early\ |late\ |earlier\ |later\ )?in\ (?:early[ -]|late[ -]|mid-)?
      (?P<month>{_MONTH}(?:,?\ (?:of\ )?{_YEAR})?)(?!\w)
    | last\ (?P<lastmonth>{_MONTH})(?!\w)
    | (?:back\ |early\ |late\ |earlier\ )?in\ (?:early[ -]|late[ -]|mid-)?(?P<year>{_YEAR})(?![\w-])
    )(?!['’]s\b)""", re.IGNORECASE | re.VERBOSE)

_NOT_SAYING = re.compile(
    r"\b(?:until|till|by|before|after|since|from|next|coming|due|for|through|every|each|of|to|between|than|through|following)"
    r"(?: the| this| last| on)?\s*\Z", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|won['’]t|(?:is|are|was|were|be) (?:to|due|set|expected|scheduled)\b"
                     r"|plan(?:s|ned)? to|going to|scheduled (?:to|for)|expected to)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:who|whose|which|elected|born|died|founded)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|tell(?:s|ing)|add(?:s|ed|ing)|stat(?:es?|ed|ing)|announc\w+|declar\w+|insist\w*|claim\w*"
    r"|argu\w+|warn\w*|promis\w+|pledg\w+|vow\w*|den(?:ies|ied|ying)|confirm\w*|admit\w*|acknowledg\w+|reject\w*|repl(?:ied|ies)"
    r"|answer\w*|wrote|writes|writ(?:ten|ing)|tweet\w*|post(?:ed|s)|call(?:ed|s|ing)|describ\w+|explain\w*|assert\w*|suggest\w*"
    r"|speak\w*|spoke|spoken|remark\w*|statement|interview|speech|according|testif\w+|signed|ordered|voted|vetoed|withdrew"
    r"|approved|decided)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—()]")
LONGEST_SENTENCE = 2000
"""Characters that are looked at; longer "sentences" are tables and lists."""

_DATEPARSER = {"RETURN_AS_TIMEZONE_AWARE": False,
               "PARSERS": ["absolute-time"]}
_KINDS = ("iso", "day", "ago", "today", "yesterday", "period", "weekday", "month", "lastmonth", "year")


@dataclass(frozen=True)
class Dated:
    """When it was said, how exactly that is known, and from what."""

    stated_at: datetime
    precision: Precision
    dated_by: Literal["text", "published"]


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    first: date
    precision: Precision


def date_statement(
    sentence: str, published_at: datetime, *, quotation_spans: Sequence[tuple[int, int]] = (),
) -> Dated:
    """Date a statement by its sentence.

    Args:
        sentence: the sentence, or only its reporting part ("the minister said on Monday").
        published_at: when the article was published, with offset.
        quotation_spans: what is said, as [start, end) in `sentence`; dates inside do not count.

    Returns:
        The date of the saying, never after `published_at`; `published_at` itself when the sentence names none.
    """
    masked = sentence[:LONGEST_SENTENCE]
    for start, end in quotation_spans:
        masked = masked[:start] + "§" * len(masked[start:end]) + masked[end:]
    said_at = [match.span() for match in _SAYING.finditer(masked)]
    found = list(_dates(masked, published_at.date()))
    if not found:
        return Dated(published_at, "second", "published")
    chosen = min(found, key=lambda f: (_distance(f, said_at), f.start))
    return _dated(chosen, published_at)


def _distance(found: _Found, said_at: list[tuple[int, int]]) -> int:
    """Characters between a date and the nearest word of saying."""
    return min((max(start - found.end, found.start - end, 0) for start, end in said_at), default=0)


def _dates(text: str, published: date) -> Iterator[_Found]:
    for match in _EXPRESSION.finditer(text):
        clause = _CLAUSE.split(text[: match.start()])[-1]
        aside = _ASIDE.search(clause) is not None and _SAYING.search(clause) is None
        if aside or _NOT_SAYING.search(clause) or _FUTURE.search(clause):
            continue
        resolved = _resolve(match, published)
        if resolved is not None and resolved[0] <= published:
            yield _Found(match.start(), match.end(), *resolved)


def _resolve(match: re.Match[str], published: date) -> tuple[date, Precision] | None:
    """The first day of what an expression names, and how long that is."""
    kind = next(name for name in _KINDS if match.group(name) is not None)
    words = match.group(kind).lower()
    try:
        return _period(kind, words, published)
    except (ValueError, OverflowError):  # before the first year, or no such day
        return None


def _period(kind: str, words: str, published: date) -> tuple[date, Precision] | None:
    if kind == "today":
        return published, "day"
    if kind == "yesterday":
        return published - timedelta(days=1), "day"
    if kind == "weekday":
        days = (published.weekday() - _WEEKDAYS.index(words.removeprefix("last "))) % 7
        return published - timedelta(days=days or 7 * words.startswith("last ")), "day"
    if kind == "period":
        past = not words.startswith(("earlier", "this"))
        return _start_of(words.split()[-1], published, back=int(past))
    if kind == "ago":
        count, unit = words.split()[:2]
        return _start_of(unit.rstrip("s"), published, back=_COUNTS.get(count) or int(count))
    if kind == "year":
        return date(int(words), 1, 1), "year"
    if kind in ("month", "lastmonth"):
        parsed = _parse(f"1 {words.replace(' of ', ' ')}", published.replace(day=1))
        return None if parsed is None else (parsed, "month")
    parsed = _parse(words.replace(" of ", " "), published)
    return None if parsed is None else (parsed, "day")


def _start_of(unit: str, published: date, back: int) -> tuple[date, Precision]:
    """First day of the day, week, month or year that lies `back` of them before publication."""
    if unit == "day":
        return published - timedelta(days=back), "day"
    if unit == "week":
        return published - timedelta(days=published.weekday() + 7 * back), "week"
    if unit == "month":
        months = published.year * 12 + published.month - 1 - back
        return date(months // 12, months % 12 + 1, 1), "month"
    return date(published.year - back, 1, 1), "year"


def _parse(words: str, published: date) -> date | None:
    """The day a written date names; without a year the latest one not after publication."""
    words = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", words)
    explicit = re.search(_YEAR, words) is not None
    for year in (None,) if explicit else (published.year, published.year - 1):
        parsed = dateparser.parse(words if year is None else f"{words} {year}", languages=["en"],
                                  settings={**_DATEPARSER, "DATE_ORDER": "YMD" if "-" in words else "DMY"})
        if parsed is not None and parsed.date() <= published:
            return parsed.date()
    return None


def _dated(found: _Found, published_at: datetime) -> Dated:
    if found.precision == "day" and found.first == published_at.date():
        return Dated(published_at, "second", "text")
    noon = datetime.combine(found.first, time(12), tzinfo=timezone.utc)
    # Noon UTC of the day before may lie after a publication just past midnight far east of Greenwich.
    return Dated(min(noon, published_at), found.precision, "text")
