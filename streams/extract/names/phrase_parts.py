"""One part of a noun phrase, between commas, taken apart: name, title of courtesy, role, institution.

"the bureau's head of testing", "deputy mayor Ana Bell", "Ana Bell of the Harbour Centre": by the order of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from streams.extract.names.institution_names import (
    DETERMINER,
    OF,
    POSSESSIVE,
    TRIM,
    capitalised,
    clean_institution,
    is_institution,
    says_something,
)
from streams.extract.names.printed_names import name_at_end
from streams.extract.names.printed_roles import IN_PLACES, OF_PLACES, read_office, read_role, role_at_end
from streams.extract.names.relative_roles import role_in_clause
from streams.extract.names.saints import house_of_saint, is_saints
from streams.extract.names.titles import EXPERTS, PARTIES, head_of
from streams.extract.parsing.lexicon import HONORIFICS, INSTITUTIONS, PLURAL_INSTITUTIONS, SEATS

_PLURAL_POSSESSIVE = re.compile(r"(?<=s)['’]\s+(?=[\w ]*$)")
_SOCIETY = re.compile(
    r"(?:the )?(?:[A-Z][\w'\u2019-]+ )+(?!Rivers|Waters|Corners|Towers|Quarters|Manors)"
    r"(?:[A-Z][a-z]+(?:ers|ians|ists|ors)|Guardians|Friends|Scouts|Families|Parents|Women|Farmhands)")
"""Two capitalised words or more, at the end of them people: a society."""
_OF_HOUSE = re.compile(r"(?:of|from) (?:the )?(?P<house>[A-Z].*)$")
_SUFFIX = re.compile(r"^(?:who|whom|which|whose|where|aged|now|until|formerly|including|such as|like|along with|\d)\b")


@dataclass(frozen=True)
class Part:
    """What one part shows, each as in `Mention`; empty where it shows nothing."""

    name: str = ""
    honorific: str = ""
    role: str = ""
    institution: str = ""
    of_pronoun: str = ""


def read_part(part: str, *, first: bool) -> Part:
    """What one part of a noun phrase between commas shows; `first`: it begins the phrase."""
    if (told := role_in_clause(part)) is not None:
        return Part(role=told[0], institution=told[1])
    if not part or _SUFFIX.match(part):
        return Part()
    if not first and (of := _OF_HOUSE.match(part)) is not None:  # "Ana Bell, of the Harbour Centre"
        return Part(institution=clean_institution(of["house"])) if _is_named_house(of["house"]) else Part()
    part = _first_office(part)
    if (courtesy := _honorific_inside(part)) is not None:
        return courtesy
    pronoun = re.match(r"(?:its|his|her|their)(?=\s)", part, re.IGNORECASE)
    bare = DETERMINER.sub("", part)
    pieces = POSSESSIVE.split(bare)
    if len(pieces) == 1 and (plural := _PLURAL_POSSESSIVE.split(bare)) and role_at_end(plural[-1].split())[1]:
        pieces = plural
    possessor = ""
    of_whom = OF.search(bare)
    owned = POSSESSIVE.search(bare)
    of_first = of_whom is not None and (owned is None or of_whom.start() < owned.start())
    role_first = of_first and of_whom is not None and bool(role_at_end(bare[: of_whom.start()].split())[1])
    office = pieces[-1].casefold() in INSTITUTIONS and len(pieces) > 1 and bool(role_at_end(pieces[-2].split())[1])
    if office:
        return Part(institution=clean_institution(bare))
    if len(pieces) > 1 and says_something(pieces[-1]) and not role_first:
        possessor, bare = bare[: bare.rindex(pieces[-1])].strip(), pieces[-1]
        possessor = re.sub(r"(?:['’]s|['’])$", "", possessor)
    elif len(pieces) == 2 and not of_first and len(name_at_end(pieces[1].split())[0]) == len(pieces[1].split()) > 1:
        bare = pieces[1]  # "Channel Nine's Fareeda Okoye": whose she is makes no role
    mention = _read_plain(bare, first=first)
    if possessor and not mention.role and mention.institution:
        return replace(mention, institution=f"{possessor}'s {mention.institution}")
    if pronoun and pronoun[0].casefold() != "its" and mention.role == "head":
        return Part()  # "his head" is no office
    if possessor and mention.role:
        of_place = head_of(mention.role) in OF_PLACES | IN_PLACES
        owner = clean_institution(possessor) if of_place else house_of_saint(clean_institution(possessor))
        if (mention.institution and mention.institution.islower()  # "Zelden's defence ministry spokesman"
                and (" for " not in bare or mention.role.casefold().startswith("spokes"))):  # no "ombudsman for all"
            owner = f"{owner}'s {mention.institution}" if owner[:1].isupper() else f"{owner} {mention.institution}"
        return replace(mention, institution=owner)
    return replace(mention, of_pronoun=pronoun[0].casefold() if pronoun and mention.role else "")


def _first_office(part: str) -> str:
    """So "deputy chair of the authority and head of its tests" is deputy chair; scholars' second office says more."""
    one, both, two = part.partition(" and ")
    head, *tail = OF.split(one, maxsplit=1)
    other = OF.split(two)[0]
    role = role_at_end(head.split())[1] if both and tail else ""
    if not role or head_of(role) in EXPERTS or not role_at_end(other.split())[1] or not other.islower():
        return part
    return one if is_institution(tail[0]) or capitalised(clean_institution(tail[0])) else part


