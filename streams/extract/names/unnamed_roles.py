"""Offices that narration tells of without a name: "the minister was in Ostrow", "its director has resigned"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.offices import IN_HOUSES, PUBLIC, in_one_word
from streams.extract.names.titles import plain_title
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import ROLES, word_set
from streams.extract.parsing.phrases import noun_phrase

_OF_OFFICE = word_set("""decree order regulation ordinance directive proclamation edict permit licence warrant law act
    bylaw by-law deed treaty circular statute""")
"""What is signed in an office."""


@dataclass(frozen=True)
class UnnamedRole:
    """A role without a name that does something: subject of a clause, asked, or behind "by".

    `main`: subject of the sentence.
    Offsets of it and of its sentence are those in the frame's text.
    """

    frame: int
    offset: int
    sentence: int
    mention: Mention
    main: bool


def unnamed_roles(frames: Iterable[Frame]) -> Iterator[UnnamedRole]:
    """The definite roles that do something in the body's paragraphs, in the order of the frames."""
    for frame in frames:
        for token in frame.doc if frame.index >= 0 else ():
            acts = token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent")
            asked = token.dep_ == "dobj" and token.head.lemma_ == "ask"  # who is asked answers
            if not (acts or asked) or not _is_office(token):
                continue
            mention = read_mention(noun_phrase(token).text)
            if mention.role and not mention.name and mention.definite:
                main = token.head.dep_ in ("ROOT", "conj")
                yield UnnamedRole(frame.index, token.idx, token.sent.start_char, mention, main)


def signs(name: Token) -> bool:
    """Whether somebody signs what only an office can: "the decree, signed by Ana Bell", no petition and no ball."""
    if name.dep_ != "pobj" or name.head.lower_ != "by" or name.head.head.lemma_ != "sign":
        return False
    verb = name.head.head
    signed = [verb.head] if verb.dep_ == "acl" else [child for child in verb.children if child.dep_ == "nsubjpass"]
    return any(noun.lemma_.casefold() in _OF_OFFICE for noun in signed)


def _is_office(noun: Token) -> bool:
    """Whether a noun is that of an office, alone or with the noun before it: "master" of "harbour master"."""
    two = in_one_word(noun.doc[max(0, noun.i - 1) : noun.i + 1].text.casefold())
    return plain_title(noun.lower_) in ROLES | IN_HOUSES | PUBLIC or two in ROLES | PUBLIC | IN_HOUSES
