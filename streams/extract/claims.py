"""Unattributed claims that may be worth checking: the outlet's own declarative sentences with figures and names."""

from __future__ import annotations

from spacy.tokens import Span

from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import word_set

MAX_CLAIMS = 5  # an article's; the check-worthiness head sees no more
_WORDS = range(7, 46)  # shorter ones lack a subject or an object, longer ones are lists
_FIGURES = frozenset(("CARDINAL", "PERCENT", "MONEY", "QUANTITY"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "LAW", "EVENT", "FAC", "PRODUCT"))
_DANGLING = word_set("it this that they these those he she its his her their one both here there such")


def find_claims(frames: tuple[Frame, ...], taken: set[tuple[int, int]]) -> list[tuple[Frame, Span]]:
    """Candidate sentences of the body, at most `MAX_CLAIMS`, the most specific ones, in the order of the text.

    Args:
        frames: the body.
        taken: (frame index, sentence start) of sentences that already make a statement.
    """
    candidates: list[tuple[float, int, Frame, Span]] = []
    for frame in frames:
        for sentence in frame.doc.sents:
            if (frame.index, sentence.start) in taken or frame.quotes_in(sentence):
                continue
            score = _specific(sentence)
            if score > 0:
                candidates.append((score - 0.1 * frame.index, len(candidates), frame, sentence))
    best = sorted(candidates, key=lambda item: (-item[0], item[1]))[:MAX_CLAIMS]
    return [(frame, sentence) for _, _, frame, sentence in sorted(best, key=lambda item: item[1])]


def _specific(sentence: Span) -> float:
    """How much there is to check; 0 for what is no claim on its own."""
    text = sentence.text.strip()
    if len(text.split()) not in _WORDS or text[-1:] not in (".", "!") or ":" in text[:25]:
        return 0
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX"):
        return 0
    subjects = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")]
    if not subjects or subjects[0].lower_ in _DANGLING or subjects[0].lower_ in ("i", "we", "you"):
        return 0
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in root.children):
        return 0
    figures = sum(entity.label_ in _FIGURES for entity in sentence.ents)
    names = sum(entity.label_ in _NAMES for entity in sentence.ents)
    if not figures and names < 2:
        return 0
    if sentence[0].lower_ in _DANGLING:
        return 0
    return min(figures, 2) + 0.5 * min(names, 2)
