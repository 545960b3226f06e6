"""One exchange is told once, in however many wordings it was printed.

What is said in two sentences of an article may stand in two components, or be a minister's in one sentence and the
ministry's in the next. Two alerts of one kind whose turn the same article prints tell one exchange

- if they turn from what the same earlier article printed: two articles at odds tell of one matter. Only two persons
  who each turn are two, and, on two claims, a person and an institution whose names tell of two houses (the mayor of
  Kastel and Ferris Motors); what an institution is called besides ("the regulator") does not make it another;
- if they are on one claim and of one house: the same person, the same institution, or a person and the institution
  that the person belongs to.

The person's is told, as everywhere before the institution's, and of one holder's the one that was judged most surely.
Of `contested` the holder does not matter. It is not told at all where a reversal or a split tells of the same two
articles: within a component these end it, and a sentence that stands in another makes no exchange of its own.

A pure function of all alerts that hold, whichever component they come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from schemas.alert import Alert, Holder
from streams.ledger.institutions import has_its_own
from streams.ledger.names import BODIES, FIRMS, institution_form, person_name

Telling = tuple[Literal["printed in"], str]
"""Names the article that prints an alert's turn: only alerts that share it can be one exchange's."""

_TOWNS = frozenset({"city", "county", "hall", "region", "state", "town", "village"})

_FIRST = {"person": 0, "institution": 1, "parent": 2}


def telling(alert: Alert) -> Telling:
    """What alerts of one exchange have in common."""
    return "printed in", alert.after.statement.article.id


def told_once(alerts: Iterable[Alert]) -> dict[str, Alert]:
    """The alerts of which each tells an exchange of its own, by id.

    Args:
        alerts: all that share a `telling` with one another, and any others.
    """
    by_telling: defaultdict[Telling, list[Alert]] = defaultdict(list)
    for alert in alerts:
        by_telling[telling(alert)].append(alert)
    return {alert.id: alert for together in by_telling.values() for alert in _told(together)}


def _told(together: list[Alert]) -> Iterator[Alert]:
    told: list[Alert] = []
    for alert in sorted(together, key=_rank):
        if not any(_one_exchange(alert, known) for known in told):
            told.append(alert)
            yield alert


def _rank(alert: Alert) -> tuple[bool, int, float, str]:
    contested = alert.kind == "contested"
    return contested, 0 if contested else _FIRST[alert.holder.kind], -alert.relation.disputes_both, alert.id


def _one_exchange(one: Alert, other: Alert) -> bool:
    same_before = one.before.statement.article.id == other.before.statement.article.id
    if one.kind != other.kind:
        return same_before and "contested" in (one.kind, other.kind)
    if same_before:
        persons = one.kind != "contested" and one.holder.kind == other.holder.kind == "person"
        return _one_house(one.holder, other.holder) if persons else (
            one.claim.id == other.claim.id or not _two_houses(one.holder, other.holder))
    return one.claim.id == other.claim.id and (one.kind == "contested" or _one_house(one.holder, other.holder))


def _one_house(one: Holder, other: Holder) -> bool:
    if one.kind == other.kind == "person":
        first, second = person_name(one.name), person_name(other.name)
        if first is None or second is None:
            return one.name.casefold() == other.name.casefold()
        return first.surname == second.surname and (
            not first.first or not second.first or first.first[0][0] == second.first[0][0])
    short, full = sorted((_house(one), _house(other)), key=lambda name: (len(institution_form(name)), name))
    return bool(institution_form(short)) and institution_form(short) <= institution_form(full) and (
        not has_its_own(short, full))


def _two_houses(one: Holder, other: Holder) -> bool:
    """Whether a person and an institution are of two houses for sure."""
    names = [_own_words(_house(each)) for each in (one, other)]
    return {one.kind, other.kind} == {"person", "institution"} and all(names) and names[0].isdisjoint(names[1])


def _own_words(house: str) -> frozenset[str]:
    """The words that no other house is called by; none of a public body or of what is no name ("the carmaker").

    A minister may be of the Health Ministry, of the government or of the capital, and turn with each of them.
    """
    form = institution_form(house)
    return frozenset() if form & BODIES or house == house.casefold() else form - FIRMS - _TOWNS


def _house(holder: Holder) -> str:
    return holder.institution if holder.kind == "person" else holder.name
