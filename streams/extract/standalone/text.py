"""The stand-alone text: what is claimed, readable without the article.

The judge reads only this. A reported clause is taken out of its sentence, its tense set back to the speaker's own, its
pronouns named, its short phrases completed ("the dam" → "the dam on the Tarn"). Of a quotation the sentences that
carry the subject are kept, first person named. What even so cannot stand alone gets its topic in front: the speaker's
own statement before it, the sentence before, or the headline ("Ukraine can join the EU: This is the sovereign right of
any country.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import EMPTY_SUBJECTS, word_set
from streams.extract.standalone.dangling import Dangling
from streams.extract.standalone.fullforms import FullForms

TEXT_WORDS = 60  # words of a text: three sentences of news prose; the pair model reads 128 tokens a side
TOPIC_WORDS = 26  # words of a topic set in front: one headline or one sentence


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
        full_forms: noun phrases and persons of the article; None where there is only the text itself.
    """

    headline: str = ""
    lede: str = ""
    own: str = ""
    before: str = ""
    question: str = ""
    heading: str = ""
    words: frozenset[str] = frozenset()
    full_forms: FullForms | None = None


_LEAST_TOPIC = 5  # words below which what is left of a shortened topic tells nothing
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_MARKS = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]|``|\'\'')
_INSERTED = re.compile(r"\[([^\[\]]{1,80})\]")  # "[There are] still": the editor's words belong to the sentence
_CAPITAL = re.compile(r"\[([A-Za-z])\] ?(?=[a-z])")  # "[T]here", and what tokenised text makes of it
_NOTE = re.compile(r"\[(?:sic|laughs?|laughter|applause|inaudible|crosstalk|\.{3}|…)[.\]]+\s*", re.IGNORECASE)
_BROKEN_DASH = re.compile(r"\s-{2,3}\s|\s-\s-{1,2}\s")
_JOINING = re.compile(
    r"^(?:(?:but|and|so|because|then|well|now)\b(?:,|\.{3}|…)?"
    r"|(?:however|moreover|meanwhile|also|still|besides|furthermore|in addition|look|you know|i mean|again|"
    r"first of all),)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r",? (?:though|however|as well|too)(?=[.!?…]*$)", re.IGNORECASE)
_AND_THAT = re.compile(r"(?<=\w),? and that (?=(?:the|there|it|he|she|they|no|a|his|her|its|all|[A-Z]))")


def finish(text: str) -> str:
    """One sentence or more with a capital and a full stop, without quotation marks, single spaced."""
    text = _CAPITAL.sub(r"\1", text)
    text = _INSERTED.sub(r"\1", _NOTE.sub("", _MARKS.sub("", re.sub(r"\s+", " ", text))))
    text = _BROKEN_DASH.sub(" \u2014 ", text)
    text = re.sub(r"(?<=[!?…]) \.", "", text).strip(" ,;:\u2014\u2013-[")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"\(\s*\)\s?|\s{2,}", " ", text)
    if text.count("(") != text.count(")"):
        text = re.sub(r" ?[()]", lambda mark: " " if "(" in mark[0] else "", text).strip()
    text = _AND_THAT.sub(" and ", text)
    for _ in range(2):  # "But then, …"
        shorter = _JOINING.sub("", text)
        text = shorter if len(shorter.split()) >= 3 else text
    text = _TRAILING.sub("", text)
    text = _shortened(text, TEXT_WORDS).strip(" ,;:\u2014\u2013-")
    if not text:
        return ""
    return (text[0].upper() + text[1:]) + ("" if text[-1] in ".!?…" else ".")


_ABBREVIATION = re.compile(r"(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])+)\.")  # "Mr.", "Sen.", "U.S."


def _shortened(text: str, limit: int) -> str:
    """The text up to a number of words, cut after a sentence or a clause where one ends in the second half."""
    words = text.split()
    if len(words) <= limit:
        return text
    for marks in (".!?…", ";\u2014\u2013", ","):
        for at in range(limit, limit // 2, -1):
            if words[at - 1][-1] in marks and not _ABBREVIATION.fullmatch(words[at - 1]):
                return " ".join(words[:at]).rstrip(",;\u2014\u2013 ")
    while limit > 1 and words[limit - 1].casefold() in _FUNCTION_WORDS:
        limit -= 1
    return " ".join(words[:limit])


_FUNCTION_WORDS = word_set("""a an the of to in on at for and or but with by from as that which who than into over under
    his her its their is are was were be been will would""")


def subject_is_empty(content: Span) -> bool:
    """Whether the subject carries nothing without what came before, or is missing."""
    root = content.root
    if root.pos_ not in ("VERB", "AUX"):
        return False
    subjects = [child for child in root.children if child.dep_ in _SUBJECTS]
    if not subjects:
        return lacks_subject(content)
    subject = subjects[0]
    if subject.dep_ == "expl" or (subject.lower_ == "it" and has_dummy_it(root)):
        return False
    if subject.lower_ in ("one", "both", "none", "neither", "each"):
        return not any(True for _ in subject.children)  # "no one", "one of the dams"
    return subject.lower_ in EMPTY_SUBJECTS


def lacks_subject(content: Span) -> bool:
    """Whether a verb with a tense stands without a subject: "Should be investigated", no imperative."""
    root = content.root
    return (
        root.pos_ in ("VERB", "AUX")
        and not any(
            child.dep_ in _SUBJECTS or (child.i < root.i and child.pos_ in ("NOUN", "PROPN", "PRON"))
            for child in root.children  # "the poll signals" is often read as one compound
            if content.start <= child.i < content.end  # "which Oberg says should close" has its subject outside
        )
        and is_finite(content)
        and root.tag_ != "VB"
    )


def has_dummy_it(root: Token) -> bool:
    """So "It is untrue that …", "it is right for a government to be here": the subject comes after."""
    return any(child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > root.i for child in root.children) and any(
        child.dep_ in ("acomp", "attr") for child in root.children
    )


def is_finite(content: Span) -> bool:
    """Whether the words hold a verb with a tense."""
    return any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in content)


