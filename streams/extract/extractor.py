"""Statements of one article: who said what, when, in words that stand alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from spacy.language import Language
from spacy.tokens import Span

from schemas.statement import (
    Modality,
    Selector,
    TextPositionSelector,
)
from streams.extract.cast import Cast
from streams.extract.claims import find_claims
from streams.extract.dates import Dated, date_statement
from streams.extract.found import Found, passage_selectors
from streams.extract.lexicon import word_set
from streams.extract.linked import Attribution
from streams.extract.modality import change_cue, modality_of
from streams.extract.parse import Field, Frame, ParsedArticle, parse_article
from streams.extract.persons import with_article
from streams.extract.quoted import quoted_words
from streams.extract.reading import attribute_article, headline_sentence, topic_of_article
from streams.extract.register import Register
from streams.extract.reported import reported_clause
from streams.extract.speakers import ResolvedSpeaker, SpeakerResolver, registered
from streams.extract.standalone import Context, finish
from streams.extract.turns import read_turn

_EMPTY_CONTENT = re.compile(
    r"\b(?:no comment|nothing to add|declin\w+ to|could not be reached"
    r"|(?:was|were|is|are) (?:reading|studying|reviewing) |would study|will study"
    r"|stood by (?:every|his|her|their)|did not (?:comment|respond|reply))",
    re.IGNORECASE,
)
_ONLY_CHANGE = re.compile(
    r"(?:[^.:]{0,120}: )?[^.:]{0,60}(?:chang\w+ (?:\w+ ){0,2}mind|was wrong|were wrong|take (?:it|that) back)\."
    r"(?: [^.]{0,60}\.)?",
    re.IGNORECASE,
)
"""A statement that says only that it changed: its cue goes to the speaker's next one."""
_UNSURE = 0.45  # confidence of a speaker whom neither name, role nor institution tells: no statement of anybody
_SAME = 0.6  # share of a headline's content words in a body statement that make it a repetition
_MIN_WORDS = 2  # content words a text needs: fewer make no proposition




def find_statements(
    title: str, text: str, published_at: datetime, nlp: Language, register: Register | None
) -> list[Found]:
    """Find the statements of a cleaned article.

    Args:
        title: cleaned headline; may be empty.
        text: cleaned body, paragraphs separated by line ends.
        published_at: with offset; anchors dates in the text.
        nlp: from `load_language_model`.
        register: a user's register of officials, if there is one.

    Returns:
        Statements and acts in the order of the text, the title's last; then claims. A claim has no speaker.
    """
    article = parse_article(title, text, nlp)
    return _Search(article, {"title": title, "text": text}, published_at, register).run()


