"""Interviews that print questions and answers without labels: the answers, in quotation marks, are the guest's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame

FEWEST = 2
"""Answers, and questions, that make an interview: one quotation after one question is in any report."""

INTRODUCED = 2
"""First paragraphs that may say that this is an interview and with whom, besides the title."""

_INTERVIEW = re.compile(
    r"\binterview(?:ed)?\b|\bQ\s?(?:&|and)\s?A\b|\bconversation\b|\bour (?:studio|questions)\b", re.IGNORECASE)


def attribute_interview(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """The answers of an interview whose only guest the title or the first paragraphs name.

    Args:
        title: None if there is none.
        body: the paragraphs.
        found: attributions of each paragraph by its index; a paragraph that has one is no answer.
        cast: whose people are looked for.
    """
    opening = [*([title] if title is not None else []), *body[:INTRODUCED]]
    if not any(_INTERVIEW.search(frame.raw) for frame in opening):
        return []
    answers = [frame for frame in body if not found.get(frame.index) and _is_quotation(frame)]
    questions = [frame for frame in body if not frame.quotes and frame.raw.rstrip().endswith("?")]
    guest = _guest(opening, cast)
    if guest is None or len(answers) < FEWEST or len(questions) < FEWEST:
        return []
    return [
        Attribution(
            frame, "direct", guest, "", "assert", next(iter(frame.doc.sents)),
            (frame.start + frame.quotes[0].quotation.start, frame.start + frame.quotes[-1].quotation.end), None,
            frame.quotes)
        for frame in answers
    ]


def _is_quotation(frame: Frame) -> bool:
    """Whether a paragraph is quoted from its first word to its last."""
    outside, end = "", 0
    for quote in frame.quotes:
        outside += frame.raw[end : quote.quotation.start]
        end = quote.quotation.end
    return bool(frame.quotes) and not any(char.isalnum() for char in outside + frame.raw[end:])


def _guest(opening: Sequence[Frame], cast: Cast) -> str | None:
    """The one person whom the opening names in full; None if it names several or nobody."""
    text = "\n".join(frame.raw for frame in opening)
    named = {person.name for person in cast.people.values() if " " in person.name and person.name in text}
    return named.pop() if len(named) == 1 else None
