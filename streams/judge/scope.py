"""Of another year, edition, part or thing: two statements that would be at odds if they were about the same.

"The 2026 games" and "the 2030 games", "the twelfth round" and "the thirteenth", "Lower Sandmark" and "Upper Sandmark",
"line 4" and "line 7", "the Winter Games" and "the Youth Games" are not in dispute. A text is taken at its word: only
where both texts name a value of one kind, and no value is in both, are they apart. A text that names none may be about
either.

Measured on the pairs of held-back families, frames and passages: of 5,676 disputes the years, editions and parts take
out none, of 5,176 neutral pairs 6; the things take out none of 9,380 pairs (3,328 disputes, 3,028 supports). Such pairs
are rare in these corpora, and less so in news.
"""

from __future__ import annotations

import re

from schemas.statement import Statement
from streams.judge.periods import winters, years_to_come

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


_NUMBERED = re.compile(
    r"\b(?P<thing>line|route|terminal|runway|platform|gate|pier|highway|motorway|junction|reactor|unit|block|lot|zone"
    r"|ward|precinct|bill|proposition|article|section|resolution|directive|decree)"
    r" (?:No\.? ?)?(?P<number>[A-Z]{0,2}-?\d+[A-Z]?)\b", re.IGNORECASE)
"""Things that are told apart by a number behind them, an article of law or a tram line. Not classes and phases: "phase
two" that is put off is the point of the "phase one" that goes on."""

_THINGS = (
    "Airport", "Bridge", "Canal", "Dam", "Ferry", "Games", "Cup", "Festival", "Marathon", "Line", "Lake", "Island",
    "Mine", "Pass", "Pipeline", "Port", "Quarry", "Refinery", "Reservoir", "River", "Road", "Square", "Stadium",
    "Station", "Street", "Tunnel", "Act", "Accord", "Treaty", "Summit")
_NAMED = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'-]+ ){{1,3}})(?P<thing>{'|'.join(_THINGS)})\b")
"""Things whose kind is part of the name, both in capitals. No house that may speak (a hospital, a university): what is
to be moved from one to the other names either."""

_NO_NAMES = frozenset((
    "The", "A", "An", "This", "That", "Its", "Their", "His", "Her", "Our", "In", "On", "At", "For", "No", "And", "But",
    "If", "As", "By", "To", "From", "Of", "With", "Every", "Any", "All", "Both", "New", "Old", "Future"))


def other_year(later: Statement, earlier: Statement) -> bool:
    """Whether two statements are about different years to come, or different winters."""
    for named in (years_to_come, winters):
        new, old = named(later.text, later.stated_at), named(earlier.text, earlier.stated_at)
        if new and old and new.isdisjoint(old):
            return True
    return False


def other_edition(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name different members of one series."""
    return _other(_editions(later.text), _editions(earlier.text))


def other_part(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name different parts of one place."""
    return _other(_parts(later.text), _parts(earlier.text))


def other_number(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name things of one kind with different numbers."""
    return _other(_numbered(later.text), _numbered(earlier.text))


def other_name(later: Statement, earlier: Statement) -> bool:
    """Whether two statements name things of one kind with different names."""
    return _other(_named(later.text), _named(earlier.text))


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


def _numbered(text: str) -> dict[str, set[str]]:
    """The numbered things that a text names: kind to numbers."""
    found: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(text):
        found.setdefault(match["thing"].lower(), set()).add(match["number"].upper().replace("-", ""))
    return found


def _named(text: str) -> dict[str, set[str]]:
    """The words of the names of things that a text names, by kind: two are the same thing if they share one."""
    found: dict[str, set[str]] = {}
    for match in _NAMED.finditer(text):
        words = {word.removesuffix("'s").removesuffix("’s") for word in match["name"].split()} - _NO_NAMES
        if words:
            found.setdefault(match["thing"], set()).update(words)
    return found
