"""The role inside a noun phrase, and the institution that the words around it name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.extract.names.institution_names import DETERMINER, TRIM, capitalised, clean_institution, is_institution
from streams.extract.names.printed_names import name_after_house, name_at_end
from streams.extract.names.titles import EXPERTS, LEGISLATORS, MODIFIERS, PARTIES, head_of, is_title, parted
from streams.extract.parsing.lexicon import INSTITUTIONS, ROLE_MODIFIERS, word_set

_FORMER = word_set("former retired ex onetime one-time then late")
_OF_PARTY = word_set("leader chair chairman chairwoman nominee candidate spokesman spokeswoman spokesperson whip")
_OFFICES_OF_STATE = word_set("president minister governor mayor senator representative king queen chancellor premier")
"""Roles that take no free modifier: "the embattled president" is president."""
_IN_PLACES = word_set("""mayor governor sheriff chief commissioner prosecutor judge ambassador envoy councillor minister
    president commander superintendent representative attorney""")
"""Roles that speak for the place they are told to be in; a nurse in Ostrow does not."""
_AT = re.compile(r"\s+(?:at|for|with|in)\s+(?:the\s+)?(?=[A-Z])")




def role_at_end(words: list[str]) -> tuple[list[str], str]:
    """Words before the role, and the role with its modifiers; ("…", "") when the words end in no role."""
    stripped = [word.strip(TRIM) for word in words]
    if not stripped or not is_title(stripped[-1]):
        return words, ""
    at = len(stripped) - 1
    while at > 0 and (
        stripped[at - 1].casefold() in ROLE_MODIFIERS
        or stripped[at - 1].casefold() in MODIFIERS
        or is_title(stripped[at - 1])
    ):
        at -= 1
    role = stripped[at:]
    office = next((cut for cut, word in enumerate(role, 1) if parted(word) != word), len(role))
    return stripped[:at], " ".join(role[:office])  # of "chief of staff Colonel" the office counts, not the rank


@dataclass(frozen=True)
class PrintedRole:
    """A role with what stands around it: "head of testing at the Harbour Office, Ana Bell"."""

    role: str
    institution: str
    name: tuple[str, ...]


def read_role(text: str, before: list[str], role: str, name: list[str], tail: str) -> PrintedRole:
    """Take a phrase with a role apart.

    Args:
        text: the whole phrase.
        before: words before the role.
        role: with its modifiers.
        name: words of the name after the role; may be empty.
        tail: what follows "of", "at", "for" and the like; may be empty.
    """
    institution, role = _institution_before(before, role)
    if tail and not name:
        tail, name = _name_in_tail(tail)
    if tail:
        role, institution = _by_tail(text, role, institution, tail)
    if len(institution.split()) > 2:
        institution = _without_place(institution)
    return PrintedRole(role, institution, tuple(name))


def _name_in_tail(tail: str) -> tuple[str, list[str]]:
    """Tail without a name at its end, and that name: "retail Ana Bell", "the Harbour Committee Ana Bell"."""
    name, rest, _ = name_at_end(tail.split())
    rest = role_at_end(rest)[0]
    if (
        len(name) > 1
        and rest
        and rest[0][:1].islower()
        and rest[0].casefold() not in ("the", "a", "an")
        and rest[-1] not in ("at", "for", "of", "in", "with")
        and not is_institution(" ".join(rest))
    ):
        return " ".join(rest), name
    return name_after_house(tail)


def _by_tail(text: str, role: str, institution: str, tail: str) -> tuple[str, str]:
    """Role and institution, completed from what follows "of", "at" and the like."""
    at = _AT.search(tail)
    field, where = (tail[: at.start()], tail[at.end() :]) if at is not None else ("", "")
    house = clean_institution(tail)
    of = re.search(r"\s+of\s+", text) is not None
    head = role.split()[-1].casefold()
    if where and not _ends_in_house(field) and not capitalised(clean_institution(field)):
        # "professor of law at the Ostrow Law School"
        return f"{role} of {field}" if of else role, institution or clean_institution(where)
    if at is not None and at[0].split()[0] == "at" and head in ("director", "head", "chief", "manager", "coordinator"):
        # "director of the Ports Program at the Harbour Centre"
        return f"{role} of {clean_institution(field)}", institution or _without_place(clean_institution(where))
    if re.search(r"\s+from\s+", text) and not of and not is_institution(tail):
        return role, institution  # "a deputy sheriff from Ostrow": where somebody lives is no house
    if is_institution(tail) or capitalised(house):
        if of and not is_institution(tail) and head in ("head", "director") and not capitalised(house):
            role = f"{role} of {tail}"
        place = re.search(r"\s+in\s+", text) is not None and not of and not is_institution(tail)
        return role, institution if place and head_of(role) not in _IN_PLACES else institution or house
    if head.startswith("spokes") and not institution:
        return role, house  # whoever is spoken for
    if not of:
        return role, institution
    parts = re.split(r"\s+(?:at|for|of|in)\s+(?:the\s+)?", tail)
    if len(parts) > 1 and not institution and (capitalised(parts[-1]) or is_institution(parts[-1])):
        institution = clean_institution(parts[-1])
    return f"{role} of {parts[0]}", institution


def _ends_in_house(field: str) -> bool:
    """Whether a phrase ends in an institution: "the Centre" of "director of the Centre for Ports"."""
    return is_institution(field) or field.split()[-1].casefold() in INSTITUTIONS


def _without_place(institution: str) -> str:
    """So "Harbour Law School in Ostrow" is Harbour Law School; "police in Ostrow" stay."""
    head, _, place = institution.partition(" in ")
    return head if place and capitalised(head) and len(head.split()) > 1 else institution


def _institution_before(before: list[str], role: str) -> tuple[str, str]:
    """The institution named before a role, and the role with what belongs to it."""
    lower = next((at for at, word in enumerate(before) if word.islower()), len(before))
    owner, kind = " ".join(before[:lower]), " ".join(before[lower:])
    if owner and kind.islower() and before[lower].isalpha() and (is_institution(owner) or before[0].isupper()):
        return owner, f"{kind} {role}"  # "Kremlin economic adviser"
    former = [word for word in before if word.casefold().strip("-") in _FORMER]
    before = [word for word in before if word not in former]
    if "and" in before[:-1]:  # "a physician and a retired deputy sheriff"
        at = len(before) - 1 - before[::-1].index("and")
        if is_title(before[at - 1]) or DETERMINER.match(f"{before[at + 1]} "):
            before = before[at + 1 :]
            before = before[1:] if DETERMINER.match(f"{before[0]} ") else before
    elif before and before[-1] == "and":  # "Harbour Bank vice president and general counsel"
        owners, first_role = role_at_end(before[:-1])
        before, role = (owners, first_role) if first_role else ([], role)
    if before and (match := re.match(r"(then|ex)-(\S+)$", before[0], re.IGNORECASE)):
        former, before = [match[1]], [match[2], *before[1:]]
    head = role.split()[-1].casefold()
    if head not in _OF_PARTY:
        before = [word for word in before if word.casefold() not in PARTIES]
    institution = " ".join(before)
    inner = role.split()
    former += [word for word in inner[:-1] if word.casefold() in _FORMER]
    inner = [word for word in inner if word not in former]
    role = " ".join(inner)
    for cut, word in enumerate(inner[:-1]):
        # "defence ministry spokesman": the ministry's, not part of the role
        if word.casefold() in INSTITUTIONS and head not in LEGISLATORS:
            institution = " ".join([institution, *inner[: cut + 1]]).strip()
            role = " ".join(inner[cut + 1 :])
    institution = DETERMINER.sub("", institution)
    if institution and not is_institution(institution) and not capitalised(institution):
        plain = not former and head not in _OFFICES_OF_STATE
        if institution.islower() and len(before) <= 3 and plain:  # "chief investment officer"
            role = f"{institution} {role}"
        institution = ""
    if head in EXPERTS and not is_institution(institution) and not institution.isupper():
        institution = ""  # "Libertarian lawyer", "Clinical Professor"
    return institution, " ".join([*former[:1], role])
