"""Persons that an article names, for a role ("the governor") or a pronoun that means one of them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from streams.extract.names.given_names import pronoun_of
from streams.extract.parsing.lexicon import HONORIFICS, ROLES, word_set

_NOT_IN_OFFICE = word_set("vice deputy assistant former ex ousted")
"""Before a title: "vice president" is not the president."""
_GENERATIONS = word_set("jr sr junior senior ii iii iv")
_HE, _SHE = word_set("mr sir lord king prince"), word_set("mrs ms miss dame lady queen princess")


@dataclass(frozen=True)
class Person:
    """One mention of a person.

    Attributes:
        name: as printed, without title.
        at: position in the body; -1 for the title.
        roles: titles before the name, lower case; none of somebody out of office or below it.
        gender: "he" or "she" where title or given name tells; empty otherwise.
    """

    name: str
    at: int
    roles: frozenset[str]
    gender: str

    @property
    def surname(self) -> str:
        """Last word of the name, lower case, without "Jr."."""
        words = [word for word in self.name.casefold().split() if word.strip(".,") not in _GENERATIONS]
        return words[-1] if words else self.name.casefold()


def read_person(entity: Span, at: int) -> Person:
    """A person's name in the parse.

    Args:
        entity: the name as the model found it.
        at: its position in the body; -1 for the title.
    """
    doc, start = entity.doc, entity.start
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound" \
            and doc[start - 1].head.i == entity.root.i:
        start -= 1  # "Governor Ana Belmar" of which the model has named only the last word
    entity = doc[start : entity.end]
    before = doc[entity.start - 1].lower_.rstrip(".") if entity.start else ""
    titles = {before, entity[0].lower_.rstrip(".")}
    gender = "he" if titles & _HE else "she" if titles & _SHE else ""
    words = [token.text for token in entity if token.lower_.rstrip(".") not in HONORIFICS | ROLES]
    name = " ".join(words).removesuffix("’s").removesuffix("'s").strip() or entity.text
    past = _NOT_IN_OFFICE & {token.lower_ for token in doc[max(0, entity.start - 2) : entity.end]}
    roles = {word for word in (before, *(token.lower_ for token in entity)) if word in ROLES} if not past else set()
    return Person(name, at, frozenset(roles), gender or pronoun_of(name))


def the_one(persons: list[Person], speaker: str, *, include_speaker: bool) -> str:
    """The fullest name of the one person among them who is not the speaker; empty when there are more or none.

    Args:
        persons: candidates.
        speaker: full name of the speaker.
        include_speaker: the speaker among them is one more candidate, instead of being passed over.
    """
    own = own_names(speaker)
    named: dict[str, str] = {}
    for person in persons:
        if include_speaker or person.surname not in own:
            named[person.surname] = max(named.get(person.surname, ""), person.name, key=len)
    if len(named) != 1:
        return ""
    ((surname, name),) = named.items()
    return "" if surname in own else name


def own_names(speaker: str) -> frozenset[str]:
    """The words of a speaker's name, lower case."""
    return frozenset(speaker.casefold().split())
