"""A noun phrase that names a speaker, taken apart: name, role, institution.

Works on the printed words, because the small parser's tree inside "the bureau's head of testing, Folasade Quist" is
less reliable than the order of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from streams.extract.names.given_names import is_given
from streams.extract.names.groups import group_of, is_society, is_somebody, is_thing, without_nearness
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
from streams.extract.names.printed_names import QUANTITIES, first_of_two, name_at_end
from streams.extract.names.printed_roles import read_office, read_role, role_at_end, role_in_house
from streams.extract.names.relative_roles import role_in_clause
from streams.extract.names.titles import (
    LEGISLATORS,
    PARTIES,
    PARTY_MEMBERS,
    head_of,
    joined_offices,
    parted,
    plain_titles,
)
from streams.extract.parsing.lexicon import (
    HONORIFICS,
    INSTITUTIONS,
    PLURAL_INSTITUTIONS,
    PRIVATE,
    SEATS,
    word_set,
)

PRONOUNS = word_set("he she it they i we")
_PLURAL_POSSESSIVE = re.compile(r"(?<=s)['’]\s+(?=[\w ]*$)")
_HYPOTHETICAL = re.compile(r"an?\s+[A-Z]\w+\s+[A-Z]\S+$")
_RELATIVE = re.compile(r"(?<=[\w.])\s+(?:who|whom|whose|which|that)\s.*$")
_PARTS = re.compile(r",\s+|\s+[\u2014\u2013-]\s+|\s*\(")
_LED_BY = re.compile(r"(?:led|headed|chaired|run|founded|owned|backed) by\s")
_FROM_PLACE = re.compile(r"(?:the|an?)\s+[A-Z][\w. -]*,\s+[A-Z][\w. ]*,?\s+[a-z]+$", re.IGNORECASE)
"""So "the Ostrow, Larkland, resident"."""
_SUFFIX = re.compile(r"^(?:who|whom|which|whose|where|aged|now|until|formerly|including|such as|like|along with|\d)\b")


@dataclass(frozen=True)
class Mention:
    """What one noun phrase shows of a speaker.

    Attributes:
        printed: the phrase, verbatim.
        name: a person's name without title of courtesy; empty if none is printed.
        honorific: that title, lower case.
        role: as printed, titles written out, without determiner.
        institution: as printed, without determiner; may be as short as "bank".
        of_pronoun: what the role belongs to is only this pronoun, lower case: "its" of "its director".
        pronoun: the phrase is this pronoun, lower case.
        private: the head of the phrase speaks for nobody.
        thing: the phrase is a document, a poll, a study: nobody at all.
        member: "the Ohio Republican": a member of a party, named before.
        definite: "the mayor", "its director": refers back to somebody.
    """

    printed: str
    name: str = ""
    honorific: str = ""
    role: str = ""
    institution: str = ""
    of_pronoun: str = ""
    pronoun: str = ""
    private: bool = False
    thing: bool = False
    member: bool = False
    definite: bool = False


def read_mention(text: str) -> Mention:
    """Take apart a noun phrase such as "Dr Oyin Lasisi, Pelworth's chief medical officer"."""
    printed = " ".join(text.split()).strip(" ,;:\u2014\u2013-")
    if not printed:
        return Mention("")
    if printed.casefold() in PRONOUNS:
        return Mention(printed, pronoun=printed.casefold())
    if printed.split(",")[0].casefold().strip() in QUANTITIES:
        return Mention(printed, private=True)
    phrase = first_of_two(joined_offices(plain_titles(_RELATIVE.sub("", without_nearness(printed)))))
    first = phrase.split(",")[0]
    if is_thing(first):
        return Mention(printed, private=True, thing=True)
    if (group := group_of(first)) is not None:
        return Mention(printed, private=not group, institution=clean_institution(group))
    last = first.split()[-1].strip(TRIM).casefold() if first.split() else ""
    if last in PARTY_MEMBERS and first.casefold().startswith("the "):
        return Mention(printed, private=True, member=True, definite=True)
    if is_somebody(printed.split(",")[0]) and not _named_after(phrase):
        return Mention(printed, private=True)
    if _FROM_PLACE.match(phrase) and phrase.split()[-1].casefold() in PRIVATE:
        return Mention(printed, private=True)
    mention = Mention(printed)
    for position, part in enumerate(_PARTS.split(phrase)):
        if position and _LED_BY.match(part):
            break
        read = _read_part(part.strip(TRIM), first=position == 0)
        if read.name and read.role and mention.name:
            break  # another person, whom the parser took into the phrase
        titled = bool(read.name and read.role and mention.role)
        if titled and not mention.of_pronoun and not _is_house(mention.institution):
            mention = replace(mention, role="", institution="")  # "the meeting's host, Mayor Ana Bell"
        if read.role and read.institution and head_of(mention.role) in LEGISLATORS and position:
            mention = replace(mention, role=read.role, institution=read.institution)  # "Rep. A., chair of the B"
        if position and not read.role:  # an apposition without a role tells of other things
            is_one = bool(mention.honorific) or is_given(mention.name.split()[0] if mention.name else "")
            role, house = role_in_house(part.strip(TRIM)) if is_one else ("", "")
            read = replace(read, role=role, institution=house)
        mention = _merge(mention, read)
    mention = replace(mention, role=parted(mention.role), institution=parted(mention.institution))
    words = [word.strip(TRIM).casefold() for word in first.split()]
    if not mention.name and not mention.role:
        head = OF.split(first)[0].split()
        last = head[-1].strip(TRIM).casefold() if head else ""
        private = (last in PRIVATE or (bool(words) and words[0] in PRIVATE)) and not is_society(first)
        mention = replace(mention, private=private, institution="" if private else mention.institution)
    elif mention.name == printed and printed.endswith("s") and printed.casefold() in PRIVATE:
        mention = replace(mention, name="", private=True)  # "Drivers" at the beginning of a sentence
    elif not mention.role and any(word in PRIVATE for word in words if word.isalpha()):
        mention = replace(mention, private=not mention.institution and not mention.name)
    if mention.name and _HYPOTHETICAL.match(printed):
        mention = replace(mention, role="", institution="")  # "a President Bell would": not in office
    definite = (
        bool(re.match(r"(?:the|its|his|her|their)\s", printed, re.IGNORECASE)) or "'s " in printed or "’s " in printed
    )
    return replace(mention, definite=definite)


def _is_house(institution: str) -> bool:
    return bool(institution) and (is_institution(institution) or capitalised(institution))


def _named_after(phrase: str) -> bool:
    """Whether a name follows as an apposition: "a friend of the mayor, Ana Bell"."""
    return any(_read_part(part.strip(TRIM), first=False).name for part in _PARTS.split(phrase)[1:])


def _merge(known: Mention, more: Mention) -> Mention:
    return replace(
        known,
        name=known.name or more.name,
        honorific=known.honorific or more.honorific,
        role=known.role or more.role,
        institution=known.institution or more.institution,
        of_pronoun=known.of_pronoun or more.of_pronoun,
    )


def _read_part(part: str, *, first: bool) -> Mention:
    if (told := role_in_clause(part)) is not None:
        return Mention(part, role=told[0], institution=told[1])
    if not part or _SUFFIX.match(part):
        return Mention(part)
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
        return Mention(part, institution=clean_institution(bare))
    if len(pieces) > 1 and says_something(pieces[-1]) and not role_first:
        possessor, bare = bare[: bare.rindex(pieces[-1])].strip(), pieces[-1]
        possessor = re.sub(r"(?:['’]s|['’])$", "", possessor)
    elif len(pieces) == 2 and not of_first and len(name_at_end(pieces[1].split())[0]) == len(pieces[1].split()) > 1:
        bare = pieces[1]  # "Channel Nine's Fareeda Okoye": whose she is makes no role
    mention = _read_plain(bare, first=first)
    if possessor and not mention.role and mention.institution:
        return replace(mention, institution=f"{possessor}'s {mention.institution}")
    if pronoun and pronoun[0].casefold() != "its" and mention.role == "head":
        return Mention(part)  # "his head" is no office
    if possessor and mention.role:
        owner = clean_institution(possessor)
        if mention.institution and mention.institution.islower():  # "Zelden's defence ministry spokesman"
            owner = f"{owner}'s {mention.institution}" if owner[:1].isupper() else f"{owner} {mention.institution}"
        return replace(mention, institution=owner)
    return replace(mention, of_pronoun=pronoun[0].casefold() if pronoun and mention.role else "")


def _honorific_inside(part: str) -> Mention | None:
    """So "deputy adviser to the president Dr Ana Bell": the name after the title of courtesy, the role before it."""
    words = part.split()
    for at in range(2, len(words) - 1):
        if words[at].strip(TRIM).casefold() in HONORIFICS and words[at][:1].isupper() and words[at + 1][:1].isupper():
            before = _read_part(" ".join(words[:at]), first=False)
            name = [word.strip(",;") for word in words[at + 1 :] if word[:1].isupper()]
            if before.role:
                return replace(before, name=" ".join(name), honorific=words[at].strip(TRIM).casefold())
    return None


def _read_plain(text: str, *, first: bool) -> Mention:
    pieces = OF.split(text, maxsplit=1)
    head, tail = pieces[0], pieces[1] if len(pieces) > 1 else ""
    words = head.split()
    if tail and is_institution(head) and (read := read_office(head, tail)) is not None:
        return Mention(text, name=" ".join(read.name), role=read.role, institution=read.institution)
    name, rest, honorific = name_at_end(words)
    before, role = role_at_end(rest)
    if not role and not name and " and " in head and role_at_end(head.split(" and ")[0].split())[1]:
        return _read_plain(head.split(" and ")[0], first=first)  # "gender minister and backer of the law"
    if not role and not honorific and name and not rest and not first and len(name) == 1:
        name = []
    if role:
        read = read_role(text, before, role, name, tail)
        return Mention(
            text, name=" ".join(read.name), honorific=honorific, role=read.role, institution=read.institution
        )
    if honorific and name:
        return Mention(text, name=" ".join(name), honorific=honorific)
    if is_institution(head) or head.casefold() in SEATS:
        whole = f"{head} of {tail}" if tail and re.search(r"\s+of\s+", text) else head
        if tail and words[-1].casefold() in PLURAL_INSTITUTIONS | {"police"} and capitalised(tail):
            whole = f"{tail} {head}"  # "police in Ilmen" are the Ilmen police
        return Mention(text, institution=clean_institution(whole))
    society = re.search(r"\s(?:for|of the)\s", f" {text}") is not None
    if len(name) == 1 and not rest and tail and society and capitalised(DETERMINER.sub("", tail)):
        return Mention(text, institution=clean_institution(text))  # "Centers for Harbour Safety"
    if name and (not rest or (len(name) > 1 and _describes(rest))):
        of_house = bool(tail) and len(name) > 1 and is_institution(tail) and capitalised(clean_institution(tail))
        house = clean_institution(tail) if of_house else ""  # "Ana Bell of the Harbour Centre"
        return Mention(text, name=" ".join(name), institution=house)
    return Mention(text)


def _describes(words: list[str]) -> bool:
    """Whether words before a name only say what the person is: "rival Ana Bell", "pop star Ana Bell"."""
    last = words[-1]
    return last.isalpha() and (last.islower() or last.casefold() in PARTIES) and not DETERMINER.match(f"{last} ")
