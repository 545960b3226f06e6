"""Police forces and fire services, which go by many names: of whom a "fire chief" or a "chief constable" is the head.

The article's own name for it counts; nothing is called a department that the text calls a service.
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
