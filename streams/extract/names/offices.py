"""Offices in ports, stations, churches, schools and the like, in one word or two: "stationmaster", "harbour master".

Kept apart from the ministers and directors of the lexicon, since most are told with the house or not at all.
"""

from __future__ import annotations

import re

from streams.extract.parsing.lexicon import word_set

PUBLIC = word_set("""harbourmaster harbormaster portmaster dockmaster piermaster stationmaster postmaster postmistress
    burgomaster paymaster mayoress bailiff portreeve voivode quaestor nuncio ombudsperson selectman selectwoman""")
"""Whoever holds one speaks for the town, port or service, though no house is printed."""

IN_HOUSES = word_set("""concertmaster choirmaster bandmaster balletmaster conductor organist precentor verger beadle
    churchwarden abbot abbess prioress matron midwife gamekeeper groundsman zookeeper lockkeeper lockmaster bridgemaster
    ferrymaster convener convenor liquidator headman chieftain dramaturg dramaturge wharfinger surveyor actuary
    statistician astronomer""")
"""Posts that speak for a house only where the article names it; without one they are trades."""

_MASTER = r"(?:harbou?r|port|dock|pier|station|post|pay|choir|concert|band|ballet|lock|bridge|ferry|head)"
_TRADE = r"(?:gardener|steward|brewer|forester|cashier|pharmacist|groundsman|greenkeeper|keeper)"
_IN_TWO = re.compile(rf"\b({_MASTER}) (master)\b|\b(head) (teacher)\b", re.IGNORECASE)
_LEADING = re.compile(rf"\b(?:chief|head) {_TRADE}\b|\bshop steward\b", re.IGNORECASE)
"""Trades of which only the first in a house is an office; alone they are surnames too: "Ana Steward"."""


def offices_in(phrase: str) -> list[tuple[int, int]]:
    """Where in a phrase an office of two words stands that no single word of it tells: "harbour master"."""
    return [match.span() for pattern in (_IN_TWO, _LEADING) for match in pattern.finditer(phrase)]


def in_one_word(role: str) -> str:
    """A role with such an office as it is written in one word: "deputy harbour master" is deputy harbourmaster."""
    return _IN_TWO.sub(lambda match: "".join(part for part in match.groups() if part), role)
