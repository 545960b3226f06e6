"""Titles as the news abbreviates them, party tags and the like: "Sen. Jane Doe, R-Ohio" is Senator Jane Doe.

Also who speaks for nobody though named with a title: experts, and legislators, who speak for themselves in their house.
"""

from __future__ import annotations

import re

from streams.extract.names.offices import IN_HOUSES, PUBLIC, in_one_word, offices_in
from streams.extract.parsing.lexicon import ROLES, word_set

_ABBREVIATED = {
    "sen": "Senator",
    "rep": "Representative",
    "gov": "Governor",
    "lt": "Lieutenant",
    "gen": "General",
    "col": "Colonel",
    "maj": "Major",
    "brig": "Brigadier",
    "capt": "Captain",
    "cpt": "Captain",
    "cmdr": "Commander",
    "adm": "Admiral",
    "sgt": "Sergeant",
    "cpl": "Corporal",
    "det": "Detective",
    "insp": "Inspector",
    "supt": "Superintendent",
    "atty": "Attorney",
    "amb": "Ambassador",
    "sec": "Secretary",
    "pres": "President",
    "cllr": "Councillor",
    "ald": "Alderman",
    "asst": "Assistant",
    "dep": "Deputy",
    "del": "Delegate",
    "prof": "Professor",
    "sens": "Senator",
    "reps": "Representative",
    "govs": "Governor",
}
"""Style books' abbreviations before a name; "Prof." is a title of courtesy too, and is left where no name follows."""

EXPERTS = word_set("""professor fellow researcher scholar lecturer historian psychologist sociologist
    anthropologist criminologist climatologist biologist virologist author co-author lawyer strategist lobbyist
    consultant pollster expert biographer theorist academic""")
"""Heads of roles of people who are asked for what they know; they speak for no institution."""

_SCHOLAR = re.compile(r"\w*(?:ologist|physicist|geographer|mathematician|chemist|botanist)")
"""Scholars by the ending of their science; like `EXPERTS` they speak for no institution by that alone."""

LEGISLATORS = word_set("""senator representative congressman congresswoman lawmaker mp assemblyman assemblywoman
    legislator mep peer""")
"""Members of a house of which each speaks for himself; two of them who disagree split nothing."""

HOUSE_LEADERS = re.compile(r"\b(?:majority|minority|opposition|ranking|floor)\b")
"""Roles inside a house that speak for one side of it."""

TITLES = ROLES | EXPERTS | LEGISLATORS | PUBLIC | IN_HOUSES | word_set("""detective corporal host secretary-general
    provost chancellor prefect chargé negotiator legate consul attaché archdeacon""")
"""All head nouns of roles."""

MODIFIERS = word_set("""majority minority ranking clinical adjunct visiting distinguished emeritus research security
    intelligence homeland commerce political retired ex onetime one-time longtime outgoing incoming then campaign
    hearing returning presiding probation parole
    lieutenant rear wing field attorney special secretary-general co-founder staff battalion artistic musical
    creative sporting scientific editorial commercial""")
"""Words before a role noun that belong to the role, beside those of the lexicon."""

PORTFOLIOS = word_set("""tourism ports works mines mining immigration integration youth women children gender
    technology innovation research welfare petroleum oil gas land lands forestry infrastructure transportation roads
    aviation commerce employment pensions universities irrigation electricity information broadcasting heritage
    veterans procurement development maritime shipping industry prisons tax social external""")
"""What ministers are of, beside the fields that are words of other roles too; before "minister" and "secretary"."""

PARTIES = word_set("""republican republicans democrat democrats democratic gop tory tories labour conservative
    conservatives liberal liberals independent progressive progressives libertarian green greens""")
PARTY_MEMBERS = word_set("republican democrat conservative liberal independent libertarian tory socialist")
"""Head of "the Ohio Republican": a member just named."""
NATIVES = word_set("""texan californian floridian ohioan virginian alaskan hawaiian iowan kansan kentuckian louisianan
    marylander michigander minnesotan mississippian missourian montanan nebraskan nevadan pennsylvanian vermonter
    arizonan arkansan coloradan idahoan frenchman englishman scotsman welshman irishman dutchman briton""")
"""Alone after "the": a politician just named; those that are papers' names as well ("The Oregonian") are left out."""

AMBIGUOUS = word_set("""dean judge king prince bishop pope major marshal speaker head page cook baker warden justice
    chief abbot""")
"""Titles that are names as well: Dean, Judge, King."""

