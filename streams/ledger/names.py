"""Names as printed, in the forms that they are compared in: persons, roles, institutions.

Nothing here decides who is who; that takes all mentions of a component (`streams.ledger.holders`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

from schemas.statement import Speaker, Statement

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")

_COURTESY = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon", "rev",
})
_GENERATION = frozenset({
    "jr", "sr", "ii", "iii", "iv",
})
_PARTICLES = frozenset({
    "al", "af", "ap", "bin", "ben", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "lo", "ten", "ter", "van", "von", "zu",
})
_FUNCTION_WORDS = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "our", "the", "their", "to", "with",
})

_RANK = frozenset({
    "deputy", "vice", "acting", "former", "ex", "assistant", "associate", "junior", "shadow", "interim", "incoming",
    "outgoing",
})
"""Words that make another office of the same words: a deputy minister is not the minister."""

_DEPUTY = frozenset({"deputy", "vice", "assistant", "associate", "acting", "junior", "interim"})
"""Ranks below an office or in its place; a shadow minister, or a former one, is of another side."""
_OF_ANY_HOUSE = frozenset({"president", "director", "manager", "chair", "chairman", "chairwoman", "secretary", "head",
                           "chief", "executive", "officer", "general"})

BODIES = frozenset({
    "administration", "agency", "army", "assembly", "association", "authority", "board", "bureau", "cabinet",
    "chamber", "chancellery", "commission", "committee", "congress", "council", "court", "department", "directorate",
    "district", "embassy", "federation", "government", "group", "guard", "institute", "league", "ministry", "navy",
    "office", "parliament", "party", "police", "prosecutor", "senate", "service", "staff", "tribunal", "union",
    "university",
})
"""What kinds of body call themselves. A name with one of them is not the place or the firm that its other words name:
"Norhaven" is not the Health Ministry of Norhaven, while "Brandt" may well be Brandt Motors."""

FIRMS = frozenset({
    "airline", "bank", "brewery", "carrier", "charity", "club", "college", "company", "developer", "employer", "firm",
    "foundation", "hospital", "laboratory", "lender", "maker", "manufacturer", "museum", "operator", "publisher",
    "regulator", "retailer", "school", "supplier", "team", "trust", "utility", "watchdog",
})
"""What news calls firms and houses whose name it has given before. As part of a name they may well be left out."""

_KINDS = BODIES | FIRMS

_ONE_OF_A_COUNTRY = frozenset({
    "administration", "army", "cabinet", "chancellery", "congress", "government", "navy", "parliament", "senate",
})

_LEFT = frozenset({"former", "ex", "retired", "emeritus", "erstwhile", "onetime"})
"""Words of who held an office and speaks for nobody now."""

_SPELT_OUT = {"pm": "prime minister", "mp": "member of parliament"}
"""Offices that headlines shorten."""

_SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person|people|men|women)\b|\bpress (?:secretary|officer|attach)")
_COMMON_ROLE = re.compile(
    r"\b(?:officials?|sources?|aides?|insiders?|advis[eo]rs?|employees?|staffers?|workers?|members?|diplomats?|analysts?|"
    r"experts?|residents?|witness(?:es)?|people|colleagues?)\b")
"""Roles that many hold at once, and for nobody. Without a name they point at no one; with one, at a private person."""

SHORTEST_ACRONYM = 3
"""Letters. Two ("FM") stand for too many names."""


def words(text: str) -> tuple[str, ...]:
    """Words in lower case, without accents, points and possessive endings."""
    folded = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    bare = "".join(character for character in folded if not unicodedata.combining(character)).casefold()
    return tuple(_POSSESSIVE.sub("", word) for word in _WORD.findall(bare.replace(".", "")))


def content_words(text: str) -> tuple[str, ...]:
    """The words that say something, in their order."""
    return tuple(word for word in words(text) if word not in _FUNCTION_WORDS)


def institution_form(name: str) -> frozenset[str]:
    """An institution's name for comparison: the same for "Ministry of Health" and "the Health Ministry"."""
    return frozenset("prosecutor" if word == "prosecutors" else word for word in content_words(name))


def only_a_kind(form: frozenset[str]) -> bool:
    """Whether a name says no more than what kind of body is meant: "the union", "police"."""
    return bool(form) and form <= _KINDS


