"""When an attribution was said: which words of its sentence tell of the saying, and what it takes over from before.

A date counts when the parse hangs it to the reporting verb, to a verb that this one belongs to ("took the stage on
Monday, saying"), or to a participle about the occasion ("Speaking on Sunday, …"). "…," she added belongs to the same
occasion as the report before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from spacy.tokens import Span, Token

from streams.extract.attribution.cues import PERSONAL
from streams.extract.attribution.linked import Attribution
from streams.extract.dating.dates import Dated, date_statement
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import QUOTE_CUES, word_set

_CONTINUES = word_set("add continue go conclude")
"""Verbs of a speaker who has just spoken."""
_OCCASIONS = word_set("""speak ask publish release issue post date appear address testify react respond air broadcast
    send write press question visit tour attend record film interview quote hold give make deliver discuss tell say
    announce open emerge arrive return meet travel""")
"""Verbs of the occasion on which something was said."""
_YEAR = re.compile(r"(?:Back in|In) (?!\d+ )[^,.;:\u201c\"]{0,30}?\b(?P<year>(?:19|20)\d\d)(?=,)")
"""A sentence that opens with a year tells a story of that year."""
_JOINED = ("advcl", "conj", "xcomp", "ccomp", "parataxis", "dep", "prep", "pcomp")
_STEPS = 40  # tokens from a word up to its verb; deeper trees are parser errors


def date_attribution(link: Attribution, body: Sequence[Frame], published_at: datetime) -> Dated:
    """Date one attribution or act.

    Args:
        link: the attribution.
        body: the article's paragraphs in order; what stands before the sentence anchors "three days earlier".
        published_at: when the article was published, with offset.

    Returns:
        The date of the saying; the publication's for titles and turns of interviews, whose dates are what is talked of.
    """
    if link.form in ("turn", "headline") or link.frame.field == "title":
        return Dated(published_at, "second", "published")
    sentence, base = link.sentence, link.sentence.start_char
    spans = [] if link.content is None or link.form == "act" or link.content.doc is not sentence.doc else [link.content]
    hidden = [(span.start_char - base, span.end_char - base) for span in spans]
    hidden += [(quote.frame[0] - base, quote.frame[1] - base) for quote in link.frame.quotes_in(sentence)]
    earlier = _sentences_before(link, body)
    before = " ".join(one.text for one in earlier)
    dated = date_statement(sentence.text, published_at, quotation_spans=hidden, before=before,
                           belongs=_belonging(sentence, link.cue_token))
    if dated.dated_by == "published" and link.form != "act":
        if (told := _of_year_before(link, published_at)) is not None:
            return told
        if _goes_on(link):
            return _of_report_before(earlier, published_at)
    return dated


def _sentences_before(link: Attribution, body: Sequence[Frame]) -> list[Span]:
    """The narrator's sentences before this one, of its paragraph and of the one before."""
    index = link.frame.index
    previous = list(body[index - 1].doc.sents) if 0 < index <= len(body) else []
    return previous + [one for one in link.frame.doc.sents if one.start < link.sentence.start]


def _of_year_before(link: Attribution, published_at: datetime) -> Dated | None:
    """The past year that the sentence before opens with, in its paragraph: “In 2014 they asked”, then what he wrote."""
    before = [one for one in link.frame.doc.sents if one.end <= link.sentence.start]
    told = _YEAR.match(before[-1].text) if before else None
    past = link.cue_token is not None and link.cue_token.tag_ == "VBD"
    if told is None or not past or int(told["year"]) >= published_at.year:
        return None
    if not any(token.pos_ == "VERB" and token.lemma_ in _OCCASIONS for token in before[-1]):
        return None  # "In 2024, fares rose.": what was, not when somebody was asked
    dated = date_statement(told[0], published_at, quotation_spans=[], before="", belongs=lambda _: True)
    return dated if dated.dated_by == "text" else None


def _goes_on(link: Attribution) -> bool:
    continues = link.cue_token is not None and link.cue_token.lemma_ in _CONTINUES
    return continues or link.source.casefold() in PERSONAL


def _of_report_before(earlier: list[Span], published_at: datetime) -> Dated:
    """The date that the report right before tells, through others that tell none."""
    for position in range(len(earlier) - 1, -1, -1):
        verb = earlier[position].root
        if verb.lemma_.casefold() not in QUOTE_CUES:
            break
        base = earlier[position].start_char
        content = [child for child in verb.children if child.dep_ == "ccomp"]
        hidden = [(one.left_edge.idx - base, one.right_edge.idx + len(one.right_edge) - base) for one in content]
        before = " ".join(one.text for one in earlier[:position])
        dated = date_statement(earlier[position].text, published_at, quotation_spans=hidden, before=before,
                               belongs=_belonging(earlier[position], verb))
        if dated.dated_by == "text":
            return dated
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if verb.lemma_ not in _CONTINUES and not any(child.lower_ in PERSONAL for child in subjects):
            break  # a new speaker, a new occasion
    return Dated(published_at, "second", "published")


def _belonging(sentence: Span, verb: Token | None) -> Callable[[int], bool]:
    return lambda offset: verb is None or _tells_of(_token_at(sentence, offset), verb)


def _token_at(sentence: Span, offset: int) -> Token:
    """The first token that begins at or after an offset of the sentence."""
    at = sentence.start_char + offset
    return next((token for token in sentence if token.idx + len(token) > at), sentence[-1])


def _tells_of(token: Token, cue: Token) -> bool:
    """Whether a word belongs to the reporting verb's own clause or to the occasion, not to another clause."""
    verb = _verb_above(token, cue)
    if verb is None or verb.i == cue.i:
        return True
    if _is_within(verb, cue):  # below the report: "…, citing the jailing last year", "who took office in 2021"
        return verb.i < cue.i and verb.tag_ in ("VBG", "VBN") and verb.lemma_ in _OCCASIONS
    above = cue
    for _ in range(_STEPS):
        if above.dep_ not in _JOINED or above.head.i == above.i:
            break
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in above.children)
        if own and above.dep_ in ("conj", "advcl"):  # another clause with another subject
            return False
        above = above.head
        if above.i == verb.i:
            return True
    return verb.head.i == above.i and verb.dep_ == "advcl" and verb.lemma_ in _OCCASIONS


def _verb_above(token: Token, cue: Token) -> Token | None:
    """The nearest verb of a clause above a word; participles of an occasion ("published on Monday") are passed by."""
    for _ in range(_STEPS):
        if token.i == cue.i:
            return cue
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            passed = token.dep_ in ("acl", "pcomp") and token.lemma_ in _OCCASIONS
            if not passed:
                return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_within(token: Token, above: Token) -> bool:
    return any(one.i == above.i for one in token.ancestors)
