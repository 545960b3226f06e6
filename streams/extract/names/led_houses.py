"""What somebody is who leads a house, as the verb tells: who has led the council is its leader, others head theirs."""

from __future__ import annotations

import re

from streams.extract.parsing.lexicon import word_set

_WITH_LEADERS = word_set("council party group opposition union coalition alliance movement caucus bloc delegation")
"""Last words of houses whose first person is called their leader."""
_WITH_CHIEFS = re.compile(r"\b(?:police|fire)(?: (?:department|force|service|brigade))?$", re.IGNORECASE)
"""Houses whose first person is called their chief."""
_OFFICES = {"head": "head", "lead": "head", "run": "head", "chair": "chair", "direct": "director"}
LEADING = tuple(_OFFICES)
"""Lemmas of verbs that tell an office by themselves."""


def office_of_leading(verb: str, house: str) -> str:
    """The office of who leads a house.

    Args:
        verb: lemma, one of `LEADING`.
        house: as printed, without determiner.
    """
    words = re.split(r"\s+(?:of|for|in|on|at)\s+", house)[0].split()
    if words and words[-1].casefold() != words[0].casefold() and _WITH_CHIEFS.search(" ".join(words)):
        return "chief"
    if verb == "lead" and words and words[-1].casefold() in _WITH_LEADERS:
        return "leader"
    return _OFFICES[verb]
