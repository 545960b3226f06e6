"""A resolved speaker, and what the user's register of officials knows better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from schemas.statement import Speaker
from streams.extract.speakers.register import Register

SURE = 0.95  # confidence of a printed name with role or institution, or of an entry of the register


@dataclass(frozen=True)
class ResolvedSpeaker:
    """A speaker with what the later steps need.

    Attributes:
        speaker: the message's part.
        official: speaks for a government, agency, court, company or other institution.
        self_name: how "we" and "I" are to be read: institution (else person), person (else institution).
    """

    speaker: Speaker
    official: bool
    self_name: tuple[str, str]


def registered(resolved: ResolvedSpeaker, register: Register | None, when: datetime) -> ResolvedSpeaker:
    """The speaker as the user's register of officials has them; it takes precedence over what the article shows.

    Of one whose offices have all ended, or not begun, it tells the name only: what they are now, the article tells.
    """
    speaker = resolved.speaker
    official = register.find(speaker.name, speaker.institution, when) if register is not None and speaker.name else None
    if official is None:
        return resolved
    role = official.role_at(when)
    if role is None and official.roles:
        speaker = msgspec.structs.replace(
            speaker, name=official.name, register_id=official.id, confidence=max(speaker.confidence, SURE))
        return replace(resolved, speaker=speaker)
    speaker = Speaker(
        printed=speaker.printed,
        name=official.name,
        role=(role.title if role else "") or speaker.role,
        institution=(role.institution if role else official.institution) or speaker.institution,
        parent=(role.parent if role else official.parent) or speaker.parent,
        register_id=official.id,
        confidence=max(speaker.confidence, SURE),
    )
    return replace(resolved, speaker=speaker, official=True)


def with_house(resolved: ResolvedSpeaker) -> Speaker:
    """The speaker with the institution meant, also where only its kind is printed: the city of "the city's mayor"."""
    institution = resolved.speaker.institution or resolved.self_name[0]
    return msgspec.structs.replace(resolved.speaker, institution=institution)


def called(resolved: ResolvedSpeaker) -> str:
    """What one and the same speaker of an article is called by: name, else institution meant, else as printed."""
    return resolved.speaker.name or with_house(resolved).institution or resolved.speaker.printed
