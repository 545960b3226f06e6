"""Houses called after a saint, whose "'s" is part of the name: "St Egwin's Hospital Trust", "matron of St Egwin's"."""

from __future__ import annotations

import re

_SAINT = r"\b(?:St\.?|Saint|Ste|Sainte) [A-Z\u00c0-\u00de][\w-]+"
_OFFICE = (
    r"(?:Chief|Head|Deputy|President|Director|Chair\w*|Principal|Bishop|Dean|Rector|Matron|Mayor|Governor|Prime"
    r"|Foreign|Finance|Health|Interior|Attorney|Police|Archbishop|Commissioner)\b")
_IN_NAME = re.compile(rf"(?P<saint>{_SAINT})['\u2019]s(?=\s+(?!{_OFFICE})[A-Z]|\s*(?:$|[,;.)]))")
"""Before a word in a capital, or with nothing owned behind it; what is owned by the house has no capital."""
_ALONE = re.compile(rf"{_SAINT}['\u2019\u02bc]s")
_OWNER = re.compile(_SAINT)
_JOINED = "\u02bc"  # modifier letter apostrophe: a letter of the word for whatever takes the phrase apart


def joined_saints(phrase: str) -> str:
    """The phrase with "'s" of such names as part of the word before; `parted_saints` undoes it."""
    return _IN_NAME.sub(lambda match: f"{match['saint']}{_JOINED}s", phrase)


def parted_saints(text: str) -> str:
    """Undo `joined_saints`."""
    return text.replace(_JOINED, "'")


def is_saints(text: str) -> bool:
    """Whether a text is such a name without the kind of house: "St Egwin's"."""
    return _ALONE.fullmatch(text) is not None


def house_of_saint(owner: str) -> str:
    """Of the owner in "St Egwin's chief executive" the house, St Egwin's; other owners as they are."""
    return f"{owner}'s" if _OWNER.fullmatch(owner) else owner
