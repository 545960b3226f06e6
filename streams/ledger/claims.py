"""A component as a claim, and as an entry of the fact-checkers' queue."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from urllib.parse import urlsplit

from schemas.claim import Appearance, Claim
from schemas.common import Stance
from schemas.factcheck import CheckableClaim, CreativeWork, Organization, Person, Priority
from schemas.statement import Statement
from streams import ids
from streams.ledger.component import Component, Utterance
from streams.ledger.entry import Entry

LATEST_APPEARANCES = 20
"""Appearances that a message carries; the count says how many there are."""


def claim_of(component: Component) -> Claim:
    """The claim: text and id of its earliest statement, its first and latest appearances."""
    return Counts(component).claim()


def checkable(component: Component, threshold: float) -> CheckableClaim | None:
    """The claim as one worth checking, with the factors of its priority; None if no statement of it is.

    Args:
        component: the statements.
        threshold: check-worthiness from which a claim is queued.
    """
    return Counts(component).checkable(threshold)


class Counts:
    """What a component's claim says of its statements, kept up as they come and go.

    Args:
        component: the statements.

    Attributes:
        entries: all live statements in event order, copies included.
    """

    def __init__(self, component: Component) -> None:
        self._component = component
        self._asserted: Counter[Stance] = Counter()
        self._stance: dict[str, Stance] = {}
        self._disputed = self._official = 0
        self._outlets: Counter[str] = Counter()
        self.entries = sorted(
            (entry for each in component.utterances for entry in each.appearances), key=lambda entry: entry.order)
        self._worth = sorted(utterance.statement.check_worthiness for utterance in component.utterances)
        self._published = sorted(entry.statement.article.published_at for entry in self.entries)
        for utterance in component.utterances:
            self._count_side(utterance)
            for entry in utterance.appearances:
                self._count_appearance(entry, 1)

    def add(self, utterance: Utterance) -> None:
        """Count an utterance and its copies."""
        insort(self._worth, utterance.statement.check_worthiness)
        self._count_side(utterance)
        for entry in utterance.appearances:
            self.appears(entry)

    def appears(self, entry: Entry) -> None:
        """Count an appearance."""
        insort(self.entries, entry, key=lambda each: each.order)
        insort(self._published, entry.statement.article.published_at)
        self._count_appearance(entry, 1)

    def remove(self, utterance: Utterance) -> None:
        """Take an utterance that was counted, and its copies, out."""
        del self._worth[bisect_left(self._worth, utterance.statement.check_worthiness)]
        self._uncount_side(utterance)
        for entry in utterance.appearances:
            del self.entries[bisect_left(self.entries, entry.order, key=lambda each: each.order)]
            del self._published[bisect_left(self._published, entry.statement.article.published_at)]
            self._count_appearance(entry, -1)

    def turned(self, utterance: Utterance) -> None:
        """An utterance that was counted may be on another side now."""
        if self._stance.get(utterance.id) != self._component.stances[utterance.id]:
            self._uncount_side(utterance)
            self._count_side(utterance)

    def claim(self) -> Claim:
        """The claim."""
        earliest = self._component.earliest
        statement = earliest.statement
        return Claim(
            id=ids.claim_id(statement.id),
            language=statement.language,
            text=statement.text,
            first=_appearance(self._component, earliest.first),
            count=len(self.entries),
            latest=tuple(_appearance(self._component, entry) for entry in self.entries[-LATEST_APPEARANCES:]),
            support=self._asserted["supports"],
            dispute=self._asserted["disputes"],
            last_seen=self._published[-1],
        )

    def checkable(self, threshold: float) -> CheckableClaim | None:
        """The claim as one worth checking; see the function of that name."""
        if self._worth[-1] < threshold:
            return None
        earliest = self._component.earliest.statement
        return CheckableClaim(
            id=ids.claim_id(earliest.id),
            text=earliest.text,
            author=_author(earliest),
            first_appearance=_work(earliest),
            appearance=tuple(_work(entry.statement) for entry in self.entries[-LATEST_APPEARANCES:]),
            priority=Priority(
                check_worthiness=self._worth[-1],
                sources=len(self._outlets),
                official=self._official > 0,
                disputed=self._disputed > 0,
                first_seen=self._published[0],
                last_seen=self._published[-1],
            ),
        )

    def _count_side(self, utterance: Utterance) -> None:
        if utterance.statement.modality == "asserted":
            stance = self._stance[utterance.id] = self._component.stances[utterance.id]
            self._asserted[stance] += 1
            self._disputed += stance == "disputes" and _somebodys(utterance.statement)

    def _uncount_side(self, utterance: Utterance) -> None:
        stance = self._stance.pop(utterance.id, None)
        if stance is not None:
            self._asserted[stance] -= 1
            self._disputed -= stance == "disputes" and _somebodys(utterance.statement)

    def _count_appearance(self, entry: Entry, one: int) -> None:
        self._official += one * entry.statement.official
        where = outlet(entry.statement)
        self._outlets[where] += one
        if not self._outlets[where]:
            del self._outlets[where]


def _somebodys(statement: Statement) -> bool:
    """Whether somebody identified states it."""
    return statement.kind != "claim" and statement.speaker is not None


def outlet(statement: Statement) -> str:
    """What tells outlets apart: the domain, else the name, else the host of the URL."""
    article = statement.article
    if article.publisher is not None:
        return (article.publisher.domain or article.publisher.name).casefold()
    return (urlsplit(article.url).hostname or "") if article.url else ""


def outlets(utterance: Utterance) -> int:
    """How many outlets carry an utterance, those that copied it included."""
    return len({outlet(entry.statement) for entry in utterance.appearances})


def _appearance(component: Component, entry: Entry) -> Appearance:
    statement = entry.statement
    article = statement.article
    first = component.utterance_of[statement.id].id
    return Appearance(
        statement_id=statement.id,
        article_id=article.id,
        stated_at=statement.stated_at,
        published_at=article.published_at,
        url=article.url,
        outlet=article.publisher.name if article.publisher is not None else "",
        speaker=statement.speaker.printed if statement.speaker is not None else "",
        stance=component.stances[first],
        copy_of=first if first != statement.id else None,
    )


def _work(statement: Statement) -> CreativeWork:
    article = statement.article
    return CreativeWork(
        headline=article.title,
        date_published=article.published_at,
        url=article.url,
        publisher=Organization(name=article.publisher.name) if article.publisher is not None else None,
    )


def _author(statement: Statement) -> Person | Organization | None:
    speaker = statement.speaker
    if speaker is None:
        return None
    if speaker.name:
        return Person(name=speaker.name, job_title=speaker.role)
    return Organization(name=speaker.institution) if speaker.institution else None
