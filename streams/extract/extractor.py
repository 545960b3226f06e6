"""Statements of one article: who said what, when, in words that stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from spacy.language import Language
from spacy.tokens import Span

from schemas.statement import (
    Selector,
    TextPositionSelector,
)
from streams.extract.attribution.acts import is_decision
from streams.extract.attribution.changes import change_cue, of_one_house, speaker_words
from streams.extract.attribution.labels import question_of
from streams.extract.attribution.linked import Attribution
from streams.extract.attribution.modality import modality_of
from streams.extract.attribution.relayed import told_by_another
from streams.extract.attribution.tagged import by_field
from streams.extract.claims import find_claims
from streams.extract.dating.dates import date_statement
from streams.extract.dating.occasions import date_attribution
from streams.extract.found import Found, passage_selectors
from streams.extract.headline_news import Told, content_words_of, tells_nothing_new
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import Field, Frame, ParsedArticle, parse_article
from streams.extract.reading import attribute_article, topic_of_article
from streams.extract.speakers.register import Register
from streams.extract.speakers.resolved import ResolvedSpeaker, called, registered, with_house
from streams.extract.speakers.resolver import SpeakerResolver
from streams.extract.standalone.text import Context, finish
from streams.extract.tagger.tagger import Tagged
from streams.extract.wording import is_empty, worded

_ONLY_CHANGE = re.compile(
    r"(?:[^.:]{0,120}: )?[^.:]{0,60}(?:chang\w+ (?:[\w'’]+ ){0,3}mind|was wrong|were wrong|take (?:it|that) back)\."
    r"(?: [^.]{0,60}\.)?",
    re.IGNORECASE,
)
"""A statement that says only that it changed: its cue goes to the speaker's next one."""
_UNSURE = 0.45  # confidence of a speaker whom neither name, role nor institution tells: no statement of anybody
_MIN_WORDS = 2  # content words a text needs: fewer make no proposition


def find_statements(
    title: str,
    text: str,
    published_at: datetime,
    nlp: Language,
    register: Register | None,
    tagged: Sequence[Tagged] = (),
    publisher: str = "",
) -> list[Found]:
    """Find the statements of a cleaned article.

    Args:
        title: cleaned headline; may be empty.
        text: cleaned body, paragraphs separated by line ends.
        published_at: with offset; anchors dates in the text.
        nlp: from `load_language_model`.
        register: a user's register of officials, if there is one.
        tagged: attributions of `tagged_text`, from the attribution tagger.
        publisher: name of the outlet, or of the institution whose own article it is.

    Returns:
        Statements and acts in the order of the text, the title's last; then claims. A claim has no speaker.
    """
    article = parse_article(title, text, nlp)
    fields: dict[Field, str] = {"title": title, "text": text}
    return _Search(article, fields, published_at, register, by_field(tagged, title)).run(publisher)


