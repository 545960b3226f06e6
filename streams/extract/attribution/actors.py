"""Who decided: the subject of an act, the agents of a passive, each for himself where two are named.

Only officials, institutions and persons of whom the article tells an office can decide.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.deed_words import DOCUMENTS
from streams.extract.attribution.deeds import is_passive, is_private, lemma_of
from streams.extract.names.cast import Cast
from streams.extract.names.mention import read_mention
from streams.extract.names.titles import TITLES, head_of, is_former
from streams.extract.parsing.lexicon import ACT_NEEDS_OBJECT, word_set
from streams.extract.parsing.phrases import noun_phrase

_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "prep", "prt", "oprd", "dative")
_NONE_OR_ALL = word_set("no neither every each any all")
_BOARD = word_set("""governor supervisor trustee director councillor councilor commissioner regent senator lawmaker
    legislator minister judge magistrate alderman prosecutor shareholder selectman""")
"""Members of what decides: "the governors of the academy" and "city councillors" decide together."""
_SOME = word_set("some several many few two three four five six other former both most")
_WORDS = 4  # before members of a board: "the Larkhill city councillors"; more are a list or a broken sentence
_WIDE = 12  # tokens of a name with its title; longer ones are lists


def agents_of(verb: Token) -> list[Token]:
    """Heads of the agents of a passive or a participle: both of "by A for the town and by B for the group"."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and child.i > verb.i):
            found += [below for below in child.children if below.dep_ == "pobj"]
    if not found or not any(child.dep_ == "agent" for child in verb.children):
        return []
    agents = [one for agent in found for one in joined(agent)]
    last = agents[-1]
    for token in verb.doc[last.i + 1 : verb.sent.end]:  # the second "by" hangs where the parser has put it
        if token.lower_ == "by" and token.dep_ == "conj" and token.nbor(-1).dep_ == "cc":
            agents += [below for below in token.children if below.dep_ == "pobj"]
    return agents


def joined(noun: Token) -> list[Token]:
    """A noun and those joined to it by "and", each of which has a name or a kind of its own."""
    found = [noun]
    while len(found) < 5:
        following = [child for child in found[-1].children if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN")]
        if not following or any(child.dep_ == "cc" and child.lower_ != "and" for child in found[-1].children):
            break
        found.append(following[0])
    return found


def own_phrase(noun: Token) -> Span:
    """The noun with what stands before it and "of" behind it: neither who is joined to it nor what it signs for."""
    left, right = noun.left_edge.i, noun.i
    for child in noun.rights:
        if child.dep_ != "prep" or child.lower_ not in ("of", "for") or child.i != right + 1:
            break
        if child.lower_ == "for" and noun.lemma_.casefold() not in ("minister", "secretary", "court"):
            break
        inside = [token for token in child.subtree if _is_own(token, child)]
        right = max(token.i for token in inside)
    whole = next((each for each in noun.sent.ents if each.label_ == "ORG" and each.start <= noun.i < each.end), None)
    if whole is not None:  # "Ministry of Health and Family Welfare"
        right = max(right, whole.end - 1)
    return noun.doc[max(left, noun.i - _WIDE) : right + 1]


def _is_own(token: Token, top: Token) -> bool:
    """Whether nothing between a word and the preposition above it is joined on or a clause."""
    while token.i != top.i:
        if token.dep_ in ("cc", "conj", "relcl", "acl", "punct"):
            return False
        token = token.head
    return True


def with_apposition(noun: Token) -> Span:
    """The phrase of a speaker with what tells his office behind a comma."""
    own = own_phrase(noun)
    apposed = [child for child in noun.children if child.dep_ == "appos" and child.i > noun.i]
    if apposed and noun.doc[own.end : apposed[0].left_edge.i].text.strip() in (",", ""):
        return noun.doc[own.start : own_phrase(apposed[0]).end]
    return own


def can_decide(subject: Token, verb: Token, cast: Cast, sentence: Span, words: str = "") -> bool:
    """Whether somebody who is the actor of a verb decides by it.

    Args:
        subject: head of the actor's phrase.
        verb: of the act.
        cast: of the article.
        sentence: the narrator's.
        words: the actor's phrase, where it is not the whole noun phrase.
    """
    if _is_board(subject):
        return not is_private(verb) and not any(child.lower_ in _NONE_OR_ALL for child in subject.children)
    mention = read_mention(words or noun_phrase(subject).text)
    if mention.private or mention.pronoun or mention.thing:
        return False
    if subject.pos_ == "NOUN" and subject.lemma_.casefold() in DOCUMENTS:
        return False  # "a draft decree signed by Governor Ana Bell bans sand": see `instruments.py`
    owned = subject.dep_ != "poss" and any(child.tag_ == "POS" for child in subject.children)
    if owned or any(child.lower_ in _NONE_OR_ALL for child in subject.children):
        return False
    passive = is_passive(verb) or verb.dep_ == "acl" or verb.pos_ == "NOUN"
    if not passive and not any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return False
    person = cast.person(mention.name) if mention.name and cast.is_person(mention) else None
    if (mention.role or person is not None) and is_private(verb):
        return False
    if mention.role or mention.institution:
        return True
    if mention.name:
        if person is not None:
            return bool(person.roles)
        return lemma_of(verb) not in ACT_NEEDS_OBJECT or (
            sentence.root.i == verb.i and subject.ent_type_ in ("ORG", "GPE")
        )
    return False


def _is_board(subject: Token) -> bool:
    """Whether several decide as one house: "the governors of Roan Academy", "city councillors", not "two governors"."""
    if subject.tag_ != "NNS" or subject.lemma_.casefold() not in _BOARD:
        return False
    if any(child.lower_ in _SOME or child.dep_ in ("nummod", "cc", "relcl") for child in subject.children):
        return False
    before = subject.doc[subject.left_edge.i : subject.i]
    if len(before) > _WORDS or any(token.ent_type_ == "PERSON" for token in before):
        return False
    houses = [below for child in subject.children if child.lower_ == "of" for below in child.children]
    houses += [child for child in subject.children if child.dep_ in ("compound", "poss")]
    return any(house.pos_ in ("NOUN", "PROPN") and house.ent_type_ not in ("PERSON", "DATE") for house in houses)


def in_office(words: str, subject: Token, verb: Token, cast: Cast) -> bool:
    """As `can_decide` for what is told in passing: an institution, or a person of whom an office is told that lasts.

    A bare name that the article does not tell for a person's is left out, whatever it may be.
    """
    mention = read_mention(words)
    person = cast.person(mention.name) if mention.name else None
    role = mention.role or (person.role() if person is not None else "")
    if mention.name and not mention.institution and not role:
        return False
    if role and (is_former(role) or head_of(role) not in TITLES):
        return False
    return can_decide(subject, verb, cast, subject.sent, words)
