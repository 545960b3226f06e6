"""Reports that stand after, inside or beside what they report: "…, the mayor said", "…, he said, …", "according to"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import NOBODY, OPEN_ENDS, REPORTS, cue_text, phrase_before
from streams.extract.attribution.linked import Attribution, Form
from streams.extract.attribution.no_report import is_disabled
from streams.extract.parsing.clauses import has_clause, source_words, word_at
from streams.extract.parsing.frames import Frame, QuotedPart
from streams.extract.parsing.lexicon import FACT_SOURCES, ROLES, CueClass
from streams.extract.parsing.phrases import noun_phrase

_NAMED = (2, 5)  # words of a name behind an office, its rank included
_OCCASION_WORDS = 7  # tokens of "on Monday", "in a letter to the council"; longer ones hold more than an occasion


def link(
    frame: Frame,
    sentence: Span,
    form: Form,
    source: Span,
    verb: Token,
    name: CueClass,
    content: Span | None,
    quotes: tuple[QuotedPart, ...],
) -> Attribution:
    """An attribution by a reporting verb, its passage the sentence."""
    return Attribution(
        frame,
        form,
        source_words(source, verb),
        cue_text(verb),
        name,
        sentence,
        frame.span_in_field(sentence),
        content,
        quotes,
        verb,
    )


def trailing_report(frame: Frame, sentence: Span, verb: Token, name: CueClass) -> Attribution | None:
    """Report after what it reports ("…, the minister said on Monday.") or inside ("In March, he said, the …")."""
    if verb.lemma_ not in REPORTS or verb.tag_ not in ("VBD", "VBZ", "VBN", "VBP") or verb.dep_ == "csubj":
        return None  # what follows such a "subject" is what is said: "the mayor noted age is not the only point"
    phrase = phrase_before(verb)
    if phrase is None or phrase.start - 1 <= sentence.start or phrase[0].lower_ in NOBODY:
        return None
    doc = sentence.doc
    if doc[phrase.start - 1].text not in (",", "\u2014", "\u2013", "\u201d") or is_disabled(verb, phrase.root):
        return None
    if frame.quotes_in(doc[sentence.start : phrase.start]):
        return None
    rest = doc[verb.i + 1 : sentence.end]
    before = doc[sentence.start : phrase.start - 1]
    if rest and rest[0].text == "," and len(rest) > 4 and phrase.start - 1 > sentence.start:
        later = doc[verb.i + 2 : sentence.end]
        if (not has_clause(before) or not any(token.tag_ == "VBG" for token in later[:1])) and (
            has_clause(later)
            and not any(token.lower_ in ("who", "which", "that") for token in later[:1])
            and later[0].tag_ not in ("VBG", "VBN")
        ):
            inside = link(frame, sentence, "indirect", phrase, verb, name, doc[sentence.start : sentence.end], ())
            return replace(inside, parenthesis=(phrase.start - 1, verb.i + 2))
    if (resumed := _resumed(before, verb, sentence)) is not None:
        inside = link(frame, sentence, "indirect", phrase, verb, name, doc[sentence.start : sentence.end], ())
        return replace(inside, parenthesis=(phrase.start - 1, resumed))
    # A verb read as a noun ("samples … show") leaves no clause; before a bare report it is content all the same.
    bare = len(before) >= 6 and len(rest) <= 4 and before[0].pos_ not in ("ADP", "SCONJ") and before[0].tag_ != "VBG"
    if not (has_clause(before) or bare) or any(token.lower_ == "that" for token in rest[:6]):
        return None
    if (
        any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
        and len(rest) > 2
        and rest[0].lower_ not in ("on", "in", "at")
    ):
        return None
    return link(frame, sentence, "indirect", phrase, verb, name, before, ())


def _resumed(before: Span, verb: Token, sentence: Span) -> int | None:
    """Where a clause goes on behind a report inserted between its subject and its verb; None where none is.

    So "are" of "The flights, he insists, are safe". Between report and comma only a time or place may stand: a report
    with an object or a clause of its own reports that.
    """
    doc = sentence.doc
    comma = next((at for at in range(verb.i + 1, sentence.end) if doc[at].text == ","), None)
    if comma is None or comma + 1 >= sentence.end or doc[comma + 1].tag_ not in ("VBZ", "VBP", "VBD", "MD"):
        return None
    between = doc[verb.i + 1 : comma]
    if len(between) > _OCCASION_WORDS or any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in between):
        return None
    if len(between) and between[0].pos_ != "ADP" and between[0].ent_type_ not in ("DATE", "TIME"):
        return None
    subject = before[0].pos_ != "ADP" and any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in before)
    alone = not any(token.pos_ in ("VERB", "AUX", "SCONJ") or token.text == "," for token in before)
    return comma + 1 if subject and alone else None


def _with_name(source: Span) -> Span:
    """An office with the name behind it that the parser has left out: "the chief of staff, Marshal Ana Bell,"."""
    doc, start = source.doc, source.end + 1
    if source.root.lower_ not in ROLES or start >= len(doc) or doc[source.end].text != ",":
        return source
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    closed = end < len(doc) and doc[end].text in (",", ".", ";")
    return doc[source.start : end] if closed and _NAMED[0] <= end - start <= _NAMED[1] else source


def according_to(frame: Frame, sentence: Span) -> Attribution | None:
    """Content of a sentence that names its source by "according to"."""
    for token in sentence:
        if token.lower_ != "according" or token.i + 1 >= sentence.end or token.nbor(1).lower_ != "to":
            continue
        objects = [child for child in token.nbor(1).children if child.dep_ == "pobj"]
        if not objects or objects[0].lemma_.casefold() in FACT_SOURCES:
            return None
        source = _with_name(noun_phrase(objects[0]))
        doc = sentence.doc
        tail = len(sentence.doc[source.end : sentence.end])
        if tail > 5 and token.i - sentence.start >= 2 and word_at(sentence, source.end) == ",":
            return Attribution(
                frame,
                "indirect",
                source.text,
                "according to",
                "assert",
                sentence,
                frame.span_in_field(sentence),
                sentence,
                (),
                token,
                "",
                (token.i - 1 if token.nbor(-1).text == "," else token.i, source.end + 1),
            )
        if token.i - sentence.start >= 4:
            end = token.i - 1 if doc[token.i - 1].text == "," else token.i
            content = doc[sentence.start : end]
            if not has_clause(content) and source.end < sentence.end - 4:
                content = doc[sentence.start : sentence.end]
        else:
            start = source.end + (1 if source.end < len(doc) and doc[source.end].text == "," else 0)
            content = doc[start : sentence.end]
        quotes = frame.quotes_in(sentence)
        if not quotes and (not has_clause(content) or content[-1].lower_ in OPEN_ENDS):
            return None
        passage = frame.span_in_field(sentence)
        return Attribution(
            frame,
            "direct" if quotes else "indirect",
            source.text,
            "according to",
            "assert",
            sentence,
            passage,
            None if quotes else content,
            quotes,
            token,
        )
    return None
