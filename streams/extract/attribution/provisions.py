"""What a document does that somebody has just signed or adopted, told in the sentence after the deed.

"The mayor signed the bylaw on the bridge. It sets a toll of 3.20." is one act: she signed a bylaw that sets a toll. The
deed alone tells nothing that could be compared.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.actors import can_decide, own_phrase, with_apposition
from streams.extract.attribution.deed_words import DOCUMENTS
from streams.extract.attribution.deeds import is_question, is_real, lemma_of
from streams.extract.attribution.instruments import BILLS, DEEDS, ORDERS, PAST_YEAR, is_order
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.retold import COMMA, WHICH, lowered, past_of, retold, trimmed
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame

_ENACTS = DEEDS - BILLS
"""Deeds by which a document holds."""
_MATTER = frozenset(("on", "for", "about", "concerning", "against"))
"""Before what a document is about."""


def find_provision(frame: Frame, sentence: Span, cast: Cast) -> Attribution | None:
    """The act of the sentence before, told with what this one says of its document; None if they tell none.

    Args:
        frame: the paragraph.
        sentence: one of its sentences: "It sets a toll", "The order bans sand".
        cast: of the article.
    """
    if sentence.start == 0 or frame.quotes_in(sentence) or is_question(sentence):
        return None
    rule = sentence.root
    subject = next((child for child in rule.children if child.dep_ == "nsubj"), None)
    if subject is None or rule.tag_ not in ("VBZ", "VBP", "VBD") or lemma_of(rule) not in ORDERS or not is_real(rule):
        return None
    before = sentence.doc[sentence.start - 1].sent
    deed = before.root
    if frame.quotes_in(before) or deed.tag_ != "VBD" or lemma_of(deed) not in _ENACTS or not is_real(deed):
        return None
    document = _document(deed)
    actor = next((child for child in deed.children if child.dep_ == "nsubj"), None)
    if document is None or actor is None or PAST_YEAR.search(before.text) or not is_order(document):
        return None
    if not _is_meant(subject, document) or not can_decide(actor, deed, cast, before):
        return None
    phrase = [*sentence.doc[document.left_edge.i : _end(document, deed)]]
    rest = trimmed(list(sentence.doc[rule.left_edge.i : sentence.end]))
    rest = [token for token in rest if token.i > subject.i]
    pieces = [*own_phrase(actor), past_of(deed), lowered(phrase[0]), *phrase[1:], COMMA, WHICH, *rest]
    start, _ = frame.span_in_field(before)
    _, end = frame.span_in_field(sentence)
    return Attribution(frame, "act", with_apposition(actor).text, deed.text, "assert", before, (start, end),
                       retold(document, pieces, len(own_phrase(actor))), (), deed)


def _document(deed: Token) -> Token | None:
    return next((child for child in deed.children
                 if child.dep_ == "dobj" and child.lemma_.casefold() in DOCUMENTS and child.i > deed.i), None)


def _end(document: Token, deed: Token) -> int:
    """Where the document's phrase ends: with what it is on, which the parser hangs to the deed."""
    end = int(document.right_edge.i) + 1
    for child in deed.children:
        inside = list(child.subtree)
        if child.dep_ == "prep" and child.i == end and child.lower_ in _MATTER and not any(
                token.ent_type_ in ("DATE", "TIME") for token in inside):
            end = int(child.right_edge.i) + 1
    return end


def _is_meant(subject: Token, document: Token) -> bool:
    """Whether a subject is the document: "it", or its noun again."""
    again = subject.lemma_.casefold() == document.lemma_.casefold() and any(
        child.lower_ in ("the", "this") for child in subject.children)
    return subject.lower_ == "it" or again
