"""What a role speaks for: ministries of ministers, the police of a chief, the company of a spokesman.

Read from the words beside the role where there are any; else from the institutions the article names.
"""

from __future__ import annotations

import re

from streams.extract.names.branches import body_of, branch_of
from streams.extract.names.cast import Cast
from streams.extract.names.demonyms import state_of
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import canonical_institution, is_institution, says_something, with_name
from streams.extract.names.mention import read_mention
from streams.extract.names.offices import IN_HOUSES, PUBLIC, in_one_word
from streams.extract.names.people import Person
from streams.extract.names.printed_roles import IN_PLACES, OF_PLACES
from streams.extract.names.titles import EXPERTS, HOUSE_LEADERS, LEGISLATORS, TITLES, head_of, is_former
from streams.extract.parsing.lexicon import INSTITUTIONS, PRIVATE, ROLE_MODIFIERS, word_set

_HEADS_OF_STATE = (
    "president",
    "premier",
    "prime minister",
    "first minister",
    "chief minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "pm",
    "vice-president",
)


_PRIVATE_ROLES = word_set("""analyst manager nominee candidate delegate nurse pilot clerk stewardess editor scientist
    surgeon physician caretaker custodian keeper librarian bursar chaplain conservator pastor rabbi imam priest vicar
    cleric administrator engineer owner founder trustee geologist skipper veterinarian aide officer official adviser
    advisor""")
"""Roles that speak for an institution only when the article names it."""


_BISHOPS = {"bishop": "diocese", "archbishop": "archdiocese"}
"""Who is told of a place and speaks for what has another name."""
_ENVOYS = word_set("ambassador envoy consul")
_PRESIDED = word_set("""union federation association university college academy league club society council chamber
    board confederation institute foundation guild""")
"""Heads of houses whose first person is called president, as states' are."""
_OF_STATES = re.compile(
    r"\b(?:ministers?|ministry|parliament|government|cabinet|congress(?:man|woman)?|lawmakers?|white house|state visit"
    r"|prime minister|nation|republic|kingdom|troops|election|elections|embassy|european union|african union|army"
    r"|tariffs?|treaty|sanctions|constitution|decrees?|governors?|borders?|war|soldiers|summit"
    r"|state television|vetoe?[ds]?)\b")
"""An article with one of these may mean a head of state."""


_OF_GOVERNMENT = re.compile(
    r"\b(?:national security|presidential|chief (?:medical|scientific|legal|health|veterinary|nursing|fire))\b"
)


_HOUSE_ROLES = word_set("""director head executive chair chairman chairwoman chairperson ceo cfo officer
    economist secretary president boss chief""")


_OF_STAFF = re.compile(
    r"(?!(?:campaign|team|club|city|town|county|tour|stage|road|assistant)\b)(?:[\w-]+ )+(?:manager|foreman)$"
    r"|(?:chief|senior|site|plant|mine|process|safety) (?:engineer|geologist)$|(?:press|safety|compliance) officer$"
)
"""Posts of a firm's own people, who speak for the one firm that the article tells of."""


_LOCAL = word_set("police prosecutors court council city town county")


_LAWYERS = re.compile(r"^(?:\w+ )*attorney$")
_PUBLIC_LAWYERS = re.compile(r"\b(?:state|district|city|county|us|u\.s\.|prosecuting|deputy|assistant) attorney$")
_SIDE_OF_HOUSE = re.compile(r"(?:Senate|House) (?:Republicans?|Democrat(?:s|ic)?|GOP|Majority|Minority)$")


_VOICES = re.compile(
    r"^(?:\w+ )*(?:spokes\w+|aide|chief of staff|press secretary|representative|official|adviser|deputy)$"
)
"""Roles that speak for the person they are told of; lawyers and campaign managers do not."""


_OWN_MAN = re.compile(r"\b(?:attorney|campaign \w+|manager|coach|agent)$")
"""Roles in a person's own service, not in the house where that person works."""


_SERVES_ONE = re.compile(r"\b(?:press|private|personal|social) secretary$|\bcampaign \w+$")
"""Roles whose house only the words beside them tell."""


