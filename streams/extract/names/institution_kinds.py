"""Printed phrases for institutions: their words, their head noun, and what kind of house they may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.extract.names.groups import is_outlet
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, PRIVATE, SEATS, word_set

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")

FORMS = word_set("department office service force group company corporation holdings ministry agency")
"""Heads that only lengthen a name: "Ostrow City police", "Ostrow City Police Department"."""

FORCES = word_set("force police constabulary gendarmerie")
"""Kinds of police, each of which "the force" or "police" may mean."""

ONE_KIND = word_set("union ministry council court club university company government parliament party commission")
"""Alone, each means one of its kind, and not a house whose name begins so."""
COMPANY = word_set("""bank company firm group operator maker manufacturer airline carrier lender retailer
    broadcaster publisher corporation business""")

_FIRMS = word_set("""motors holdings industries energy airlines pharma studio works utility consortium railway railways
    shipyard brewery port airport airports services cooperative""")
"""Heads of companies' names that are seldom said of a company otherwise."""

WITHIN = re.compile(
    r"(?:works|staff|student|pupils['\u2019]?|employees['\u2019]?) council$|faculty senate$", re.IGNORECASE)
"""Bodies of those who work or learn in a house: nobody who leads the house is theirs."""
_NO_GOVERNORS = re.compile(
    r"\b(?:savings|food|blood|commercial|merchant|investment|high-street|cooperative|time|seed|sperm|data) bank\b",
    re.IGNORECASE)
"""Banks that a governor is seldom of."""


def may_be_home(text: str, role: str) -> bool:
    """Whether somebody with a role may lead an institution of a fitting kind: no governor has a savings bank."""
    return not WITHIN.search(text) and not (role.endswith("governor") and _NO_GOVERNORS.search(text))


COLLEGES = word_set("university college academy polytechnic")
"""What "the school" may be besides a school."""
_UNION = re.compile(
    r"(?:United|Amalgamated|Associated|National|General) (?:\w+ (?:and|&) )?[A-Z]\w*(?:ers|hands|men|smiths|ists|ees)$")
"""Names of unions without a word for one: "the United Ferryhands"."""
SEAT_OF = re.compile(r"(?:head office|headquarters|management|board) of (?:the )?(?=[A-Z])")
"""What stands for a house itself: "the head office of Hesta Quarrel"."""


@dataclass(frozen=True)
class NamedInstitution:
    """One printed phrase for an institution, without determiner."""

    text: str
    frame: int
    words: frozenset[str]
    head: str


def may_be_firm(text: str) -> bool:
    """Whether "the company" may mean it: no union, ministry, council, court, paper or seat of power."""
    head = head_noun(text)
    if head in COMPANY | _FIRMS:
        return True
    other = head in INSTITUTIONS | PLURAL_INSTITUTIONS | PRIVATE
    return not other and text.casefold() not in SEATS and not is_outlet(text)


def is_union(text: str) -> bool:
    """Whether a name is of a form that unions have: "United Ferryhands"."""
    return _UNION.match(text) is not None


def begins(full: str, short: str) -> bool:
    """Whether one phrase is the beginning of another, whole words."""
    return full.casefold().startswith(f"{short.casefold()} ")


def is_named(known: NamedInstitution) -> bool:
    """Whether more than the first word has a capital, or something owns it: not "Biotech company" at a beginning."""
    text = known.text
    return "'s " in text or "\u2019s " in text or any(word[:1].isupper() for word in text.split()[1:])


def content_of(text: str) -> frozenset[str]:
    """The words of a phrase that tell something, lower case."""
    return frozenset(word.casefold() for word in _WORD.findall(text)) - {"the", "of", "s", "a", "an", "and", "for"}


def head_noun(text: str) -> str:
    """The noun that says what an institution is, lower case: "bank" of "Savings Bank of Zelden"."""
    before = re.split(r"\s+(?:of|for|in|on)\s+", text)[0]
    words = [word.casefold() for word in _WORD.findall(before)]
    return words[-1] if words else ""
