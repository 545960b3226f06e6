"""The role inside a noun phrase, and the institution that the words around it name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.extract.names.institution_names import DETERMINER, OF, TRIM, capitalised, clean_institution, is_institution
from streams.extract.names.printed_names import name_after_house, name_at_end
from streams.extract.names.titles import EXPERTS, LEGISLATORS, MODIFIERS, PARTIES, PORTFOLIOS, head_of, is_title, parted
from streams.extract.parsing.lexicon import INSTITUTIONS, PRIVATE, ROLE_MODIFIERS, word_set

_FORMER = word_set("former retired ex onetime one-time then late")
_OF_PARTY = word_set("leader chair chairman chairwoman spokesman spokeswoman spokesperson whip")
_OFFICES_OF_STATE = word_set("president minister governor mayor senator representative king queen chancellor premier")
"""Roles that take no free modifier: "the embattled president" is president."""
IN_PLACES = word_set("""mayor governor sheriff chief commissioner prosecutor judge ambassador envoy councillor minister
    president commander superintendent representative attorney""")
"""Roles that speak for the place they are told to be in; a nurse in Ostrow does not."""
OF_PLACES = word_set("mayor governor sheriff president king queen archbishop bishop prince premier")
"""Offices of a place, after which a name may follow: "Archbishop of Canterbury Ana Bell"."""
_OF_STATE = word_set("secretary minister counsellor councillor")
"""Offices of which "state" is part: a state secretary is second to a minister, not the secretary of a state."""
_RANKED = word_set("deputy vice acting interim assistant associate chief first second senior press prime under")
"""Words of a role that are never the end of a house's name."""
_KINDS_OF_PLACE = word_set("city town county village borough district parish municipality")
_QUARTERS = word_set("western eastern northern southern arab asian african european latin local foreign")
"""Adjectives of many states: a Western official speaks for none of them by name."""
_DESCRIBING = ("ed", "ing", "ous", "ful", "ive", "ant", "ent", "est")
"""Endings of words that say how somebody is, not of what he is minister."""
_OUTSIDE = word_set("""shareholder investor donor benefactor client member rival opponent victim star favourite favorite
    tenant creditor competitor partner son daughter hero target""")
"""Nouns that tell what somebody is to an institution without a post in it."""
_MINISTERS_RANKS = word_set("deputy vice acting interim former junior then outgoing incoming assistant")
_SHORTEST_NAME = 2  # words of a name behind what a minister is minister of
_LONGEST_TITLE = 3  # words of a title without what follows "of"; longer ones describe
_WHOSE = re.compile(r"(?:the\s+)?(?P<owner>[^,]+?)['\u2019]s\s+\S")
_AT = re.compile(r"\s+(?:at|for|with|in)\s+(?:the\s+)?(?:[a-z]+-[a-z]+\s+)?(?=[A-Z])")



def role_at_end(words: list[str]) -> tuple[list[str], str]:
    """Words before the role, and the role with its modifiers; ("…", "") when the words end in no role."""
    stripped = [word.strip(TRIM) for word in words]
    if not stripped or not is_title(stripped[-1]):
        return words, ""
    at = len(stripped) - 1
    fields = PORTFOLIOS if stripped[-1].casefold() in ("minister", "secretary") else frozenset[str]()
    while at > 0 and (
        stripped[at - 1].casefold() in ROLE_MODIFIERS
        or stripped[at - 1].casefold() in MODIFIERS | fields
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
    both = len(before) > 1 and before[-1] == "and"
    if before and before[-1] == "own":
        before = before[:-1]  # "the trust's own director"
    institution, role = _institution_before(before, role, last=" of " in text)
    if both and not role.endswith(text.split(" of ")[0].split()[-1]) and not _is_house(tail):
        tail = ""  # "minister and author of the bill"
    plain = _is_plain_minister(role) and not institution and re.search(r"\s(?:of|for)\s", text) is not None
    if tail and plain:
        tail, name = _name_after_field(tail) if not name else (tail, name)
        field_of, *place = OF.split(tail, maxsplit=1)
        whose = clean_institution(place[0]) if place else ""
        return PrintedRole(f"{role} of {DETERMINER.sub('', field_of).lower()}", whose, tuple(name))
    if tail and not name:
        tail, name = _name_in_tail(tail, place=" of " in text and head_of(role) in OF_PLACES)
    if tail:
        role, institution = _by_tail(text, role, institution, tail)
    if len(institution.split()) > 2:
        institution = _without_place(institution)
    return PrintedRole(role, institution, tuple(name))


def role_in_house(part: str) -> tuple[str, str]:
    """Role and institution of an apposition to a person whose noun is no known role: "the museum's keeper of coins".

    Empty where it tells of no institution, or of somebody who only has to do with it.
    """
    owner, apart, what = part.replace("\u2019", "'").partition("'s ")
    words = OF.split(what)[0].split()
    if not apart or not words or len(words) > _LONGEST_TITLE or not is_institution(owner) or not what.islower():
        return "", ""
    if not words[-1].isalpha() or words[-1] in PRIVATE | _OUTSIDE or any(word.endswith("est") for word in words):
        return "", ""
    return what, clean_institution(owner)


def read_office(head: str, tail: str) -> PrintedRole | None:
    """A role behind a house of several words: "Department of Ports secretary Ana Bell", "Bank of Tarn governor".

    Args:
        head: what stands before the first "of", an institution's noun.
        tail: what follows it.
    """
    name, rest, _ = name_at_end(tail.split())
    of, role = role_at_end(rest)
    if role and not of:  # "Department of Homeland Security Secretary": the words before belong to the house
        *of, role = role.split()
    titles = role.split()
    while of and len(titles) > 1 and titles[0][:1].isupper() and titles[0].casefold() not in _RANKED:
        of.append(titles.pop(0))
    role = " ".join(titles)
    if not role or not of or not of[0][:1].isupper() or not capitalised(head) or " of " in f" {tail} ":
        return None
    field = len(of)
    while field > 1 and of[field - 1].islower():
        field -= 1
    house = clean_institution(f"{head} of {' '.join(of[:field])}")
    return PrintedRole(" ".join([*of[field:], role]), house, tuple(name))


def _is_plain_minister(role: str) -> bool:
    """Whether what a minister is minister of can only follow: no prime, finance or state minister."""
    *before, head = role.casefold().split()
    return head == "minister" and set(before) <= _MINISTERS_RANKS


def _name_after_field(tail: str) -> tuple[str, list[str]]:
    """What a minister is minister of, and the name behind it: "Environment Ana Bell", "Ports and Roads Ana Bell"."""
    words = tail.split()
    known = PORTFOLIOS | ROLE_MODIFIERS | {"the", "affairs", "environment", "interior"}
    at = next((at for at, word in enumerate(words) if word.casefold() not in known | {"and"}), len(words))
    at = at or max(0, len(words) - _SHORTEST_NAME)  # a field that is not known is all that is before a short name
    at += at > 0 and words[at - 1].casefold() == "and"
    name = [word.strip(TRIM) for word in words[at:]]
    follows = at > 0 and words[at - 1].casefold() not in ("and", "the") and len(name) >= _SHORTEST_NAME
    plain = not any(word.casefold() in known | INSTITUTIONS for word in name)
    if follows and plain and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in name):
        return " ".join(words[:at]), name
    return tail, []


