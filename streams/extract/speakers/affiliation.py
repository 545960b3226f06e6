"""What a role speaks for: ministries of ministers, the police of a chief, the company of a spokesman.

Read from the words beside the role where there are any; else from the institutions the article names.
"""

from __future__ import annotations

import re

from streams.extract.names.cast import Cast
from streams.extract.names.demonyms import state_of
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import canonical_institution
from streams.extract.names.mention import read_mention
from streams.extract.names.people import Person
from streams.extract.names.titles import EXPERTS, HOUSE_LEADERS, LEGISLATORS, TITLES, head_of, is_former
from streams.extract.parsing.lexicon import INSTITUTIONS, PRIVATE, ROLE_MODIFIERS, word_set

_HEADS_OF_STATE = (
    "president",
    "premier",
    "prime minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "pm",
    "vice-president",
)


_PRIVATE_ROLES = word_set("""analyst delegate nurse pilot clerk stewardess editor scientist surgeon physician
    engineer owner founder trustee geologist skipper veterinarian aide officer official
    adviser advisor""")
"""Roles that speak for an institution only when the article names it."""


_OF_GOVERNMENT = re.compile(r"\b(?:national security|presidential|chief (?:medical|scientific|legal))\b")


_HOUSE_ROLES = word_set("""director head executive chair chairman chairwoman chairperson ceo cfo manager officer
    economist secretary president boss chief""")


_LOCAL = word_set("police prosecutors court council city town county")


_LAWYERS = re.compile(r"^(?:\w+ )*attorney$")
_PUBLIC_LAWYERS = re.compile(r"\b(?:state|district|city|county|us|u\.s\.|prosecuting|deputy|assistant) attorney$")
_SIDE_OF_HOUSE = re.compile(r"(?:Senate|House) (?:Republicans?|Democrat(?:s|ic)?|GOP|Majority|Minority)$")


_VOICES = re.compile(
    r"^(?:\w+ )*(?:spokes\w+|aide|chief of staff|press secretary|representative|official|adviser|deputy)$"
)
"""Roles that speak for the person they are told of; lawyers and campaign managers do not."""


_SECRETARY = re.compile(r"^(?:\w+ )*?(?:deputy |acting |former )*(?:under)?secretary of (?:the )?(?P<field>[\w ]+)$")


_NO_DEPARTMENT = word_set("general press private assistant permanent parliamentary corresponding executive")
"""Secretaries who head no department."""


_MINISTER = re.compile(r"^(?:deputy |acting |former |junior )*(?P<field>(?!prime\b)[\w -]+?) (?:minister|secretary)$")


def heads_a_state(role: str) -> bool:
    """Whether a role is that of a head of state or government, who speaks for no ministry."""
    return any(role.casefold().endswith(name) for name in _HEADS_OF_STATE)


def _of_any_house(role: str) -> bool:
    """Roles that every company and agency has, so that the one the article is about is meant."""
    last = role.split(" of ")[0].split()[-1]
    return last.startswith("spokes") or last in _HOUSE_ROLES


def _generic(place: str) -> bool:
    return place.split()[-1].casefold() in INSTITUTIONS and place.islower()


def parent_of(institution: str) -> str:
    """The government a ministry belongs to, when its country is printed."""
    match = re.match(r"^.*\bMinistry(?: of [\w ]+)? of (?P<country>[A-Z][\w -]+)$", institution)
    return f"Government of {match['country']}" if match else ""


class Affiliation:
    """The institution a speaker speaks for, led from the printed words to the fullest form the article has."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def of(self, role: str, printed: str, other: str, frame: int) -> str:
        """The institution a role speaks for, in the ledger's form; empty when the article shows none."""
        if head_of(role) in LEGISLATORS or _SIDE_OF_HOUSE.match(printed) or HOUSE_LEADERS.search(role.casefold()):
            return ""  # a house of many minds
        return canonical_institution(self.placed(self._printed_institution(role, printed, other, frame)))

    def _printed_institution(self, role: str, printed: str, other: str, frame: int) -> str:
        lower = role.casefold()
        printed, other = state_of(printed), state_of(other)
        minister = _MINISTER.match(lower)
        if minister and minister["field"].split()[-1] not in _NO_DEPARTMENT:
            ministry = f"{minister['field']} {'department' if lower.endswith('secretary') else 'ministry'}"
            country = next((place for place in (printed, other) if place and not _generic(place)), "")
            full = self._cast.institutions.fullest(ministry, frame)
            return f"{ministry} of {country}" if len(full.split()) <= len(ministry.split()) and country else full
        if secretary := _SECRETARY.match(lower):
            department = f"{secretary['field']} department"
            full = self._cast.institutions.fullest(department, frame)
            return full if full != department else department.title()
        whose = self._cast.person(read_mention(printed).name) if printed else None
        if whose is not None and (whose.role() or " " in whose.name):
            return self._house_of_person(whose, frame) if _VOICES.search(lower) else ""  # "a spokesman for Mayor X"
        if printed and printed.islower() and not _generic(printed):
            printed = printed if lower.startswith("spokes") else ""
        told = [word for word in lower.split(" of ")[0].split()[:-1] if word not in ROLE_MODIFIERS]
        if not printed and told:  # "regional disaster director": of the disaster office
            printed = self._cast.institutions.containing(" ".join(told))
        if printed:
            full = self._cast.institutions.fullest(printed, frame)
            branch = next((word for word in ("police", "fire") if word in lower.split()), "")
            if branch and branch not in full.casefold():
                full = f"{full} {'police' if branch == 'police' else 'fire department'}"
            return full
        if not role or heads_a_state(role):
            return ""
        home = self._cast.institutions.home_of(role, frame)
        if not home and _of_any_house(lower):
            home = self._cast.institutions.main_organisation(frame)
        return home

    def _house_of_person(self, person: Person, frame: int) -> str:
        """What speaks for a person: the house of the office, else the person's own office."""
        role = person.role()
        house = ""
        if role and head_of(role) not in LEGISLATORS and not HOUSE_LEADERS.search(role.casefold()):
            house = self._printed_institution(role, person.institution(), "", frame)
        return house or f"Office of {person.name}"

    def placed(self, institution: str) -> str:
        """A bare "police" or "health ministry" with the place the article is about."""
        words = institution.split()
        bare = len(words) == 1 or institution.islower()
        if not words or not bare:
            return institution
        last = words[-1].casefold()
        place = self._cast.place(country=last == "ministry")
        if not place:
            return institution
        if last == "ministry" and len(words) > 1:
            return f"{institution} of {place}"
        if last in ("city", "town", "county") and len(words) == 1:
            return place if last in place.casefold().split() else f"{last} of {place}"
        if last in _LOCAL:
            return f"{place} {' '.join(words[1:] if words[0] in ('city', 'town', 'county') else words)}"
        return institution



def speaks_officially(role: str, institution: str) -> bool:
    """Whether somebody with this role speaks for an institution."""
    if not role:
        return bool(institution)
    last = head_of(role)
    if HOUSE_LEADERS.search(role.casefold()):
        return True
    if last in PRIVATE or last in EXPERTS or is_former(role):
        return False
    if _LAWYERS.match(role.casefold()) and not _PUBLIC_LAWYERS.search(role.casefold()):
        return bool(institution)
    if last in _PRIVATE_ROLES and not _OF_GOVERNMENT.search(role.casefold()):
        return bool(institution) and not is_outlet(institution)
    return last in TITLES or bool(institution)
