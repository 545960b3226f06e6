"""Words that hold a verb with a tense and yet claim nothing: an open question, "he thinks so", a described thing."""

from __future__ import annotations

import re

from spacy.tokens import Span

from streams.extract.parsing.lexicon import FINITE, word_set

_ASKS = word_set("how why what whatever who whoever whom whose which whichever whether")
_SO = re.compile(
    r"\W*(?:\w+ ){1,3}?(?:(?:do|does|did|had|would)(?:n['\u2019]t| not)? )?"
    r"(?:think|thinks|thought|believe|believes|believed|hope|hopes|hoped|suppose|supposes|guess|guesses) so\W*",
    re.IGNORECASE)
"""What only points at something told before: "he doesn't believe so"."""


def claims_nothing(content: Span) -> bool:
    """Whether a reported clause leaves open what is claimed, or only affirms what the article has told elsewhere.

    So "how they plan to vote", "whether the dam holds". A clause about such a question does claim something: "what
    they plan is wrong", "when the dam breaks, the town drowns".
    """
    return _SO.fullmatch(content.text) is not None or _is_open_question(content)


def _is_open_question(content: Span) -> bool:
    first, root = content[0], content.root
    if first.lower_ not in _ASKS:
        return False
    if first.text[:1].isupper():
        return False  # "Whatever lands in a bin is sold, she said": a clause of its own
    verb = first.head
    while verb.i != root.i and verb.dep_ not in ("csubj", "csubjpass", "nsubj", "advcl", "pcomp") \
            and content.start <= verb.head.i < content.end and verb.head.i != verb.i:
        verb = verb.head
    return verb.i == root.i and root.pos_ in ("VERB", "AUX") and not (
        root.lemma_ == "be" and first.dep_ in ("attr", "nsubj") and any(
            child.dep_ in ("ccomp", "attr", "acomp") and child.i > root.i for child in root.children)
    )


def describes(content: Span) -> bool:
    """Whether the only tense is that of a clause that tells which thing is meant: "the harm that the levy does"."""
    root = content.root
    if root.pos_ not in ("NOUN", "PROPN"):
        return False
    return all(
        any(above.dep_ in ("relcl", "acl") and content.start <= above.head.i < content.end
            for above in (token, *token.ancestors) if content.start <= above.i < content.end)
        for token in content if token.tag_ in FINITE
    )
