"""What kind of thing a name of the article is: a person pronoun never means a place, "we" never a topic or a surname.

The model's labels of one name differ from mention to mention; all mentions of the article decide together.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from streams.extract.names.given_names import is_given, pronoun_of
from streams.extract.parsing.lexicon import HONORIFICS, INSTITUTIONS, QUOTE_CUES, ROLES, word_set
from streams.extract.standalone.dangling import PEOPLE

_NOT_PERSONS = ("GPE", "LOC", "FAC", "NORP")
_WORDS = ("INTJ", "ADV", "ADJ", "PRON", "VERB", "AUX", "CCONJ", "SCONJ", "DET", "PART")


class Kinds:
    """Names of one article, lower case, by what they are used for."""

    def __init__(self) -> None:
        self._places: set[str] = set()
        self._bodies: set[str] = set()
        self._surnames: set[str] = set()
        self._common: set[str] = set()

    def read(self, doc: Doc, *, title: bool) -> None:
        """Take in a parse; in a title capitals show nothing about common words."""
        for entity in doc.ents:
            words = [word.removesuffix("’s").removesuffix("'s") for word in entity.text.casefold().split()]
            before = doc[entity.start - 1].lower_.rstrip(".") if entity.start else ""
            if entity.label_ == "PERSON":
                if len(words) > 1 or before in HONORIFICS | ROLES:
                    self._surnames.add(words[-1])
            elif entity.label_ in _NOT_PERSONS:
                self._places.add(" ".join(words).removeprefix("the "))
            elif entity.label_ == "ORG":
                self._bodies.add(" ".join(words).removeprefix("the "))
        for token in doc:
            if token.pos_ == "PROPN" and token.i and is_given(token.nbor(-1).text):
                self._surnames.add(token.lower_)
            if _stands_after_in(token):
                self._places.add(token.lower_)
            if not title and (token.is_lower or token.pos_ in _WORDS):
                self._common.add(token.lower_)

    def is_unlabelled_person(self, token: Token) -> bool:
        """Whether a name that the model does not take for a person's is the surname of one named in full elsewhere."""
        return (
            token.pos_ == "PROPN" and token.lower_ in self._surnames and token.ent_type_ != "PERSON"
            and token.lower_ not in self._places and token.dep_ not in ("compound", "nmod", "amod")
        )

    def is_place(self, name: str) -> bool:
        """Whether a name of one word is a place's and nobody's surname."""
        name = name.casefold()
        return " " not in name and name in self._places and name not in self._surnames

    def self_name(self, we: str, me: str, *, personal: bool) -> tuple[str, str]:
        """What "we" and "I" are put for, without what cannot be meant; empty where nothing is certain.

        Args:
            we: name of the speaker's institution; of the speaker where none is known.
            me: name of the speaker as a person, or of the institution.
            personal: the speaker is a person.
        """
        if we == me:
            fits = personal or not self._is_somebody_else(we)
            return (we, me) if fits else ("", "")
        word = we.casefold()
        known = word in self._bodies | self._places or " " in word or word in INSTITUTIONS
        wrong = (me and me in we) or self._is_somebody_else(we) or (not known and word in self._common)
        return ("" if wrong else we), me

    def _is_somebody_else(self, name: str) -> bool:
        """Whether one word is the surname of somebody whom the article names in full."""
        word = name.casefold()
        return " " not in word and word in self._surnames and word not in self._bodies | self._places


def _stands_after_in(name: Token) -> bool:
    """Whether one word alone stands where places do: "in Corlund", not "in Oberg's view"."""
    alone = name.i + 1 >= len(name.doc) or (name.nbor(1).tag_ != "POS" and name.nbor(1).pos_ not in ("PROPN", "NOUN"))
    return name.pos_ == "PROPN" and name.dep_ == "pobj" and name.i > 0 and name.nbor(-1).lower_ == "in" and alone


def names_a_person(entity: Span) -> bool:
    """Whether a mention that the model takes for a person is one: not the "Ostrow" of "the Ostrow court's clerks"."""
    root = entity.root
    of_noun = root.dep_ in ("compound", "nmod") and root.head.i >= entity.end and root.head.pos_ == "NOUN"
    return not of_noun or bool(pronoun_of(entity.text))


def is_unnamed_subject(noun: Token) -> bool:
    """Whether a sentence tells of one person without a name, who does more than speak: "the gunman fled"."""
    return (
        noun.tag_ == "NN" and noun.lemma_ in PEOPLE | _UNNAMED and noun.dep_ in ("nsubj", "nsubjpass")
        and noun.head.lemma_ not in QUOTE_CUES
        and not any(child.dep_ == "appos" or child.ent_type_ == "PERSON" for child in noun.children)
    )


_UNNAMED = word_set("attacker gunman bomber killer shooter assailant migrant hacker burglar robber hostage prisoner")
"""Beside other nouns of persons, those of whom police reports tell."""
