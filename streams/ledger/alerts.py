"""An alert with all its evidence, from the draft that a rule found."""

from __future__ import annotations

import msgspec

from schemas.alert import Alert, ClaimReference, Side
from schemas.common import Stance
from streams import ids
from streams.ledger.claims import outlets
from streams.ledger.component import other_side
from streams.ledger.confidence import confidence, severity
from streams.ledger.evidence import Draft
from streams.ledger.headline import headline
from streams.ledger.stated import SURE_SPEAKER, Stated
from streams.settings import Settings


def alert_of(draft: Draft, claim: ClaimReference, settings: Settings) -> Alert:
    """The alert of a draft, with status ``raised``.

    Args:
        draft: whose position turned, and the evidence.
        claim: the component's claim.
        settings: the thresholds in force.
    """
    stance = draft.before.stance
    if stance == draft.after.stance:
        # Two alternatives to what the claim says, at odds with one another: what was turned from is the first of them.
        claim = ClaimReference(id=claim.id, text=draft.before.statement.text)
        stance = "supports"
    before = _side(draft.before, stance)
    after = _side(draft.after, other_side(stance))
    trigger = max(
        (draft.since, draft.before, draft.after),
        key=lambda each: (each.statement.article.appended_at, each.statement.article.offset, each.order)).statement
    carried_by = outlets(draft.after.utterance)
    read_by = [draft.before.utterance.first.judgement, draft.after.utterance.first.judgement]
    return Alert(
        id=ids.alert_id(draft.kind, draft.after.id),
        status="raised",
        kind=draft.kind,
        headline=headline(draft.kind, draft.holder, claim.text, before, after),
        claim=claim,
        holder=draft.holder,
        since=_side(draft.since, stance),
        before=before,
        after=after,
        trigger=trigger,
        relation=msgspec.structs.replace(draft.relation, statement_id=draft.before.id),
        confidence=confidence(draft, carried_by),
        severity=severity(draft, carried_by),
        sources=carried_by,
        detected_at=trigger.article.appended_at,
        historic=trigger.article.historic,
        models={name: version for judgement in read_by
                for name, version in (judgement.statement.models | judgement.models).items()},
        thresholds={
            **{name: value for judgement in read_by for name, value in judgement.thresholds.items()},
            "relation": settings.relation_threshold,
            "alert": settings.alert_threshold,
            "link_similarity": settings.link_similarity,
            "speaker": SURE_SPEAKER,
            "split_days": float(settings.split_days),
        },
    )


def _side(position: Stated, stance: Stance) -> Side:
    speaker = position.statement.speaker
    shown = (speaker.name or speaker.institution or speaker.printed) if speaker is not None else ""
    return Side(stance=stance, statement=position.statement, holder=shown)
