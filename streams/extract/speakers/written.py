"""A person's statement goes on as "it": "governor Ana Bell said in a statement. “The peg has served,” it said."

Only right behind the sentence that tells of the statement, and only where no body is its subject that "it" may mean.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.linked import Attribution
from streams.extract.parsing.lexicon import INSTITUTIONS, word_set

_STATEMENTS = word_set("statement letter memo note post email e-mail message circular")
_IN = ("in", "via", "through")
_ISSUES = word_set("by from of")
_STAND_IN = word_set("yes")
"""What quotations are in the parse."""


def goes_on(before: Attribution, link: Attribution, *, written: bool = False) -> bool:
    """Whether "it" of one attribution is the statement in which the one before was made.

    Args:
        before: the attribution right before in the text, of a person.
        link: the attribution to "it".
        written: the one before is to an "it" too, which was known for a person's statement.
    """
    verb = before.cue_token
    if verb is None or before.frame.index < 0 or not (written or _in_a_statement(verb)):
        return False
    if _has_a_body(before.sentence, verb):
        return False
    if link.frame.index == before.frame.index:
        between = link.frame.doc[before.sentence.end : max(link.sentence.start, before.sentence.end)]
        return before.sentence.end <= link.sentence.start and _tells_nothing(between)
    if link.frame.index != before.frame.index + 1:
        return False
    after, first = before.frame.doc[before.sentence.end :], link.frame.doc[: link.sentence.start]
    return _tells_nothing(after) and _tells_nothing(first)


def _in_a_statement(verb: Token) -> bool:
    """So "said in a statement read on the radio"; one by or of somebody else is theirs."""
    for child in verb.children:
        for noun in child.children if child.dep_ == "prep" and child.lower_ in _IN else ():
            if noun.dep_ == "pobj" and noun.lemma_ in _STATEMENTS and noun.tag_ == "NN":
                theirs = any(
                    (below.dep_ == "poss" and below.lower_ not in ("his", "her"))
                    or (below.dep_ in ("prep", "agent") and below.lower_ in _ISSUES)
                    for below in noun.children
                )
                return not theirs
    return False


def _has_a_body(sentence: Span, verb: Token) -> bool:
    """Whether a body other than the speaker is the subject of a clause: "the bank has lost money, she said"."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass") and token.head.i != verb.i
        and (token.ent_type_ == "ORG" or token.lower_ in INSTITUTIONS)
        for token in sentence
    )


def _tells_nothing(words: Span) -> bool:
    """Whether there is nothing but quotations."""
    return not any(token.is_alpha and token.lower_ not in _STAND_IN for token in words)