class _Search:
    def __init__(
        self, article: ParsedArticle, fields: dict[Field, str], published_at: datetime, register: Register | None
    ) -> None:
        self._article = article
        self._fields = fields
        self._published_at = published_at
        self._register = register
        self._cast = Cast(article)
        self._topic = Context()
        self._own: dict[str, str] = {}
        self._changed: dict[str, str] = {}

    def run(self) -> list[Found]:
        links = attribute_article(self._article, self._cast)
        self._topic = topic_of_article(self._article, links)
        resolver = SpeakerResolver(self._cast, links)
        found: list[Found] = []
        kept: list[tuple[frozenset[str], str, Found]] = []
        taken: set[tuple[int, int]] = set()
        for link in links:
            resolved = resolver.resolve(link)
            statement = self._statement(link, resolved)
            taken.add((link.frame.index, link.sentence.start))
            if statement is None or resolved is None:
                continue
            words = _words(statement.text)
            who = (resolved.speaker.name or resolved.speaker.institution or resolved.speaker.printed).casefold()
            if link.frame.field == "title" and self._is_repeated(words, who, kept):
                continue
            if any(words == other and who == name for other, name, _ in kept):
                continue
            kept.append((words, who, statement))
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
        we, me = resolved.self_name
        who = resolved.speaker.name or resolved.speaker.institution or resolved.speaker.printed
        context = self._context(link, who)
        modality: Modality
        quotation = ""
        if link.form == "act":
            text, modality = self._act_text(link, resolved), "asserted"
        elif link.form in ("turn", "headline"):
            doc = link.frame.doc
            span = doc.char_span(*_find(doc.text, link.content_text), alignment_mode="expand") or doc[:]
            if link.form == "turn":
                parts = [doc[max(part.start, span.start) : min(part.end, span.end)] for part in span.sents]
                text, used = quoted_words([part for part in parts if len(part)], we, me, context)
                quotation = link.content_text
            else:
                quotation = link.quotes[0].text if link.quotes else ""
                text, used = finish(headline_sentence(link.content_text)), [span]
            modality = _joint([modality_of(part, part.text) for part in used]) if used else "asserted"
        elif link.quotes and link.form == "direct":
            sentences = [sentence for quote in link.quotes for sentence in quote.doc.sents]
            text, used = quoted_words(sentences, we, me, context)
            quotation = " ".join(quote.text.strip() for quote in link.quotes)
            modality = _joint([modality_of(part, part.text, asked=link.cue_class == "ask") for part in used])
        elif link.content is not None:
            text = reported_clause(link.content, link.cue_token, link.cue_class, we, me, context, link.parenthesis,
                                   personal=bool(resolved.speaker.name))
            modality = modality_of(link.content, link.content.text, asked=link.cue_class == "ask")
        else:
            return None
        changed = change_cue(quotation, self._fields[link.frame.field][slice(*link.passage)])
        if changed and _ONLY_CHANGE.fullmatch(text):
            self._changed[who] = changed
            return None
        if not text or len(_words(text)) < _MIN_WORDS or _EMPTY_CONTENT.search(text):
            return None
        if modality == "question" and not resolved.official:
            return None
        if who and modality == "asserted" and link.form in ("indirect", "stance", "act") and ": " not in text:
            self._own[who] = text
        passage = self._fields[link.frame.field][slice(*link.passage)]
        resolved = registered(resolved, self._register, self._published_at)
        return Found(
            kind="action"
            if link.form == "act" or (link.cue_token is not None and link.cue_token.lemma_ == "vote")
            else "statement",
            text=text,
            passage=passage,
            quotation=quotation,
            selectors=self._selectors(link),
            cue=link.cue,
            modality=modality,
            denied=link.cue_class == "deny" and link.form != "direct",
            change_cue=changed or self._changed.pop(who, ""),
            dated=self._dated(link),
            speaker=resolved.speaker,
            official=resolved.official,
        )

    def _context(self, link: Attribution, who: str) -> Context:
        before = ""
        sentences = list(link.frame.doc.sents)
        for position, sentence in enumerate(sentences):
            if sentence.start == link.sentence.start and position:
                before = sentences[position - 1].text if not link.frame.quotes_in(sentences[position - 1]) else ""
        question = ""
        if link.form == "turn" and link.frame.index > 0:
            previous = read_turn(self._article.body[link.frame.index - 1])
            if previous is not None and previous.asks:
                question = self._article.body[link.frame.index - 1].raw[previous.start :]
        return replace(
            self._topic,
            own=self._own.get(who, ""),
            before=before,
            question=question,
            heading="" if link.form == "turn" else _heading(link.frame),
        )

    def _act_text(self, link: Attribution, resolved: ResolvedSpeaker) -> str:
        text = link.content.text if link.content is not None else ""
        full = resolved.speaker.name or with_article(resolved.speaker.institution)
        if full and link.source and text.startswith(link.source) and len(link.source) < len(full):
            text = full + text[len(link.source) :]
        return finish(headline_sentence(text))

    def _dated(self, link: Attribution) -> Dated:
        sentence = link.sentence.text
        spans: list[tuple[int, int]] = []
        base = link.sentence.start_char
        if link.content is not None and link.form != "act":
            spans.append((link.content.start_char - base, link.content.end_char - base))
        spans += [
            (quote.frame[0] - base, quote.frame[1] - base)
            for quote in link.frame.quotes
            if base <= quote.frame[0] < link.sentence.end_char
        ]
        if link.cue_token is not None:  # "…, citing the jailing last year": dates what is cited
            spans += [
                (child.left_edge.idx - base, child.right_edge.idx + len(child.right_edge) - base)
                for child in link.cue_token.subtree
                if child.dep_ in ("advcl", "relcl", "acl") and child.i > link.cue_token.i
            ]
        if link.form in ("turn", "headline") or link.frame.field == "title":  # a headline dates what is to come
            spans = [(0, len(sentence))]
        return date_statement(sentence, self._published_at, quotation_spans=spans)

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
            change_cue=change_cue(passage),
            dated=date_statement(passage, self._published_at),
            speaker=None,
            official=False,
        )

    def _is_repeated(self, words: frozenset[str], who: str, kept: list[tuple[frozenset[str], str, Found]]) -> bool:
        for other, name, _ in kept:
            same_speaker = name == who or not who or bool(set(name.split()) & set(who.split()))
            if same_speaker and words and len(words & other) >= _SAME * len(words):
                return True
        return bool(who) and any(set(name.split()) & set(who.split()) for _, name, _ in kept)




def _heading(frame: Frame) -> str:
    """A run-in heading in capitals: "POWER LINES. They will …" is about power lines."""
    match = re.match(r"^([A-Z][A-Z’'&/ -]{3,40})[.:]\s", frame.raw)
    return match[1].capitalize() if match and frame.field == "text" else ""


def _find(text: str, part: str) -> tuple[int, int]:
    at = text.find(part)
    return (at, at + len(part)) if at >= 0 else (0, len(text))


def _joint(modalities: list[Modality]) -> Modality:
    """Of several sentences: asserted if one is."""
    return "asserted" if "asserted" in modalities or not modalities else modalities[0]


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W_]{2,}", text.casefold()) if word not in _STOP)


_STOP = word_set("""the a an of to in on at for and or but is are was were be been it its that this with as by
    from not will would has have had he she they we""")


