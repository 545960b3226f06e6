"""The text of a quotation: the sentences that carry it, first person named, a topic in front where it needs one."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from streams.extract.attribution.modality import modality_of
from streams.extract.parsing.phrases import content_words
from streams.extract.standalone.answers import answers, as_statement, asked_about, denied_clause
from streams.extract.standalone.completion import completions
from streams.extract.standalone.dangling import Dangling, dangling
from streams.extract.standalone.inclusive import is_everybody
from streams.extract.standalone.persons import third_person, without_frame
from streams.extract.standalone.text import (
    Context,
    finish,
    is_finite,
    lacks_subject,
    subject_is_empty,
)
from streams.extract.standalone.topic import in_front, seen_by, topic_of

_SECOND_SENTENCE = 45  # words up to which a second sentence is kept
_ONLY_ANSWER = 4  # words up to which a sentence that answers yes or no says nothing else


def quoted_words(sentences: list[Span], we: str, me: str, context: Context) -> tuple[str, list[Span]]:
    """The text of a quotation and the sentences it was made from.

    Args:
        sentences: all sentences of the quotation.
        we: name for "we".
        me: name for "I".
        context: where its topic may be taken from.
    """
    answer = _answer(sentences, we, me, context)
    if answer:
        sentences = [sentence for sentence in sentences if not _is_only_answer(sentence)]
        context = replace(context, question="")
    kept = _best(_units(sentences), context)
    if not kept:
        return finish(answer), []
    spans = [span for unit in kept for span in unit]
    if we == me and any(is_everybody(token) for span in spans for token in span if token.lower_ in ("we", "us")):
        we = ""  # "We the people have to agree. We had that once."
    completed = _completed(kept, we, me, context)
    text = " ".join(finish(_spoken(unit, we, me, completed, context)) for unit in kept)
    if answer:
        return finish(f"{answer}. {text}"), spans
    hangs = _hangs(kept, completed, context)
    if hangs:
        greets = all(_GREETING.match(span.text.strip()) for span in spans)
        if greets or not _says_something(spans) or (context.question and _only_addresses(spans)):
            return "", []
        text = in_front(topic_of(seen_by(context, spans[0], we, me), hangs, text), text)
    return finish(text), spans


def _answer(sentences: list[Span], we: str, me: str, context: Context) -> str:
    """The question as a statement where the quotation begins with yes or no; empty otherwise."""
    spoken = [sentence for sentence in sentences if any(token.is_alpha for token in sentence)]
    if not spoken or context.full_forms is None:
        return ""
    yes = answers(spoken[0].text)
    if yes is None:
        return ""
    question = context.full_forms.question_before(spoken[0]) if context.question else None
    if question is not None:
        made = as_statement(question, yes)
        return re.sub(r"\byou\b", me or we, re.sub(r"\byour\b", f"{me or we}'s", made)) if me or we else made
    report = context.full_forms.report_of(spoken[0])
    clause = asked_about(report) if report is not None else None
    if clause is None:
        return ""
    words = "".join(("will" if token.lower_ == "would" else token.text) + token.whitespace_ for token in clause)
    named = re.sub(r"\b(?:he|she|they)\b", me or we, words, count=1) if me or we else words
    return named if yes else denied_clause(clause, named)


def _is_only_answer(sentence: Span) -> bool:
    return answers(sentence.text) is not None and sum(token.is_alpha for token in sentence) <= _ONLY_ANSWER


def _units(sentences: list[Span]) -> list[list[Span]]:
    """Sentences, those that a reporting clause splits put together: "It is a worry," she said, "that the dam leaks"."""
    units: list[list[Span]] = []
    for sentence in sentences:
        if not any(token.is_alpha for token in sentence):
            continue
        first = next(token for token in sentence if token.is_alpha)
        if (
            units
            and units[-1][-1].doc is not sentence.doc
            and units[-1][-1].text.rstrip()[-1:] not in (".", "!", "?")
            and first.text[:1].islower()
        ):
            units[-1].append(sentence)
        else:
            units.append([sentence])
    return units


def _spoken(unit: list[Span], we: str, me: str, completed: dict[int, dict[int, str]], context: Context) -> str:
    """The unit's words with the first person named; the speaker's "I think that" left out."""
    addresses = any(token.lower_ in ("you", "your") for span in unit for token in span)
    you = context.full_forms.addressee(unit[0]) if addresses and context.full_forms is not None else ""
    parts: list[str] = []
    for position, sentence in enumerate(unit):
        text = sentence.text.strip()
        bare = without_frame(text) if position == 0 else text
        words = third_person(sentence if bare == text else _tail(sentence, bare), we, me,
                             completed.get(id(sentence.doc), {}), you)
        if position:
            lower = next((token.text for token in sentence if token.is_alpha), "")
            named = any(name and words.startswith(name) for name in (we, me))
            words = words[:1].lower() + words[1:] if lower[:1].islower() and not named else words
        parts.append(words)
    return re.sub(r",(?: (?=that\b))", " ", " ".join(parts), count=len(parts) - 1) if len(parts) > 1 else parts[0]


def _completed(kept: list[list[Span]], we: str, me: str, context: Context) -> dict[int, dict[int, str]]:
    """Completions of each parse of the kept sentences."""
    by_doc: dict[int, list[Span]] = {}
    for unit in kept:
        for span in unit:
            by_doc.setdefault(id(span.doc), []).append(span)
    return {
        doc: completions(spans, context.full_forms, me, we if we != me else "", pronouns=True)
        for doc, spans in by_doc.items()
    }


_ANSWERS = re.compile(
    r"\b(?:yes|no|not|never|nobody|nothing|none|n['’]t|of course|absolutely|certainly|agree|right|wrong|"
    r"true|false|lie|mistake|will|shall)\b",
    re.IGNORECASE,
)


_GREETING = re.compile(
    r"^(?:good (?:morning|day|afternoon|evening|night)|hello|welcome|goodbye|bye|thanks?\b|thank you|see you|"
    r"safe (?:journey|travels)|congratulations|happy (?:new year|birthday|holidays)|merry christmas|best wishes|"
    r"god bless|good luck)",
    re.IGNORECASE,
)


def _only_addresses(kept: list[Span]) -> bool:
    """So "You ask me that every month": about the one who asks, no answer."""
    return all(
        any(token.lower_ == "you" and token.dep_ == "nsubj" for token in sentence)
        and not _ANSWERS.search(sentence.text)
        for sentence in kept
    )


def _says_something(kept: list[Span]) -> bool:
    """With its topic in front a fragment still has to say something about it: an answer, or words of its own."""
    words = sum(token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for sentence in kept for token in sentence)
    return words >= 2 or any(_ANSWERS.search(sentence.text) for sentence in kept)


def _tail(sentence: Span, text: str) -> Span:
    start = sentence.end_char - len(text)
    tail = sentence.doc.char_span(max(sentence.start_char, start), sentence.end_char, alignment_mode="expand")
    return tail if tail is not None else sentence


def _best(units: list[list[Span]], context: Context) -> list[list[Span]]:
    if not units:
        return []
    scored = sorted(
        ((_score(unit, context), -position, unit) for position, unit in enumerate(units)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    best = [scored[0]]
    for item in scored[1:]:
        words = sum(len(span.text.split()) for one in [*best, item] for span in one[2])
        if len(best) < 2 and item[0] > 0 and words <= _SECOND_SENTENCE:
            best.append(item)
    return [item[2] for item in sorted(best, key=lambda item: -item[1])]


def _score(unit: list[Span], context: Context) -> float:
    words = frozenset(word for span in unit for word in content_words(span))
    shared = len(words & context.words)
    score = 1.5 * shared + 0.2 * min(len(words), 8)
    if modality_of(unit[0], unit[-1].text) != "asserted":
        score -= 3
    if subject_is_empty(unit[0]) or not any(is_finite(span) for span in unit):
        score -= 0.8
    if sum(len(span.text.split()) for span in unit) < 4:
        score -= 1.2
    if any(token.lower_ in ("you", "your") for span in unit for token in span):
        score -= 0.6
    return score


def _points_here(spans: list[Span]) -> bool:
    """A "here" with no place named before it."""
    for span in spans:
        for token in span:
            if token.ent_type_ in ("GPE", "LOC", "FAC") or (token.pos_ == "PROPN" and token.ent_type_ == ""):
                return False
            if token.lower_ == "here":
                return True
    return False


def _hangs(kept: list[list[Span]], completed: dict[int, dict[int, str]], context: Context) -> Dangling:
    """What the kept sentences lean on that they do not have."""
    spans = [span for unit in kept for span in unit]
    if not any(is_finite(span) for span in spans) or lacks_subject(spans[0]):
        return "pronoun"
    if _points_here(spans):
        return "phrase"
    by_doc: dict[int, list[Span]] = {}
    for span in spans:
        by_doc.setdefault(id(span.doc), []).append(span)
    found: Dangling = ""
    for doc, group in by_doc.items():
        hangs = dangling(group, completed.get(doc, {}))
        split = [unit for unit in kept if len(unit) > 1 and any(span is group[0] for span in unit)]
        if hangs == "pronoun" and (split or group[0] is not spans[0]):
            hangs = ""  # it leans on the part on the other side of the reporting clause
        found = found or hangs
    if found:
        return found
    nouns = [
        token
        for span in spans
        for token in span
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    ]
    full = sum(bool(words) for done in completed.values() for words in done.values())
    return "phrase" if len(nouns) + full < 2 else ""
