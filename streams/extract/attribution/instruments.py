"""Documents by whose deed they stand: of "Decree 8, signed by Ana Bell, bans sand" Ana Bell decides what it says.

Told as her act, "Ana Bell signed Decree 8, which bans sand"; of "under a plan approved by the council, the pier will
close" likewise "the council approved a plan under which the pier will close". What the sentence says of the document
counts only if it is what the document decides, or if the document itself tells it and the deed is dated ("a ban on
sand ordered by the ministry on Monday"): else the document is old and the news is another's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Span, Token

from streams.extract.attribution.actors import agents_of, in_office, own_phrase, with_apposition
from streams.extract.attribution.deed_words import DOCUMENTS
from streams.extract.attribution.deeds import is_question, is_real, lemma_of
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.retold import COMMA, WHICH, Word, lowered, past_of, retold, trimmed
from streams.extract.names.cast import Cast
from streams.extract.names.mention import read_mention
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import word_set
from streams.extract.parsing.phrases import MONTH, noun_phrase

PAST_YEAR = re.compile(r"\b(?:in|of|since) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")
RECENT = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|(?:this|last) (?:week|morning|night)"
    rf"|\d {MONTH})\b"
    r"(?! (?:19|20)\d\d)")
"""Days by which a deed told in passing is dated; one without, or with a bare month, may be years old."""
SIGNED = word_set("order decree directive ordinance regulation proclamation edict")
"""Documents that decide by the signature below them, wherever in the article they are told of."""
DEEDS = word_set("""sign issue approve adopt pass enact order impose grant hand decree ratify award introduce table
    decide set tighten endorse""")
BILLS = word_set("introduce table")
"""Deeds of whom a document only proposes: what it would do is what its author wants."""
_RULINGS = word_set("ruling verdict judgment judgement decision order")
ORDERS = word_set("""approve ban bar permit allow forbid prohibit close open reopen order set appoint dismiss repeal
    suspend extend require create declare lift end halt stop grant authorise authorize revoke cancel abolish establish
    introduce impose raise lower cut freeze release put add double halve limit cap shut scrap exempt oblige let
    restrict reduce increase replace transfer restore reinstate give fund outlaw legalise legalize""")
"""What a document does that decides: others "surprise the council", "face a challenge"."""
_EFFECT = word_set("take come begin start apply mean run enter go")
"""Verbs of a decision's taking effect."""
_NO_ORDER = word_set("""draft fake forged alleged proposed old earlier previous first unsigned supposed rival similar
    planned expired such another original purported bogus fabricated doctored""")
_EMPTY = word_set("emergency state court executive council government county city draft")
"""What stands before a document and tells nothing of what it says."""
_AHEAD = word_set("will would shall wo 'll \u2019ll")
_RULES = _AHEAD | word_set("must can ca")
"""What holds under a document; "must" and "can" alone may be standing law."""


class Deed(NamedTuple):
    """A verb below a document, and by whom it was done."""

    verb: Token
    agents: list[Token]


def find_instruments(frame: Frame, sentence: Span, cast: Cast, *, later: bool) -> list[Attribution]:
    """Acts by which a document stands whose content the sentence tells; of several signers one for each.

    Args:
        frame: the paragraph.
        sentence: one of its sentences.
        cast: of the article.
        later: the paragraph stands below those that tell what the story is about: only signatures below documents.
    """
    root = sentence.root
    if root.tag_ not in ("VBZ", "VBP", "VBD", "VB", "VBN") or frame.quotes_in(sentence) or is_question(sentence):
        return []
    for noun in _instruments(sentence):
        if not is_order(noun):
            continue
        deed = _deed_of(noun)
        if deed is None or PAST_YEAR.search(sentence.text) or _is_past(deed):
            continue
        if later and (noun.lemma_.casefold() not in SIGNED or deed.verb.lemma_ != "sign"):
            continue
        within = noun.dep_ == "pobj"
        if not (_rules(noun, deed, root) if within else _decides(noun, deed, root)) or (later and within):
            continue
        told = [(_words(agent, deed.verb), agent) for agent in deed.agents]
        found = []
        for words, agent in told:
            if in_office(words, agent, deed.verb, cast) or _signs(noun, deed, words, cast):
                pieces = _under(noun, deed, agent, sentence) if within else _document(noun, deed, agent, sentence)
                if pieces is not None:
                    at = next(at for at, piece in enumerate(pieces) if isinstance(piece, Word) and piece.dep == "ROOT")
                    found.append(Attribution(frame, "act", words, _cue(deed.verb), "assert", sentence,
                                             frame.span_in_field(sentence), retold(noun, pieces, at), (), deed.verb))
        if found:
            return found
    return []


