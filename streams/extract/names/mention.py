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
    OF,
    TRIM,
    capitalised,
    clean_institution,
    is_institution,
)
from streams.extract.names.kind_and_name import named_body
from streams.extract.names.phrase_parts import Part, read_part
from streams.extract.names.printed_names import QUANTITIES, first_of_two
from streams.extract.names.printed_roles import role_in_house
from streams.extract.names.saints import joined_saints, parted_saints
from streams.extract.names.titles import (
    LEGISLATORS,
    NATIVES,
    PARTY_MEMBERS,
    head_of,
    joined_offices,
    parted,
    plain_titles,
)
from streams.extract.parsing.frames import without_stand_ins
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, PRIVATE, word_set

PRONOUNS = word_set("he she it they i we")
_HYPOTHETICAL = re.compile(r"an?\s+[A-Z]\w+\s+[A-Z]\S+$")
_WHEN = re.compile(
    r"^(?:\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?:?\s+(?=[A-Z])"
    r"|(?:Briefing|Speaking|Addressing|Answering|Responding|Opening|Presenting) [^,]{3,70}, (?=(?:the|an?) |[A-Z])"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|[Tt]omorrow)['\u2019]s\s+)")
"""Times of a live report before a name, and days that own what happens on them: "Tuesday's council"."""
_DEFINITE = re.compile(r"^(?:the|its|his|her|their|our)\s|['\u2019]s |s['\u2019] (?=[a-z])", re.IGNORECASE)
_FIRM = re.compile(r"[A-Z][\w'\u2019-]+ & (?:[A-Z][\w'\u2019-]+ ?)+")
_SELF = re.compile(r"(?<=\w) (?:him|her|it|them)sel(?:f|ves)$")  # "the president himself"
_THERE = re.compile(r"(?<=\w) (?:there|here)(?=, (?:of|from) )")  # "Ana Bell there, of the Harbour Centre", on air
_STYLE = re.compile(r"^(?:(?:[Tt]he )?(?:Right|Most|Very) (?=(?:Rev|Hon)\b|(?:Reverend|Honou?rable)\b)"
                    r"|(?:His|Her|Your) (?=(?:Excellency|Eminence|Highness|Majesty|Grace|Honou?r)\b))")
"""What stands before a title of courtesy: "The Right Reverend Ana Bell", "Her Excellency Ana Bell"."""
_TEAM = re.compile(
    r"^(?:[Aa]n?|[Tt]he) (?:[a-z-]+ )?(?:team|group|panel|delegation|consortium)(?: of [a-z]+)?"
    r" (?:led|headed|chaired) by (?=[A-Z])")
"""Whoever leads those who speak is named: "a team led by Professor Ana Bell"."""
_RELATIVE = re.compile(r"(?<=[\w.])\s+(?:who|whom|whose|which|that)\s.*$")
_PARTS = re.compile(r",\s+|\s+[\u2014\u2013-]\s+|\s*\(")
_JOINED = re.compile(
    r"^(?:But|And|Yet|While|When|Although|Though|Because|If|However|Meanwhile),?\s+(?=[A-Z\d]|the\s|an?\s)"
)
"""What joins a sentence to the one before it, which the parser takes into a name."""
_ALSO = re.compile(r"\s+and\s+(?:one|some|many|most) of\s.*$")
_RELATED = re.compile(
    r"\s+(?:of|at|for|from|with|in|to|on|outside|inside|within|around|across|among|behind|against|near|about|over|like"
    r"|such|including|who|that|\(|\u2014|\u2013)(?:\s|$)"
)
"""Words behind the head of a phrase."""
_SOME_OF = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|all|half|both|dozens|hundreds|\d+) of\s",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]{2,}(?<![suia])s$")
_LED_BY = re.compile(r"(?:led|headed|chaired|run|founded|owned|backed) by\s")
_FROM_PLACE = re.compile(r"(?:the|an?)\s+[A-Z][\w. -]*,\s+[A-Z][\w. ]*,?\s+[a-z]+$", re.IGNORECASE)
"""So "the Ostrow, Larkland, resident"."""


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
    printed = _THERE.sub("", _SELF.sub("", " ".join(without_stand_ins(text).split()).strip(" ,;:\u2014\u2013-")))
    if not printed:
        return Mention("")
    if printed.casefold() in PRONOUNS:
        return Mention(printed, pronoun=printed.casefold())
    if printed.split(",")[0].casefold().strip() in QUANTITIES:
        return Mention(printed, private=True)
    whole = _ALSO.sub("", _RELATIVE.sub("", without_nearness(_STYLE.sub("", _WHEN.sub("", _JOINED.sub("", printed))))))
    whole = _TEAM.sub("", whole)
    phrase = joined_saints(first_of_two(joined_offices(plain_titles(whole))))
    first = phrase.split(",")[0]
    if is_thing(first):
        return Mention(printed, private=True, thing=True)
    if body := named_body(first):
        return Mention(printed, institution=body, definite=_DEFINITE.search(printed) is not None)
    if (group := group_of(first)) is not None:
        return Mention(printed, private=not group, institution=clean_institution(group))
    last = first.split()[-1].strip(TRIM).casefold() if first.split() else ""
    if (last in PARTY_MEMBERS or (last in NATIVES and len(first.split()) == 2)) and first.casefold().startswith("the "):
        return Mention(printed, private=True, member=True, definite=True)
    if _are_many(first):
        return Mention(printed, private=True)
    if is_somebody(printed.split(",")[0]) and not _named_after(phrase):
        return Mention(printed, private=True)
    if _FROM_PLACE.match(phrase) and phrase.split()[-1].casefold() in PRIVATE:
        return Mention(printed, private=True)
    mention = Mention(printed)
    for position, part in enumerate(_PARTS.split(phrase)):
        if position and _LED_BY.match(part):
            break
        read = read_part(part.strip(TRIM), first=position == 0)
        if read.name and read.role and mention.name:
            break  # another person, whom the parser took into the phrase
        titled = bool(read.name and read.role and mention.role)
        if titled and not mention.of_pronoun and not _is_house(mention.institution):
            mention = replace(mention, role="", institution="")  # "the meeting's host, Mayor Ana Bell"
        if read.role and read.institution and head_of(mention.role) in LEGISLATORS and position:
            mention = replace(mention, role=read.role, institution=read.institution)  # "Rep. A., chair of the B"
        if position and _is_named_by(mention, part, read):
            mention = replace(mention, institution=read.institution)  # "the trade group, the Harbour Foundation"
        of_house = part.startswith(("of ", "from "))  # "Ana Bell, of the Harbour Centre"
        if position and not read.role and not of_house:  # an apposition without a role tells of other things
            is_one = bool(mention.honorific) or is_given(mention.name.split()[0] if mention.name else "")
            role, house = role_in_house(part.strip(TRIM)) if is_one else ("", "")
            read = replace(read, role=role, institution=house)
        mention = _merge(mention, read)
    mention = replace(mention, role=parted(mention.role), institution=parted_saints(parted(mention.institution)))
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
    if _FIRM.fullmatch(first) and not (mention.name or mention.role or mention.institution):
        mention = replace(mention, institution=first)
    if mention.name and _HYPOTHETICAL.match(printed):
        mention = replace(mention, role="", institution="")  # "a President Bell would": not in office
    return replace(mention, definite=_DEFINITE.search(printed) is not None)


