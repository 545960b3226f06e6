"""The days, weeks and months that two texts name in different words, though they may be the same.

"On Saturday" in an article of 9 March and "on 7 March" in one of April are the same day, but the pair model sees two
different ones, and takes the texts to be about different things: of "Dogs were used at the terminal on 7 March" and
"No dogs were used at the terminal on Saturday" it makes a dispute with .11, and with .97 where neither names the day.
So such a pair is read without these adjuncts as well. What is in the same words in both stays, for there the model
makes no such mistake, and so does what only one text names: that may be the point of it (leaving it out too, of eight
files of scenarios two more alerts are right and four more wrong). Years stay: they tell the plans of one from those of
another (`scope.other_year`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from schemas.statement import Statement
from streams.judge.periods import MONTHS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
          r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))")
_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime)|\sat\snoon)"
_YEAR = r"(?:,?\s(?:19|20)\d\d)"
_DAY_OF_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)(?!\d){_YEAR}?"
_ADJUNCT = re.compile(
    rf"""(?<![\w’'-])(?:
      (?:(?:early|late|later|earlier|back)\s)?(?:on|On)\s(?:the\s(?:morning|afternoon|evening|night)\sof\s)?
      (?:(?P<dated>(?:{_WEEKDAY},?\s)?{_DAY_OF_MONTH})|(?:last\s|next\s|this\s)?(?P<weekday>{_WEEKDAY})){_PART}?
    | (?:last\s|next\s|this\s)(?P<bare>{_WEEKDAY}){_PART}?
    | (?P<today>(?:earlier\s)?today|(?:early|late)\stoday|tonight|this\s(?:morning|afternoon|evening|lunchtime))
    | (?P<yesterday>yesterday{_PART}?|last\snight|overnight)
    | (?P<tomorrow>tomorrow{_PART}?)
    | (?P<weekend>(?:over|at|this|last|on)\s(?:the\s|this\s|last\s|past\s)*weekend)
    | (?P<week>(?:earlier\s|later\s)?(?P<which_week>this|last|next)\sweek)
    | (?P<month>(?:(?:early|late|mid-?|back)\s?)?(?:[Ii]n\s(?:(?:early|late|mid)[\s-])?|(?P<which>last|this|next)\s)
      (?P<name>{_MONTH})(?P<year>{_YEAR})?(?!\s\d))
    | (?P<which_month>this|last|next)\smonth
    )(?![\w’'-])""", re.VERBOSE)
"""An adjunct with its preposition. "By" and "until", "from" and "since" are no mere dates but deadlines and terms."""

_BEFORE = re.compile(r"\b(?:by|until|till|from|since|before|after|between|and|to|than|of|for|through|or|not)\s$",
                     re.IGNORECASE)
"""What makes of the words behind it the point of what is said: "after last week", "not this week"."""
_AGO = re.compile(
    r",\s(?:just\s|only\s|less\sthan\s|more\sthan\s|nearly\s|almost\s|about\s|some\s)?"
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a\sfew)\s"
    r"(?:day|week|month|year|hour)s?\s(?:after|before)\s[^,.;:!?“”\"]{1,80}(?=[,.;]|$)", re.IGNORECASE)
"""How long after or before something else, between commas or at the end: nothing that could be disputed by what the
other text says."""

NIGH = timedelta(days=200)
"""A month or day without its year is the nearest of its name; farther away it would be the one of another year."""


@dataclass(frozen=True)
class Moment:
    """An adjunct of time in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        words: in lower case.
        spans: the first and last day of each time that it may name.
    """

    start: int
    end: int
    words: str
    spans: tuple[tuple[date, date], ...]

    def fits(self, other: Moment) -> bool:
        """Whether both may name the same time."""
        return any(first <= until and begin <= last for first, last in self.spans for begin, until in other.spans)


def without_moments(later: Statement, earlier: Statement) -> tuple[Statement, Statement] | None:
    """Both statements without the adjuncts of time that do not tell them apart; None if they have none."""
    forms = [(later.text, earlier.text), (later.passage, earlier.passage), (later.quotation, earlier.quotation)]
    days = later.article.published_at.date(), earlier.article.published_at.date()
    read = [_aligned(new, days[0], old, days[1]) for new, old in forms]
    if read == forms:
        return None
    new, old = (
        msgspec.structs.replace(statement, text=text, passage=passage, quotation=quotation)
        for statement, (text, passage, quotation) in zip((later, earlier), zip(*read, strict=True), strict=True))
    return new, old


def _aligned(later: str, later_day: date, earlier: str, earlier_day: date) -> tuple[str, str]:
    new, old = list(moments(later, later_day)), list(moments(earlier, earlier_day))
    return _without(later, _told_otherwise(new, old)), _without(earlier, _told_otherwise(old, new))


def _told_otherwise(own: list[Moment], others: list[Moment]) -> list[Moment]:
    """Those that fit one of the other text and are in these words nowhere in it."""
    words = {other.words for other in others}
    return [each for each in own if each.words not in words and any(each.fits(other) for other in others)]


def moments(text: str, day: date) -> Iterator[Moment]:
    """The adjuncts of time in a text that was printed on a day, in order."""
    for match in _ADJUNCT.finditer(text):
        if _BEFORE.search(text[: match.start()]):
            continue
        try:
            spans = _spans(match, day)
        except (ValueError, OverflowError):  # before the first year or behind the last
            continue
        if spans:
            yield Moment(match.start(), match.end(), match[0].casefold(), spans)


def _spans(match: re.Match[str], day: date) -> tuple[tuple[date, date], ...]:
    """The times that an adjunct may name; none if there is no such day."""
    if weekday := match["weekday"] or match["bare"]:
        before = day - timedelta(days=(day.weekday() - _WEEKDAYS.index(weekday.lower())) % 7)
        return tuple((each, each) for each in (before - timedelta(days=7), before, before + timedelta(days=7)))
    if match["dated"]:
        return _of_day(match["dated"], day)
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if match[name]:
            return ((day + timedelta(days=days),) * 2,)
    monday = day - timedelta(days=day.weekday())
    if match["weekend"]:
        return tuple((monday + timedelta(days=days), monday + timedelta(days=days + 1)) for days in (-2, 5))
    if match["week"]:
        start = monday + timedelta(days={"last": -7, "this": 0, "next": 7}[match["which_week"]])
        return ((start, start + timedelta(days=6)),)
    if match["which_month"]:
        shift = {"last": -1, "this": 0, "next": 1}[match["which_month"]]
        return (_month(day.year * 12 + day.month - 1 + shift),)
    number = _SHORT[match["name"][:3].lower()]
    if match["year"]:
        return (_month(int(match["year"].strip(" ,")) * 12 + number - 1),)
    return tuple(span for year in (day.year - 1, day.year, day.year + 1)
                 if abs((span := _month(year * 12 + number - 1))[0] - day) <= NIGH or abs(span[1] - day) <= NIGH)


def _of_day(words: str, day: date) -> tuple[tuple[date, date], ...]:
    """The day of a month, of the nearest year if none is named."""
    numbers = [int(each) for each in re.findall(r"\d+", words)]
    month = _SHORT[re.findall(_MONTH, words)[0][:3].lower()]
    years = [numbers[1]] if len(numbers) > 1 else [day.year - 1, day.year, day.year + 1]
    found = []
    for year in years:
        try:
            named = date(year, month, numbers[0])
        except ValueError:
            continue
        if len(numbers) > 1 or abs(named - day) <= NIGH:
            found.append((named, named))
    return tuple(found)


def _month(number: int) -> tuple[date, date]:
    """The first and last day of a month, counted from the year 0."""
    after = number + 1
    return date(number // 12, number % 12 + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _without(text: str, found: list[Moment]) -> str:
    """A text without these adjuncts and without spans of time since something else; whole if nothing else is in it."""
    left = text
    for moment in reversed(found):
        left = _cut(left, moment.start, moment.end)
    for match in reversed(list(_AGO.finditer(left))):
        left = _cut(left, match.start(), match.end())
    return left if any(letter.isalnum() for letter in left) else text


def _cut(text: str, start: int, end: int) -> str:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if (not before or before[-1] in ".!?:“\"") and after.startswith(","):
        after = after[1:].lstrip()
    if before.endswith(",") and after[:1] in (",", ".", ";", ""):
        before = before[:-1]
    if after and (not before or before[-1] in ".!?") and text[start].isupper():
        after = after[0].upper() + after[1:]
    glue = "" if not before or not after or after[0] in ",.;:!?)”’" or before[-1] in "“(" else " "
    return before + glue + after
