"""One link of content to cue and source, whatever rule found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from streams.extract.parsing.frames import Frame, QuotedPart
from streams.extract.parsing.lexicon import CueClass

Form = Literal["direct", "indirect", "stance", "turn", "headline", "act"]


@dataclass(frozen=True)
class Attribution:
    """One link of content to source.

    Attributes:
        frame: the paragraph it stands in.
        form: how the content is given.
        source: the speaker's noun phrase, verbatim; empty when only the passage around can tell.
        cue: the reporting words, verbatim.
        cue_class: what the reporting verb does with its content.
        sentence: the narrator's sentence, in the frame's parse.
        content: the reported clause or the object of a verb of stance, in the frame's parse.
        quotes: quotations of the content.
        cue_token: the reporting verb, when there is one.
        passage: offsets in the field that the passage must cover.
        content_text: the content where it is no span of the parse: turns of interviews, headlines.
        parenthesis: tokens of the reporting words in the middle of the content, left out of it.
    """

    frame: Frame
    form: Form
    source: str
    cue: str
    cue_class: CueClass
    sentence: Span
    passage: tuple[int, int]
    content: Span | None = None
    quotes: tuple[QuotedPart, ...] = ()
    cue_token: Token | None = None
    content_text: str = ""
    parenthesis: tuple[int, int] = (0, 0)