def _instruments(sentence: Span) -> list[Token]:
    """Documents that are the subject of the sentence, or under which it holds."""
    root = sentence.root
    return [
        token for token in sentence
        if token.lemma_.casefold() in DOCUMENTS and token.pos_ in ("NOUN", "PROPN") and (
            (token.dep_ in ("nsubj", "nsubjpass") and token.head.i == root.i)
            or (token.dep_ == "pobj" and token.head.lower_ in ("under", "in") and _belongs(token.head, root)))
    ]


def _belongs(preposition: Token, root: Token) -> bool:
    """Whether a phrase hangs to the main verb, or "under" to what follows that: "will cost more under a plan"."""
    above = preposition.head
    beside = preposition.lower_ == "under" and above.head.i == root.i and above.i > root.i
    return bool(above.i == root.i or beside)


def _deed_of(noun: Token) -> Deed | None:
    """So "signed by A" and "which A signed" below a noun; of "a ban on glass ordered by A" the one below "glass"."""
    below = [one for child in noun.children if child.dep_ == "prep" for one in child.children if one.dep_ == "pobj"]
    for head in [noun, *below]:
        for verb in head.children:
            if verb.i < noun.i or lemma_of(verb) not in DEEDS or any(one.dep_ == "neg" for one in verb.children):
                continue
            if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and is_done(verb) and (agents := agents_of(verb)):
                return Deed(verb, agents)
            signer = next((one for one in verb.children if one.dep_ == "nsubj"), None)
            if verb.dep_ == "relcl" and _object(verb) is not None and signer is not None and is_real(verb):
                return Deed(verb, [signer])
    comma = noun.right_edge.i + 1  # the parser hangs "under Decree 8, which A signed" to the main verb
    which = noun.doc[comma + 1] if comma + 1 < noun.sent.end and noun.doc[comma].text == "," else None
    if which is not None and which.lower_ == "which" and which.dep_ == "dobj" and lemma_of(which.head) in DEEDS:
        signer = next((one for one in which.head.children if one.dep_ == "nsubj"), None)
        within = any(token.i == noun.i for token in which.head.subtree)  # then nothing of the document is left
        if which.head.dep_ == "relcl" and which.head.tag_ == "VBD" and signer is not None and not within:
            return Deed(which.head, [signer])
    return None


def _signs(noun: Token, deed: Deed, words: str, cast: Cast) -> bool:
    """Whether somebody named in full has just signed what only people in office sign: the deed tells the office."""
    mention = read_mention(words)
    named = len(mention.name.split()) > 1 and not mention.role and not mention.institution and cast.is_person(mention)
    return named and noun.lemma_.casefold() in SIGNED and deed.verb.lemma_ == "sign" and _is_dated(deed)


def _object(verb: Token) -> Token | None:
    return next((one for one in verb.children if one.dep_ == "dobj" and one.lower_ in ("which", "that")), None)


def is_done(verb: Token) -> bool:
    """Of a participle: not "to be signed by", "not signed by" or "being signed by"."""
    return not any(child.dep_ == "neg" or child.tag_ == "TO" or child.lower_ == "being" for child in verb.children)


def is_order(noun: Token) -> bool:
    """Neither a draft or a forgery, nor an earlier one."""
    return not any(child.lower_ in _NO_ORDER for child in noun.children)


def _is_past(deed: Deed) -> bool:
    return bool(re.search(r"\b(?:last year|(?:years|decades|months) (?:ago|earlier)|decade|century)\b",
                          deed.verb.doc[deed.verb.left_edge.i : deed.verb.right_edge.i + 1].text))


def _is_dated(deed: Deed) -> bool:
    return RECENT.search(deed.verb.doc[deed.verb.left_edge.i : deed.verb.right_edge.i + 1].text) is not None


