"""Which sentences of a quotation carry it: those that speak of the matter, and what these look back to."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.attribution.modality import modality_of
from streams.extract.parsing.lexicon import word_set
from streams.extract.parsing.phrases import content_words
from streams.extract.standalone.dangling import dangling
from streams.extract.standalone.text import Context, is_finite, subject_is_empty

_SECOND_SENTENCE = 45  # words up to which a second sentence is kept
_THIRD_SENTENCE = 30  # words up to which a third one is, if it takes a side
_TAKES_A_SIDE = 1.8  # what a demand, a promise or a refusal is worth: more than a word shared with headline and lede

_DEMANDS = word_set("""should ought must will shall 'll ’ll wo sha need want support oppose favour favor reject refuse
    insist""")
"""With "I" or "we" as their subject, or "there", what a speaker is for or against: "There must be a limit"."""

_ASIDE = word_set("""give look listen come wait remember imagine ask tell see watch mark take eat trust believe thank
    forget say think""")
"""What a speaker bids the listeners do, and takes no side by: "Give it time", "Ask anybody"."""

_PERSONAL = word_set("he she him his her")
_VERDICTS = word_set("right wrong mistake enough fair unfair safe unsafe dead over final")
"""What a short sentence says of the matter: "Sixteen is right"."""

GREETING = re.compile(
    r"^(?:good (?:morning|day|afternoon|evening|night)|hello|welcome|goodbye|bye|thanks?\b|thank you|see you|"
    r"safe (?:journey|travels)|congratulations|happy (?:new year|birthday|holidays)|merry christmas|best wishes|"
    r"god bless|good luck)",
    re.IGNORECASE,
)
"""Sentences that greet, thank or wish and say nothing."""


def carrying(sentences: list[Span], context: Context) -> list[list[Span]]:
    """One to three sentences in their order; those that a reporting clause splits come as several spans.

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
        if item[0] > 0 and not _hangs_on_left_out([one[2] for one in [*best, item]], units) and (
            (len(best) == 1 and words <= _SECOND_SENTENCE)
            or (len(best) == 2 and words <= _THIRD_SENTENCE and _takes_a_side(item[2]))
        ):
            best.append(item)
    return [item[2] for item in sorted(best, key=lambda item: -item[1])]


def _hangs_on_left_out(kept: list[list[Span]], units: list[list[Span]]) -> bool:
    """Whether a sentence's "he" or "she" means somebody of one before it that is left out, and would mean another.

    "I have a son. It could have been Oberg. He was wrong.": without the second sentence the son was wrong.
    """
    left_out = earlier = False
    for unit in units:
        if not any(unit is one for one in kept):
            left_out = True
            continue
        personal = any(token.lower_ in _PERSONAL for span in unit for token in span)
        if earlier and left_out and personal and dangling(unit) == "pronoun":
            return True
        earlier, left_out = True, False
    return False


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
    takes_a_side = _takes_a_side(unit)
    if takes_a_side:
        score += _TAKES_A_SIDE
    if subject_is_empty(unit[0]) or not any(is_finite(span) for span in unit):
        score -= 0.8
    if not takes_a_side and sum(len(span.text.split()) for span in unit) < 4:
        score -= 1.2
    if _addresses(unit):
        score -= 0.6
    return score


def _addresses(unit: list[Span]) -> bool:
    return any(token.lower_ in ("you", "your") for span in unit for token in span)


def _takes_a_side(unit: list[Span]) -> bool:
    """So "We ought to let them in", "I will sign it", "Do not expand", "Leave it at sixteen", "Sixteen is right"."""
    return not _addresses(unit) and any(_bids(span.root) or _demands(span.root) or _judges(span.root) for span in unit)


def _bids(root: Token) -> bool:
    if root.tag_ != "VB" or any(child.dep_ in ("nsubj", "nsubjpass") for child in root.children):
        return False
    begins = root.i == root.sent.start or any(child.dep_ == "neg" for child in root.children)
    return begins and root.lower_ not in _ASIDE


def _demands(root: Token) -> bool:
    speaks = any((child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("i", "we")) or child.dep_ == "expl"
                 for child in root.children)
    verbs = (token for token in (root, *root.children) if token.pos_ in ("AUX", "VERB"))
    return speaks and any(verb.lower_ in _DEMANDS for verb in verbs)


def _judges(root: Token) -> bool:
    return any(child.dep_ in ("acomp", "attr") and child.lower_ in _VERDICTS for child in root.children)
