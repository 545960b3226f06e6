"""An article as paragraphs of narration and quotation, each parsed on its own.

A parser reads "…", the chair wrote in a letter" far better when the quotation is one word. So every full quotation is
taken out of its paragraph and a placeholder put in; what remains is the *frame*, the narrator's own sentences. Frames
and quotations are parsed separately, which also keeps sentence boundaries out of quotations, and every position can be
led back to the printed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc, Span

from streams.errors import ModelError
from streams.extract.parsing.datelines import dateline_end
from streams.extract.parsing.lexicon import QUOTE_CUES
from streams.extract.parsing.quotations import Quotation, begins_with_quotation, find_quotations
from streams.extract.parsing.run_in import turns_within

Field = Literal["title", "text"]

STAND_INS = ("\u201cYes,\u201d", "\u201cYes.\u201d")
"""What stands for a quotation in a frame's text: where the sentence goes on after it, and where it ends with it."""

_TITLES = ("Hon.", "Cr.", "Cllr.", "Engr.", "Supt.", "Insp.", "Alh.", "Barr.")
"""Titles whose stop ends no sentence, beside those that the language model knows."""
_STAND_IN = re.compile(r"\u201c?Yes[,.]\u201d")  # a phrase may begin behind the opening mark

TITLE_LIMIT = 1000
TEXT_LIMIT = 100_000
"""Code points read: eight times the longest of 3,000 articles of a news sample; keeps a page of 1 MB within bounds."""
PARAGRAPH_LIMIT = (
    4000  # characters parsed together; the parser's memory grows with it, and no printed paragraph is longer
)
_LETTERS = 0.4  # share of letters below which a paragraph is a table or rubbish; prose with figures stays above 0.6
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-z])[^\n]+)*")
_ENDS = re.compile(r"(?<=[.!?…\"\u201d])\s")
_ATTRIBUTES = re.compile(
    r"\s*(?:[\w.'’-]+ ){0,7}?(?:" + "|".join(sorted(QUOTE_CUES)) + r")(?:s|es|d|ed)?\b|"
    r"\s*(?:[\w.'’-]+ ){0,7}?(?:said|told|wrote|replied|went|thought|read|swore|writes)\b"
)


@dataclass(frozen=True)
class QuotedPart:
    """A full quotation with its own parse.

    Attributes:
        quotation: where it stands in the paragraph.
        text: its words, verbatim.
        doc: their parse.
        frame: offsets of its placeholder in the frame's text.
    """

    quotation: Quotation
    text: str
    doc: Doc
    frame: tuple[int, int]


@dataclass(frozen=True)
class Frame:
    """One paragraph, or the title.

    Attributes:
        field: which field of the article it stands in.
        start: offset of the paragraph in that field, in code points.
        raw: the paragraph, verbatim.
        doc: parse of the narration with placeholders.
        quotes: its full quotations in order.
        index: number of the paragraph; -1 for the title.
    """

    field: Field
    start: int
    raw: str
    doc: Doc
    quotes: tuple[QuotedPart, ...]
    index: int
    pieces: tuple[tuple[int, int, int, int, bool], ...]

    def to_field(self, offset: int, *, end: bool = False) -> int:
        """Offset in the article's field of an offset in the frame's text; `end` for ends of spans."""
        for frame_start, frame_end, raw_start, raw_end, verbatim in self.pieces:
            inside = frame_start < offset <= frame_end if end else frame_start <= offset < frame_end
            if inside:
                if verbatim:
                    return self.start + raw_start + offset - frame_start
                return self.start + (raw_end if end else raw_start)
        return self.start + (len(self.raw) if offset > 0 else 0)

    def span_in_field(self, span: Span) -> tuple[int, int]:
        """Start and end in the article's field of a span of the frame's parse."""
        return self.to_field(span.start_char), self.to_field(span.end_char, end=True)

    def quotes_in(self, span: Span) -> tuple[QuotedPart, ...]:
        """The quotations whose placeholders lie in a span."""
        return tuple(
            quote for quote in self.quotes if span.start_char <= quote.frame[0] and quote.frame[1] <= span.end_char
        )

    def inner_in_field(self, quote: QuotedPart) -> tuple[int, int]:
        """Start and end in the article's field of a quotation's words."""
        return self.start + quote.quotation.inner[0], self.start + quote.quotation.inner[1]


@dataclass(frozen=True)
class ParsedArticle:
    """The title's frame, if there is a title, and the body's frames in order."""

    title: Frame | None
    body: tuple[Frame, ...]

    def frames(self) -> tuple[Frame, ...]:
        """Body first, then the title."""
        return self.body + ((self.title,) if self.title is not None else ())


def load_language_model(path: Path) -> Language:
    """Load a spaCy pipeline with tagger, parser and names.

    Args:
        path: the model's folder, with its ``config.cfg``.

    Raises:
        ModelError: not a spaCy model, or one without a parser.
    """
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as error:
        raise ModelError(f"no spaCy model at {path}: {error}") from error
    missing = {"parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the spaCy model at {path} lacks {', '.join(sorted(missing))}")
    for title in _TITLES:
        nlp.tokenizer.add_special_case(title, [{ORTH: title}])
    return nlp


