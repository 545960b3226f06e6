"""The stand-alone text: what is claimed, readable without the article.

The judge reads only this. A reported clause is taken out of its sentence, its tense set back to the speaker's own, its
pronouns named, its short phrases completed ("the dam" → "the dam on the Tarn"). Of a quotation the sentences that
carry the subject are kept, first person named. What even so cannot stand alone gets its topic in front: the speaker's
own statement before it, the sentence before, or the headline ("Ukraine can join the EU: This is the sovereign right of
any country.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import EMPTY_SUBJECTS, word_set
from streams.extract.standalone.fullforms import FullForms

TEXT_WORDS = 60  # words of a text: three sentences of news prose; the pair model reads 128 tokens a side


@dataclass(frozen=True)
class Context:
    """What a text may be completed from.

    Attributes:
        headline: the title without its source.
        lede: the first sentence of the body.
        own: the speaker's statement before this one, as a stand-alone text.
        before: the narrator's sentence before.
        before_tells: it speaks of the matter of headline and lede, or names somebody.
        headline_is_clause: the headline tells what happened: "Lights on at the barracks" does not.
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
    before_tells: bool = True
    headline_is_clause: bool = True


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_MARKS = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]|``|\'\'')
_INSERTED = re.compile(r"\[([^\[\]]{1,80})\]")  # "[There are] still": the editor's words belong to the sentence
_CAPITAL = re.compile(r"\[([A-Za-z])\] ?(?=[a-z])")  # "[T]here", and what tokenised text makes of it
_NOTE = re.compile(r"\[(?:sic|laughs?|laughter|applause|inaudible|crosstalk|\.{3}|…)[.\]]+\s*", re.IGNORECASE)
_BROKEN_DASH = re.compile(r"\s-{2,3}\s|\s-\s-{1,2}\s")
_JOINING = re.compile(
    r"^(?:(?:but|and|so|because(?=[^,]*$)|then|well|now)\b(?:,|\.{3}|…)?"
    r"|(?:however|moreover|meanwhile|also|still|besides|furthermore|in addition|look|you know|i mean|again|"
    r"first of all),)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r",? (?:though|however|as well|too)(?=[.!?…]*$)", re.IGNORECASE)
_NESTED = re.compile(
    r"(?<!\S)['‘](?!\d0s|em\b|til\b|cause\b)(?=\w)(?P<said>(?:(?!\s['‘]\w).){1,120}?)"
    r"(?:(?<=[\w.,!?])['’](?!\w)(?!(?<=s['’]) [a-z])|,? ['’](?=\W*$))"
)
"""Words in single quotation marks; not a plural's possessive ("the drivers' demands")."""
_OPEN_END = re.compile(r",? (?:and|or|but)(\.?)$")
_AND_THAT = re.compile(r"(?<=\w),? (and|but) that (?=(?:the|there|it|he|she|they|no|a|his|her|its|all|[A-Z]))")


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
    text = _AND_THAT.sub(r" \1 ", _NESTED.sub(r"\g<said>", text))
    for _ in range(2):  # "But then, …"
        shorter = _JOINING.sub("", text)
        text = shorter if len(shorter.split()) >= 3 else text
    text = _TRAILING.sub("", text)
    text = _OPEN_END.sub(r"\1", shortened(text, TEXT_WORDS)).strip(" ,;:\u2014\u2013-")
    if not text:
        return ""
    return (text[0].upper() + text[1:]) + ("" if text[-1] in ".!?…" else ".")


_ABBREVIATION = re.compile(r"(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])+)\.")  # "Mr.", "Sen.", "U.S."


def shortened(text: str, limit: int) -> str:
    """The text up to a number of words, cut after a sentence or a clause where one ends in the second half."""
    words = text.split()
    if len(words) <= limit:
        return text
    for marks in (".!?…", ";\u2014\u2013", ","):
        for at in range(limit, limit // 2, -1):
            if words[at - 1][-1] in marks and not _ABBREVIATION.fullmatch(words[at - 1]):
                return " ".join(words[:at]).rstrip(",;\u2014\u2013 ")
    while limit > 1 and words[limit - 1].casefold() in FUNCTION_WORDS:
        limit -= 1
    return " ".join(words[:limit])


FUNCTION_WORDS = word_set("""a an the of to in on at for and or but with by from as that which who than into over under
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
