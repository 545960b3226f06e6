"""Places as an article prints them: where the story is set, and names that are no person's though they look so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from spacy.tokens import Token

from streams.extract.names.titles import PORTFOLIOS
from streams.extract.parsing.datelines import dateline_place
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import INSTITUTIONS, PLACES, ROLE_MODIFIERS, ROLES, SEATS, word_set

_MEMBERS = word_set("member members house floor")  # that own things in parliaments' reports: "the Member's interest"
_NO_PLACES = word_set("""advent lent easter christmas ramadan passover pentecost whitsun diwali lord god heaven
    brief short focus depth""")
"""Feasts, what a day is called after ("the first of Advent", "the Lord's day"), and "In Brief"."""
_FIRST = (0, 1, 2, -1)  # paragraphs, and the title, whose places tell where the story is set
_DATELINE, _EARLY, _LATE = 3, 2, 1  # what a place counts by where it stands
_REGION = re.compile(
    r"\b(?P<name>[A-Z][\w-]+) (?:province|county|district|region|island|islands|Province|County|Island|Islands)\b"
)
NO_SURNAMES = word_set("""lido pier tunnel stadium arena lighthouse canal reservoir viaduct marina promenade racecourse
    playground""")
"""Last words of places' names with which no person's ends, whatever stands beside it."""
PLACE_WORDS = PLACES | NO_SURNAMES | word_set("quay moor point mole wharf cove estuary fjord peninsula lagoon fell")
"""Last words of names that are places', though the language model takes them for persons."""
_SAINT = re.compile(r"\b(?:St\.?|Saint|Sainte|Ste\.?) (?P<name>[A-Z][\w-]+)")
"""Churches, schools, hospitals and towns; no saint speaks."""
_NAME = r"[A-Z\u00c0-\u00de][\w-]+"
_LOCATED = re.compile(
    rf"(?<!trust )(?<!faith )(?<!confidence )(?<!believe )(?<!believed )(?<!believes )(?<!interest )(?<!confide )"
    rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round) (?P<name>{_NAME})(?![\w'\u2019]| [A-Z\u00c0-\u00de])"
)
_TOWNS = re.compile(
    rf"(?P<name>{_NAME}) (?:police|magistrates|crown court|(?:town|city|county|district|borough|parish)"
    rf" (?:council|hall)|airport|harbour|hospital|fire (?:service|brigade|department))\b")
"""What a town has, and is printed behind its name: "Ostrow police station"."""
_BEHIND = re.compile(rf"\b(?P<before>{_NAME}\.?) (?P<name>{_NAME})")
_DIRECTIONS = word_set("""north south east west northern southern eastern western central greater new old upper lower
    inner outer in near outside around from to at by for of on and the but if when while as since after before until
    over across through with all both""")
"""Capitalised words before a place that are no given name of anybody."""


def is_place_name(name: str) -> bool:
    """Whether a name of two words and more is that of a road, a moor, a quay: nothing that speaks."""
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in PLACE_WORDS and " ".join(words) not in SEATS


class Places:
    """The places of one article.

    Attributes:
        dateline: the town of the dateline; empty without one.
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.dateline = ""
        self._counts: dict[str, int] = {}
        self._owners: set[str] = set()
        self._regions: set[str] = set()
        located: set[str] = set()
        behind: set[str] = set()
        for frame in frames:
            located |= {match["name"].casefold() for match in _LOCATED.finditer(frame.raw)}
            located |= {match["name"].casefold() for match in _TOWNS.finditer(frame.raw)}
            behind |= {
                match["name"].casefold()
                for match in _BEHIND.finditer(frame.raw)
                if match["before"].casefold() not in _DIRECTIONS
            }
            self._regions |= {match["name"].casefold() for match in _REGION.finditer(frame.raw)}
            self._regions |= {match["name"].casefold() for match in _SAINT.finditer(frame.raw)}
            if frame.index in _FIRST:
                self._read(frame)
        self._regions |= located - behind

    def is_place(self, name: str) -> bool:
        """Whether a name is a region's or a town's ("Tarn province", "in Tarn"), or of a house called after a saint.

        A word that stands behind a given name or a title anywhere is a person's.
        """
        words = name.split()
        return words[0].casefold().strip(".") in ("st", "saint", "ste", "sainte") or (
            len(words) == 1 and name.casefold() in self._regions
        )

    def only(self, without: Callable[[str], bool]) -> str:
        """The one place of the first paragraphs; empty where they tell of none, or of several; `without` as below."""
        told = [text for text in self._counts if not without(text)]
        return told[0] if len(told) == 1 else ""

    def main(self, *, country: bool, without: Callable[[str], bool]) -> str:
        """The place that is named most in the first paragraphs; empty when there is none.

        Args:
            country: only names that own something ("Zelden's team"), as countries do in the news.
            without: whether a name is something else, a person's.
        """
        counts = {
            text: count
            for text, count in self._counts.items()
            if not without(text) and (not country or text in self._owners)
        }
        return max(counts, key=lambda text: counts[text], default="")

    def _read(self, frame: Frame) -> None:
        if frame.index == 0 and (place := dateline_place(frame.raw)):
            self.dateline = place
            self._counts[place] = self._counts.get(place, 0) + _DATELINE
        for position, token in enumerate(frame.doc[:-1]):
            if (
                token.pos_ != "PROPN"
                or token.lower_ in _NO_PLACES
                or token.ent_type_ in ("DATE", "TIME")
                or token.lower_ in INSTITUTIONS | ROLES | PLACES | _MEMBERS
            ):
                continue
            possessive = token.nbor(1).tag_ == "POS" and token.ent_type_ != "DATE" and not _names_thing(token)
            located = (
                token.dep_ == "pobj" and token.head.lower_ in ("in", "of", "from") and token.left_edge.i == token.i
            )
            owns = possessive or _TOWNS.match(frame.doc.text, token.idx) is not None
            if (owns or located) and (position == 0 or frame.doc[position - 1].pos_ != "PROPN"):
                if owns:
                    self._owners.add(token.text)
                self._counts[token.text] = self._counts.get(token.text, 0) + (_EARLY if frame.index <= 0 else _LATE)


def _names_thing(owner: Token) -> bool:
    """Whether "Abbot's" is part of a name, "Abbot's Barn", and owns nothing that a town or a country has."""
    if owner.i + 2 >= len(owner.doc):
        return False
    owned = owner.nbor(2)
    body = owned.lower_ in INSTITUTIONS | ROLES | ROLE_MODIFIERS | PORTFOLIOS
    return owned.pos_ == "PROPN" and owned.ent_type_ != "PERSON" and not body and owned.nbor(-1).whitespace_ != ""
