"""Which words of a statement are put in full: short definite phrases, roles and pronouns of other people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES, word_set
from streams.extract.parsing.phrases import is_bare_definite
from streams.extract.standalone.dangling import PEOPLE
from streams.extract.standalone.fullforms import FullForms
from streams.extract.standalone.persons import with_article

_OTHER_PERSON = word_set("he she him his her")
_GENERIC = word_set("agency company firm ministry department bank council commission union party bureau group "
                    "organisation organization campaign administration authority association foundation club "
                    "airline university hospital regulator operator committee board office court carrier airport")
"""Nouns by which a spokesperson's own house is called when it has been named before."""
_OF_ONE_KIND = word_set("union ministry council court club university hospital commission committee department "
                        "bank board administration authority office")
"""Those that only what is one is called."""


def completions(
    sentences: Iterable[Span],
    full_forms: FullForms | None,
    speaker: str,
    institution: str,
    *,
    pronouns: bool,
) -> dict[int, str]:
    """What to put for short references, by position in the parse; an empty string leaves a word out.

    Args:
        sentences: the statement's sentences in order, of one parse.
        full_forms: the article's phrases and persons; None completes only what the speaker's institution tells.
        speaker: full name of the speaker, who is never the "he" of their own words.
        institution: the speaker's institution, for "the agency".
        pronouns: complete "he" and "she"; in a reported clause these mean the speaker.
    """
    put: dict[int, str] = {}
    named: set[str] = set()
    person_seen = False
    for sentence in sentences:
        for token in sentence:
            if token.ent_type_ == "PERSON" or token.lemma_ in PEOPLE or (
                token.pos_ == "PROPN" and (token.dep_ in ("nsubj", "nsubjpass") or not token.ent_type_)
            ):
                person_seen = True
            if token.i <= sentence.start and token.pos_ in ("NOUN", "PROPN"):
                continue  # its determiner is not the sentence's: "said that rain …"
            full = _place(token) or _own_house(token, sentence, institution)
            if not full and full_forms is not None:
                if pronouns and token.lower_ in _OTHER_PERSON and token.pos_ in ("PRON", "DET") and not person_seen:
                    person = full_forms.person_of_pronoun(token, speaker)
                    if person:
                        put[token.i] = f"{person}’s" if token.dep_ == "poss" else person
                    person_seen = True  # later pronouns mean this one, or hang with it
                    continue
                full = full_forms.person_of_role(token, speaker) or full_forms.phrase(token)
            if full and token.lower_ not in named and not _names(sentence, token, full):
                named.add(token.lower_)
                put.update(_put(token, full, opens=token.i - 1 == sentence.start))
    return put


def _put(noun: Token, full: str, *, opens: bool) -> dict[int, str]:
    if opens:
        full = full[:1].upper() + full[1:]
    return {noun.i - 1: "", noun.i: full}


_PLACES = word_set("city town village country state county province island territory kingdom republic")


def _place(noun: Token) -> str:
    """The one place that the printed sentence has named before "the city": "In Ostrow, she said the city would pay"."""
    if noun.lower_ not in _PLACES or not is_bare_definite(noun, unique=True):
        return ""
    named = [entity for entity in noun.sent.ents if entity.label_ == "GPE" and entity.end <= noun.i]
    return str(named[0].text) if len({entity.text for entity in named}) == 1 else ""


def _own_house(noun: Token, sentence: Span, institution: str) -> str:
    """The speaker's institution for "the agency", unless the institution's own noun is another ("office")."""
    if noun.lower_ not in _GENERIC or not institution or noun.i == 0 or noun.nbor(-1).lower_ != "the":
        return ""
    if noun.nbor(-1).head.i != noun.i or any(
        child.dep_ in ("prep", "amod", "compound", "relcl", "poss") for child in noun.children
    ):
        return ""
    words = institution.casefold().split()
    own = [word for word in words if word in INSTITUTIONS]
    if (own and noun.lower_ not in own) or words[-1] in ROLES:
        return ""
    if not own and noun.lower_ in _OF_ONE_KIND and not institution.isupper():
        return ""  # "Ferrow", a firm, is not "the union"
    if any(entity.label_ == "ORG" and entity.end <= noun.i for entity in sentence.ents):
        return ""
    return with_article(institution)


def _names(sentence: Span, noun: Token, full: str) -> bool:
    """Whether the sentence itself has the words that the full phrase would add."""
    added = [word for word in re.findall(r"\w{3,}", full.casefold()) if word not in ("the", noun.lower_)]
    rest = " ".join(token.lower_ for token in sentence)
    return bool(added) and all(word in rest for word in added)
