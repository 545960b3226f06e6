"""What the narrator told right before a statement, as a topic for it: only what is told in full and of the matter."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Span

from streams.extract.parsing.lexicon import QUOTE_CUES
from streams.extract.standalone.brief import brief, has_tense
from streams.extract.standalone.dangling import dangling
from streams.extract.standalone.fullforms import FullForms

_REPORTS = re.compile(
    r"^(?P<who>[^,;:]{2,90}?) (?:also )?(?:(?:says?|said|told [\w' ]{3,40}?)"
    r"(?: (?:on |late |early |late on |early on )?\w+day(?: (?:morning|afternoon|evening|night))?)?(?: that)?"
    r"|(?:adds|added|announced|confirmed|warned) that) "
    r"(?P<what>(?!nothing\b|so\b|it\b|(?:late|early) \w+day\b|(?:on|in|at|to|of|with|during|after)\b)\w.{12,})$"
)
_SAID = r"(?:has |have |had )?(?:says?|said|told [\w' ]{3,40}?|adds|added|announced|confirmed)(?: (?:on )?\w+day)?"
_REPORTED = re.compile(
    rf"^(?P<what>\w.{{12,}}), "
    rf"(?:(?P<who>[^,;:]{{2,90}}?(?:, [^,;:]{{2,60}},)?) {_SAID}|(?:says|said) (?P<by>[^,;:]{{2,90}}))$")
"""What somebody says in front of who says it: "No boat was out, the harbour office has told the Gazette"."""
_DENIES = re.compile(
    r"\b(?:lies?|untrue|not true|not so|false|nonsense|rubbish|invented|wrong|deny|denies)\b", re.IGNORECASE)
_OPPONENTS = re.compile(
    r"\b(?:opposition|critics?|opponents?|activists?|campaigners?|protesters?|rivals?|bloggers?|police|prosecutors?"
    r"|accusers?|residents?|unions?|lawyers?)\b", re.IGNORECASE)
"""Sources of whom the next speaker is likely to be another side."""
_NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT")


_MANY = 3  # nouns that tell something of themselves: "a dozen farmers came with a claim of fraud"


@dataclass(frozen=True)
class Before:
    """The sentence before a statement.

    Attributes:
        text: its words; empty when it cannot be a topic.
        tells: it speaks of the matter of headline and lede, or names somebody or something.
    """

    text: str
    tells: bool


def told_before(forms: FullForms, span: Span, matter: Set[str], own: Set[str], limit: int) -> Before:
    """The sentence before a statement, as a topic.

    A sentence that hangs on yet another one, or that only says who spoke, is none; of what the speaker is reported to
    have said there, the clause is.

    Args:
        forms: of the article.
        span: the statement.
        matter: content words of headline and lede, lemmas in lower case.
        own: words of the speaker's name, lower case.
        limit: words of a topic; a longer sentence is cut to its main clause.
    """
    found = forms.span_before(span)
    if found is None:
        return Before("", tells=False)
    frame, sentence = found
    text = forms.sentence_before(span)
    quotes = frame.quotes_in(sentence)
    named = {sentence[0].i} if not text.startswith(sentence[0].text) else set()
    if dangling([sentence], named) == "pronoun" or (quotes and sentence.root.lemma_ in QUOTE_CUES):
        return Before("", tells=False)
    report = _REPORTS.match(text.rstrip(" ."))
    if report is not None and own & frozenset(re.findall(r"\w+", report["who"].casefold())):
        text = report["what"][:1].upper() + report["what"][1:]
    elif (trailing := _REPORTED.match(text.rstrip(" ."))) and not quotes and not (
            _DENIES.search(span.text) or _is_another(trailing, sentence, own)):
        text = trailing["what"]
    elif len(text.split()) > limit and not quotes:
        text = brief(sentence, limit) or (text if has_tense(sentence) else "")
    lemmas = {token.lemma_.casefold() for token in sentence if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")} - own
    names = any(
        entity.label_ in _NAMES and not own & frozenset(entity.text.casefold().split()) for entity in sentence.ents
    )
    nouns = sum(token.pos_ == "NOUN" and token.ent_type_ not in ("DATE", "TIME") for token in sentence)
    return Before(text, tells=bool(lemmas & matter) or names or nouns >= _MANY)


def _is_another(report: re.Match[str], sentence: Span, own: Set[str]) -> bool:
    """Whether the source behind a report is a person with a name who is not the speaker.

    A house, or somebody without a name, is taken for whom the speaker speaks: the words that follow are theirs.
    """
    who = report["who"] or report["by"]
    if own & frozenset(re.findall(r"\w+", who.casefold())):
        return False
    return bool(_OPPONENTS.search(who)) or any(
        entity.label_ == "PERSON" and entity.text in who for entity in sentence.ents)
