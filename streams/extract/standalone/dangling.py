"""What in a text leans on words that are not there: pronouns and definite phrases without anything they could mean."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Literal

from spacy.tokens import Span, Token

from streams.extract.attribution.deed_words import DOCUMENTS
from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES, word_set
from streams.extract.parsing.phrases import UNIQUE, is_bare_definite

Dangling = Literal["", "pronoun", "phrase"]

_SINGULAR = word_set("it itself")
_PLURAL = word_set("they them themselves these those")
_PERSONAL = word_set("he him she her hers himself herself")
_POINTING = word_set("this that")
_POSSESSIVE = word_set("its their his her")
PEOPLE = ROLES | word_set("""man woman boy girl child son daughter mother father brother sister wife husband niece
    nephew aunt uncle friend colleague neighbour neighbor person player student pupil teacher worker patient victim
    suspect soldier driver voter citizen immigrant refugee protester reporter journalist lawyer doctor guy kid parent
    defendant widow lady gentleman politician taxpayer employee resident farmer""")
"""Nouns that "he" and "she" can mean."""
_LEAST = 2  # words beside the verb and the speaker: fewer leave out what it is about
_RELATIVE = ("relcl", "acl")
_SHELL = word_set("""decision move proposal announcement remark comment statement ruling verdict request demand claim
    allegation accusation charge idea measure reversal response attempt argument conclusion assertion suggestion warning
    threat promise offer bid""")
"""Nouns that only point at what was decided, moved or said unless something beside them tells it (shell nouns)."""
_OF_SUBJECT = word_set("""able ready likely unlikely willing unwilling due set bound free prepared eager determined
    meant designed similar""")
"""Adjectives before "to" whose "it" is something: "it is ready to fly", unlike "it is right to fly"."""
_MEANS = word_set("necessary needed essential vital crucial enough sufficient")
_ENDS = word_set("prevent protect stop ensure avoid keep save preserve secure guarantee")


def dangling(sentences: Iterable[Span], named: Container[int] = ()) -> Dangling:
    """Whether a text says what it is about.

    Args:
        sentences: its sentences in order, of one parse or several.
        named: positions in the parse of tokens that have been replaced by what they mean.

    Returns:
        "pronoun" when a pronoun has nothing before it that it could mean, "phrase" when only a bare definite phrase
        ("the factory") or "the same …" has not, when a text without any name speaks of "the offer of 3.4bn", or when
        there is next to nothing in it ("Oberg will not take part"); "" when the text stands alone.
    """
    seen = _Seen()
    phrase = definite = names = False
    told_of = 0
    for sentence in sentences:
        told = any(token.i in named and token.pos_ in ("NOUN", "PROPN") for token in sentence)
        names = names or told or any(_is_name(token) for token in sentence)
        fronted = {below.i for child in sentence.root.lefts if child.dep_ == "prep" for below in child.subtree}
        for token in sentence:
            definite = definite or _is_definite(token, sentence)
            told_of += _tells(token, named)
            if token.i not in named:
                if _pronoun_hangs(token, sentence, seen):
                    return "pronoun"
                phrase = phrase or (_points_back(token, sentence) and token.head.lemma_ not in seen.nouns)
                phrase = phrase or (not told and (_phrase_hangs(token, sentence) or _is_shell(token, sentence)))
            if token.i not in fronted:  # "In one sense, it is a scandal": not the sense
                seen.take(token)
        seen.clause = seen.clause or seen.verb
    return "phrase" if phrase or (definite and not names) or told_of < _LEAST else ""


def signs_what_was_told(sentence: Span) -> bool:
    """Whether a sentence tells of a document that nothing in it describes: "signed the order on Wednesday"."""
    beside = list(sentence.root.children)
    signed = next((one for one in beside if one.dep_ == "dobj" and one.lemma_.casefold() in DOCUMENTS), None)
    if signed is None or not is_bare_definite(signed):
        return False
    behind = [one for one in beside if one.i == signed.right_edge.i + 1]  # "on bottles", which the parser hangs higher
    return not any(_tells_which(one) for one in [*signed.children, *behind])


def leans_back(sentence: Span) -> bool:
    """Whether a short sentence speaks of what was just told: "upheld that decision", "signed it", "signed the order".

    In longer ones "that decision" is mostly one that they have told of themselves.
    """
    if signs_what_was_told(sentence):
        return True
    seen = _Seen()
    for token in sentence:
        pointed = _points_back(token, sentence) or _pointed_at(token, sentence, ("that", "those"))
        if _pronoun_hangs(token, sentence, seen) or (pointed and token.head.lemma_ not in seen.nouns):
            return True
        seen.take(token)
    return False


class _Seen:
    """What the words so far offer to a pronoun."""

    def __init__(self) -> None:
        self.singular = self.plural = self.person = self.verb = self.clause = False
        self.nouns: set[str] = set()
        self._singulars = 0

    def take(self, token: Token) -> None:
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")):
            self.nouns.add(token.lemma_)
            if token.tag_ in ("NNS", "NNPS"):
                self.plural = True
            else:
                self.singular = True
                self._singulars += token.dep_ not in ("compound", "nmod")
            # Institutions and countries are "they" as often as "it", and two things together are "they".
            if token.lower_ in INSTITUTIONS or token.ent_type_ in ("ORG", "GPE", "NORP") or self._singulars > 1:
                self.plural = True
            if token.pos_ == "PROPN" or token.lemma_ in PEOPLE:
                self.person = True
        elif token.lower_ in ("everyone", "everybody", "anyone", "anybody", "someone", "nobody", "people"):
            self.plural = self.person = True
        elif token.tag_ in ("VBZ", "VBP", "VBD", "MD"):
            self.verb = True
        elif self.verb and (token.is_punct or token.dep_ == "cc"):
            self.clause = True  # what has been said so far, for "and that was a mistake"


def _pronoun_hangs(token: Token, sentence: Span, seen: _Seen) -> bool:
    lower = token.lower_
    if _counts_what_was_told(token):
        return not seen.plural
    if lower in _POSSESSIVE and token.dep_ == "poss":
        return not (seen.singular or seen.plural or seen.person) and not _noun_follows(token, sentence)
    if token.pos_ not in ("PRON", "DET") or (token.dep_ == "det" and token.head.i > token.i):
        return False
    if lower in _SINGULAR:
        return not (seen.singular or _is_dummy(token))
    if lower in _PLURAL:
        return not (seen.plural or _is_head_of_clause(token))
    if lower in _PERSONAL:
        return not seen.person
    if lower in _POINTING:
        opens = token.i == sentence.start and len(sentence) > 1 and token.nbor(1).pos_ in ("AUX", "VERB")
        joins = token.tag_ == "WDT" or token.dep_ == "mark"  # "That was followed by …" joins nothing
        return not (seen.clause or seen.singular or (joins and not opens)
                    or _is_head_of_clause(token) or token.head.dep_ in _RELATIVE)
    return False


def _counts_what_was_told(token: Token) -> bool:
    """So "there will be several more", "the two were invited": of what was told, nothing here says."""
    if token.dep_ not in ("nsubj", "nsubjpass", "attr", "dobj") or token.pos_ not in ("NUM", "ADJ", "PRON", "NOUN"):
        return False
    beside = [child.lower_ for child in token.children]
    if "of" in beside or any(child.dep_ in ("relcl", "prep", "amod", "compound") for child in token.children):
        return False
    if token.lower_ in ("two", "three", "four"):
        return "the" in beside
    return token.lower_ == "several" or (token.lower_ == "more" and "several" in beside)


def _is_dummy(it: Token) -> bool:
    """So "it is untrue that …", "it takes years to …", "it rains", "it seems": nothing is meant."""
    verb = it.head
    if it.dep_ == "expl":
        return True
    if _tells_of_thing(verb):
        return False
    clause = any(child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") and child.i > verb.i for child in verb.children)
    told = any(child.dep_ in ("acomp", "attr") for child in verb.children)
    inner = any(below.dep_ in ("ccomp", "xcomp", "relcl") for child in verb.children
                if child.dep_ in ("acomp", "attr", "dobj") for below in child.children)
    told_of = any(child.dep_ in ("ccomp", "xcomp", "csubj") and child.i > verb.i for child in verb.children)
    return (clause and told) or inner or (clause and verb.lemma_ == "take") or (
        told_of and verb.lemma_ in ("seem", "appear", "turn", "happen"))  # not "it happened when the dam broke"


def _tells_of_thing(verb: Token) -> bool:
    """So "it is ready to fly", "it was necessary to prevent attacks": a thing is or serves."""
    ends = any(below.lemma_ in _ENDS and below.dep_ in ("xcomp", "advcl")
               for child in (verb, *verb.children) for below in child.children)
    return any(
        child.lower_ in _OF_SUBJECT or (child.lower_ in _MEANS and ends)
        for child in verb.children if child.dep_ in ("acomp", "attr")
    )


def _is_head_of_clause(token: Token) -> bool:
    """So "those who came", "that of the mayor"."""
    return any(child.dep_ in ("relcl", "acl", "prep") and child.i > token.i for child in token.children)


def _noun_follows(owner: Token, sentence: Span) -> bool:
    """So "At its peak, Ostrow had …": the subject after it is what the pronoun means."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN") and token.i != owner.head.i
        for token in sentence if token.i > owner.i
    )


