"""A "we" that takes in more than the speaker's own: "we all", "we the people", "we should close the dam"."""

from __future__ import annotations

from spacy.tokens import Token

from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES, word_set

_DUTY = word_set("should must ought can ca cannot need")
_PARTS = word_set("some many few several none any one neither either half")
_OF_ALL = word_set("see witness reach enter head live face talk get")
"""What "we" do who are everybody: "we are living in strange times"."""


def is_everybody(token: Token) -> bool:
    """Whether "we" or "us" takes in more than the speaker's own: "we all", "all of us", "we the people"."""
    doc, at = token.doc, token.i
    after = [doc[i].lower_ for i in range(at + 1, min(at + 5, len(doc)))]
    before = [doc[i].lower_ for i in range(max(0, at - 2), at)]
    if after[:1] in (["all"], ["both"]) or before in (["all", "of"], ["both", "of"], ["each", "of"], ["most", "of"]):
        return True
    if after[:1] == ["the"] and "people" in after:
        return True
    return after[:1] == ["as"] and bool({"nation", "country", "people", "society", "americans"} & set(after))


def is_part_of(us: Token) -> bool:
    """So "some of us", "two of us": a name of one in its place would be cut in pieces."""
    before = [us.doc[i] for i in range(max(0, us.i - 2), us.i)]
    return len(before) == 2 and before[1].lower_ == "of" and (
        before[0].lower_ in _PARTS or before[0].like_num)


def calls_on_all(we: Token) -> bool:
    """Whether one person's "we" takes in the listeners: "we should close the dam", "we need to act", "we see"."""
    verb = we.head
    if we.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if any(child.dep_ == "aux" and child.lower_ in _DUTY for child in verb.children):
        return True
    wants = verb.lemma_ in ("need", "have") and any(child.dep_ == "xcomp" for child in verb.children)
    return wants or (verb.lemma_ in _OF_ALL and verb.tag_ in ("VBP", "VBG"))


def proposes(we: Token) -> bool:
    """Whether a "we" says what should be done, and so need not be the speaker's house: "we should have pensions"."""
    return we.dep_ in ("nsubj", "nsubjpass") and any(
        child.dep_ == "aux" and child.lower_ in ("should", "ought") for child in we.head.children)


def is_for_all(us: Token) -> bool:
    """Whether "us" stands for all who gain or lose by a thing: "it will spare us 900 strokes", "trade gives us jobs".

    What persons and institutions do to "us" they do to the speaker's own.
    """
    verb = us.head
    if us.dep_ not in ("dobj", "dative") or verb.pos_ != "VERB":
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    if subject.pos_ in ("PRON", "DET"):
        return subject.lower_ in ("it", "this", "that", "which", "these", "those")
    lemma = subject.lemma_.casefold()
    acts = lemma in INSTITUTIONS | ROLES | {"people", "child", "parent"} or lemma.endswith(("er", "or", "ist", "man"))
    return (subject.pos_ == "NOUN" or subject.is_lower) and not acts
