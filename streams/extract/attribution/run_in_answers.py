"""Quotations right behind a question in the same paragraph: "What happened, Ms Bell? “The roof gave way.”".

They are hers whom the questions call by name, or whom the article says it has met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from streams.extract.attribution.guests import SENTENCES, YOU, called, guest_named, is_met, meets, opening_of
from streams.extract.attribution.linked import Attribution
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame, QuotedPart

_ENDS = (".", "!", "?", "\u2026")
_WITH_NAME = re.compile(r", (?:[A-Z][\w.'\u2019-]+ )+[A-Z][\w'\u2019-]+\.$")


class _Answer(NamedTuple):
    frame: Frame
    quote: QuotedPart
    asked: str


def answers_beside(
    title: Frame | None, body: Sequence[Frame], found: Mapping[int, Sequence[Attribution]], cast: Cast
) -> list[Attribution]:
    """The answers that stand beside their questions, if all words quoted in the article are answers of one guest.

    Args:
        title: None if there is none.
        body: the paragraphs.
        found: attributions of each paragraph by its index; the quotations that they hold are no answers.
        cast: whose people are looked for.
    """
    answers: list[_Answer] = []
    for frame in body:
        held = {quote.frame for link in found.get(frame.index, ()) for quote in link.quotes}
        end = 0
        for quote in frame.quotes:
            asked = frame.raw[end : quote.quotation.start].strip()
            end = quote.quotation.end
            if quote.frame in held or not _is_whole(frame, quote) or not _is_put(asked):
                return []
            answers.append(_Answer(frame, quote, asked))
    guest = _guest(title, body, [answer.asked for answer in answers], cast) if answers else ""
    return [_attributed(answer, guest) for answer in answers] if guest else []


def _is_whole(frame: Frame, quote: QuotedPart) -> bool:
    """Whether a quotation is sentences of its own and no narrator's sentence goes on behind it."""
    rest = frame.raw[quote.quotation.end :].lstrip()
    return quote.quotation.closed and quote.text.rstrip().endswith(_ENDS) and (not rest or rest[0].isupper())


def _is_put(asked: str) -> bool:
    """Whether words before a quotation are put to somebody: a question, a remark with their name, or a meeting."""
    last = SENTENCES.split(asked)[-1]
    return last.endswith("?") or (_WITH_NAME.search(last) is not None and YOU.search(last) is not None) or (
        last.endswith(".") and meets(last))


def _guest(title: Frame | None, body: Sequence[Frame], asked: Sequence[str], cast: Cast) -> str:
    """Whom the questions call, else the one whom the opening says was met; empty if nobody or several."""
    if who := called(asked, cast):
        return who
    opening = opening_of(title, body)
    return (guest_named(opening, cast) or "") if is_met(opening) else ""


def _attributed(answer: _Answer, guest: str) -> Attribution:
    frame, quote = answer.frame, answer.quote
    sentence = frame.doc.char_span(*quote.frame, alignment_mode="expand")
    return Attribution(
        frame, "direct", guest, "", "assert", sentence.sent if sentence is not None else next(iter(frame.doc.sents)),
        (frame.start + quote.quotation.start, frame.start + quote.quotation.end), None, (quote,))
