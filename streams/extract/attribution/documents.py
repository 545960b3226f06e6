"""Documents speak for who issued them: of "a report by the Audit Office says" the source is the Audit Office.

Who issued one is told by "by", "from" or a possessive right at its noun, or by a clause that tells who signed, wrote or
sent it. Who had it ("obtained by the Post"), and what it is about ("a report on the ministry"), issued nothing.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.signers import signers
from streams.extract.names.groups import is_outlet
from streams.extract.names.mention import read_mention
from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES, word_set
from streams.extract.parsing.phrases import CALENDAR, noun_phrase

_DOCUMENTS = word_set("report letter statement memo note notice post email e-mail circular audit study paper")
_SAYS = word_set("""say read find show state warn conclude note add argue recommend insist estimate claim confirm deny
    announce reveal predict""")
"""Verbs by which a document tells its content."""
_ADDRESSED = (INSTITUTIONS - ROLES) | word_set("staff employees residents shareholders members customers parents")
"""Last words of addressees; a role there would be the title of the name behind it."""
_ASCRIBES = ("trace", "attribute", "ascribe")
_DOUBTED = word_set("fake forged alleged purported supposed draft no neither")
"""Words before a document that leave open whether anybody stands behind it."""
_OURS = word_set("this our my your his her its their")
"""Owners that name nobody, "this newspaper" before all."""


def issued(verb: Token, document: Token) -> tuple[Token, Span] | None:
    """Head and span of who issued a document that is the subject of a verb; None for other subjects.

    Args:
        verb: a reporting verb.
        document: its subject.
    """
    if verb.lemma_ not in _SAYS or document.lemma_ not in _DOCUMENTS or document.pos_ != "NOUN":
        return None
    if any(child.lower_ in _DOUBTED for child in document.children):
        return None
    for owner in _owners(document):
        span = _own_words(owner)
        if owner.pos_ in ("NOUN", "PROPN") and span[0].lower_ not in _OURS and _can_issue(owner, span):
            return owner, span
    for span in signers(document):
        if span[0].lower_ not in _OURS and _can_issue(span.root, span):
            return span.root, span
    return None


def ascribes_in_writing(verb: Token) -> bool:
    """So "In a note posted on Tuesday, she traces the leak to a valve": what somebody puts in writing is their claim.

    Args:
        verb: any verb; elsewhere, "traced the call to a flat" is something done.
    """
    if verb.lemma_ not in _ASCRIBES or verb.tag_ not in ("VBZ", "VBD") or verb.dep_ != "ROOT":
        return False
    thing = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    cause = any(child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > verb.i
                for child in verb.children)
    written = any(
        below.dep_ == "pobj" and below.lemma_ in _DOCUMENTS
        for child in verb.children if child.dep_ == "prep" and child.lower_ == "in" and child.i < verb.i
        for below in child.children
    )
    return thing and cause and written


def names_no_issuer(document: Token) -> bool:
    """Whether whoever is named behind a document has not issued it: "a memo about Ana Bell", "an email sent to her".

    Args:
        document: the subject of a reporting verb, for which `issued` has found nobody.
    """
    if document.lemma_ not in _DOCUMENTS or document.pos_ != "NOUN":
        return False
    return any(
        (child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ in ("to", "about")))
        and any(below.ent_type_ == "PERSON" for below in child.subtree)
        for child in document.children if child.i > document.i
    )


def after_addressee(verb: Token) -> Span | None:
    """The writer whom the parser took for the addressee: "In a letter to the council Ana Bell, the reeve, wrote".

    Args:
        verb: a reporting verb that has no subject in the parse.
    """
    for child in verb.children:
        if child.dep_ != "prep" or not child.is_sent_start:
            continue
        for noun in child.children:
            for to in noun.children if noun.dep_ == "pobj" and noun.lemma_ in _DOCUMENTS else ():
                whom = next((below for below in to.children if below.dep_ == "pobj"), None)
                if to.lower_ == "to" and whom is not None and (writer := _name_behind(whom)) is not None:
                    end = verb.i
                    while end > whom.i and verb.doc[end - 1].text == ",":
                        end -= 1
                    return verb.doc[writer.start : end]
    return None


def _name_behind(whom: Token) -> Span | None:
    """A person's name with an apposition, right behind a noun that is no office of his: "council Ana Bell, reeve"."""
    name = next((one for one in whom.doc.ents if one.label_ == "PERSON" and one.start <= whom.i < one.end), None)
    if name is None or name.start == 0 or not any(child.dep_ == "appos" for child in whom.children):
        return None
    before = whom.doc[name.start - 1]
    return name if before.pos_ == "NOUN" and before.lower_ in _ADDRESSED else None


def _owners(document: Token) -> list[Token]:
    """What a document's noun has as possessive, or behind "by" and "from"."""
    owners = [child for child in document.children if child.dep_ == "poss"]
    for child in document.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and child.i > document.i:
            owners += [below for below in child.children if below.dep_ == "pobj"]
    return owners


def _own_words(owner: Token) -> Span:
    """The owner's phrase up to its possessive mark or its first comma: "seen by the Gazette" is told of the letter."""
    phrase = noun_phrase(owner)
    ends = (at for at in range(owner.i + 1, phrase.end) if phrase.doc[at].text == "," or phrase.doc[at].tag_ == "POS")
    return phrase.doc[phrase.start : next(ends, phrase.end)]


def _can_issue(owner: Token, span: Span) -> bool:
    """A person with a name or a role, or an institution that is no outlet; days own reports too, and countries."""
    mention = read_mention(span.text)
    if mention.private or mention.thing or mention.pronoun or is_outlet(span.text) or owner.lower_ in CALENDAR:
        return False
    named = bool(mention.name) and owner.ent_type_ in ("PERSON", "ORG")
    return named or (bool(mention.role or mention.institution) and owner.ent_type_ not in ("DATE", "TIME", "GPE"))