def _honorific_inside(part: str) -> Part | None:
    """So "deputy adviser to the president Dr Ana Bell": the name after the title of courtesy, the role before it."""
    words = part.split()
    for at in range(2, len(words) - 1):
        if words[at].strip(TRIM).casefold() in HONORIFICS and words[at][:1].isupper() and words[at + 1][:1].isupper():
            before = read_part(" ".join(words[:at]), first=False)
            name = [word.strip(",;") for word in words[at + 1 :] if word[:1].isupper()]
            if before.role:
                return replace(before, name=" ".join(name), honorific=words[at].strip(TRIM).casefold())
    return None


def _read_plain(text: str, *, first: bool) -> Part:
    pieces = OF.split(text, maxsplit=1)
    head, tail = pieces[0], pieces[1] if len(pieces) > 1 else ""
    words = head.split()
    body, on, field = text.partition(" on ")
    if on and is_institution(body) and capitalised(body) and capitalised(field):
        return Part(institution=clean_institution(text))  # "the Center on Harbour Priorities"
    if tail and is_institution(head) and (read := read_office(head, tail)) is not None:
        return Part(name=" ".join(read.name), role=read.role, institution=read.institution)
    name, rest, honorific = name_at_end(words)
    before, role = role_at_end(rest)
    if not role and not name and " and " in head and role_at_end(head.split(" and ")[0].split())[1]:
        return _read_plain(head.split(" and ")[0], first=first)  # "gender minister and backer of the law"
    if not role and not honorific and name and not rest and not first and len(name) == 1:
        name = []
    if role:
        read = read_role(text, before, role, name, tail)
        return Part(name=" ".join(read.name), honorific=honorific, role=read.role, institution=read.institution)
    if honorific and name:
        return Part(name=" ".join(name), honorific=honorific)
    if is_institution(head) or head.casefold() in SEATS:
        whole = f"{head} of {tail}" if tail and re.search(r"\s+of\s+", text) else head
        if tail and words[-1].casefold() in PLURAL_INSTITUTIONS | {"police"} and capitalised(tail):
            whole = f"{tail} {head}"  # "police in Velden" are the Velden police
        return Part(institution=clean_institution(whole))
    society = re.search(r"\s(?:for|of the)\s", f" {text}") is not None
    if len(name) == 1 and not rest and tail and society and capitalised(DETERMINER.sub("", tail)):
        return Part(institution=clean_institution(text))  # "Centers for Harbour Safety"
    if name and (not rest or (len(name) > 1 and _describes(rest))):
        of_many = _SOCIETY.fullmatch(tail) is not None  # "Ana Bell of River Guardians"
        of_house = bool(tail) and len(name) > 1 and (of_many or _is_named_house(tail))
        house = clean_institution(tail) if of_house else ""  # "Ana Bell of the Harbour Centre"
        return Part(name=" ".join(name), institution=house)
    return Part()


def _is_named_house(text: str) -> bool:
    """Whether a phrase names an institution by a name of its own; a person "of Ostrow" only lives there."""
    return is_saints(text) or (is_institution(text) and capitalised(clean_institution(text)))


def _describes(words: list[str]) -> bool:
    """Whether words before a name only say what the person is: "rival Ana Bell", "pop star Ana Bell"."""
    last = words[-1]
    return last.isalpha() and (last.islower() or last.casefold() in PARTIES) and not DETERMINER.match(f"{last} ")