def is_clause(content: Span) -> bool:
    """Whether the words' own main verb has a tense: "reports that it broke" is no clause."""
    root = content.root
    finite = ("VBZ", "VBP", "VBD", "MD")
    if root.tag_ in finite:
        return True
    return any(child.tag_ in finite and child.dep_ in ("aux", "auxpass", "cop") for child in root.children)


_LABEL = re.compile(r"^[^\W\d_]+(?: \w+){0,2}: (?=\w+ \w+)")
_SUBORDINATE = word_set("""if even though although while because when after before as since unless once in on
    at with among amid under despite during from by according""")
"""First words of a side clause: shortened, such a sentence would lose its main clause."""

_OTHERS = re.compile(r"\b(?:I|my|me|we|our|us|you|your|they|them)\b(?!\.)")


def can_be_topic(text: str) -> bool:
    """Whether a sentence says on its own what it is about: no question, no "it" for a subject, no first person."""
    plain = text.strip()
    opens = re.match(r"\W*(\w+)", plain)
    first = opens[1].casefold() if opens else ""
    return (
        len(plain.split()) >= 3
        and not plain.endswith("?")
        and first not in _OPENERS
        and not _OTHERS.search(plain)
        and not (first in _SUBORDINATE and len(plain.split()) > TOPIC_WORDS)
    )


_OPENERS = word_set("""it this that these those they he she we our my i you your here such its their his her what why
    how who when where which is are was were will would can could does do did should has have""")


def topic_of(context: Context, why: Dangling = "phrase", text: str = "") -> str:
    """The topic that completes a text; empty when nothing can.

    Args:
        context: where it may be taken from.
        text: the text, whose own words tell nothing new about it.
        why: what hangs. A pronoun means something named in the sentence before, a phrase the matter of the headline.

    The paragraph's heading and what was asked come first, then the speaker's own statement, then headline and sentence
    before, last the lede.
    """
    if context.heading:
        return context.heading
    if len(context.question.split()) >= 3:
        return _as_topic(context.question)
    rest = (context.before, context.headline) if why == "pronoun" else (context.headline, context.before)
    own, first, second, lede = (_LABEL.sub("", one.strip()) for one in (context.own, *rest, context.lede))
    fits = {one: can_be_topic(one) and bool(_content(one) - _content(text)) for one in (own, first, second, lede)}
    if fits[own]:
        return _as_topic(own)
    near = [one for one in (first, second) if fits[one]]
    if len(near) < len(rest) and fits[lede]:
        near.append(lede)
    if not near and context.before.rstrip().endswith("?") and can_be_topic(context.before.rstrip(" ?") + "."):
        near = [context.before]
    near.sort(key=lambda one: len(one.split()) > TOPIC_WORDS)  # a whole one before one to be cut
    if why == "pronoun":
        return _as_topic(near[0] if near else "")
    # A sentence that names somebody or some place anew tells more than one that does not.
    telling = (one for one in near if not frozenset(_NAME.findall(one)) <= frozenset(text.split()))
    return _as_topic(next(telling, near[0] if near else ""))


_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+|^[A-Z]\w+(?:['’]s)? (?=[A-Z])")


def _content(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}|\d+", text.casefold())) - _FUNCTION_WORDS


def _as_topic(text: str) -> str:
    plain = finish(text).rstrip(".:") if text else ""
    plain = plain.replace(": ", " \u2014 ")
    return _shortened(plain, TOPIC_WORDS).rstrip(" ,.:;")


def with_sentence_before(context: Context, span: Span) -> Context:
    """The context with the sentence before a statement, the lede's without its report ("…, the mayor said")."""
    if context.full_forms is None:
        return context
    before = context.full_forms.sentence_before(span)
    return replace(context, before=context.lede if context.lede and before.startswith(context.lede) else before)


def in_front(topic: str, text: str) -> str:
    """The text with a topic in front; unchanged without one, or when the text says it already."""
    room = TEXT_WORDS - len(text.split())
    if not _content(topic) - _content(text) or room < min(_LEAST_TOPIC, len(topic.split())):
        return text
    topic = _shortened(topic, room)
    return f"{topic}: {text[:1].upper() + text[1:]}"
