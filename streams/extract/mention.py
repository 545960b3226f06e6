"""A noun phrase that names a speaker, taken apart: name, role, institution.

Works on the printed words, because the small parser's tree inside "the bureau's head of testing, Folasade Quist" is
less reliable than the order of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from streams.extract.lexicon import (
    HONORIFICS,
    INSTITUTIONS,
    PLURAL_INSTITUTIONS,
    PRIVATE,
    ROLE_MODIFIERS,
    ROLES,
    SEATS,
    word_set,
)

PRONOUNS = word_set("he she it they i we")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|this|that|both|another|one)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|at|for|from|with|in|to)\s+")
_POSSESSIVE = re.compile(r"['’]s\s+")
_PLURAL_POSSESSIVE = re.compile(r"(?<=s)['’]\s+(?=[\w ]*$)")
_RUNS = re.compile(r"^who\s+(?:also\s+)?(?:runs|heads|leads|chairs|directs|oversees|represents)\s+(?P<what>.+)$")
_AS_ROLE = re.compile(r"^who\s+.+\bas\s+(?P<role>[\w -]+?)(?:\s+on\b|\s+in\b|$)")
_SUFFIX = re.compile(r"^(?:who|whom|which|whose|where|aged|now|then|until|formerly|\d)")
_PARTICLES = word_set("de da di del della van von der den al bin ibn ben el la le dos das du af ter y e")
_QUANTITIES = word_set("all both some many most others one none few several each")
_TRIM = "\"'\u2018\u2019\u201c\u201d.,;:()[]!?\u2013\u2014- "


@dataclass(frozen=True)
class Mention:
    """What one noun phrase shows of a speaker.

    Attributes:
        printed: the phrase, verbatim.
        name: a person's name without title of courtesy; empty if none is printed.
        honorific: that title, lower case.
        role: as printed, without determiner.
        institution: as printed, without determiner; may be as short as "bank".
        of_pronoun: the institution is only a pronoun ("its director").
        pronoun: the phrase is this pronoun, lower case.
        private: the head of the phrase speaks for nobody.
        definite: "the mayor", "its director": refers back to somebody.
    """

    printed: str
    name: str = ""
    honorific: str = ""
    role: str = ""
    institution: str = ""
    of_pronoun: bool = False
    pronoun: str = ""
    private: bool = False
    definite: bool = False


def read_mention(text: str) -> Mention:
    """Take apart a noun phrase such as "Dr Oyin Lasisi, Pelworth's chief medical officer"."""
    printed = " ".join(text.split()).strip(" ,;:\u2014\u2013-")
    if not printed:
        return Mention("")
    if printed.casefold() in PRONOUNS:
        return Mention(printed, pronoun=printed.casefold())
    mention = Mention(printed)
    if printed.split(",")[0].casefold().strip() in _QUANTITIES:
        return Mention(printed, private=True)
    for position, part in enumerate(re.split(r",\s+|\s+[\u2014\u2013-]\s+|\s*\(", printed)):
        read = _read_part(part.strip(_TRIM), first=position == 0)
        if position and not read.role:  # an apposition without a role tells of other things
            read = replace(read, institution="")
        mention = _merge(mention, read)
    words = [word.strip(_TRIM).casefold() for word in printed.split(",")[0].split()]
    if not mention.name and not mention.role:
        head = _OF.split(printed.split(",")[0])[0].split()
        last = head[-1].strip(_TRIM).casefold() if head else ""
        private = last in PRIVATE or (bool(words) and words[0] in PRIVATE)
        mention = replace(mention, private=private, institution="" if private else mention.institution)
    elif not mention.role and any(word in PRIVATE for word in words if word.isalpha()):
        mention = replace(mention, private=not mention.institution)
    definite = (
        bool(re.match(r"(?:the|its|his|her|their)\s", printed, re.IGNORECASE)) or "'s " in printed or "’s " in printed
    )
    return replace(mention, definite=definite)


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
    runs = _RUNS.match(part)
    if runs:
        what = runs["what"]
        outer = re.search(r"\b(?:for|at|of)\s+(?:the\s+)?(?P<inst>[A-Z].*)$", what)
        named = outer["inst"] if outer else what
        return Mention(part, role="head", institution=clean_institution(named) if _is_institution(named) else "")
    as_role = _AS_ROLE.match(part)
    if as_role and _role_at_end(as_role["role"].split())[1]:
        return Mention(part, role=as_role["role"])
    if not part or _SUFFIX.match(part):
        return Mention(part)
    pronoun = bool(re.match(r"(?:its|his|her|their)\s", part, re.IGNORECASE))
    bare = _DETERMINER.sub("", part)
    pieces = _POSSESSIVE.split(bare)
    if len(pieces) == 1 and (plural := _PLURAL_POSSESSIVE.split(bare)) and _role_at_end(plural[-1].split())[1]:
        pieces = plural
    possessor = ""
    of_whom = _OF.search(bare)
    owned = _POSSESSIVE.search(bare)
    of_first = of_whom is not None and (owned is None or of_whom.start() < owned.start())
    role_first = of_first and of_whom is not None and bool(_role_at_end(bare[: of_whom.start()].split())[1])
    office = pieces[-1].casefold() in INSTITUTIONS and len(pieces) > 1 and bool(_role_at_end(pieces[-2].split())[1])
    if office:
        return Mention(part, institution=clean_institution(bare))
    if len(pieces) > 1 and _says_something(pieces[-1]) and not role_first:
        possessor, bare = bare[: bare.rindex(pieces[-1])].strip(), pieces[-1]
        possessor = re.sub(r"(?:['’]s|['’])$", "", possessor)
    mention = _read_plain(bare, first=first)
    if possessor and not mention.role and mention.institution:
        return replace(mention, institution=f"{possessor}'s {mention.institution}")
    if possessor and mention.role:
        owner = clean_institution(possessor)
        if mention.institution and mention.institution.islower():  # "Zelden's defence ministry spokesman"
            owner = f"{owner}'s {mention.institution}" if owner[:1].isupper() else f"{owner} {mention.institution}"
        return replace(mention, institution=owner)
    return replace(mention, of_pronoun=pronoun and bool(mention.role))


def _says_something(text: str) -> bool:
    words = [word.strip(_TRIM).casefold() for word in text.split()]
    return any(word in ROLES or word in INSTITUTIONS or word in PLURAL_INSTITUTIONS for word in words)


def _read_plain(text: str, *, first: bool) -> Mention:
    pieces = _OF.split(text, maxsplit=1)
    head, tail = pieces[0], pieces[1] if len(pieces) > 1 else ""
    words = head.split()
    name, rest, honorific = _name_at_end(words)
    before, role = _role_at_end(rest)
    institution = " ".join(before)
    if not role and not honorific and name and not rest and not first and len(name) == 1:
        name = []
    if role:
        inner = role.split()
        for cut, word in enumerate(inner[:-1]):
            if word.casefold() in INSTITUTIONS:  # "defence ministry spokesman": the ministry's, not part of the role
                institution = " ".join([institution, *inner[: cut + 1]]).strip()
                role = " ".join(inner[cut + 1 :])
        institution = _DETERMINER.sub("", institution)
        if institution and not _is_institution(institution) and not _capitalised(institution):
            if institution.islower() and len(before) <= 3:  # "chief investment officer"
                role = f"{institution} {role}"
            institution = ""
        if tail and not name and len(inner_name := _name_at_end(tail.split())[0]) > 1:  # "head of retail Ana B."
            rest_of_tail = _role_at_end(_name_at_end(tail.split())[1])[0]
            if rest_of_tail and rest_of_tail[0][:1].islower() and rest_of_tail[0].casefold() not in ("the", "a", "an"):
                name, tail = inner_name, " ".join(rest_of_tail)
        if tail:
            tail_head = clean_institution(tail)
            if _is_institution(tail) or _capitalised(tail_head):
                institution = institution or tail_head
                if " of " in text and not _is_institution(tail) and role.split()[-1].casefold() in ("head", "director"):
                    role = role if _capitalised(tail_head) else f"{role} of {tail}"
            elif role.split()[-1].casefold().startswith("spokes") and not institution:
                institution = tail_head  # whoever is spoken for
            elif re.search(r"\s+of\s+", text):
                inner_tail = re.split(r"\s+(?:at|for|of|in)\s+(?:the\s+)?", tail)
                role = f"{role} of {inner_tail[0]}"
                if (
                    len(inner_tail) > 1
                    and not institution
                    and (_capitalised(inner_tail[-1]) or _is_institution(inner_tail[-1]))
                ):
                    institution = clean_institution(inner_tail[-1])
        return Mention(text, name=" ".join(name), honorific=honorific, role=role, institution=institution)
    if honorific and name:
        return Mention(text, name=" ".join(name), honorific=honorific)
    if _is_institution(head) or head.casefold() in SEATS:
        whole = f"{head} of {tail}" if tail and re.search(r"\s+of\s+", text) else head
        if tail and words[-1].casefold() in PLURAL_INSTITUTIONS | {"police"} and _capitalised(tail):
            whole = f"{tail} {head}"  # "police in Ilmen" are the Ilmen police
        return Mention(text, institution=clean_institution(whole))
    if name and not rest:
        return Mention(text, name=" ".join(name))
    return Mention(text)


def _name_at_end(words: list[str]) -> tuple[list[str], list[str], str]:
    """Trailing capitalised words that make a person's name, the words before them, and a title of courtesy."""
    at = len(words)
    while at > 0:
        word = words[at - 1].strip(_TRIM)
        lower = word.casefold()
        if lower in HONORIFICS:
            return [plain.strip(_TRIM) for plain in words[at:]], words[: at - 1], lower
        if lower in ROLES or not word:
            break
        if word[0].isupper() or (lower in _PARTICLES and at < len(words)):
            if lower in INSTITUTIONS or lower in PLURAL_INSTITUTIONS:
                return [], words, ""
            at -= 1
            continue
        break
    name = [re.sub(r"['’]s$", "", word.strip(_TRIM)) for word in words[at:]]
    if len(name) == 1 and name[0].casefold() in _QUANTITIES:
        return [], words, ""
    return name, words[:at], ""


