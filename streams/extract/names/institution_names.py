"""Names of institutions: what is part of one, and one form for the ledger whatever form was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.extract.names.demonyms import parted_nation, state_of
from streams.extract.names.saints import is_saints, joined_saints, parted_saints
from streams.extract.names.titles import PORTFOLIOS, TITLES
from streams.extract.parsing.lexicon import (
    INSTITUTIONS,
    PLACES,
    PLURAL_INSTITUTIONS,
    ROLE_MODIFIERS,
    SEATS,
    STREETS,
    word_set,
)

OF = re.compile(r"\s+(?:of|at|for|from|with|in|to)\s+")
DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|your|this|that|both|another|one)\s+", re.IGNORECASE)
_SOME_PLACE = re.compile(r"(?:country|nation|state|region|city|town|island|capital)['\u2019]s\s+(?=[a-z])")
"""Whose a body is without a name: "the country's education ministry"."""
POSSESSIVE = re.compile(r"['’]s\s+")
TRIM = "\"'\u2018\u2019\u201c\u201d.,;:()[]!?\u2013\u2014- "
PARTICLES = word_set("de da di del della van von der den al bin ibn ben el la le dos das du af ter y e")

_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+[A-Z]$")
_JOINING = word_set("of the for and in at on to with de du des von van y e &")
_PASSING = re.compile(
    r"^(?:(?:(?:19|20)\d\d|outgoing|incoming|current|former|new|old|powerful|influential|entire|whole|own|next|so-called|lame-duck"
    r"|senior|top|high-ranking|leading|[ST](?:enior|op)(?= [a-z]))\s+)+"
)
"""What an institution is for the moment, or its official in rank: no part of its name."""
_DESCRIBED = re.compile(
    r"^(?:[a-z]+-[a-z]+\s+|[\w.]+-[a-z]{3,}\s+)+(?=[A-Z])"
)


def is_institution(text: str) -> bool:
    """Whether the head noun of a phrase is that of an institution, or the phrase a seat of power."""
    head = OF.split(DETERMINER.sub("", text))[0]
    words = [word.strip(TRIM).casefold() for word in head.split()]
    return bool(words) and (words[-1] in INSTITUTIONS or words[-1] in PLURAL_INSTITUTIONS or " ".join(words) in SEATS)


def is_street(text: str) -> bool:
    """Whether a phrase names a street or the like, by its last word or, abroad, its first one."""
    words = [word.strip(TRIM).casefold() for word in text.split()]
    return len(words) > 1 and (words[0] in STREETS or words[-1] in PLACES) and " ".join(words) not in SEATS


def capitalised(text: str) -> bool:
    """Whether all words of a phrase but the small ones begin with a capital or a digit."""
    words = [word for word in text.split() if word.casefold() not in PARTICLES | {"of", "the", "and", "for", "&"}]
    return bool(words) and all(word[0].isdigit() or word != word.casefold() for word in words)


def clean_institution(text: str) -> str:
    """An institution's phrase without determiner, trailing clause and marks."""
    text = re.split(r",|\s+(?:who|which|that|whose|on|in|as|after|before|since)\s+(?![A-Z])", text)[0]
    text = _VOICE_OF.sub(lambda found: found["owner"] or found["house"], _MORE.sub("", text))
    text = re.sub(
        r"^(?:all|some|several|many|most|neighbou?ring|\d[\d,.]*|two|three|four|five|six)\s+", "", text.strip(TRIM)
    )
    text = _SOME_PLACE.sub("", DETERMINER.sub("", text), count=1)
    text = _DESCRIBED.sub("", _PASSING.sub("", text))
    words = text.split()
    capital = next((at for at, word in enumerate(words) if not word.islower()), 0)
    if capital and words[capital - 1] not in _JOINING:  # "oil consulting firm Ferrow Associates"
        text = _DESCRIBED.sub("", " ".join(words[capital:]))
    if not is_saints(text):
        text = re.sub(r"['’]s?$|\s+of(?: the)?$", "", text).strip(TRIM)
    return f"{text}." if _INITIALS.search(text) else text