def many_of_a_kind(form: frozenset[str]) -> bool:
    """Whether only a kind is named, and there are many of it: every town has a council, and no country two
    governments.
    """
    return only_a_kind(form) and not form & _ONE_OF_A_COUNTRY


def office_form(role: str) -> frozenset[str]:
    """A role for comparison: the same for "PM" and "the prime minister"."""
    return frozenset(part for word in content_words(role) for part in content_words(_SPELT_OUT.get(word, word)))


def is_deputy(one: str, other: str) -> bool:
    """Whether two printed roles are one office and one of its deputies: "mayor", "deputy mayor".

    Not of an office that every house has: a director and a deputy director may be of two.
    """
    first, second = office_form(one), office_form(other)
    office = first - _DEPUTY
    return first != second and not office <= _OF_ANY_HOUSE and office == second - _DEPUTY


def acronym(name: str) -> str:
    """First letters of the content words, or "" if too few."""
    letters = "".join(word[0] for word in content_words(name))
    return letters if len(letters) >= SHORTEST_ACRONYM else ""


def same_office(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two roles may be one office: the words of one are among the other's, and both are of one rank."""
    return bool(one and other) and (one <= other or other <= one) and one & _RANK == other & _RANK


class PersonName(msgspec.Struct, frozen=True, cache_hash=True):
    """A person's name taken apart.

    Attributes:
        first: first and middle names or initials; empty if only a surname is printed.
        surname: with its particles ("van der berg").
    """

    first: tuple[str, ...]
    surname: str

    @property
    def full(self) -> bool:
        """Whether a first name is known, not only an initial."""
        return bool(self.first) and len(self.first[0]) > 1


def person_name(name: str) -> PersonName | None:
    """Take a name apart; None if no name is left without titles of courtesy."""
    parts = [word for word in words(name) if word not in _COURTESY and word not in _GENERATION]
    if not parts:
        return None
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    if start == 1 and parts[0] in _PARTICLES:
        start = 0
    return PersonName(tuple(parts[:start]), " ".join(parts[start:]))


class Mention(msgspec.Struct, frozen=True, cache_hash=True, kw_only=True):
    """A speaker as one statement shows it, in comparable forms.

    Attributes:
        name: None for an institution's own voice or somebody unnamed.
        printed_name: fullest form in the article.
        role: its words.
        institution: its name as printed.
        parent: what the institution belongs to, as printed.
        voice: speaks for the institution: its own voice, or a spokesperson.
        office: the role is one that a person holds for an institution, as a resident, a witness or a former head does
            not.
        left: the role is one that the person held before.
        unnamed_office: an office of the institution stands in for the name ("the health minister said").
    """

    name: PersonName | None
    printed_name: str
    role: frozenset[str]
    printed_role: str
    institution: str
    parent: str
    register_id: str | None
    voice: bool
    office: bool
    left: bool
    unnamed_office: bool


def read_mention(statement: Statement) -> Mention | None:
    """Who speaks in a statement; None for an unattributed claim."""
    if statement.speaker is None or statement.kind == "claim":
        return None
    return _mention(statement.speaker)


@lru_cache(maxsize=65536)
def _mention_of(
    printed_name: str, printed_role: str, institution: str, parent: str, register_id: str | None
) -> Mention:
    """One object for equal mentions: one speaker makes many statements, and the same object is quick to compare."""
    name = person_name(printed_name)
    role = " ".join(words(printed_role))
    spokesperson = _SPOKESPERSON.search(role) is not None
    unnamed = name is None and register_id is None
    left = any(word in _LEFT or word.startswith("ex-") for word in office_form(printed_role))
    office = bool(role) and not left and _COMMON_ROLE.search(role) is None
    return Mention(
        name=name,
        printed_name=printed_name,
        role=office_form(printed_role),
        printed_role=printed_role,
        institution=institution,
        parent=parent,
        register_id=register_id,
        voice=bool(institution) and not left and (spokesperson or (unnamed and not role)),
        office=office,
        left=left,
        unnamed_office=unnamed and office and bool(institution) and not spokesperson,
    )


def _mention(speaker: Speaker) -> Mention:
    printed = (speaker.name, speaker.role, speaker.institution, speaker.parent)
    name, role, institution, parent = (" ".join(text.split()) for text in printed)
    return _mention_of(name, role, institution, parent, speaker.register_id)