def _are_many(first: str) -> bool:
    """Whether the head of a phrase is a plural of anything but institutions: "states", "editors", "proponents"."""
    if _SOME_OF.match(first):
        return True
    head = _RELATED.split(first)[0].split()
    last = head[-1] if head else ""
    several = len(head) > 1 and (head[0].casefold() not in ("a", "an", "one") or head[0] == last)
    plural = bool(_PLURAL.fullmatch(last)) and last not in PLURAL_INSTITUTIONS | INSTITUTIONS | {"news", "others"}
    return several and plural and not any("'s" in word or "\u2019s" in word for word in head[-1:])


def _is_named_by(mention: Mention, part: str, read: Part) -> bool:
    """Whether an apposition gives the name of an institution of which only the kind was told."""
    kind = mention.institution.split()
    named = bool(kind) and kind[-1].islower() and not (mention.name or mention.role or read.name or read.role)
    proper = re.match(r"(?:[Tt]he )?[A-Z]", part) is not None and is_institution(part)
    return named and proper and capitalised(read.institution)


def _is_house(institution: str) -> bool:
    return bool(institution) and (is_institution(institution) or capitalised(institution))


def _named_after(phrase: str) -> bool:
    """Whether a name follows as an apposition: "a friend of the mayor, Ana Bell"."""
    return any(read_part(part.strip(TRIM), first=False).name for part in _PARTS.split(phrase)[1:])


def _merge(known: Mention, more: Part) -> Mention:
    return replace(
        known,
        name=known.name or more.name,
        honorific=known.honorific or more.honorific,
        role=known.role or more.role,
        institution=known.institution or more.institution,
        of_pronoun=known.of_pronoun or more.of_pronoun,
    )
