"""What extraction finds in one article, before any model sees it."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.statement import Kind, Modality, Selector, Speaker, TextPositionSelector, TextQuoteSelector
from streams.extract.dating.dates import Dated
from streams.extract.parsing.frames import Field

CONTEXT = 32
"""Code points of prefix and suffix in a TextQuoteSelector, as common annotation clients keep."""


@dataclass(frozen=True)
class Found:
    """One statement, without what needs a model: id, embedding, check-worthiness."""

    kind: Kind
    text: str
    passage: str
    quotation: str
    selectors: tuple[Selector, ...]
    cue: str
    modality: Modality
    denied: bool
    change_cue: str
    dated: Dated
    speaker: Speaker | None
    official: bool


def passage_selectors(field_text: str, field: Field, start: int, end: int) -> tuple[Selector, ...]:
    """The W3C selectors of a passage: its words with what stands around them, and its position."""
    return (
        TextQuoteSelector(
            exact=field_text[start:end],
            prefix=field_text[max(0, start - CONTEXT) : start],
            suffix=field_text[end : end + CONTEXT],
            field=field,
        ),
        TextPositionSelector(start=start, end=end, field=field),
    )
