"""Bodies of a town or country that an office tells of: of whom a "fire chief" or a "harbour master" speaks for.

Police forces and fire services go by many names, and a harbour has a board or an authority. The article's own name for
it counts; nothing is called a department that the text calls a service.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from streams.extract.parsing.lexicon import word_set

_OF_POLICE = re.compile(r"\b(?:police|chief constable)\b")
_OF_FIRE = re.compile(r"\bfire\b")
_HEADS_DEPARTMENT = re.compile(r"\bfire (?:chief|captain|marshal|commissioner|lieutenant|department)\b")
"""Titles of fire departments; a chief fire officer has a service or a brigade."""
_BODIES = word_set("police service services department brigade force constabulary")
_OWNERS = word_set("city town county village state district province region municipality borough country")
"""Nouns that leave it open which one is meant."""
_WORD = re.compile(r"[^\W_]+")
_IN_HARBOURS = re.compile(r"\b(?:harbou?r|port|dock|pier) ?master$")
_HARBOUR = word_set("harbour harbor port docks")
_HARBOUR_BODIES = word_set("board authority commission trust company corporation")
_COMMISSIONER = re.compile(r"\b(?!(?:police|fire|high|deputy|assistant|county|city)\b)(?P<field>[a-z]+) commissioner$")


def branch_of(role: str, owner: str, printed: Iterable[str]) -> str:
    """The force or service of an owner, "the county" or "Ostrow", for which somebody with a role speaks.

    Args:
        role: lower case.
        owner: institution or place printed with it.
        printed: the article's phrases for institutions.

    Returns:
        A printed name; else one that the role's words make; the owner where the role is of neither branch.
    """
    branch = "police" if _OF_POLICE.search(role) else "fire" if _OF_FIRE.search(role) else ""
    words = set(_WORD.findall(owner.casefold()))
    if not branch or branch in words:
        return owner
    wanted = words - _OWNERS - {"the", "of"}
    fitting = {
        text
        for text in printed
        if (told := _WORD.findall(text.casefold())) and branch in told and told[-1] in _BODIES
        if any(word[:1].isupper() for word in text.split()) and len(told) > 1 and wanted <= set(told)
    }
    if len(fitting) == 1:
        return fitting.pop()
    if branch == "police":
        return f"{owner} police" if "police" in role.split() else owner
    return f"{owner} fire department" if _HEADS_DEPARTMENT.search(role) else owner


def body_of(role: str, owner: str, printed: Iterable[str]) -> str:
    """The one body that an article names of which such an officer must be: the harbour board of a harbour master.

    So of an "environment commissioner" the environment commission. A body that names another place than the owner is
    somebody else's.

    Args:
        role: lower case.
        owner: what is printed with it, a place mostly; may be empty.
        printed: the article's phrases for institutions.

    Returns:
        As printed; empty where the role is of no such kind, or none or several bodies fit.
    """
    field = _COMMISSIONER.search(role)
    if _IN_HARBOURS.search(role):
        fields, bodies = _HARBOUR, _HARBOUR_BODIES
    elif field is not None:
        fields, bodies = frozenset({field["field"]}), frozenset({"commission"})
    else:
        return ""
    own = set(_WORD.findall(owner.casefold()))
    fitting: dict[frozenset[str], str] = {}
    for text in printed:
        told = frozenset(_WORD.findall(text.casefold())) - {"the", "of", "for", "s"}
        head = _WORD.findall(re.split(r"\s(?:of|for)\s", text.casefold())[0])[-1:]
        elsewhere = told - fields - bodies - own
        if fields & told and set(head) <= bodies and not (own and elsewhere) and (not elsewhere or text[:1].isupper()):
            fitting[told] = text
    fullest = [text for told, text in fitting.items() if not any(told < other for other in fitting)]
    return fullest[0] if len(fullest) == 1 else ""
