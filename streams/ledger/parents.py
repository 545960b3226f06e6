"""What institutions belong to: printed beside them, or, for ministries, the government of the country they speak of.

Home news prints "the farm ministry" and no country. Where one ministry of a component is known to be of a government,
another without one is of the same if what it says, or the headline above it, names that country. If none is known to
be of any, they are all of the government at home: a foreign ministry is printed with its country. A ministry's union is
no ministry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from streams.ledger.heard import Heard
from streams.ledger.institutions import Form, Institutions, of_its_own
from streams.ledger.names import Mention

GOVERNMENT: Form = frozenset({"government"})
"""Whose ministries are printed without a country."""

_MINISTRIES = frozenset({"ministry", "treasury"})
"""Not departments: cities and counties have them too."""


def parents_of(
    heard: Heard, known: Mapping[Mention, Form | None], institutions: Institutions
) -> tuple[dict[Form, Form], set[Form]]:
    """The parent of each institution that is known to have one, and one only.

    Args:
        heard: who is, in a component.
        known: the institution of each of its mentions.
        institutions: what their names stand for.

    Returns:
        the parents by institution, and the institutions whose parent what they say was looked through for.
    """
    printed: defaultdict[Form, set[Form]] = defaultdict(set)
    for mention, institution in known.items():
        parent = institutions.of(mention.parent)
        if institution is not None and parent is not None and parent != institution:
            printed[institution].add(parent)
    found = {institution: next(iter(parents)) for institution, parents in printed.items() if len(parents) == 1}
    ministries = {form for form in known.values() if form is not None and form & _MINISTRIES
                  and not of_its_own(institutions.name(form))}
    orphans = ministries - printed.keys()
    if not orphans or len(ministries) == 1:
        return found, set()
    governments = {parent for form in ministries for parent in printed.get(form, ())}
    if not governments:
        return found | dict.fromkeys(orphans, GOVERNMENT), set()
    return found | _at_home(orphans, governments, heard, known), orphans


def _at_home(
    orphans: set[Form], governments: Iterable[Form], heard: Heard, known: Mapping[Mention, Form | None]
) -> dict[Form, Form]:
    """The government of each ministry whose statements name the country of one only."""
    places = {parent: place for parent in governments if (place := parent - GOVERNMENT)}
    speaks_of: defaultdict[Form, set[Form]] = defaultdict(set)
    for mention, institution in known.items():
        if institution is None or institution not in orphans:
            continue
        for utterance in heard.of(mention):
            named = heard.words(utterance)
            speaks_of[institution] |= {parent for parent, place in places.items() if place <= named}
    return {institution: next(iter(found)) for institution, found in speaks_of.items() if len(found) == 1}