_VOICE_OF = re.compile(
    r"^(?:(?P<owner>.+)['\u2019]s? press (?:office|service|department|team)"
    r"|(?:the )?press (?:office|service|department|team) of (?P<house>.+))$", re.IGNORECASE)
"""Who speaks for a house is the house: "the directorate's press office"."""
_MORE = re.compile(
    r"\s+(?:and (?:an?|his|her|other|former)|(?:charged|tasked) with|responsible for|dedicated to|devoted to"
    r"|formed (?:to|in|by)|founded (?:in|by)|created (?:to|by)|known (?:as|for))\s.*$"
)
"""What is told of an institution behind its name, and who else is named with it."""
_NAMES = word_set("house senate congress parliament kremlin treasury palace")
"""Nouns of institutions that are a name by themselves, as a country has one of each."""
_KINDS = (INSTITUTIONS | PLURAL_INSTITUTIONS) - _NAMES
_LOCAL_KINDS = frozenset(
    f"{place} {kind}" for place in ("city", "town", "county", "village", "district") for kind in
    ("council", "court", "government", "police", "police department", "prosecutors")
) | {"school board", "school district", "police department", "state government", "state police"}
"""Kinds of two words, of which each place has one as well."""


def with_name(institution: str) -> str:
    """The institution where its phrase tells which one it is; empty for a bare kind: "Union", "City Council"."""
    plain = DETERMINER.sub("", institution).casefold()
    named = any(char.isalpha() for char in plain) and plain not in _KINDS and plain not in _LOCAL_KINDS
    return institution if named else ""


def canonical_institution(text: str) -> str:
    """One form for the ledger: "Zelden's health ministry", "ministry of health of Zelden" → Health Ministry of Zelden.

    Words keep their capitals where they have more than a first one ("NATO").
    """
    text = joined_saints(clean_institution(text))
    if not text.split():
        return ""
    pieces = [piece for piece in POSSESSIVE.split(re.sub(r"(?<=s)['’](?= )", "'s", text)) if piece]
    titled = pieces and pieces[0].split()[-1].casefold() in TITLES
    if len(pieces) == 2 and says_something(pieces[1]) and not titled:
        text = f"{pieces[1]} of {pieces[0]}"
    text = re.sub(r"(?i)\b(ministry|department) of (foreign|home|internal|digital) affairs\b(?! and)", r"\2 \1", text)
    text = re.sub(r"(?i)\b(foreign|home|internal|digital) affairs (ministry|department)\b", r"\1 \2", text)
    text = re.sub(
        r"(?i)\b(ministry|department) of (?:the )?([a-z]+(?: (?!of\b|and\b|in\b|for\b)[a-z]+)?)(?! of\b.*\bof\b)"
        r"(?= (?:of|and|in|for)\b|,|$)",
        lambda match: f"{match[2]} {match[1]}" if _is_field(match[2]) else match[0],
        text,
    )
    state, body = parted_nation(text)
    if state and body.split()[-1].casefold() in ("ministry", "government", "parliament", "presidency"):
        text = f"{body} of {state}"
    return parted_saints(" ".join(_title_words(state_of(text).split())))


_FIELDS = word_set("resources education affairs works security welfare development services planning protection")
"""Second words of what ministries are of: "water resources"."""


def _is_field(words: str) -> bool:
    """Whether a ministry may be of it: "health", "water resources"."""
    known = ROLE_MODIFIERS | PORTFOLIOS
    first, *more = words.split()
    if more and not (more[0].islower() or more[0].casefold() in known | _FIELDS):
        return False  # "Justice Canada": the second is a place
    return first.casefold() in known or bool(more)


def says_something(text: str) -> bool:
    """Whether a phrase holds a role or an institution."""
    words = [word.strip(TRIM).casefold() for word in text.split()]
    return any(word in TITLES or word in INSTITUTIONS or word in PLURAL_INSTITUTIONS for word in words)


def _title_words(words: list[str]) -> Iterator[str]:
    small = {"of", "the", "and", "for", "in", "at", "on", "a", "an"}
    for position, word in enumerate(words):
        if word.casefold() in small and position:
            yield word.lower()
        elif word.isupper() and len(word) > 3 and word.casefold() in INSTITUTIONS:
            yield word.capitalize()
        else:
            yield word[:1].upper() + word[1:]
