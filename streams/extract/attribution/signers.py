"""Who put a document's words on paper, as a clause beside its noun tells: "a notice signed by Mayor Ana Bell".

The clause is passive ("signed by X", "seen by the Gazette and written by X") or relative ("the letter that X sent").
Several signers are nobody: a statement has one source.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import word_set

_WRITES = word_set("sign write send pen author issue post publish circulate email e-mail address")
"""What the one whose words a document holds has done to it; who saw, obtained or leaked it has not."""
_RELATIVE = ("that", "which")
_BEFORE_VERB = word_set("has have had himself herself itself then later also first personally")
_REACH = 24  # tokens of a relative clause up to its verb: two commas around a name with house and office


def signers(document: Token) -> list[Span]:
    """Phrases of those who signed, wrote or sent a document, each up to its own commas; empty where nobody is told.

    Args:
        document: the noun.
    """
    found: list[Span] = []
    for clause in document.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.i > document.i:
            found += [one for verb in (clause, *_joined_to(clause)) if (one := _agent(verb)) is not None]
    if not found and (told := _of_relative(document)) is not None:
        found = [told]
    return [one for one in found if not _are_several(one)]


def _joined_to(clause: Token) -> list[Token]:
    """Further participles: "written" of "seen by the Gazette and written by the mayor"."""
    further: list[Token] = []
    for verb in clause.children:
        if verb.dep_ == "conj" and verb.tag_ == "VBN":
            further += [verb, *_joined_to(verb)]
    return further


def _agent(verb: Token) -> Span | None:
    """X of "signed by X"; None for other verbs."""
    if verb.lemma_.casefold() not in _WRITES:
        return None
    for by in verb.children:
        if by.lower_ == "by" and by.i > verb.i and by.dep_ in ("agent", "prep"):
            for below in by.children:
                if below.dep_ == "pobj":
                    return verb.doc[below.left_edge.i : below.right_edge.i + 1]
    return None


def _of_relative(document: Token) -> Span | None:
    """X of "the letter that X signed", by the order of words: the parser takes an office before a name for the verb."""
    doc, sentence = document.doc, document.sent
    start = document.i + 1
    if start < sentence.end and doc[start].text == ",":
        start += 1
    if start >= sentence.end or doc[start].lower_ not in _RELATIVE:
        return None
    start += 1
    for at in range(start, min(start + _REACH, sentence.end)):
        token = doc[at]
        if token.lemma_.casefold() in _WRITES and token.tag_ in ("VBD", "VBN", "VBZ") and at > start:
            end = at
            while end > start and (doc[end - 1].lower_ in _BEFORE_VERB or doc[end - 1].text == ","):
                end -= 1
            return doc[start:end] if end > start else None
        finite = token.pos_ == "VERB" and token.tag_ != "VBG"  # "managing director"
        if finite or token.is_quote or (token.pos_ == "AUX" and token.lower_ not in _BEFORE_VERB):
            return None
    return None


def _are_several(phrase: Span) -> bool:
    """So "Ana Bell and 40 others"; an office may have an "and" in its name."""
    return any(token.dep_ == "conj" and token.head.i == phrase.root.i for token in phrase)
