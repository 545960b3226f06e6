"""The text of a quotation: the sentences that carry it, first person named, a topic in front where it needs one."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span, Token

from streams.extract.names.given_names import pronoun_of
from streams.extract.parsing.frames import without_stand_ins
from streams.extract.standalone.answers import (
    PRESENT,
    answers,
    as_statement,
    asked_about,
    asker,
    denied_clause,
    denies,
    held_claim,
)
from streams.extract.standalone.carrying import GREETING, carrying
from streams.extract.standalone.completion import completions
from streams.extract.standalone.dangling import Dangling, dangling
from streams.extract.standalone.fullforms import FullForms
from streams.extract.standalone.inclusive import is_everybody
from streams.extract.standalone.persons import third_person, with_article, without_frame
from streams.extract.standalone.text import (
    Context,
    finish,
    is_finite,
    lacks_subject,
)
from streams.extract.standalone.topic import in_front, seen_by, topic_of

_NOT_YET = re.compile(r"\W*not (?:just )?yet\b", re.IGNORECASE)
_ONLY_ANSWER = 4  # words up to which a sentence that answers yes or no says nothing else


def quoted_words(sentences: list[Span], we: str, me: str, context: Context) -> tuple[str, list[Span]]:
    """The text of a quotation and the sentences it was made from.

    Args:
        sentences: all sentences of the quotation.
        we: name for "we".
        me: name for "I".
        context: where its topic may be taken from.
    """
    if context.full_forms is not None:
        kinds = context.full_forms.kinds
        we, me = kinds.self_name(we, me, personal=True)
        me = "" if kinds.is_place(me) else me  # a place does not say "I"
        sentences = _without_quotations(sentences, context.full_forms)
    answer = _answer(sentences, we, me, context)
    if answer:
        sentences = [sentence for sentence in sentences if not _is_only_answer(sentence)]
        context = replace(context, question="")
    kept = carrying(sentences, context)
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
        greets = all(GREETING.match(span.text.strip()) for span in spans)
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
    asked = asked_about
    if yes is None and denies(spoken[0].text):
        yes, asked, context = False, held_claim, replace(context, question="")
    if yes is None or context.full_forms is None:
        return ""
    question = context.full_forms.question_before(spoken[0]) if context.question else None
    if question is not None:
        made = as_statement(question, yes)
        return re.sub(r"\byou\b", me or we, re.sub(r"\byour\b", f"{me or we}'s", made)) if me or we else made
    report = context.full_forms.report_of(spoken[0])
    clause = asked(report) if report is not None else None
    if clause is None and (before := context.full_forms.span_before(spoken[0])) is not None:
        clause = asked(before[1])  # "Asked whether the dam was safe, she did not hesitate. “No.”"
    if clause is None:
        return ""
    subject = _subject(clause)
    who = asker(clause) or (_meant(subject, clause, we, me, context.full_forms) if subject is not None else "")
    named = "".join((who if who and token == subject else PRESENT.get(token.lower_, token.text)) + token.whitespace_
                    for token in clause)
    if yes:
        return named
    denied = denied_clause(clause, named)
    return denied.replace(" not ", " not yet ", 1) if _NOT_YET.match(spoken[0].text) else denied


def _subject(clause: Span) -> Token | None:
    """The pronoun that a reported question is about: "whether the workers knew they would go" has none."""
    return next((child for child in clause.root.children
                 if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("he", "she", "they")), None)


def _meant(subject: Token, clause: Span, we: str, me: str, full_forms: FullForms) -> str:
    """Whom the subject of a reported question means: the speaker, or the one person that can be meant; else empty."""
    if subject.lower_ == "they":  # of one person it is hardly said
        return with_article(we) if we != me or not pronoun_of(me) else ""
    if _is_owner(subject, clause) or pronoun_of(me) not in ("", subject.lower_):
        return full_forms.person_of_pronoun(subject, me)
    return me or we


def _is_owner(subject: Token, clause: Span) -> bool:
    """Whether who answers is theirs: "asked whether he would resign, his spokesman said"."""
    for token in subject.sent:
        if token.dep_ == "poss" and token.lower_ == ("his" if subject.lower_ == "he" else "her"):
            noun = token.head
            while noun.dep_ in ("compound", "appos"):
                noun = noun.head
            if noun.dep_ == "nsubj" and noun.i >= clause.end:
                return True
    return False


def _is_only_answer(sentence: Span) -> bool:
    answer = answers(sentence.text) is not None or denies(sentence.text)
    words = [token.lower_ for token in sentence if token.is_alpha]
    return answer and len(words) <= _ONLY_ANSWER and "but" not in words


def _without_quotations(sentences: list[Span], full_forms: FullForms) -> list[Span]:
    """Of a turn the sentences that hold no full quotation, whose words its parse does not have."""
    kept: list[Span] = []
    for sentence in sentences:
        if full_forms.report_of(sentence) is not None or without_stand_ins(sentence.text) == sentence.text.strip():
            kept.append(sentence)
        elif kept and kept[-1].doc is sentence.doc and kept[-1].text.rstrip().endswith(":"):
            kept.pop()  # what only announces it
    return kept


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
        if position == 0 and len(unit) > 1 and not is_finite(sentence) and sentence.root.pos_ in ("NOUN", "PROPN"):
            words = words.rstrip(" ,")  # "The ferries," she said, "are late": the subject alone
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


def _points_here(spans: list[Span]) -> bool:
    """A "here" with no place named before it."""
    for span in spans:
        for token in span:
            if token.ent_type_ in ("GPE", "LOC", "FAC") or (token.pos_ == "PROPN" and token.ent_type_ == ""):
                return False
            if token.lower_ == "here":
                return True
    return False


def _lacks_object(sentence: Span) -> bool:
    """So "We are not bidding", "I did", "I will not": for or against what, the headline or the lede tells."""
    root = sentence.root
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in ("we", "i") or root.pos_ not in ("VERB", "AUX"):
        return False
    beside = ("nsubj", "aux", "neg", "punct", "advmod", "cc", "intj")
    return all(child.dep_ in beside for child in root.children)


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
    if _lacks_object(spans[0]):
        return "phrase"
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
