"""Offices that narration tells of without a name: "the minister was in Ostrow", "its director has resigned"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.titles import plain_title
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import ROLES
from streams.extract.parsing.phrases import noun_phrase


@dataclass(frozen=True)
class UnnamedRole:
    """A role without a name that does something: subject of a clause, or behind "by"; `main`: subject of the sentence.

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
            if not acts or plain_title(token.lower_) not in ROLES:
                continue
            mention = read_mention(noun_phrase(token).text)
            if mention.role and not mention.name and mention.definite:
                main = token.head.dep_ in ("ROOT", "conj")
                yield UnnamedRole(frame.index, token.idx, token.sent.start_char, mention, main)
