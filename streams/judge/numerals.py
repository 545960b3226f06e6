"""The numbers in a text, each as the span of values that it allows.

"12" allows twelve, "at least 12" anything from there, "about 30" and "1.2 million" what is rounded to them, "between 20
and 30" all that lies between, "hundreds" 200 to 1,000. Percentages and sums of money have their unit. What counts and
measures nothing is left out: years, days of a month, times of day, and the number of a thing ("article 12").

Only whole numbers below a hundred are written out in news, alone or with a scale ("twenty-three", "two hundred", "three
million"), so a table of words reads them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from streams.judge.periods import MONTHS, plain_letters

_UNITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, int] = (
    {word: value for value, word in enumerate(_UNITS, start=2)}
    | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {f"{ten}-{unit}": value + digit
       for value, ten in zip(range(20, 100, 10), _TENS, strict=True)
       for digit, unit in enumerate(("one", *_UNITS[:8]), start=1)})
"""Without "one", which is a pronoun more often than a figure."""

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
           "bn": 1e9, "tn": 1e12}
_VAGUE = {"dozens": (20.0, 1e2), "hundreds": (2e2, 1e3), "thousands": (2e3, 1e6), "millions": (2e6, 1e9),
          "tens of thousands": (2e4, 1e5), "hundreds of thousands": (2e5, 1e6)}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_MONEY_WORDS = ("dollar", "euro", "pound", "yen", "yuan", "rupee", "crown", "franc", "krona", "kronor", "krone",
                "kroner", "peso", "rouble", "ruble", "rand", "lira", "shekel", "cent", "pence")

_MOST_ZEROS = 300
"""A power of ten that still is a number: no news prints as many, but a text may."""

ROUNDED = 0.05
"""Half the last digit of a round number, but no more than this share of it: "2 million" is not 1.6."""
ABOUT = 0.15
""""About 30" is 26 to 34: of two digits news rounds to tens or fives."""

_HEDGES = {
    "above": r"at (?:the very )?least|(?<!no )(?<!not )more than|over|above|no (?:fewer|less) than|not (?:fewer|less)"
             r" than|upwards? of|a minimum of|exceed(?:s|ed|ing)",
    "below": r"up to|at (?:the )?most|no more than|not more than|(?<!no )(?<!not )(?:fewer|less) than|under|below"
             r"|a maximum of|as many as",
    "nearly": r"nearly|almost|just under|approaching|just short of",
    "about": r"about|around|roughly|approximately|some|close to|an? estimated|estimated at|circa|just over",
}
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)\b|(?<=\d)(?:bn|tn)\b"
_MONEY = r"(?:(?:US|A|C|NZ|HK)?\$|[€£¥₹])\s?"
_PATTERN = re.compile(
    rf"(?<![\w.,:/$€£¥₹-])(?:(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _HEDGES.items())})\s+)?"
    rf"(?:(?P<vague>{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b(?=\s+of\b|\s+[a-z])"
    rf"|(?P<between>between\s+|from\s+)?(?P<money>{_MONEY})?(?P<number>{_NUMBER}|an?(?=\s(?:{_SCALE})))"
    rf"(?:\s?(?P<scale>{_SCALE}))?"
    rf"(?:(?P<to>\s?[-–]\s?|\s(?:to|and)\s)(?:{_MONEY})?(?P<second>{_NUMBER})(?:\s?(?P<second_scale>{_SCALE}))?)?"
    rf"(?:\s?(?P<percent>%|per\s?cent\b|pc\b)|\s(?P<points>percentage points?\b)"
    rf"|\s(?:US\s|[a-z]+(?:ian|ish|ese|ss)\s)?(?P<currency>{'|'.join(_MONEY_WORDS)})s?\b)?)(?![\w-]|[.,:/]\d)",
    re.IGNORECASE)

_MONTH = rf"(?:{'|'.join(month.capitalize() for month in MONTHS)}|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY_BEFORE = re.compile(rf"\b{_MONTH}\s$")
_DAY_AFTER = re.compile(rf"^\s(?:of\s)?{_MONTH}\b")
_DAY_ENDS = re.compile(
    r"^\s*(?:[,.;:)]|$|(?:19|20)\d\d\b|(?:and|at|in|for|that|to|when|by|with|after|before|on|the|he|she|they|it|but|as"
    r"|was|is|will|would|has|were)\b)")
""""March 12," is a day; "in March 12 people" is none."""
_CLOCK = re.compile(r"^\s?(?:[ap]\.?m\b|o['’]clock|GMT\b|UTC\b)", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:articles?|sections?|chapters?|pages?|routes?|lines?|flight|rooms?|numbers?|no\.|highway|platforms?|gates?"
    r"|terminals?|level|phase|stage|group|grade|class|channel|version|aged?|age of|lots?|units?|bill|proposition"
    r"|resolution|district|ward|zone|block|reactors?|paragraphs?|clauses?|category|magnitude|division|day|week|round"
    r"|verse|act|apartment|suite|formula|world war)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A number in a text.

    Attributes:
        value: as printed; the middle of a range, None of what is as vague as "hundreds".
        low: least value that it allows, with `high`.
        high: greatest; infinite after "at least".
        unit: "%", "points" (percentage points), a currency, or empty.
        start: where it begins in the text, with what limits it ("at least"), with `end`.
        end: where it ends, with its unit.
    """

    value: float | None
    low: float
    high: float
    unit: str
    start: int
    end: int

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return bool(self.unit) and self.unit not in ("%", "points")

    @property
    def bound(self) -> bool:
        """Whether only one end of what it allows is given."""
        return math.isinf(self.high) or (self.low == 0 and self.value != 0)


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a text in order."""
    text = plain_letters(text)
    at = 0
    while (match := _PATTERN.search(text, at)) is not None:
        at = match.end()
        if match["vague"]:
            low, high = _VAGUE[match["vague"].lower()]
            yield Numeral(None, low, high, "", match.start(), match.end())
            continue
        first, unit = _value(match["number"], match["scale"] or match["second_scale"]), _unit(match)
        second = _value(match["second"], match["second_scale"]) if match["second"] else None
        if second is not None and not _is_range(match, text, first, second):
            at = match.start("to") + 1
            second, unit, end = None, unit if match["money"] else "", match.start("to")
            first = _value(match["number"], match["scale"])
        else:
            end = match.end()
        if unit == "" and not match["scale"] and _counts_nothing(match, text, end):
            continue
        if second is not None:
            yield Numeral((first + second) / 2, first, second, unit, match.start(), end)
            continue
        low, high = _span(match, first, unit)
        yield Numeral(first, low, high, unit, match.start(), end)


def _value(number: str, scale: str | None) -> float:
    printed = number.lower()
    value = 1.0 if printed in ("a", "an") else float(NUMBER_WORDS.get(printed, 0) or printed.replace(",", ""))
    return value * (_SCALES[scale.lower()] if scale else 1)


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["points"]:
        return "points"
    if match["money"]:
        return _CURRENCIES[match["money"].strip()[-1]]
    return match["currency"].lower() if match["currency"] else ""


def _is_range(match: re.Match[str], text: str, first: float, second: float) -> bool:
    """Not a score, a change ("from 5 to 7", "rose 5 to 7"), or a list ("4 and 5")."""
    joined = match["to"].strip().lower()
    opened = (match["between"] or "").strip().lower()
    if joined == "and":
        return opened == "between" and first < second
    return opened == "" and first < second and not (match["number"].isdigit() and 1900 <= first < 2100)


def _span(match: re.Match[str], value: float, unit: str) -> tuple[float, float]:
    half = _half_a_digit(match["number"], match["scale"], value, unit)
    if match["above"]:
        return value, math.inf
    if match["below"]:
        return 0.0, value
    if match["about"]:
        return value * (1 - ABOUT), value * (1 + ABOUT)
    return (value * (1 - ABOUT) if match["nearly"] else value - half), value + half


def _half_a_digit(number: str, scale: str | None, value: float, unit: str) -> float:
    decimals = len(number.partition(".")[2])
    if unit in ("%", "points"):
        return float(0.5 * 10**-decimals)
    if scale and scale.lower() != "dozen":
        step = _SCALES[scale.lower()] * 10**-decimals
    elif value >= 1000 and not decimals:
        digits = number.replace(",", "")
        step = 10.0 ** min(len(digits) - len(digits.rstrip("0")), _MOST_ZEROS)
        step = 0.0 if step == 1 else step
    else:
        return 0.0
    return float(min(step / 2, ROUNDED * value))


def _counts_nothing(match: re.Match[str], text: str, end: int) -> bool:
    number, before, after = match["number"], text[: match.start("number")], text[end:]
    if number.isdigit() and len(number) == 4 and number[:2] in ("19", "20"):
        return True
    return bool(
        _DAY_AFTER.search(after) or _CLOCK.search(after) or _LABEL.search(before)
        or (_DAY_BEFORE.search(before) and _DAY_ENDS.search(after)))
