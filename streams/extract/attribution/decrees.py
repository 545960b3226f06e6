"""Decrees that tell whose they are: of "Ordinance 9 of the ministry bans sand" the ministry decides what it says.

Told as its act, "the ministry issued Ordinance 9, which bans sand". `instruments.py` has those of which a verb tells
who signed or passed them.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.actors import in_office, own_phrase
from streams.extract.attribution.deeds import is_question, is_real, lemma_of
from streams.extract.attribution.instruments import ORDERS, PAST_YEAR, SIGNED, is_order
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.retold import COMMA, WHICH, Word, lowered, retold, trimmed
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import word_set

_DECREES = SIGNED | word_set("by-law bylaw circular")
_ISSUED = Word("issued", "issue", "VBD", "VERB", "ROOT")


def find_decrees(frame: Frame, sentence: Span, cast: Cast) -> list[Attribution]:
    """The act of who issued the decree that is the subject of a sentence in the present tense, if it decides anything.

    Args:
        frame: the paragraph.
        sentence: one of its sentences.
        cast: of the article.
    """
    root = sentence.root
    if root.tag_ != "VBZ" or lemma_of(root) not in ORDERS or not is_real(root):
        return []
    if frame.quotes_in(sentence) or is_question(sentence) or PAST_YEAR.search(sentence.text):
        return []
    decree = next((child for child in root.children if child.dep_ == "nsubj"), None)
    issuer = _issuer(decree) if decree is not None else None
    if decree is None or issuer is None or any(child.dep_ == "neg" for child in root.children):
        return []
    who = own_phrase(issuer)
    if not in_office(who.text, issuer, root, cast):
        return []
    named = list(sentence.doc[decree.left_edge.i : issuer.head.i])
    rest = trimmed(list(sentence.doc[decree.right_edge.i + 1 : sentence.end]))
    if decree.left_edge.i != sentence.start or not rest:
        return []
    numbered = named[0].i == decree.i and len(named) > 1  # "Ordinance 9" keeps its capital
    first = named[0] if numbered else lowered(named[0])
    content = retold(decree, [*who, _ISSUED, first, *named[1:], COMMA, WHICH, *rest], len(who))
    passage = frame.span_in_field(sentence)
    return [Attribution(frame, "act", who.text, root.text, "assert", sentence, passage, content, (), root)]


def _issuer(decree: Token) -> Token | None:
    """Who is told by "by" or "of" right behind a decree and its number; None of other subjects."""
    if decree.lemma_.casefold() not in _DECREES or decree.pos_ not in ("NOUN", "PROPN") or not is_order(decree):
        return None
    for child in decree.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "of") and child.i > decree.i:
            between = decree.doc[decree.i + 1 : child.i]
            issuers = [below for below in child.children if below.dep_ == "pobj"]
            return issuers[0] if issuers and all(token.like_num for token in between) else None
    return None