def _role_at_end(words: list[str]) -> tuple[list[str], str]:
    """Words before the role, and the role with its modifiers; ("…", "") when the words end in no role."""
    stripped = [word.strip(_TRIM) for word in words]
    if not stripped or stripped[-1].casefold() not in ROLES:
        return words, ""
    at = len(stripped) - 1
    while at > 0 and (stripped[at - 1].casefold() in ROLE_MODIFIERS or stripped[at - 1].casefold() in ROLES):
        at -= 1
    return stripped[:at], " ".join(stripped[at:])


def _is_institution(text: str) -> bool:
    head = _OF.split(_DETERMINER.sub("", text))[0]
    words = [word.strip(_TRIM).casefold() for word in head.split()]
    return bool(words) and (words[-1] in INSTITUTIONS or words[-1] in PLURAL_INSTITUTIONS or " ".join(words) in SEATS)


def _capitalised(text: str) -> bool:
    words = [word for word in text.split() if word.casefold() not in _PARTICLES | {"of", "the", "and", "for"}]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def clean_institution(text: str) -> str:
    """An institution's phrase without determiner, trailing clause and marks."""
    text = re.split(r",|\s+(?:who|which|that|whose|on|in|as|after|before|since)\s+(?![A-Z])", text)[0]
    text = re.sub(
        r"^(?:all|some|several|many|most|neighbou?ring|\d[\d,.]*|two|three|four|five|six)\s+", "", text.strip(_TRIM)
    )
    text = _DETERMINER.sub("", text)
    text = re.sub(r"^(?:[a-z]+-[a-z]+\s+)+(?=[A-Z])", "", text)
    return re.sub(r"['’]s?$", "", text).strip(_TRIM)


def canonical_institution(text: str) -> str:
    """One form for the ledger: "Zelden's health ministry", "ministry of health of Zelden" → Health Ministry of Zelden.

    Words keep their capitals where they have more than a first one ("NATO").
    """
    text = clean_institution(text)
    pieces = [piece for piece in _POSSESSIVE.split(text) if piece]
    if len(pieces) == 2 and _says_something(pieces[1]) and not _role_at_end(pieces[0].split())[1]:
        text = f"{pieces[1]} of {pieces[0]}"
    text = re.sub(
        r"(?i)\b(ministry|department) of (?:the )?([a-z]+)\b(?! of\b.*\bof\b)",
        lambda match: f"{match[2]} {match[1]}" if match[2].casefold() in ROLE_MODIFIERS else match[0],
        text,
    )
    return " ".join(_title_words(text.split()))


def _title_words(words: list[str]) -> Iterator[str]:
    small = {"of", "the", "and", "for", "in", "at", "on"}
    for position, word in enumerate(words):
        if word.casefold() in small and position:
            yield word.lower()
        elif word.isupper() and len(word) > 3 and word.casefold() in INSTITUTIONS:
            yield word.capitalize()
        else:
            yield word[:1].upper() + word[1:]