_RANKS = word_set("vice deputy co sub under pro assistant")
"""What stands before a title with a hyphen: "vice-rector", "co-director"."""
_GRADES = word_set("general elect designate")
"""What stands after one: "director-general", "mayor-elect"."""

_PARTY_TAG = re.compile(
    r"\s*[(\[][RDI]\.?(?:[-\u2013, ]+[\w. ]{2,16})?[)\]]"
    r"|,\s*[RDI]-\s?[A-Z][\w.]*(?:\s(?:[A-Z]\.|[A-Z][a-z]+\.))*(?=[,;]|$)"
)
_LABEL = re.compile(r"^(?:CLOSE|WATCH|VIDEO|PHOTOS?|EXCLUSIVE|BREAKING|UPDATED?|LIVE)\b[:!]?\s+(?=[A-Z][a-z])")
"""Labels of pictures and of news that run into the sentence after them."""
_NICKNAME = re.compile(r"(?<=[a-z]) [\u201c\"\u2018][A-Z][\w .-]{1,24}[\u201d\"\u2019] (?=[A-Z])")
"""So "Emma “Reed” Holt", between the words of a name."""
_BROKEN_NAME = re.compile(r"\b([OD]['\u2019]) (?=[A-Z])")  # "O’ Brien", as tokenised text has it
_BASED = re.compile(r"(?:[A-Z][\w.]+(?: [A-Z][\w.]+)*, )?[A-Z][\w.]*(?: [A-Z][\w.]*)*[-\u2013]based ")
_DEPARTMENTS = (
    r"state|defen[cs]e|education|energy|commerce|labou?r|agriculture|homeland security|veterans affairs|transportation"
    r"|health and human services|housing and urban development|justice|war|treasury|interior|navy|army|air force"
)
_OFFICE = re.compile(
    rf"\b(?:(?:under)?secretary of (?:the )?(?:{_DEPARTMENTS})|director of national intelligence|chief of staff"
    r"|ranking member)\b(?=\s|,|$)",
    re.IGNORECASE,
)
_WORD_BREAK = "\u2060"  # word joiner: keeps "Secretary of State" in one piece while the phrase is taken apart


def plain_titles(phrase: str) -> str:
    """The phrase with titles before names written out, without party tags and "Ohio-based"."""
    phrase = _BASED.sub("", _PARTY_TAG.sub("", _LABEL.sub("", phrase)))
    phrase = _BROKEN_NAME.sub(r"\1", _NICKNAME.sub(" ", phrase))
    words = phrase.split()
    for at, word in enumerate(words[:-1]):
        full = _ABBREVIATED.get(word.rstrip(".").casefold())
        following = words[at + 1].lstrip("\"'\u201c\u2018")
        titled = word.endswith(".") or at == 0 or words[at - 1].rstrip(".").casefold() in ROLES
        if full and titled and word[:1].isupper() and following[:1].isupper():
            words[at] = full
    return " ".join(words)


def joined_offices(phrase: str) -> str:
    """The phrase with offices such as "Secretary of State" and "harbour master" held together as one word."""
    spans = [match.span() for match in _OFFICE.finditer(phrase)] + offices_in(phrase)
    for start, end in spans:  # a break is as long as the space it stands for
        phrase = phrase[:start] + phrase[start:end].replace(" ", _WORD_BREAK) + phrase[end:]
    return phrase


def parted(text: str) -> str:
    """Undo `joined_offices`."""
    return text.replace(_WORD_BREAK, " ")


def is_title(word: str) -> bool:
    """Whether a word is the head noun of a role, an office held together included."""
    lower = word.casefold()
    return plain_title(lower) in TITLES or _WORD_BREAK in word or _SCHOLAR.fullmatch(lower) is not None


def plain_title(word: str) -> str:
    """A title without rank or grade, lower case: "rector" of "vice-rector"; one that is no title with it stays."""
    if word in TITLES:
        return word
    if word.endswith("-in-chief") and word.removesuffix("-in-chief") in TITLES:
        return word.removesuffix("-in-chief")
    rank, _, title = word.rpartition("-")
    if title in _GRADES and rank in TITLES:
        return rank
    return title if rank in _RANKS and title in TITLES else word


def head_of(role: str) -> str:
    """The head noun of a role, lower case: "senator" of "former state senator"; one of two words as one."""
    words = in_one_word(role.casefold().split(" of ")[0]).split()
    return plain_title(words[-1]) if words else ""


def is_former(role: str) -> bool:
    """Whether the office is no longer held, or was only then."""
    return bool(re.match(r"(?:former|ex|retired|onetime|one-time|then|late)\b", role.casefold()))
