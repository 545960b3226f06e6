"""Offices that speakers tell of themselves in a talk with labelled turns: "I'm chief engineer of that trust"."""

from __future__ import annotations

import re

from streams.extract.names.mention import read_mention
from streams.extract.names.titles import head_of, is_former
from streams.extract.parsing.lexicon import PRIVATE

_I_AM = re.compile(
    r"\bI(?: am|['\u2019]m) (?:the )?(?!(?:an?|not|no|never|neither|hardly|only|just) )"
    r"(?P<office>[a-z][\w' \u2019-]{2,60}?)"
    r"(?=[.,;:!?]| and | but | so | in this | tonight| today|$)"
)
_WHOSE = re.compile(r"\b(?:that|this|your|our|my) ")


def own_office(words: str) -> str:
    """The first office with its house that somebody tells to hold; empty for none, a trade or a former one.

    Args:
        words: what is said in one turn.
    """
    for match in _I_AM.finditer(words):
        told = _WHOSE.sub("the ", match["office"])
        office = read_mention(f"Ana Bell, {told}")
        if office.role and office.institution and not is_former(office.role) and head_of(office.role) not in PRIVATE:
            return told
    return ""