class _Search:
    def __init__(
        self,
        article: ParsedArticle,
        fields: dict[Field, str],
        published_at: datetime,
        register: Register | None,
        tagged: dict[Field, list[Tagged]],
    ) -> None:
        self._article = article
        self._fields = fields
        self._published_at = published_at
        self._register = register
        self._tagged = tagged
        self._cast = Cast(article)
        self._topic = Context()
        self._own: dict[str, str] = {}
        self._changed: dict[str, str] = {}
        self._links: list[Attribution] = []
        self._resolved: dict[int, ResolvedSpeaker | None] = {}

    def run(self, publisher: str) -> list[Found]:
        links = attribute_article(self._article, self._cast, self._tagged, publisher)
        self._links = links
        self._topic = topic_of_article(self._article, links)
        resolver = SpeakerResolver(self._cast, links)
        found: list[Found] = []
        kept: list[Told] = []
        taken: set[tuple[int, int]] = set()
        for link in links:
            resolved = self._resolved[id(link)] = resolver.resolve(link)
            statement = self._statement(link, resolved)
            taken.add((link.frame.index, link.sentence.start))
            if statement is None or resolved is None:
                continue
            words = content_words_of(statement.text)
            who = called(resolved).casefold()
            told = Told(words, who, statement.text)
            if link.frame.field == "title" and tells_nothing_new(told, kept, speaker_words(resolved.speaker)):
                continue
            if any(words == other.words and who == other.who for other in kept):
                continue
            kept.append(told)
            found.append(statement)
        for frame, sentence in find_claims(self._article.body, taken):
            found.append(self._claim(frame, sentence))
        return found

    def _statement(self, link: Attribution, resolved: ResolvedSpeaker | None) -> Found | None:
        if (
            resolved is None
            or resolved.speaker.confidence < _UNSURE
            or (link.form == "indirect" and link.content is not None and len(link.content) < 2)
        ):
            return None
        who = called(resolved)
        own = speaker_words(with_house(resolved))
        context = self._context(link, who)
        told = worded(link, resolved, context)
        if told is None:
            return None
        text, quotation, modality = told.text, told.quotation, told.modality
        if self._of_another(link, resolved):
            modality = "reported"
        parts = [link.frame.doc] if link.form == "turn" else [*(quote.doc for quote in link.quotes), link.sentence]
        changed = change_cue(parts, own) if link.cue_class != "deny" else ""
        if changed and _ONLY_CHANGE.fullmatch(text):
            self._changed[who] = changed
            return None
        if not text or len(content_words_of(text)) < _MIN_WORDS or is_empty(text, resolved):
            return None
        if modality == "question" and not resolved.official:
            return None
        if who and modality == "asserted" and link.form in ("indirect", "stance", "act") and ": " not in text:
            self._own[who] = text
        passage = self._fields[link.frame.field][slice(*link.passage)]
        resolved = registered(resolved, self._register, self._published_at)
        return Found(
            kind="action"
            if link.form == "act" or is_decision(link)
            else "statement",
            text=text,
            passage=passage,
            quotation=quotation,
            selectors=self._selectors(link),
            cue=link.cue,
            modality=modality,
            denied=link.cue_class == "deny" and link.form != "direct",
            change_cue=changed or self._changed.pop(who, ""),
            dated=date_attribution(link, self._article.body, self._published_at),
            speaker=resolved.speaker,
            official=resolved.official,
        )

    def _of_another(self, link: Attribution, resolved: ResolvedSpeaker) -> bool:
        """Told by somebody of another house, not by an outlet: "X said that Y had promised …"."""
        told = told_by_another(link, self._links)
        teller = self._resolved.get(id(told)) if told is not None else None
        return teller is not None and not of_one_house(with_house(teller), with_house(resolved))

    def _context(self, link: Attribution, who: str) -> Context:
        before = ""
        sentences = list(link.frame.doc.sents)
        for position, sentence in enumerate(sentences):
            if sentence.start == link.sentence.start and position:
                before = sentences[position - 1].text if not link.frame.quotes_in(sentences[position - 1]) else ""
        question = ""
        if link.form == "turn" and link.frame.index > 0:
            question = question_of(self._article.body[link.frame.index - 1])
        return replace(
            self._topic,
            own=self._own.get(who, ""),
            before=before,
            question=question,
            heading="" if link.form == "turn" else _heading(link.frame),
        )

    def _selectors(self, link: Attribution) -> tuple[Selector, ...]:
        """Position and words of the passage; a split quotation adds the position of each of its parts."""
        field = link.frame.field
        start, end = link.passage
        selectors = passage_selectors(self._fields[field], field, start, end)
        if len(link.quotes) < 2:
            return selectors
        parts = [link.frame.inner_in_field(quote) for quote in link.quotes]
        return (*selectors, *(TextPositionSelector(start=start, end=end, field=field) for start, end in parts))

    def _claim(self, frame: Frame, sentence: Span) -> Found:
        start, end = frame.span_in_field(sentence)
        passage = self._fields[frame.field][start:end]
        return Found(
            kind="claim",
            text=finish(passage),
            passage=passage,
            quotation="",
            selectors=passage_selectors(self._fields[frame.field], frame.field, start, end),
            cue="",
            modality=modality_of(sentence, passage),
            denied=False,
            change_cue="",
            dated=date_statement(passage, self._published_at),
            speaker=None,
            official=False,
        )


def _heading(frame: Frame) -> str:
    """A run-in heading in capitals: "POWER LINES. They will …" is about power lines."""
    match = re.match(r"^([A-Z][A-Z’'&/ -]{3,40})[.:]\s", frame.raw)
    return match[1].capitalize() if match and frame.field == "text" else ""
