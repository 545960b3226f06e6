"""Which mentions of persons are one person, within a component.

Mentions with a first name, or a hit in the register of officials, make the persons. A mention by surname goes to the
one person of that surname whose institution or office it shares; if two would do, it stays on its own. Two people with
one surname are two: different first names, different register ids, or institutions that are not the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from streams.ledger.institutions import Form
from streams.ledger.names import Mention, PersonName, many_of_a_kind, only_a_kind, same_office

Key = tuple[str, ...]
"""Names a person within a component; means nothing outside it."""

Known = tuple[Mention, Form | None]
"""A mention and the institution that its printed name stands for."""


@dataclass(frozen=True)
class Match:
    """Whom a mention names.

    Attributes:
        person: the person.
        sure: whether by more than a surname: register id, first name, or surname with institution or office.
    """

    person: Key
    sure: bool


@dataclass
class _Person:
    key: Key
    surname: str
    firsts: set[str] = field(default_factory=set)
    institutions: set[Form] = field(default_factory=set)
    roles: set[frozenset[str]] = field(default_factory=set)
    registered: bool = False

    def take(self, mention: Mention, institution: Form | None) -> None:
        """Learn what a mention shows of the person."""
        if mention.name is not None and mention.name.full:
            self.firsts.add(mention.name.first[0])
        if institution is not None:
            self.institutions.add(institution)
        if mention.role:
            self.roles.add(mention.role)

    def may_be(self, name: PersonName | None) -> bool:
        """Whether first names agree, as far as both are known."""
        if name is None or not name.first or not self.firsts:
            return True
        first = name.first[0]
        return first in self.firsts if name.full else any(known.startswith(first) for known in self.firsts)

    def shares_institution(self, institution: Form | None) -> bool:
        return institution is not None and any(_may_be_one(institution, known) for known in self.institutions)

    def shares_office(self, role: frozenset[str]) -> bool:
        return any(same_office(role, known) for known in self.roles)

    def excludes(self, institution: Form | None) -> bool:
        """Whether the institutions are known and none may be the same."""
        return institution is not None and bool(self.institutions) and not self.shares_institution(institution)


def _may_be_one(one: Form, other: Form) -> bool:
    """Whether two names may be one institution's: the same, or of one the kind only ("the union")."""
    return one == other or (only_a_kind(one) and one <= other) or (only_a_kind(other) and other <= one)


def match_persons(mentions: Iterable[Known]) -> dict[Known, Match]:
    """Whom each mention of a component names; mentions of nobody in particular are left out.

    Args:
        mentions: in event order, repetitions allowed.
    """
    distinct = list(dict.fromkeys(mentions))
    by_surname: defaultdict[str, list[Known]] = defaultdict(list)
    for known in distinct:
        mention = known[0]
        if mention.name is not None:
            by_surname[mention.name.surname].append(known)
    found: dict[Known, Match] = {}
    persons: list[_Person] = []
    for surname, group in by_surname.items():
        persons += _match_surname(surname, group, found)
    for known in distinct:
        mention, institution = known
        if mention.name is None and mention.register_id is not None:
            found[known] = Match(("register", mention.register_id), sure=True)
        elif mention.unnamed_office and institution is not None:
            found[known] = _match_office(mention, institution, persons)
    return found


def _match_surname(surname: str, group: list[Known], found: dict[Known, Match]) -> list[_Person]:
    persons: dict[Key, _Person] = {}

    def settle(known: Known, key: Key, *, sure: bool) -> None:
        person = persons.setdefault(key, _Person(key, surname))
        if sure:
            person.take(*known)
        found[known] = Match(key, sure)

    for known in group:
        if known[0].register_id is not None:
            settle(known, ("register", known[0].register_id), sure=True)
    registered = list(persons.values())
    for known in group:
        mention, institution = known
        name = mention.name
        if name is not None and name.full and mention.register_id is None:
            fitting = [person for person in registered if person.firsts and person.may_be(name)]
            if len(fitting) > 1:
                fitting = [person for person in fitting if person.shares_institution(institution)]
            settle(known, fitting[0].key if len(fitting) == 1 else ("name", name.first[0], surname), sure=True)
    # Taken now: whom a mention by surname names must not depend on the other such mentions.
    named = [replace(person, firsts=set(person.firsts), institutions=set(person.institutions), roles=set(person.roles))
             for person in persons.values()]
    for known in group:
        if known not in found:
            match = _by_surname(known, named)
            settle(known, match.person, sure=match.sure)
    return list(persons.values())


def _by_surname(known: Known, named: list[_Person]) -> Match:
    """Whom a surname, with an initial or without, stands for."""
    mention, institution = known
    name = mention.name
    assert name is not None
    possible = [person for person in named if person.may_be(name) and not person.excludes(institution)]
    alike = [
        person for person in possible if person.shares_institution(institution) or person.shares_office(mention.role)
    ]
    if len(alike) == 1:
        return Match(alike[0].key, sure=True)
    if len(possible) == 1:
        return Match(possible[0].key, sure=False)
    if institution is not None:
        return Match(("surname", *name.first, name.surname, "of", *sorted(institution)), sure=True)
    if mention.role:
        return Match(("surname", *name.first, name.surname, "as", *sorted(mention.role)), sure=True)
    return Match(("surname", *name.first, name.surname), sure=False)


def _match_office(mention: Mention, institution: Form, persons: list[_Person]) -> Match:
    """Who "the health minister" is: an office is a holder of its own as long as nobody is named for it.

    If somebody is, it may be this person or a successor. The mention then goes to the person for display, not surely.
    Nor is it sure if the institution is only known by its kind: every union has a chair.
    """
    holders = [
        person for person in persons if person.shares_institution(institution) and person.shares_office(mention.role)
    ]
    if len(holders) == 1:
        return Match(holders[0].key, sure=False)
    sure = not holders and not many_of_a_kind(institution)
    return Match(("office", *sorted(mention.role), "of", *sorted(institution)), sure=sure)