def _is_house(tail: str) -> bool:
    return is_institution(tail) or capitalised(clean_institution(tail))


def _name_in_tail(tail: str, *, place: bool) -> tuple[str, list[str]]:
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
    return name_after_house(tail, place=place)


def _by_tail(text: str, role: str, institution: str, tail: str) -> tuple[str, str]:
    """Role and institution, completed from what follows "of", "at" and the like."""
    at = _AT.search(tail)
    field, where = (tail[: at.start()], tail[at.end() :]) if at is not None else ("", "")
    whose = _WHOSE.match(tail)
    if whose and is_institution(whose["owner"]) and not is_institution(tail) and not institution:
        return role, clean_institution(whose["owner"])  # "deputy director of the institute's grants programme"
    house = clean_institution(tail)
    of = re.search(r"\s+of\s+", text) is not None
    head = role.split()[-1].casefold()
    plain = not is_institution(tail) or tail in ("service", "services")
    if of and plain and tail.islower() and tail.isalpha() and f" of {tail}" in f" {text} ":
        return f"{role} of {tail}", institution  # "head of service": a field; "of the service" would be a house
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
        elsewhere = head_of(role) not in IN_PLACES or "federal" in role.casefold().split()
        if of and institution.casefold() in _KINDS_OF_PLACE and capitalised(house):
            institution = ""  # "the town clerk of Ostrow": of which town, the place after it tells
        return role, institution if place and elsewhere else institution or house
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
    named = capitalised(head) or (institution[:1].isupper() and head.endswith("schools"))
    return head if place and named and len(head.split()) > 1 else institution


def _institution_before(before: list[str], role: str, *, last: bool = False) -> tuple[str, str]:
    """The institution named before a role, and the role with what belongs to it.

    Args:
        before: words before the role.
        role: with its modifiers.
        last: more is said of the last of two roles, so that it counts before a scholar's: "co-author and professor".
    """
    lower = next((at for at, word in enumerate(before) if word.islower()), len(before))
    owner, kind = " ".join(before[:lower]), " ".join(before[lower:])
    if owner and kind.islower() and before[lower].isalpha() and (is_institution(owner) or before[0].isupper()):
        return owner, f"{kind} {role}"  # "Kremlin economic adviser"
    former = [word for word in before if word.casefold().strip("-") in _FORMER]
    before = [word for word in before if word not in former]
    if before and before[-1] == "and":  # "Harbour Bank vice president and general counsel"
        owners, first_role = role_at_end(before[:-1])
        counts = last and head_of(first_role) in EXPERTS
        before, role = (owners, first_role) if first_role and not counts else ([], role)
    if "and" in before[:-1]:  # "a physician and a retired deputy sheriff"
        at = len(before) - 2 - before[-2::-1].index("and")
        if any(is_title(word) for word in before[:at]) or DETERMINER.match(f"{before[at + 1]} "):
            before = before[at + 1 :]
            before = before[1:] if DETERMINER.match(f"{before[0]} ") else before
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
        if (word.casefold() == "state" and head in _OF_STATE) or head == "attorney":
            break  # "deputy district attorney" is an office
        if word.casefold() in INSTITUTIONS and head not in LEGISLATORS:
            institution = " ".join([institution, *inner[: cut + 1]]).strip()
            role = " ".join(inner[cut + 1 :])
    institution = DETERMINER.sub("", institution)
    if institution and not is_institution(institution) and not capitalised(institution):
        field = head == "minister" and len(before) == 2 and not any(word.endswith(_DESCRIBING) for word in before)
        plain = not former and (head not in _OFFICES_OF_STATE or field)  # "gender equality minister"
        if institution.islower() and len(before) <= 3 and plain:  # "chief investment officer"
            role = f"{institution} {role}"
        institution = ""
    if head in EXPERTS and not is_institution(institution) and not institution.isupper():
        institution = ""  # "Libertarian lawyer", "Clinical Professor"
    if institution.casefold() in _QUARTERS:
        institution = ""
    return institution, " ".join([*former[:1], role])
