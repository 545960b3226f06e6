"""Which pronouns of a reported clause mean its speaker; where somebody else may be meant, none."""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.names.given_names import pronoun_of
from streams.extract.parsing.lexicon import INSTITUTIONS, word_set
from streams.extract.standalone.dangling import PEOPLE
from streams.extract.standalone.persons import possessive, with_article
from streams.extract.standalone.text import has_dummy_it
from streams.extract.standalone.wanted import is_bidden

GENDERED = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
"""Pronouns of one person, and the subject form of each."""


def speaker_meant(
    token: Token,
    content: Span,
    cue: Token | None,
    we: str,
    me: str,
    *,
    owned: bool,
    personal: bool,
    beside: bool,
    many: bool,
) -> str:
    """The speaker's name for a pronoun that means them; empty for every other word.

    Args:
        token: any word of the content.
        content: the clause.
        cue: its reporting verb.
        we: name of the speaker's institution, or of the speaker.
        me: name of the speaker as a person, or of the institution.
        owned: the speaker has been named in the clause.
        personal: the speaker is a person.
        beside: the source is named beside the sentence, whose "he" and "its" may mean somebody else.
        many: the speakers are several, "officials", so that "it" means something else.
    """
    lower, subject = token.lower_, token.dep_ in ("nsubj", "nsubjpass")
    told_by = next((child.lower_ for child in cue.children if child.dep_ == "nsubj"), "") if cue is not None else ""
    own = pronoun_of(me) or (told_by if told_by in ("he", "she") else "")
    if lower in GENDERED and own not in ("", GENDERED[lower]):
        return ""
    other = beside or _addressed(content, cue) or _other_person(token, content)
    if lower in ("he", "she") and subject and me:
        return "" if other or (cue is not None and is_bidden(token, cue)) else me
    if lower in ("him", "her") and me and own and personal and _is_anothers_object(token, content):
        return me
    if lower in ("his", "her") and token.dep_ == "poss" and me and personal:
        return possessive(me) if not other and not owned else ""
    house = with_article(we) if we else ""
    if lower in ("it", "its") and house and _is_person(we):
        return ""
    if lower == "it" and many:
        return ""
    if lower == "it" and subject and house and not personal:
        return house if token.head.i == content.root.i and not has_dummy_it(token.head) else ""
    if lower == "its" and house and not other and not personal and not many:
        return possessive(house) if not owned and _opens_subject(token, content) else ""
    if lower == "its" and house and not beside and not many and me != we and _opens_address(token, content, cue):
        return possessive(house)
    one = we.casefold().startswith(("a ", "an ", "one "))  # "a source said they might": others
    if told_by in ("it", "he", "she"):
        return ""  # "it shows that they see little": of one, "they" are others
    if lower == "they" and subject and house and not personal and not one and not _plural_before(token, content):
        return house
    return ""


def _is_person(name: str) -> bool:
    """Whether "it" and "its" cannot mean the one so called: "the caretaker", "Ida Krause"."""
    last = name.casefold().split()[-1]
    return last in PEOPLE or (bool(pronoun_of(name)) and last not in INSTITUTIONS)


def _other_person(pronoun: Token, content: Span) -> bool:
    """Another person in the clause whom the pronoun could mean; one who comes later cannot be an opening "he"."""
    if pronoun.dep_ in ("nsubj", "nsubjpass") and pronoun.head.i == content.root.i:
        content = content.doc[content.start : max(pronoun.i, content.start)]
    return any(
        token.ent_type_ == "PERSON"
        or (token.tag_ == "NNP" and token.ent_type_ == "" and token.dep_ == "nsubj" and token.i < pronoun.i)
        or (token.tag_ == "NN" and token.lemma_ in PEOPLE and token.dep_ in _ARGUMENTS and token.i < pronoun.i)
        for token in content
    )


_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
"""Places of somebody whom a later "his" may mean: "the guard had wounds to his legs", not "as mayor he will"."""


_ADDRESS = word_set("tell ask inform assure warn brief show promise send write")


def _is_anothers_object(pronoun: Token, content: Span) -> bool:
    """So "Marsk told her of the leak": nobody but the subject is named, which its own verb's object cannot be.

    Of verbs of addressing only: in "deputies shot him" it is whom the sentence before tells of.
    """
    verb = pronoun.head.head if pronoun.head.pos_ == "ADP" else pronoun.head
    if pronoun.dep_ not in ("dobj", "dative", "pobj") or verb.lemma_ not in _ADDRESS:
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in ("PROPN", "NOUN"):
        return False
    within = range(subject.left_edge.i, subject.right_edge.i + 1)
    return all(token.i in within or (token.ent_type_ != "PERSON" and token.lemma_ not in PEOPLE) for token in content)


def _addressed(content: Span, cue: Token | None) -> bool:
    """So "urged the council to use its powers": the pronoun means the one addressed."""
    return cue is not None and content[0].dep_ != "nsubj" and any(
        child.dep_ in ("dobj", "dative") and content.start <= child.i < content.end for child in cue.children
    )


def _opens_address(its: Token, content: Span, cue: Token | None) -> bool:
    """So "the leader of the union urged its members to reject it": nobody is named whose members they could be."""
    if cue is None or its.i != content.start or its.head.dep_ not in ("dobj", "dative", "nsubj"):
        return False
    return not any(child.dep_ in ("dobj", "dative") and child.i < content.start for child in cue.children)


def _opens_subject(its: Token, content: Span) -> bool:
    """So "its engineers would strike", or an "its" with no noun before and none for a subject."""
    subjects = [child for child in content.root.children if child.dep_ in ("nsubj", "nsubjpass")]
    if any(subject.left_edge.i <= its.i <= subject.right_edge.i for subject in subjects):
        before = its.doc[content.start : its.i]
        return not any(token.pos_ in ("NOUN", "PROPN") for token in before)
    if any(subject.pos_ in ("NOUN", "PROPN") for subject in subjects):
        return False
    return not any(token.pos_ in ("NOUN", "PROPN") for token in its.doc[content.start : its.i])


def _plural_before(they: Token, content: Span) -> bool:
    return any(token.tag_ in ("NNS", "NNPS") for token in they.doc[content.start : they.i])
