"""A component as a claim, and as an entry of the fact-checkers' queue."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from schemas.claim import Appearance, Claim
from schemas.factcheck import CheckableClaim, CreativeWork, Organization, Person, Priority
from schemas.statement import Statement
from streams import ids
from streams.ledger.component import Component, Utterance
from streams.ledger.entry import Entry

LATEST_APPEARANCES = 20
"""Appearances that a message carries; the count says how many there are."""


def claim_of(component: Component) -> Claim:
    """The claim: text and id of its earliest statement, its first and latest appearances."""
    entries = component.entries
    asserted = [
        component.stances[utterance.id] for utterance in component.utterances
        if utterance.statement.modality == "asserted"
    ]
    earliest = component.earliest
    return Claim(
        id=ids.claim_id(earliest.id),
        language=earliest.statement.language,
        text=earliest.statement.text,
        first=_appearance(component, earliest.first),
        count=len(entries),
        latest=tuple(_appearance(component, entry) for entry in entries[-LATEST_APPEARANCES:]),
        support=asserted.count("supports"),
        dispute=asserted.count("disputes"),
        last_seen=max(entry.statement.article.published_at for entry in entries),
    )


def claim_with(claim: Claim, component: Component, entry: Entry) -> Claim:
    """The claim after one more statement or copy, which the component has already and is not its earliest."""
    statement = entry.statement
    copy = component.utterance_of[entry.id].id != entry.id
    asserted = component.stances[entry.id] if statement.modality == "asserted" and not copy else None
    return msgspec.structs.replace(
        claim,
        count=claim.count + 1,
        latest=tuple(_appearance(component, each) for each in component.entries[-LATEST_APPEARANCES:]),
        support=claim.support + (asserted == "supports"),
        dispute=claim.dispute + (asserted == "disputes"),
        last_seen=max(claim.last_seen, statement.article.published_at),
    )


class Worth:
    """What makes a claim worth checking, counted over its statements.

    Args:
        component: the statements.
    """

    def __init__(self, component: Component) -> None:
        self._component = component
        self._worthiness = 0.0
        self._outlets: set[str] = set()
        self._official = self._disputed = False
        self._first_seen = component.earliest.statement.article.published_at
        for utterance in component.utterances:
            self.take(utterance)

    def take(self, utterance: Utterance) -> None:
        """Count an utterance and its copies."""
        self._worthiness = max(self._worthiness, utterance.statement.check_worthiness)
        self._disputed = self._disputed or _disputes(self._component, utterance)
        for entry in utterance.appearances:
            self.appears(entry)

    def appears(self, entry: Entry) -> None:
        """Count an appearance."""
        self._outlets.add(outlet(entry.statement))
        self._official = self._official or entry.statement.official
        self._first_seen = min(self._first_seen, entry.statement.article.published_at)

    def checkable(self, claim: Claim, threshold: float) -> CheckableClaim | None:
        """See `checkable`."""
        if self._worthiness < threshold:
            return None
        component = self._component
        earliest = component.earliest.statement
        return CheckableClaim(
            id=claim.id,
            text=claim.text,
            author=_author(earliest),
            first_appearance=_work(earliest),
            appearance=tuple(_work(entry.statement) for entry in component.entries[-LATEST_APPEARANCES:]),
            priority=Priority(
                check_worthiness=self._worthiness,
                sources=len(self._outlets),
                official=self._official,
                disputed=self._disputed,
                first_seen=self._first_seen,
                last_seen=claim.last_seen,
            ),
        )


def checkable(component: Component, claim: Claim, threshold: float) -> CheckableClaim | None:
    """The claim as one worth checking, with the factors of its priority; None if no statement of it is.

    Args:
        component: the statements.
        claim: as `claim_of` gives it.
        threshold: check-worthiness from which a claim is queued.
    """
    return Worth(component).checkable(claim, threshold)


def _disputes(component: Component, utterance: Utterance) -> bool:
    """Whether somebody identified asserts the opposite of the claim."""
    statement = utterance.statement
    return (
        component.stances[utterance.id] == "disputes" and statement.modality == "asserted"
        and statement.kind != "claim" and statement.speaker is not None)


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
