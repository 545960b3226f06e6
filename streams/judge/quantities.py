"""What a text counts: figures in digits and in words, each with the thing that is counted.

Only whole numbers below a hundred are written out in news, alone or with a scale ("twenty-three", "two hundred", "three
million"), so a table of words reads them. Years and sums of money are left out: years are read by
`streams.judge.periods`; sums are budgets and offers, which turn.
"""

from __future__ import annotations

import re

_UNITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, int] = (
    {word: value for value, word in enumerate(_UNITS, start=2)}
    | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {f"{ten}-{unit}": value + digit
       for value, ten in zip(range(20, 100, 10), _TENS, strict=True)
       for digit, unit in enumerate(("one", *_UNITS[:8]), start=1)}
    | {"dozen": 12})
"""Without "one", which is a pronoun more often than a figure."""

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORDS_LONGEST_FIRST = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.,$€£-])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{_WORDS_LONGEST_FIRST})(?![\w-])"
    rf"(?:\s(?P<scale>{'|'.join(_SCALES)})\b)?(?P<unit>\s?%)?(?P<after>(?:\s+[^\W\d_][\w'-]*){{0,4}})",
    re.IGNORECASE)
"""A figure and up to four words after it."""

_PASSED_OVER = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "more", "than", "people", "persons", "about",
    "around", "nearly", "some", "were", "was", "are", "is", "have", "has", "had", "been", "be", "being", "so",
    "far", "now", "still", "reported", "confirmed", "new", "others", "other", "including",
))
_SAME_COUNT = {
    "dead": "death", "die": "death", "died": "death", "dies": "death", "deaths": "death", "killed": "death",
    "fatalities": "death", "lives": "death", "toll": "death", "bodies": "death", "injured": "injury", "hurt": "injury",
    "wounded": "injury", "injuries": "injury", "infected": "infection", "infections": "infection",
    "cases": "infection", "detained": "arrest", "arrested": "arrest", "arrests": "arrest", "missing": "missing",
    "unaccounted": "missing", "evacuated": "evacuation", "evacuees": "evacuation", "displaced": "evacuation",
    "homeless": "evacuation", "rescued": "rescue", "survivors": "rescue", "survivor": "rescue", "alive": "rescue",
    "percent": "%", "per": "%"}
"""Words of news for one and the same count ("per" of "per cent")."""

DEVELOPING = frozenset({"death", "injury", "infection", "arrest", "missing", "evacuation", "rescue"})
"""Counts of an event that is going on: they are given again and again, and each is what was known when it was given."""


def figures(text: str) -> dict[str, set[float]]:
    """Each thing that a text counts, with its figures."""
    found: dict[str, set[float]] = {}
    for match in _FIGURE.finditer(text):
        number = match["number"].lower()
        value = float(NUMBER_WORDS[number]) if number in NUMBER_WORDS else float(number.replace(",", ""))
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
    counts = [_SAME_COUNT[word] for word in words if word in _SAME_COUNT and (word != "per" or "cent" in words)]
    if counts:
        return counts[0]
    content = [word for word in words if word not in _PASSED_OVER]
    return content[0].removesuffix("s") if content else ""
