"""When a statement was made: the date that the reporting part of its sentence names, anchored at publication.

Only the words around what is said are looked at; a date inside the content dates what is talked about. Days are
calendar days in the offset of `published_at`.

`stated_at` of a day is noon UTC of that day, of a week noon of its Monday, of a month noon of its first, of a year noon
of 1 January, and never after publication: truncating the instant to its precision in UTC gives the period back, and two
statements whose periods overlap have no order. A statement of the publication day keeps `published_at` itself with
precision "second", so that the order within a day follows publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timezone
from typing import Literal

from schemas.statement import Precision
from streams.extract.dating.expressions import DateExpression, find_dates

_NOT_SAYING = re.compile(
    r"\b(?:until|till|by|before|after|since|from|next|coming|due|for|through|every|each|of|to|between|than|following"
    r"|effective|starting|beginning|as of|back to|ahead of)(?: the| this| last| on)?\s*\Z"
    r"|\bfor (?:delivery|release|publication|completion|launch|trial|debate|discussion)\s*\Z", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|my|your)|['’]s|s['’])\s+\Z", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|won['’]t|(?:is|are|was|were|be) (?:to|due|set|expected|scheduled)\b"
                     r"|plan(?:s|ned)? to|going to|scheduled (?:to|for)|expected to)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:who|whose|which|elected|born|died|founded)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|tell(?:s|ing)|add(?:s|ed|ing)|stat(?:es?|ed|ing)|announc\w+|declar\w+|insist\w*|claim\w*"
    r"|argu\w+|warn\w*|promis\w+|pledg\w+|vow\w*|den(?:ies|ied|ying)|confirm\w*|admit\w*|acknowledg\w+|reject\w*|repl(?:ied|ies)"
    r"|answer\w*|wrote|writes|writ(?:ten|ing)|tweet\w*|post(?:ed|s)|call(?:ed|s|ing)|describ\w+|explain\w*|assert\w*|suggest\w*"
    r"|speak\w*|spoke|spoken|remark\w*|statement|interview|speech|according|testif\w+|signed|ordered|voted|vetoed|withdrew"
    r"|approved|decided)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—()]")
LONGEST_SENTENCE = 2000
"""Characters that are looked at; longer "sentences" are tables and lists."""


@dataclass(frozen=True)
class Dated:
    """When it was said, how exactly that is known, and from what."""

    stated_at: datetime
    precision: Precision
    dated_by: Literal["text", "published"]


def date_statement(
    sentence: str,
    published_at: datetime,
    *,
    quotation_spans: Sequence[tuple[int, int]] = (),
    before: str = "",
    belongs: Callable[[int], bool] | None = None,
) -> Dated:
    """Date a statement by its sentence.

    Args:
        sentence: the sentence, or only its reporting part ("the minister said on Monday").
        published_at: when the article was published, with offset.
        quotation_spans: what is said, as [start, end) in `sentence`; dates inside do not count.
        before: the text before the sentence; its last date anchors "three days earlier" and "at the time".
        belongs: whether the word at an offset of `sentence` tells of the saying; by default any may.

    Returns:
        The date of the saying, never after `published_at`; `published_at` itself when the sentence names none.
    """
    sentence = sentence[:LONGEST_SENTENCE]
    masked = sentence
    for start, end in quotation_spans:
        masked = masked[:start] + "§" * len(masked[start:end]) + masked[end:]
    said_at = [match.span() for match in _SAYING.finditer(masked)]
    found = [
        one
        # What is talked about anchors "at the time" all the same, so the words are searched before they are hidden.
        for one in find_dates(sentence, published_at.date(), before[-LONGEST_SENTENCE:])
        if "§" not in masked[one.start : one.end]
        and _of_saying(masked, one)
        and (belongs is None or belongs(one.start))
    ]
    if not found:
        return Dated(published_at, "second", "published")
    chosen = min(found, key=lambda one: (_distance(one, said_at), one.start))
    return _dated(chosen, published_at)


def _distance(found: DateExpression, said_at: list[tuple[int, int]]) -> int:
    """Characters between a date and the nearest word of saying."""
    return min((max(start - found.end, found.start - end, 0) for start, end in said_at), default=0)


def _of_saying(text: str, found: DateExpression) -> bool:
    """Whether the words before a date let it date the saying, rather than a deadline, a plan or another's story."""
    if found.names_occasion:
        return True
    clause = _CLAUSE.split(text[: found.start])[-1]
    if _ASIDE.search(clause) is not None and _SAYING.search(clause) is None:
        return False
    # "the Nov. 3 vote", "her Monday rally": the date belongs to the noun
    compound = found.kind in ("day", "weekday") and not text[found.start].isdigit() and _COMPOUND.search(clause)
    return not (_NOT_SAYING.search(clause) or _FUTURE.search(clause) or compound)


def _dated(found: DateExpression, published_at: datetime) -> Dated:
    if found.precision == "day" and found.first == published_at.date():
        return Dated(published_at, "second", "text")
    noon = datetime.combine(found.first, time(12), tzinfo=timezone.utc)
    # Noon UTC of the day before may lie after a publication just past midnight far east of Greenwich.
    return Dated(min(noon, published_at), found.precision, "text")
