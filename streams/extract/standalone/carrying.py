"""Which sentences of a quotation carry it: those that speak of the matter, and what these look back to."""

from __future__ import annotations

import re

from spacy.tokens import Span

from streams.extract.attribution.modality import modality_of
from streams.extract.parsing.phrases import content_words
from streams.extract.standalone.dangling import dangling
from streams.extract.standalone.text import Context, is_finite, subject_is_empty

_SECOND_SENTENCE = 45  # words up to which a second sentence is kept

GREETING = re.compile(
    r"^(?:good (?:morning|day|afternoon|evening|night)|hello|welcome|goodbye|bye|thanks?\b|thank you|see you|"
    r"safe (?:journey|travels)|congratulations|happy (?:new year|birthday|holidays)|merry christmas|best wishes|"
    r"god bless|good luck)",
    re.IGNORECASE,
)
"""Sentences that greet, thank or wish and say nothing."""


def carrying(sentences: list[Span], context: Context) -> list[list[Span]]:
    """One or two sentences in their order; those that a reporting clause splits come as several spans.

    Args:
        sentences: all sentences of the quotation.
        context: the content words of headline and lede.
    """
    units = _units(sentences)
    return _with_antecedent(_best(units, context), units)


def _units(sentences: list[Span]) -> list[list[Span]]:
    """Sentences, those that a reporting clause splits put together: "It is a worry," she said, "that the dam leaks"."""
    units: list[list[Span]] = []
    for sentence in sentences:
        if not any(token.is_alpha for token in sentence):
            continue
        first = next(token for token in sentence if token.is_alpha)
        if (
            units
            and units[-1][-1].doc is not sentence.doc
            and units[-1][-1].text.rstrip()[-1:] not in (".", "!", "?")
            and first.text[:1].islower()
        ):
            units[-1].append(sentence)
        else:
            units.append([sentence])
    return units


def _best(units: list[list[Span]], context: Context) -> list[list[Span]]:
    if not units:
        return []
    scored = sorted(
        ((_score(unit, context), -position, unit) for position, unit in enumerate(units)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    best = [scored[0]]
    for item in scored[1:]:
        words = sum(len(span.text.split()) for one in [*best, item] for span in one[2])
        if len(best) < 2 and item[0] > 0 and words <= _SECOND_SENTENCE:
            best.append(item)
    return [item[2] for item in sorted(best, key=lambda item: -item[1])]


def _with_antecedent(kept: list[list[Span]], units: list[list[Span]]) -> list[list[Span]]:
    """The kept sentences, for the second the one before the first when the first hangs on it: "Yes to trams. Use them."

    Only a sentence of the quotation itself is sure to be what its pronoun looks back to.
    """
    if not kept or dangling(kept[0]) != "pronoun":
        return kept
    at = next(position for position, unit in enumerate(units) if unit is kept[0])
    if at == 0 or any(GREETING.match(span.text.strip()) for span in units[at - 1]):
        return kept
    before = units[at - 1]
    words = sum(len(span.text.split()) for span in [*before, *kept[0]])
    tells = any(token.pos_ in ("NOUN", "PROPN") for span in before for token in span)
    return [before, kept[0]] if tells and words <= _SECOND_SENTENCE else kept


def _score(unit: list[Span], context: Context) -> float:
    words = frozenset(word for span in unit for word in content_words(span))
    shared = len(words & context.words)
    score = 1.5 * shared + 0.2 * min(len(words), 8)
    if modality_of(unit[0], unit[-1].text) != "asserted":
        score -= 3
    if subject_is_empty(unit[0]) or not any(is_finite(span) for span in unit):
        score -= 0.8
    if sum(len(span.text.split()) for span in unit) < 4:
        score -= 1.2
    if any(token.lower_ in ("you", "your") for span in unit for token in span):
        score -= 0.6
    return score
