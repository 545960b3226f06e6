"""Bodies told of by kind and name: "the parcel company Paxello", "the charity Open Harbour".

A name alone behind such a noun reads like a person's. Persons stand behind what they are, "the publisher Ana Bell",
and not behind a house, unless an office of it stands between: "hospital director Ana Bell".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.extract.names.given_names import is_given
from streams.extract.parsing.lexicon import COMPANY_KINDS, HONORIFICS, INSTITUTIONS, ROLES, TRADESMEN, word_set
from streams.extract.parsing.phrases import CALENDAR

_PLACES = word_set("house state city town county village district municipality province region")
_KINDS = (COMPANY_KINDS | INSTITUTIONS | word_set("""charity consultancy supermarket think-tank thinktank foundry dairy
    bakery co-operative campaign platform portal""")) - _PLACES
"""Nouns of bodies; places are told of by kind and name too, "the town Ostrow", and by "of"."""
_NAME = r"[A-Z0-9][\w.'\u2019&-]*"
_KIND_AND_NAME = re.compile(
    rf"(?:[Tt]he |[Aa]n? )?(?:[a-z][\w-]*,? ){{0,3}}?(?P<kind>[a-z-]+) "
    rf"(?P<name>{_NAME}(?: (?:(?:and|of|the|&) ){{0,2}}{_NAME}){{0,4}})")


def named_body(phrase: str) -> str:
    """The name of the body that a phrase tells of by its kind; empty if it does not.

    Args:
        phrase: a noun phrase up to its first comma, as printed.
    """
    match = _KIND_AND_NAME.fullmatch(phrase.strip())
    if match is None or match["kind"] not in _KINDS:
        return ""
    words = [word.casefold().strip(".") for word in match["name"].split()]
    if words[0] in CALENDAR or any(word in ROLES | HONORIFICS for word in words):
        return ""
    return "" if is_persons(match["name"].split(), match["kind"]) else match["name"]


def is_persons(name: Sequence[str], kind: str) -> bool:
    """Whether a name behind a kind is a person's: "the publisher Ana Bell".

    Args:
        name: its words, as printed.
        kind: lower case.
    """
    return len(name) > 1 and kind in TRADESMEN and is_given(name[0])
