"""The text of a quotation: the sentences that carry it, first person named, a topic in front where it needs one."""

from __future__ import annotations

import re

from spacy.tokens import Span

from streams.extract.modality import modality_of
from streams.extract.persons import third_person, without_frame
from streams.extract.standalone import Context, content_words, finish, in_front, is_finite, subject_is_empty, topic_of

_SECOND_SENTENCE = 45  # words up to which a second sentence is kept


def quoted_words(sentences: list[Span], we: str, me: str, context: Context) -> tuple[str, list[Span]]:
    """The text of a quotation and the sentences it was made from.

    Args:
        sentences: all sentences of the quotation.
        we: name for "we".
        me: name for "I".
        context: where its topic may be taken from.
    """
    kept = _best(sentences, context)
    if not kept:
        return "", []
    texts = [without_frame(sentence.text.strip()) for sentence in kept]
    spoken = [
        third_person(sentence, we, me) if text == sentence.text.strip() else third_person(_tail(sentence, text), we, me)
        for sentence, text in zip(kept, texts, strict=True)
    ]
    text = " ".join(finish(part) for part in spoken)
    if _needs_topic(kept):
        if not _says_something(kept) or (context.question and _only_addresses(kept)):
            return "", []
        text = in_front(topic_of(context), text)
    return finish(text), kept


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


def _best(sentences: list[Span], context: Context) -> list[Span]:
    real = [sentence for sentence in sentences if any(token.is_alpha for token in sentence)]
    if not real:
        return []
    scored = sorted(
        ((_score(sentence, context), -position, sentence) for position, sentence in enumerate(real)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    best = [scored[0]]
    for item in scored[1:]:
        words = sum(len(one[2].text.split()) for one in best) + len(item[2].text.split())
        if len(best) < 2 and item[0] > 0 and words <= _SECOND_SENTENCE:
            best.append(item)
    return [item[2] for item in sorted(best, key=lambda item: -item[1])]


def _score(sentence: Span, context: Context) -> float:
    words = content_words(sentence)
    shared = len(words & context.words)
    score = 1.5 * shared + 0.2 * min(len(words), 8)
    if modality_of(sentence, sentence.text) != "asserted":
        score -= 3
    if subject_is_empty(sentence) or not is_finite(sentence):
        score -= 0.8
    if len(sentence.text.split()) < 4:
        score -= 1.2
    if any(token.lower_ == "you" and token.dep_ == "nsubj" for token in sentence):
        score -= 0.6
    return score


def _needs_topic(kept: list[Span]) -> bool:
    if not any(is_finite(sentence) and not subject_is_empty(sentence) for sentence in kept):
        return True
    if subject_is_empty(kept[0]) or any(token.lower_ == "here" for sentence in kept for token in sentence):
        return True
    if _dangling_object(kept):
        return True
    nouns = [
        token
        for sentence in kept
        for token in sentence
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    ]
    return len(nouns) < 2


def _dangling_object(kept: list[Span]) -> bool:
    """A pronoun with nothing before it that it could mean."""
    plural = singular = False
    for sentence in kept:
        for token in sentence:
            if token.tag_ in ("NNS", "NNPS"):
                plural = True
            elif token.pos_ in ("NOUN", "PROPN"):
                singular = True
            elif (token.lower_ in ("them", "they", "these", "those") and token.pos_ == "PRON" and not plural) or (
                token.lower_ in ("it", "this") and token.dep_ in ("dobj", "pobj") and not (plural or singular)
            ):
                return True
    return False
