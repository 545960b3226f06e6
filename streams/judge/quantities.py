"""What a text counts and measures: its numbers, each with the thing that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from streams.judge.numerals import Numeral, numerals
from streams.judge.periods import plain_letters

PASSED_OVER = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "more", "than", "people", "persons", "about",
    "around", "nearly", "some", "were", "was", "are", "is", "have", "has", "had", "been", "be", "being", "so",
    "far", "now", "still", "reported", "confirmed", "new", "others", "other", "including",
))
"""Words that stand between a figure and what is counted."""

SAME_COUNT = {
    "dead": "death", "die": "death", "died": "death", "dies": "death", "death": "death", "deaths": "death",
    "killed": "death", "fatality": "death", "fatalities": "death", "lives": "death", "toll": "death",
    "bodies": "death", "injured": "injury", "hurt": "injury", "wounded": "injury", "injuries": "injury",
    "infected": "infection", "infection": "infection", "infections": "infection", "case": "infection",
    "cases": "infection", "detained": "arrest", "arrested": "arrest", "arrest": "arrest", "arrests": "arrest",
    "custody": "arrest", "missing": "missing", "unaccounted": "missing", "evacuated": "evacuation",
    "evacuees": "evacuation", "displaced": "evacuation", "homeless": "evacuation", "rescued": "rescue",
    "survivors": "rescue", "survivor": "rescue", "alive": "rescue", "hospitalised": "hospital",
    "hospitalized": "hospital", "without power": "outage", "without electricity": "outage",
    "without water": "outage", "without heating": "outage"}
"""Words of news for one and the same count."""

DEVELOPING = frozenset(SAME_COUNT.values())
"""Counts of an event that is going on: they are given again and again, and each is what was known when it was given."""

_COUNT = re.compile(rf"\b(?:{'|'.join(sorted(SAME_COUNT, key=len, reverse=True))})\b", re.IGNORECASE)
_CHARGE = re.compile(r"^\s+(?:against|to answer|for)\b", re.IGNORECASE)
"""A case against somebody is none of a disease."""
_AFTER = re.compile(r"(?:\s+[^\W\d_][\w'-]*){0,6}")
_STANDS_AT = re.compile(
    r"\b(?:stands?|stood|put|rose|risen|rises|rising|climbed|climbs|grew|grown|jumped|fell|fallen|dropped|is|was|reached"
    r"|reaches|now|up|down)(?: (?:now|to|at|by))*\s$|:\s$", re.IGNORECASE)
"""The count comes first: "the death toll stands at 17"."""
_DOES = re.compile(
    r"\b(?P<what>kill|injur|wound|hurt|detain|arrest|rescu|displac|evacuat|hospitali[sz])(?:e?[ds]|ed|ing|es?)?\s$",
    re.IGNORECASE)
""""Killed 30 and injured 12"."""
_DONE = {"kill": "death", "injur": "injury", "wound": "injury", "hurt": "injury", "detain": "arrest",
         "arrest": "arrest", "rescu": "rescue", "displac": "evacuation", "evacuat": "evacuation",
         "hospitalis": "hospital", "hospitaliz": "hospital"}
_SENTENCE = re.compile(r"[.!?;]\s")
_FEW = re.compile(
    r"(?<![\w-])(?:(?P<none>no(?! (?:more|fewer|less|longer|later)\b)|nobody|no[ -]one|none|not (?:a single|one)|zero)"
    r"|(?<!no )(?<!not )one|a single|an?|the first)(?: (?!who\b|that\b)[a-z-]+)?"
    r"(?: (?:is|are|was|were|has been|have been|has|have))?(?: (?:still|now|in))? "
    rf"(?P<thing>{'|'.join(sorted(SAME_COUNT, key=len, reverse=True))})\b", re.IGNORECASE)
""""No one is missing", "one hiker is missing", "a survivor"."""
_ONE_OF_THEM = frozenset(("death", "injury", "missing", "rescue", "arrest"))
"""What one person of many is counted as. "A case" may be one at law."""


@dataclass(frozen=True)
class Quantity:
    """A number of something; `thing` is empty if nothing tells of what."""

    numeral: Numeral
    thing: str


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a text with what they count, in order."""
    text = plain_letters(text)
    for numeral in numerals(text):
        yield Quantity(numeral, numeral.unit or _counted(text, numeral))


def figures(text: str) -> dict[str, set[float]]:
    """Each thing that a text counts, with its figures; none and one person count too.

    Sums of money are left out: they are budgets and offers, which turn.
    """
    text = plain_letters(text)
    found: dict[str, set[float]] = {}
    for quantity in quantities(text):
        if quantity.thing and quantity.numeral.value is not None and not quantity.numeral.money:
            found.setdefault(quantity.thing, set()).add(quantity.numeral.value)
    for match in _FEW.finditer(text):
        thing = SAME_COUNT[match["thing"].lower()]
        if (thing in _ONE_OF_THEM or match["none"]) and not _CHARGE.match(text[match.end():]):
            found.setdefault(thing, set()).add(0.0 if match["none"] else 1.0)
    return found


def _counted(text: str, numeral: Numeral) -> str:
    before = _SENTENCE.split(text[: numeral.start])[-1]
    if done := _DOES.search(before):
        return _DONE[done["what"].lower()]
    after = _AFTER.match(text, numeral.end)
    words = after[0] if after else ""
    for count in _COUNT.finditer(words):
        if not _CHARGE.match(words[count.end():]):
            return SAME_COUNT[count[0].lower()]
    if _STANDS_AT.search(before) and (counts := list(_COUNT.finditer(before))):
        return SAME_COUNT[counts[-1][0].lower()]
    content = [word for word in words.lower().split() if word not in PASSED_OVER]
    return content[0].removesuffix("s") if content else ""