def _points_back(token: Token, sentence: Span) -> bool:
    """So "the same argument", "these changes", "this one", "the latter": about something just told."""
    if token.lower_ in ("this", "these") and token.dep_ == "det" and token.i + 1 < sentence.end:
        return _pointed_at(token, sentence, ("this", "these"))
    if token.lower_ == "same" and token.head.pos_ == "NOUN" and token.head.i > token.i:
        dated = token.head.ent_type_ in ("DATE", "TIME") or token.head.lemma_ in ("time", "day", "year", "way")
        return not dated and not any(below.lower_ in ("as", "that") for below in token.head.subtree)
    if token.lower_ == "such" and token.head.pos_ == "NOUN" and token.head.i > token.i:
        return not any(below.lower_ == "as" for below in token.head.subtree)
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return (token.lower_ == "one" and before in ("this", "that")) or (
        token.lower_ in ("former", "latter") and before == "the" and token.dep_ not in ("amod", "compound")
    )


def _pointed_at(token: Token, sentence: Span, words: tuple[str, ...]) -> bool:
    """Whether a determiner points at something told, and nothing beside its noun says which one."""
    if token.lower_ not in words or token.dep_ != "det" or token.i + 1 >= sentence.end:
        return False
    head = token.head
    dated = head.ent_type_ in ("DATE", "TIME") or head.lemma_.casefold() in UNIQUE
    return not dated and not any(_tells_which(child) for child in head.children)