_MINISTER_OF = re.compile(
    r"^(?:deputy |acting |former |junior )*minister (?:of|for) (?:the )?(?P<field>[a-z]+(?: (?:and )?[a-z]+){0,3})$"
)
_NATIONAL_INTELLIGENCE = re.compile(r"\bdirector of national intelligence$")
"""An office that is a house by itself."""
_SECRETARY = re.compile(r"^(?:\w+ )*?(?:deputy |acting |former )*(?:under)?secretary of (?:the )?(?P<field>[\w ]+)$")


_INITIALS = 3  # letters of the shortest initials that name no country; US, UK and U.S. do
_NO_DEPARTMENT = word_set("""general press private assistant permanent parliamentary corresponding executive state
    first chief cabinet senior government""")
"""Secretaries and ministers who head no department."""


_MINISTER = re.compile(
    r"^(?:deputy |acting |former |junior |then |outgoing |incoming )*(?P<field>(?!prime\b)[\w -]+?)"
    r" (?:minister|secretary)$"
)


def heads_a_state(role: str) -> bool:
    """Whether a role is that of a head of state or government, who speaks for no ministry."""
    return any(role.casefold().endswith(name) for name in _HEADS_OF_STATE)


def _of_any_house(role: str) -> bool:
    """Roles that every company and agency has, so that the one the article is about is meant."""
    last = role.split(" of ")[0].split()[-1]
    return last.startswith("spokes") or last in _HOUSE_ROLES


def _generic(place: str) -> bool:
    return place.split()[-1].casefold() in INSTITUTIONS and place.islower()


def _may_be_country(place: str) -> bool:
    """Whether a ministry may be of it: no kind of institution, and no ministry's own initials ("DHS")."""
    initials = place.isalpha() and place.isupper() and len(place) >= _INITIALS
    common = place.casefold() in ("country", "nation", "state", "republic", "kingdom", "island")
    return bool(place) and not common and not _generic(place) and not initials


def parent_of(institution: str) -> str:
    """The government a ministry belongs to, when its country is printed."""
    match = re.match(r"^.*\bMinistry(?: of [\w ]+)? of (?P<country>[A-Z][\w -]+)$", institution)
    return f"Government of {match['country']}" if match else ""


