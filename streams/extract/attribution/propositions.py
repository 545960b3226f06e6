"""Whether tagged words make a proposition, by the parse: a verb with a tense and a subject that are the words' own.

The tagger marks words by their surroundings alone, so it also marks what is no clause: "his late order to close it",
"no to what the board called a gift", or half of a clause whose subject stands elsewhere.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import FINITE, word_set

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "attr"))
_SIDE = frozenset(("relcl", "acl", "advcl", "pcomp", "csubj"))
_CLAUSE_WORDS = 3
_GOES_ON = word_set("go continue begin start come seem appear happen take use manage")
"""Verbs whose infinitive is said all the same: "went on to say", "continued to insist"."""


def is_proposition(content: Span) -> bool:
    """Whether a main clause is among the words, its verb and its subject.

    Args:
        content: what a tagger takes for what is said, marks and "that" at its ends left out.
    """
    return len(content) >= _CLAUSE_WORDS and any(
        token.tag_ in FINITE and _is_main(verb := _verb_of(token), content) and _has_subject(verb, content)
        for token in content
    )


def _verb_of(token: Token) -> Token:
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _is_main(verb: Token, content: Span) -> bool:
    """Whether nothing but verbs stands above a verb within the words: below a noun or "to" it only describes."""
    inside = content.start <= verb.i < content.end
    while inside and content.start <= verb.head.i < content.end and verb.head.i != verb.i:
        if verb.dep_ in _SIDE or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            return False
        verb = verb.head
    marked = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.children)
    return inside and not (verb.dep_ == "advcl" and marked)  # "…, even though the board is against it"


def _has_subject(verb: Token, content: Span) -> bool:
    """Whether a verb, or the one that it is joined to, has its subject among the words."""
    while True:
        if any(child.dep_ in _SUBJECTS and content.start <= child.i < content.end for child in verb.children):
            return True
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or not content.start <= verb.head.i < content.end or (
                verb.head.i == verb.i):
            return False
        verb = verb.head


def is_unsaid(cue: Token) -> bool:
    """Whether an infinitive only tells what for: "draw a line to signal that", "a way to show that"."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in cue.children)
    return cue.tag_ == "VB" and to and cue.head.i != cue.i and cue.head.lemma_ not in _GOES_ON
