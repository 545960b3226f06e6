"""Full names that what stands before or behind them shows, whatever parser and language model make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OFFICE = re.compile(
    r"\b[Tt]he [A-Z][\w ]{3,50}?, (?:Mr|Mrs|Ms|Dr|Prof|Hon|Sir|Madam)\.?(?: [A-Z][\w'\u2019-]+){1,4}")
_COURTESY = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Rev|Reverend)\.?|Vice-[A-Z][a-z]+)"
    r" [A-Z][\w'\u2019-]+ [A-Z][\w\u2019-]+(?!['\u2019]?\w)")
_ON_AIR = re.compile(
    r"(?:[A-Z][\w.'\u2019-]+ ){2,4}there, (?:of|from) (?:the )?(?:St\.? )?[A-Z][\w'\u2019-]+"
    r"(?: (?:of |for |the )*[A-Z][\w'\u2019-]+)*")


def offices_with_names(text: str) -> Iterator[str]:
    """Offices with their holders behind them: "the Minister for Ports, Mr Nils Oberg"."""
    return (match[0] for match in _OFFICE.finditer(text))


def courtesies(text: str) -> Iterator[str]:
    """Full names behind a title of courtesy or one with a hyphen: "Dame Ana Bell", "Vice-Rector Ana Bell"."""
    return (match[0] for match in _COURTESY.finditer(text))


def named_again(text: str) -> Iterator[str]:
    """Guests as a presenter names them again: "Dr Ana Bell there, of the Harbour Centre"."""
    return (match[0] for match in _ON_AIR.finditer(text))
