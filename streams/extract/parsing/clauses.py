"""Spans of the parse that hold a reported clause or a source, and where they begin and end."""

from __future__ import annotations

from spacy.tokens import Span, Token

_SIDE = ("relcl", "acl", "advcl", "pcomp")


def is_source(clause: Token, subject: Token) -> bool:
    """Whether a clause is only what the parser made of the source itself."""
    return bool(
        subject.i >= clause.left_edge.i
        and subject.i <= clause.right_edge.i
        and clause.i > subject.i
        and clause.dep_ != "ccomp"
    )


def has_clause(span: Span) -> bool:
    """A finite verb that does not belong to a side clause."""
    return len(span.text.split()) >= 3 and any(
        token.tag_ in ("VBZ", "VBP", "VBD", "MD")
        and token.dep_ not in _SIDE
        and not (token.dep_ in ("aux", "auxpass") and token.head.dep_ in _SIDE)
        for token in span
    )


def right_of(clause: Token, sentence: Span) -> int:
    """The last token of a clause, closing marks and an "and" that joins what follows it left out."""
    right = clause.right_edge.i
    while right > clause.i and (sentence.doc[right].text in (".", ",", ";") or sentence.doc[right].dep_ == "cc"):
        right -= 1
    return int(min(right, sentence.end - 1))


def widened(content: Span, verb: Token) -> Span:
    """A reported clause begins right after the verb's own words: take in what the parser hung elsewhere."""
    start = content.start
    doc = content.doc
    for at in range(verb.i + 1, content.start):
        if doc[at].lower_ == "that":
            start = at + 1
            break
    if (
        start < content.end
        and doc[start].lower_ == "that"
        and doc[start].dep_ in ("mark", "nsubj")
        and start == content.start
        and doc[start].dep_ == "mark"
    ):
        start += 1
    return doc[start : content.end]


def word_at(sentence: Span, at: int) -> str:
    """The token at an index of the sentence's parse; empty outside of the sentence."""
    return str(sentence.doc[at].text) if at < sentence.end else ""


def source_words(source: Span, verb: Token) -> str:
    """The source's words; a subtree that swallowed the verb or the quotation is cut back to the phrase's own side."""
    tokens = list(source)
    if any(token.i == verb.i for token in tokens):
        tokens = (
            [token for token in tokens if token.i > verb.i]
            if source.root.i > verb.i
            else [token for token in tokens if token.i < verb.i]
        )
    for position, token in enumerate(tokens):
        if token.text in ("\u201cYes,\u201d", "\u201d") and token.i < source.root.i:
            tokens = tokens[position + 1 :]
            break
    if not tokens:
        return str(source.root.text)
    return str(source.doc[tokens[0].i : tokens[-1].i + 1].text.strip(" ,\u201c\u201d"))
