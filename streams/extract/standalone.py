"""The stand-alone text: what is claimed, readable without the article.

The judge reads only this. A reported clause is taken out of its sentence, its tense set back to the speaker's own, its
pronouns named. Of a quotation the sentences that carry the subject are kept, first person named, and what cannot
stand alone gets its topic in front: the speaker's own statement before it, the question, the sentence before, or the
headline ("Ukraine can join the EU: This is the sovereign right of any country.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from streams.extract.lexicon import EMPTY_SUBJECTS

TEXT_WORDS = 60  # words of a text: three sentences of news prose; the pair model reads 128 tokens a side
TOPIC_WORDS = 26  # words of a topic set in front: one headline or one sentence
_MARKS = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]')


@dataclass(frozen=True)
class Context:
    """What a text may be completed from.

    Attributes:
        headline: the title without its source.
        lede: the first sentence of the body.
        own: the speaker's statement before this one, as a stand-alone text.
        before: the narrator's sentence before.
        question: what was asked.
        heading: the paragraph's run-in heading.
        words: content words of headline and lede, lemmas in lower case.
    """

    headline: str = ""
    lede: str = ""
    own: str = ""
    before: str = ""
    question: str = ""
    heading: str = ""
    words: frozenset[str] = frozenset()


def content_words(span: Span | Doc) -> frozenset[str]:
    """Lemmas of nouns, names, verbs, adjectives and numbers, in lower case."""
    return frozenset(
        token.lemma_.casefold()
        for token in span
        if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop and len(token) > 1
    )


_JOINING = re.compile(r"^(?:but|and|so|however|because|then|well|now)\b,?\s+", re.IGNORECASE)


_AND_THAT = re.compile(r"(?<=\w),? and that (?=(?:the|there|it|he|she|they|no|a|his|her|its|all|[A-Z]))")


def finish(text: str) -> str:
    """One sentence or more with a capital and a full stop, without quotation marks, single spaced."""
    text = re.sub(r"(?<=[!?…]) \.", "", _MARKS.sub("", re.sub(r"\s+", " ", text))).strip(" ,;:\u2014\u2013-")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = _AND_THAT.sub(" and ", text)
    shorter = _JOINING.sub("", text)
    text = shorter if len(shorter.split()) >= 3 else text
    words = text.split()
    if len(words) > TEXT_WORDS:
        text = " ".join(words[:TEXT_WORDS])
    if not text:
        return ""
    return (text[0].upper() + text[1:]) + ("" if text[-1] in ".!?…" else ".")






















def subject_is_empty(content: Span) -> bool:
    """Whether the subject carries nothing without what came before, or is missing."""
    root = content.root
    if root.pos_ not in ("VERB", "AUX"):
        return False
    subjects = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    if not subjects:
        return is_finite(content) and root.tag_ != "VB"
    subject = subjects[0]
    if subject.dep_ == "expl" or (subject.lower_ == "it" and has_dummy_it(root)):
        return False
    return subject.lower_ in EMPTY_SUBJECTS or subject.lower_ in ("one", "both", "none", "neither", "each")


def has_dummy_it(root: Token) -> bool:
    """So "It is untrue that …", "it is right for a government to be here": the subject comes after."""
    return any(child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > root.i for child in root.children) and any(
        child.dep_ in ("acomp", "attr") for child in root.children
    )




def is_finite(content: Span) -> bool:
    """Whether the words hold a verb with a tense."""
    return any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in content)














def topic_of(context: Context) -> str:
    """The topic that completes a text: heading, question, own statement, headline, sentence before, lede."""
    if context.heading:
        return context.heading
    for candidate in (context.question, context.own, context.headline, context.before, context.lede):
        plain = candidate.strip().rstrip(".:")
        if len(plain.split()) >= 3:
            words = plain.split()
            return " ".join(words[:TOPIC_WORDS])
    return ""


def in_front(topic: str, text: str) -> str:
    """The text with a topic in front; unchanged without one."""
    if not topic:
        return text
    return f"{topic}: {text[:1].upper() + text[1:]}"
