"""Reports that are none: what was not said, not yet, or is only thought of, and things that show something."""

from __future__ import annotations

from spacy.tokens import Token

from streams.extract.attribution.documents import names_no_issuer
from streams.extract.parsing.lexicon import FACT_SOURCES, SURVEYORS, word_set

_UNSAID = word_set("""refuse decline fail hesitate stop avoid urge ask call want wish plan expect hope intend threaten
    seek need prepare resist forbid prevent press pressure beg invite schedule forget neglect due set""")
"""Verbs whose infinitive or participle was not said, or not yet."""
_RANKED = word_set("first second third last latest only next one another other most")
"""Before a noun whose infinitive was said: "the first minister to say that"."""
_NOT_YET = word_set("able unable likely unlikely ready willing unwilling eager free")
"""Adjectives whose infinitive was not said: "will be able to say", "more likely than others to say"."""
_FREE = word_set("whatever whichever whomever")
"""Before the subject of a report that leaves its content open: "whatever Bell thinks is right"."""
_SKIPPED_AUXILIARIES = word_set("would could might may should can must will")


def _is_general(verb: Token) -> bool:
    """So "it would be nice to think that": nobody's words."""
    return verb.tag_ == "VB" and verb.head.lemma_ == "be" and verb.dep_ in ("xcomp", "advcl", "ccomp")


def _may_be(verb: Token) -> bool:
    """Whether a verb, or one above it, only might happen: "might point to it to say that"."""
    while True:
        if any(child.dep_ == "aux" and child.lower_ in ("might", "may", "could", "would") for child in verb.children):
            return True
        if verb.dep_ not in ("xcomp", "advcl", "conj") or verb.head.i == verb.i:
            return False
        verb = verb.head


def _surveys(subject: Token) -> bool:
    """Whether a survey is a body: "the National Geological Survey"."""
    return subject.text == "Survey" and subject.i > 0 and subject.nbor(-1).lower_ in SURVEYORS


def _is_inserted(verb: Token) -> bool:
    """Whether a report stands within a clause about another word: "the boom that Bell says cuts bring".

    What it reports lacks that word. In "a letter in which Bell says that cuts bring a boom" it lacks nothing.
    """
    own = {child.dep_ for child in verb.children if child.lower_ not in ("who", "which", "that", "where", "when")}
    placed = any(
        child.lower_ in ("where", "when") or (child.dep_ == "prep" and any(one.tag_ == "WDT" for one in child.children))
        for child in verb.children)
    return verb.dep_ == "relcl" and {"nsubj", "ccomp"} <= own and not placed


def _is_about(verb: Token) -> bool:
    """Whether a report only tells what a thing is for or which one: "reason to suspect", "of where they think".

    "The first minister to say that" has said it.
    """
    if verb.dep_ == "pcomp" and any(child.tag_ in ("WRB", "WP") and child.i < verb.i for child in verb.children):
        return True
    ranked = any(child.tag_ == "JJS" or child.lower_ in _RANKED for child in verb.head.children)
    return verb.tag_ == "VB" and verb.dep_ in ("relcl", "acl") and verb.head.pos_ == "NOUN" and not ranked


def is_disabled(verb: Token, subject: Token) -> bool:
    """Not a report: negated, refused, to come, hypothetical, or its subject is a thing that shows something."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.pos_ in ("ADP", "SCONJ") else verb.head
    if verb.dep_ in ("xcomp", "pcomp") and above.i != verb.i:
        if above.lemma_.casefold() in _UNSAID or any(child.dep_ == "neg" for child in above.children):
            return True
        if above.dep_ == "advmod" and above.lower_ == "short":
            return True
    before = subject.left_edge.i - 1
    if before >= 0 and subject.i < verb.i and subject.doc[before].lower_ in _FREE:
        return True
    if (verb.tag_ == "VB" and verb.head.lower_ in _NOT_YET) or _is_inserted(verb) or _is_about(verb):
        return True
    if subject.lemma_.casefold() in FACT_SOURCES and subject.ent_type_ != "PERSON" and not _surveys(subject):
        return True
    if names_no_issuer(subject):
        return True
    if subject.lower_ == "it" and (verb.lemma_ == "read" or _is_general(verb)):
        return True
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl") and _may_be(verb.head):
        return True
    if verb.lemma_ == "say" and subject.lemma_ in ("note", "letter") and verb.tag_ == "VBD":
        return True
    if any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in subject.children):
        return True
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ == "aux" and (child.lower_ in _SKIPPED_AUXILIARIES or child.tag_ == "MD"):
            return True
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return True
    return False
