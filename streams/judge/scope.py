"""Of another year, edition or part: two statements that would be at odds if they were about the same thing.

"The 2026 games" and "the 2030 games", "the twelfth round" and "the thirteenth", "Lower Sandmark" and "Upper Sandmark"
are not in dispute. A text is taken at its word: only where both texts name a value of one kind, and no value is in
both, are they apart. A text that names none may be about either.

Measured on the pairs of held-back families, frames and passages: of 5,676 disputes it takes out none, of 5,176 neutral
pairs 6. Such pairs are rare in these corpora, and less so in news.
"""

from __future__ import annotations

import re

from schemas.statement import Statement
from streams.judge.periods import years_to_come

_ORDINALS = {word: str(number) for number, word in enumerate((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth"), start=1)}
_SERIES = (
    "round", "package", "phase", "stage", "tranche", "edition", "season", "wave", "batch", "leg", "match", "reactor",
    "unit", "terminal", "runway", "lane", "section", "hearing", "summit", "congress", "referendum", "games", "cup")
_ORDINAL = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?=st|nd|rd|th)|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?[ -]"
    rf"(?P<thing>{'|'.join(_SERIES)})\b", re.IGNORECASE)
"""Numbered members of a series. Not every noun that an ordinal stands before: a second term or quarter that differs
from the third is as often the point in dispute (2 of 3 such pairs of families and frames)."""

_PART = re.compile(
    r"\b(?P<part>Upper|Lower|North|South|East|West|Northern|Southern|Eastern|Western|Inner|Outer)[ -]"
    r"(?P<whole>[A-Z][\w’'-]+\b)(?<![ai]n)(?<!ese)")
"""Not of "North Korean": an adjective tells of people, and two peoples may be at odds over one thing."""


def apart(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name different years, editions or parts."""
    return (
        _other_year(later, earlier)
        or _other(_editions(later.text), _editions(earlier.text))
        or _other(_parts(later.text), _parts(earlier.text))
    )


def _other_year(later: Statement, earlier: Statement) -> bool:
    new, old = years_to_come(later.text, later.stated_at), years_to_come(earlier.text, earlier.stated_at)
    return bool(new) and bool(old) and new.isdisjoint(old)


def _other(new: dict[str, set[str]], old: dict[str, set[str]]) -> bool:
    return any(new[name].isdisjoint(old[name]) for name in new.keys() & old.keys())


def _editions(text: str) -> dict[str, set[str]]:
    """The numbered members of series that a text names: thing to numbers."""
    found: dict[str, set[str]] = {}
    for match in _ORDINAL.finditer(text):
        thing, number = match["thing"].lower(), match["number"].lower()
        found.setdefault(thing, set()).add(_ORDINALS.get(number, number))
    return found


def _parts(text: str) -> dict[str, set[str]]:
    """The parts of places that a text names: place to parts."""
    found: dict[str, set[str]] = {}
    for match in _PART.finditer(text):
        found.setdefault(match["whole"].removesuffix("'s").removesuffix("’s"), set()).add(
            match["part"].lower().removesuffix("ern"))
    return found
