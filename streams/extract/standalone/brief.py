"""A sentence cut to its main clause, so that as a topic it still has its subject, its verb and what these need."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from streams.extract.parsing.lexicon import FINITE, word_set

_NEEDED = word_set("if unless until whether")
"""First words of side clauses without which the main clause would claim more than was said."""


def brief(sentence: Span, limit: int) -> str:
    """The sentence without as many side clauses as it takes to have a number of words.

    Args:
        sentence: a sentence of prose.
        limit: words it may have.

    Returns:
        Its words; empty when the main clause alone is longer, or when there is none with a verb that has a tense.
    """
    if not has_tense(sentence):
        return ""
    left_out: set[int] = set()
    for token in _side_clauses(sentence):
        if len(_words(sentence, left_out).split()) <= limit:
            break
        left_out |= {below.i for below in token.subtree}
        for joint in range(token.left_edge.i - 1, sentence.start, -1):  # "and" and a comma before it
            if sentence.doc[joint].dep_ != "cc" and sentence.doc[joint].text not in (",", "\u2014", "\u2013"):
                break
            left_out.add(joint)
        after = token.right_edge.i + 1
        if token.dep_ != "conj" and after < sentence.end and sentence.doc[after].text in (",", ")"):
            left_out.add(after)
    text = _words(sentence, left_out)
    return text if len(text.split()) <= limit else ""


def has_tense(sentence: Span) -> bool:
    """Whether the sentence's main verb, not one below it, has a tense: "Lights on at the barracks" has none."""
    root = sentence.root
    return root.tag_ in FINITE or any(
        child.tag_ in FINITE and child.dep_ in ("aux", "auxpass", "cop") for child in root.children
    )


def tells_something(title: Doc) -> bool:
    """Whether a headline tells what happened, by a verb or, where capitals hide the verb, by its length."""
    words = sum(token.is_alpha for token in title)
    return any(has_tense(sentence) for sentence in title.sents) or words >= _HEADLINE


_HEADLINE = 6  # words: shorter headlines without a verb are names, "The Art of the Deal" or "An empty theatre"


def _side_clauses(sentence: Span) -> list[Token]:
    """Heads of what can be left out, what tells least first: additions, then circumstances, then second clauses."""
    kinds: tuple[list[Token], list[Token], list[Token]] = ([], [], [])
    for token in sentence:
        opens = token.doc[token.left_edge.i]
        after_mark = opens.i > sentence.start and token.doc[opens.i - 1].text in (",", "(", "\u2014", "\u2013")
        if token.dep_ in ("appos", "relcl", "acl") and after_mark:
            kinds[0].append(token)
        elif token.dep_ == "advcl" and opens.lower_ not in _NEEDED and token.i > sentence.root.i:
            kinds[1].append(token)
        elif token.dep_ == "conj" and token.head.i == sentence.root.i and token.pos_ in ("VERB", "AUX"):
            kinds[2].append(token)
    return [token for kind in kinds for token in reversed(kind)]


def _words(sentence: Span, left_out: set[int]) -> str:
    text = "".join(token.text_with_ws if token.i not in left_out else " " for token in sentence)
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return re.sub(r"(?:[,;:\u2014\u2013]\s*)+(?=[.!?]?$)|,(?=[,;:])", "", text).strip()