def _tells_which(child: Token) -> bool:
    """What hangs on a noun and says which one is meant; a date beside it only says when something was done."""
    if child.dep_ == "prep":
        return not any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree)
    return child.dep_ in ("relcl", "acl", "appos")


def _tells(token: Token, named: Container[int]) -> int:
    """How much a word tells of the matter: a name, or a phrase put in full, as much as two other words."""
    if token.ent_type_ in ("DATE", "TIME") or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return 0
    return 2 if token.pos_ == "PROPN" or token.i in named else 1


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "MONEY", "CARDINAL", "PERCENT")


def _is_definite(token: Token, sentence: Span) -> bool:
    """A noun with "the", "this" or the like that the reader is taken to know."""
    return (
        token.dep_ == "det"
        and token.lower_ in ("the", "this", "these", "those", "that")
        and token.i + 1 < sentence.end
        and token.head.pos_ == "NOUN"
        and token.head.lemma_.casefold() not in UNIQUE
        and not any(child.tag_ in ("JJS", "RBS") or child.dep_ == "relcl" for child in token.head.children)
    )


def _is_shell(noun: Token, sentence: Span) -> bool:
    """So "an additional reason for Oberg's decision", "put the ruling on ice": which one, nothing here says."""
    if noun.lemma_ not in _SHELL or noun.pos_ != "NOUN" or noun.i <= sentence.start:
        return False
    owned = any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "this", "that"))
                for child in noun.children)
    return owned and noun.dep_ != "compound" and all(
        child.dep_ in ("poss", "det", "punct") or (child.dep_ == "prep" and not _tells_which(child))
        for child in noun.children
    )


def _phrase_hangs(token: Token, sentence: Span) -> bool:
    if not is_bare_definite(token) or token.i <= sentence.start:
        return False
    if token.dep_ == "poss":
        token = token.head
    root, verb = sentence.root, token.head
    below = verb.dep_ in ("xcomp", "ccomp") and root.i in (verb.head.i, verb.head.head.i)
    small = below and verb.tag_ in ("JJ", "VB", "NN")  # "tried to make the gathering useless": an object, in effect
    if token.dep_ in ("nsubj", "nsubjpass") and not small:
        return bool(verb.i == root.i)
    if token.dep_ == "pobj" and verb.lower_ in ("to", "on", "with", "for", "about", "against"):  # "agreed to the plan"
        return bool(verb.head.i == root.i and root.pos_ == "VERB")
    return bool(below or (token.dep_ == "dobj" and verb.i == root.i))
