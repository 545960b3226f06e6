"""A component as a claim, and as an entry of the fact-checkers' queue."""

from __future__ import annotations

from urllib.parse import urlsplit

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


def checkable(component: Component, claim: Claim, threshold: float) -> CheckableClaim | None:
    """The claim as one worth checking, with the factors of its priority; None if no statement of it is.

    Args:
        component: the statements.
        claim: as `claim_of` gives it.
        threshold: check-worthiness from which a claim is queued.
    """
    worthiness = max(utterance.statement.check_worthiness for utterance in component.utterances)
    if worthiness < threshold:
        return None
    statements = [entry.statement for entry in component.entries]
    return CheckableClaim(
        id=claim.id,
        text=claim.text,
        author=_author(component.earliest.statement),
        first_appearance=_work(component.earliest.statement),
        appearance=tuple(_work(statement) for statement in statements[-LATEST_APPEARANCES:]),
        priority=Priority(
            check_worthiness=worthiness,
            sources=len({outlet(statement) for statement in statements}),
            official=any(statement.official for statement in statements),
            disputed=claim.dispute > 0 and claim.support > 0,
            first_seen=min(statement.article.published_at for statement in statements),
            last_seen=claim.last_seen,
        ),
    )


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
