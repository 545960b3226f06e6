"""The people an article names: fullest name, roles, pronoun; two of one surname are two unless one name fits both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from streams.extract.names.given_names import pronoun_of, same_given
from streams.extract.names.titles import EXPERTS, head_of, is_former
from streams.extract.parsing.lexicon import word_set

_RANKS = word_set("""general colonel major captain lieutenant sergeant corporal admiral commodore brigadier marshal
    officer detective professor judge inspector constable delegate candidate fellow councillor councilor alderman""")
"""Titles that say little of what somebody speaks for: any other role told of the person counts more."""
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_HE = re.compile(r"\b(?!chairman|ombudsman)(?:\w*m[ae]n|king|prince|lord|father|husband|son|brother)$")
_SHE = re.compile(r"\b(?:\w*wom[ae]n|queen|princess|lady|mother|wife|daughter|sister|actress)$")


_MALE = word_set("mr sir lord monsieur herr señor shri")
_FEMALE = word_set("mrs ms miss dame lady madam madame mme frau señora smt")


def pronoun_of_title(honorific: str) -> str:
    """The pronoun that a title of courtesy shows, "he" or "she"; empty for others ("dr")."""
    return "he" if honorific in _MALE else "she" if honorific in _FEMALE else ""


def pronoun_of_role(role: str) -> str:
    """The pronoun that the noun of a role shows ("spokeswoman"); empty for most, and for what women are called too."""
    head = head_of(role)
    return "she" if _SHE.search(head) else "he" if _HE.search(head) else ""


def surname_of(name: str) -> str:
    """Last word of a name that is no suffix ("Jr."), lower case."""
    words = [word.casefold() for word in name.split() if not _SUFFIX.match(word)]
    return words[-1].strip(",.") if words else ""


@dataclass
class Person:
    """A person as this article shows them.

    Attributes:
        name: fullest form printed.
        first: index of the first frame that names the person.
        roles: (role, institution as printed, frame index), in order of appearance.
        pronoun: "he" or "she" when a title of courtesy, the given name or a role shows it.
        mentions: how often a name of this person was taken up.
        described: an apposition tells who the person is, in words that are no role ("a top operative").
    """

    name: str
    first: int
    roles: list[tuple[str, str, int]] = field(default_factory=list)
    pronoun: str = ""
    mentions: int = 1
    described: bool = False

    @property
    def surname(self) -> str:
        """Last word of the name, lower case."""
        return surname_of(self.name)

    def told(self, role: str, institution: str, frame: int) -> None:
        """Take up a role or an institution that a frame tells of the person."""
        if (role, institution, frame) not in self.roles:
            self.roles.append((role, institution, frame))
        self.pronoun = self.pronoun or pronoun_of_role(role)

    def role(self) -> str:
        """The role told most often, a more specific form counting for the general one; then the longest."""
        told = [role for role, _, _ in self.roles if role]
        told = [role for role in told if head_of(role) not in _RANKS] or told
        past = [set(role.casefold().split()) for role in told if is_former(role)]
        held = [role for role in told if not any(set(role.casefold().split()) <= one for one in past)]  # none of `past`
        told = held or told  # who was an adviser and presides over a centre is its president

        def support(role: str) -> tuple[int, bool, int]:
            words = set(role.casefold().split())
            return sum(set(other.casefold().split()) <= words for other in told), is_former(role), len(role)

        return max(told, key=support, default="")

    def holds_office(self) -> bool:
        """Whether a role is told that says more than a rank does."""
        return any(role and head_of(role) not in _RANKS for role, _, _ in self.roles)

    def institution(self) -> str:
        """The institution printed with the role, else the one with most words, as printed."""
        role = self.role()
        printed = [printed for told, printed, _ in self.roles if printed and told == role]
        if all(text.islower() for text in printed):  # "the group's director" of "Ana Bell of River Guardians"
            printed = [text for _, text, _ in self.roles if text and not text.islower()] or printed
        printed = printed or [printed for _, printed, _ in self.roles if printed]
        return max(printed, key=lambda text: len(text.split()), default="")


class People:
    """The people of one article by surname."""

    def __init__(self) -> None:
        self._by_surname: defaultdict[str, list[Person]] = defaultdict(list)

    def values(self) -> Iterator[Person]:
        """Everyone, in no order that matters."""
        for bearers in self._by_surname.values():
            yield from bearers

    def surnames(self) -> frozenset[str]:
        """Every surname, lower case."""
        return frozenset(surname for surname, bearers in self._by_surname.items() if bearers)

    def named(self, name: str, pronoun: str = "") -> Person | None:
        """The person a full or short name means; of several with one surname whoever is told an office, or named most.

        Args:
            name: full or short.
            pronoun: "he" or "she" where a title of courtesy shows it: "Ms. Bell" is not Carl Bell.
        """
        words = name.split()
        pronoun = pronoun or pronoun_of(name)
        fitting = [
            person
            for person in self._by_surname.get(surname_of(name), ())
            if _may_be(words, person) and (not pronoun or person.pronoun in ("", pronoun))
        ]
        return max(
            fitting,
            key=lambda person: (_same_first(words, person), _holds_office(person), person.mentions),
            default=None,
        )

    def add(self, name: str, frame: int, pronoun: str = "") -> Person:
        """Take up a printed name: a form of a known person's, or a new person; `pronoun` as in `named`."""
        words = name.split()
        shouted = name.isupper() and len(words) > 1
        name = name.title() if shouted else name
        known = self.named(name, pronoun)
        if known is None:
            known = Person(name, frame)
            self._by_surname[known.surname].append(known)
        elif len(words) > len(known.name.split()) or (
            not shouted and name != known.name and name.casefold() == known.name.casefold()
        ):
            known.name = name
        known.mentions += 1
        known.first = min(known.first, frame) if frame >= 0 else known.first
        known.pronoun = known.pronoun or pronoun or pronoun_of(name)
        return known


def _may_be(words: list[str], person: Person) -> bool:
    full = person.name.split()
    return len(words) == 1 or len(full) == 1 or same_given(words[0], full[0])


def _holds_office(person: Person) -> bool:
    return head_of(person.role()) not in EXPERTS | {""}


def _same_first(words: list[str], person: Person) -> bool:
    return words[0].casefold() == person.name.split()[0].casefold()