def parse_article(title: str, text: str, nlp: Language) -> ParsedArticle:
    """Parse title and text, paragraph by paragraph.

    Args:
        title: the headline; may be empty.
        text: the cleaned body, paragraphs separated by line ends.
        nlp: from `load_language_model`.

    Of a longer title or text only the first `TITLE_LIMIT` or `TEXT_LIMIT` code points are read.
    """
    title, text = _encodable(title[:TITLE_LIMIT]), _encodable(text[:TEXT_LIMIT])
    spans = [turn for start, end in _paragraphs(text) for turn in turns_within(text, start, end, title)]
    drafts = [_draft("title", 0, title, -1, False)] if title.strip() else []
    for number, (start, end) in enumerate(spans):
        continues = number + 1 < len(spans) and begins_with_quotation(text[slice(*spans[number + 1])])
        drafts.append(_draft("text", start, text[start:end], number, continues))
    wanted = [draft.text for draft in drafts] + [words for draft in drafts for words in draft.quoted]
    docs = iter(nlp.pipe(wanted, batch_size=64))
    frame_docs = [next(docs) for _ in drafts]
    frames = [draft.frame(doc, docs) for draft, doc in zip(drafts, frame_docs, strict=True)]
    if drafts and drafts[0].field == "title":
        return ParsedArticle(frames[0], tuple(frames[1:]))
    return ParsedArticle(None, tuple(frames))


def _encodable(text: str) -> str:
    """The text with lone surrogates, which no parser takes, replaced one for one."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in _pieces(text)
            if sum(map(str.isalpha, text[start:end])) >= _LETTERS * (end - start)]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > PARAGRAPH_LIMIT:
            breaks = [found.end() for found in _ENDS.finditer(text, start, start + PARAGRAPH_LIMIT)]
            cut = breaks[-1] if breaks else start + PARAGRAPH_LIMIT
            yield start, cut
            start = cut
        if end > start:
            yield start, end


@dataclass(frozen=True)
class _Draft:
    field: Field
    start: int
    raw: str
    index: int
    text: str
    quotations: tuple[Quotation, ...]
    placed: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, int, int, int, bool], ...]

    @property
    def quoted(self) -> list[str]:
        return [self.raw[quotation.inner[0] : quotation.inner[1]] for quotation in self.quotations]

    def frame(self, doc: Doc, docs: Iterator[Doc]) -> Frame:
        quotes = tuple(
            QuotedPart(quotation, words, next(docs), place)
            for quotation, words, place in zip(self.quotations, self.quoted, self.placed, strict=True)
        )
        return Frame(self.field, self.start, self.raw, doc, quotes, self.index, self.pieces)


def _draft(field: Field, start: int, raw: str, index: int, continues: bool) -> _Draft:
    full = tuple(found for found in find_quotations(raw, continues=continues) if found.full)
    pieces: list[tuple[int, int, int, int, bool]] = []
    placed: list[tuple[int, int]] = []
    text, position = "", 0
    if not any(quotation.start == 0 for quotation in full):
        position = dateline_end(raw, title=field == "title")
    for quotation in full:
        before = raw[position : quotation.start]
        if before:
            pieces.append((len(text), len(text) + len(before), position, quotation.start, True))
            text += before
        placeholder = _placeholder(raw, quotation)
        if text and not text[-1].isspace():
            text += " "  # belongs to no piece: a mark glued to the word before it would spoil the parse
        placed.append((len(text), len(text) + len(placeholder)))
        pieces.append((len(text), len(text) + len(placeholder), quotation.start, quotation.end, False))
        text += placeholder
        position = quotation.end
    if position < len(raw):
        pieces.append((len(text), len(text) + len(raw) - position, position, len(raw), True))
        text += raw[position:]
    return _Draft(field, start, raw, index, text, full, tuple(placed), tuple(pieces))


def without_stand_ins(text: str) -> str:
    """Words of a frame, or of a phrase of one, without what stands for its quotations."""
    return _STAND_IN.sub("", text).strip()


def _placeholder(raw: str, quotation: Quotation) -> str:
    """The word that stands for a quotation: it ends the sentence where the quotation does."""
    inner = raw[quotation.inner[0] : quotation.inner[1]].rstrip()
    rest = raw[quotation.end :]
    last = inner[-1:] if inner else ""
    goes_on = last == "," or rest.lstrip()[:1] in (",", "\u2014", "\u2013", "-", ":", ";")
    if not goes_on and last not in ".":
        goes_on = bool(rest[:1].isspace() and (rest.lstrip()[:1].islower() or _ATTRIBUTES.match(rest.split(".")[0])))
    elif not goes_on and rest.lstrip()[:1].islower():
        goes_on = True
    return STAND_INS[0] if goes_on else STAND_INS[1]