class Affiliation:
    """The institution a speaker speaks for, led from the printed words to the fullest form the article has."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def of(self, role: str, printed: str, other: str, frame: int, *, one_of_many: bool = False) -> str:
        """The institution a role speaks for, in the ledger's form; empty when the article shows none.

        Args:
            role: as printed.
            printed: institution beside the role; may be empty.
            other: institution told of the same person elsewhere; may be empty.
            frame: index of the paragraph.
            one_of_many: "a judge": of which house, only the words beside tell; a spokesman's is the story's.
        """
        unclear = not printed or self._cast.institutions.are_several(printed)
        if one_of_many and unclear and not _of_any_house(role.casefold()):
            return ""
        if head_of(role) in LEGISLATORS or _SIDE_OF_HOUSE.match(printed) or HOUSE_LEADERS.search(role.casefold()):
            return ""  # a house of many minds
        house = self.placed(self._printed_institution(role, printed, other, frame))
        if head_of(role) == "superintendent" and house.endswith(" schools"):  # "Ostrow schools" are one district
            house = f"{house.removesuffix(' schools')} School District"
        return canonical_institution(house)

    def _printed_institution(self, role: str, printed: str, other: str, frame: int) -> str:
        lower = role.casefold()
        printed, other = state_of(printed), state_of(other)
        if head_of(role) in _ENVOYS and printed and not says_something(printed):
            printed = ""  # "our ambassador in Ostrow" does not speak for Ostrow
        minister = _MINISTER.match(lower) or _MINISTER_OF.match(lower)
        if minister and minister["field"].split()[-1] not in _NO_DEPARTMENT:
            ministry = f"{minister['field']} {'department' if lower.endswith('secretary') else 'ministry'}"
            country = next((place for place in (printed, other) if _may_be_country(place)), "")
            full = self._cast.institutions.fullest(ministry, frame)
            return f"{ministry} of {country}" if len(full.split()) <= len(ministry.split()) and country else full
        if secretary := _SECRETARY.match(lower):
            department = f"{secretary['field']} department"
            full = self._cast.institutions.fullest(department, frame)
            return full if full != department else department.title()
        whose = self._person_called(printed)
        in_place = head_of(role) in IN_PLACES | OF_PLACES | PUBLIC  # of "Ostrow Quay", whatever it looks like
        if whose is not None and (whose.role() or (" " in whose.name and not in_place)):
            return self.house_of_person(whose, frame) if _VOICES.search(lower) else ""  # "a spokesman for Mayor X"
        if printed and printed.islower() and not _generic(printed):
            if not lower.startswith("spokes") and not says_something(printed):
                return ""  # "the film's director"
            printed = printed if lower.startswith("spokes") else ""
        field = in_one_word(lower.split(" of ")[0]).split()[:-1]  # a harbour master is not of any "Harbour Bank"
        told = [word for word in field if word not in ROLE_MODIFIERS]
        if not printed and told and head_of(role) not in EXPERTS:  # "state forestry director": of the forestry office
            houses = self._cast.institutions
            printed = houses.containing(" ".join(field)) or houses.containing(" ".join(told))
        if head_of(role) in _BISHOPS and printed and not says_something(printed):
            return f"{_BISHOPS[head_of(role)]} of {printed}"
        if not is_institution(printed) and (body := body_of(lower, printed, self._cast.institutions.printed())):
            return body
        if printed:
            full = self._cast.institutions.fullest(printed, frame)
            return branch_of(lower, full, self._cast.institutions.printed())
        if role and lower in ("president", "vice president", "vice-president"):
            return self._presided(frame)
        if not role or heads_a_state(role) or _SERVES_ONE.search(lower) or _NATIONAL_INTELLIGENCE.search(lower):
            return ""
        home = self._cast.institutions.home_of(role, frame)
        if not home and _of_any_house(lower):
            home = self._cast.institutions.main_organisation(frame)
        if not home and _OF_STAFF.match(lower) and len(self._cast.firms) == 1:
            home = next(iter(self._cast.firms))
        return home or (self._cast.town() if head_of(role) == "mayor" else "")

    def _person_called(self, printed: str) -> Person | None:
        return self._cast.person(read_mention(printed).name) if printed else None

    def _presided(self, frame: int) -> str:
        """The house that a bare "president" presides over: the one that an article without states is about."""
        if any(_OF_STATES.search(each.raw.casefold()) for each in self._cast.frames):
            return ""
        main = self._cast.institutions.main_organisation(frame)
        leads = bool(main) and self._cast.institutions.leads(main)
        return main if leads and set(main.casefold().split(" of ")[0].split()[-1:]) <= _PRESIDED else ""

    def of_owner(self, role: str, owner: Person, frame: int) -> str:
        """The institution of a role that is told of a person: "his spokesman", "her deputy"; lawyers have none."""
        lower = role.casefold()
        if _VOICES.search(lower):
            return self.house_of_person(owner, frame)
        if head_of(role) in EXPERTS or _OWN_MAN.search(lower):
            return ""
        return owner.institution()

    def house_of_person(self, person: Person, frame: int) -> str:
        """What speaks for a person: the house of the office, else the person's own office."""
        role = person.role()
        house = ""
        if _VOICES.search(role.casefold()) and self._person_called(person.institution()) is not None:
            return f"Office of {person.name}"  # of two who speak for each other neither has a house
        if role and head_of(role) not in LEGISLATORS and not HOUSE_LEADERS.search(role.casefold()):
            house = self._printed_institution(role, person.institution(), "", frame)
            house = house if with_name(canonical_institution(self.placed(house))) else ""
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
    if last in _PRIVATE_ROLES | IN_HOUSES and not _OF_GOVERNMENT.search(role.casefold()):
        return bool(institution) and not is_outlet(institution)
    return last in TITLES or bool(institution)
