"""Phrases with the noun or the label of an institution that name none: clauses, sums, storms, shouted words."""

from __future__ import annotations

import re

from spacy.tokens import Span

from streams.extract.names.groups import group_of
from streams.extract.names.institution_names import is_street
from streams.extract.parsing.lexicon import INSTITUTIONS, word_set

_LONGEST = 90  # characters of an institution's name; longer phrases are misread sentences
_NO_NAME = re.compile(
    r"[\u201c\u201d\"]|\b(?:from|after|that|who|which) (?:the|an?)\b|\d\s*(?:per ?cent|percent|%)|[$\u20ac\u00a3]\s*\d",
    re.IGNORECASE,
)
"""Marks of quotations, clauses, shares and sums stand in no name; the language model finds names in headlines."""

_STORM = re.compile(r"(?:Storm|Hurricane|Typhoon|Cyclone|Tropical Storm) [A-Z][\w-]+$")
_SHOUTED = word_set("up down off out on no yes not now new all free gone stop over back win wow ouch oops live video")
"""What papers print in capitals for emphasis, which the language model takes for initials: "fares are going UP"."""
_NONE = word_set("no any every each another what which whatever neither either but yes")
"""First words of phrases that name no institution: "no state is immune"; "yes" stands for quotations."""
_STATE_OF_AFFAIRS = re.compile(r"(?i:state|city|county|town|house) of (?=[a-z])")  # "state of emergency"


def may_name_institution(text: str) -> bool:
    """Whether a phrase without determiner may name an institution."""
    words = text.split()
    if not words or words[0].casefold() in _NONE or len(text) >= _LONGEST or _NO_NAME.search(text):
        return False
    if is_street(text) or is_storm(text) or text.casefold() in _SHOUTED:
        return False
    return group_of(text) != "" and not _STATE_OF_AFFAIRS.match(text)


def is_storm(text: str) -> bool:
    """Whether a phrase is the name of a storm; "Storm Lake Council" is not."""
    return _STORM.match(text) is not None


def is_where(entity: Span) -> bool:
    """Whether a single name is told of as a place, whatever the language model takes it for: "depot in Brunskog"."""
    plain = len(entity) == 1 and entity.text.casefold() not in INSTITUTIONS and not entity.text.isupper()
    return plain and entity.root.dep_ == "pobj" and entity.root.head.lower_ == "in"