def _decides(noun: Token, deed: Deed, root: Token) -> bool:
    """Whether the main clause tells what the document decides, or the document tells it itself."""
    would = any(child.lower_ in ("would", "will") and child.dep_ == "aux" for child in root.children)
    if not is_real(root, would=would) or (root.tag_ == "VB" and not would):
        return False
    passive = any(child.dep_ == "nsubjpass" for child in root.children)
    if root.tag_ == "VBD" and not _is_dated(deed):
        return False  # "the ban imposed by the council cut waste by a third" tells what came of it
    if lemma_of(root) in ORDERS and not passive:
        return would or lemma_of(deed.verb) not in BILLS or root.tag_ in ("VBZ", "VBP")
    return _tells_itself(noun, deed) and not passive and lemma_of(root) in _EFFECT


def _rules(noun: Token, deed: Deed, root: Token) -> bool:
    """Whether the main clause is what holds under the document, or what a ruling did."""
    auxiliaries = {child.lower_ for child in root.children if child.dep_ == "aux" and child.tag_ == "MD"}
    if not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in root.children):
        return False
    if noun.head.lower_ == "in":
        return noun.lemma_.casefold() in _RULINGS and not auxiliaries and _is_dated(deed)
    return bool(auxiliaries) and auxiliaries <= _RULES and (bool(auxiliaries & _AHEAD) or _is_dated(deed))


def _tells_itself(noun: Token, deed: Deed) -> bool:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "for", "against", "to") and child.i < deed.verb.i:
            return True
        if child.dep_ == "compound" and child.lower_ not in _EMPTY:
            return True
        if child.dep_ in ("acl", "relcl") and child.i != deed.verb.i and child.tag_ in ("VB", "VBG"):
            return True
    return False


def _words(agent: Token, deed: Token) -> str:
    """Who did it, with the office told beside: "signed by Ana Bell as ports minister"."""
    offices = (noun for child in deed.children if child.lower_ == "as" for noun in child.children
               if noun.dep_ == "pobj")
    office = next((noun_phrase(noun).text for noun in offices), "")
    if office:
        name = next((entity.text for entity in agent.sent.ents if entity.start <= agent.i < entity.end), agent.text)
        return f"{name}, {office}"
    return str(with_apposition(agent).text)


def _did(noun: Token, deed: Deed, agent: Token) -> list[Token | Word]:
    """So "A signed Decree 8": who, the deed with its particle, and the document without the deed."""
    left_out = {token.i for token in deed.verb.subtree}
    phrase = [token for token in noun.doc[noun.left_edge.i : noun.right_edge.i + 1] if token.i not in left_out]
    while phrase and phrase[-1].is_punct:
        phrase.pop()
    numbered = phrase[0].i == noun.i and noun.i + 1 < len(noun.doc) and noun.nbor(1).like_num
    first = phrase[0] if numbered else lowered(phrase[0])
    particles = [child for child in deed.verb.children if child.dep_ == "prt" and child.i > deed.verb.i]
    return [*own_phrase(agent), past_of(deed.verb), *particles, first, *phrase[1:]]


def _document(noun: Token, deed: Deed, agent: Token, sentence: Span) -> list[Token | Word] | None:
    """So "A signed Decree 8, which bans sand"."""
    if noun.left_edge.i > sentence.start + 1:
        return None  # what stands before tells when the document holds
    start = max(noun.right_edge.i, deed.verb.right_edge.i) + 1
    rest = trimmed(list(sentence.doc[start : sentence.end]))
    return [*_did(noun, deed, agent), COMMA, WHICH, *rest] if rest else None


def _under(noun: Token, deed: Deed, agent: Token, sentence: Span) -> list[Token | Word] | None:
    """So "A approved a plan under which the pier will close", of a phrase that opens or ends the sentence."""
    preposition = noun.head
    end = max(noun.right_edge.i, deed.verb.right_edge.i) + 1
    if preposition.i == sentence.start:
        rest = trimmed(list(sentence.doc[end : sentence.end]))
    elif all(token.is_punct for token in sentence.doc[end : sentence.end]):
        rest = trimmed(list(sentence.doc[sentence.start : preposition.i]))
    else:
        return None
    under = Word(preposition.lower_, preposition.lower_, "IN", "ADP", "prep")
    return [*_did(noun, deed, agent), under, WHICH, lowered(rest[0]), *rest[1:]] if rest else None


def _cue(deed: Token) -> str:
    particles = [child.text for child in deed.children if child.dep_ == "prt" and child.i > deed.i]
    return " ".join([deed.text, *particles])
