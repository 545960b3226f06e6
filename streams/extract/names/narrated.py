"""People whom the narration names without saying what they are: "Thabo Verl came to the quay. He stayed".

Their names are of the kind that the language model takes for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span

from streams.extract.names.companies import name_runs
from streams.extract.names.given_names import is_calling, is_given
from streams.extract.names.places import PLACE_WORDS
from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES

_WORDS = (2, 3)  # of such a name; longer runs of capitals are headlines
_NAME = re.compile(r"^[^\W\d_][\w'\u2019.-]*(?: [\w'\u2019.-]+){1,2}$")

_STAND_INS = tuple(("\u201c", "Yes", mark, "\u201d") for mark in (",", "."))
"""What `STAND_INS` are as tokens."""
_HOUSES = frozenset(("of", "from", "at"))
"""Between a person and the house: "Thabo Verl of Holm Bread", whatever the language model takes that for."""


class Narrated(NamedTuple):
    """A name that a paragraph shows to be a person's.

    Attributes:
        name: as printed, without a calling before it.
        alone: the article goes on with the surname alone.
        by_quotation: it goes on as "he" or "she" only with what that one says, or as the subject of a passive. So may
            the one before, of a paragraph on a club.
        pronoun: "he" or "she" with which it goes on; empty if with the surname.
    """

    name: str
    alone: bool
    by_quotation: bool = False
    pronoun: str = ""


def narrated_names(doc: Doc, alone: frozenset[str], following: Doc | None = None) -> Iterator[Narrated]:
    """Names that a paragraph shows to be persons'.

    Args:
        doc: the paragraph.
        alone: last words of names, lower case, that speak by that word alone anywhere in the article.
        following: the paragraph after it.
    """
    for run in name_runs(doc):
        last = run[-1].lower_
        if len(run) not in _WORDS or last in PLACE_WORDS | INSTITUTIONS or not _NAME.match(run.text):
            continue
        if run[-1].is_upper or run[-1].tag_ == "NNPS":  # "Vossberg FC", "Ostrow Rovers"
            continue
        if last in alone:
            yield Narrated(_called(run), True)
        elif run.root.dep_ in ("nsubj", "nsubjpass") and (found := _goes_on_as_person(run, following)):
            yield found


def _called(run: Span) -> str:
    calling = len(run) > 2 and run[0].is_sent_start and is_calling(run[0].text) and is_given(run[1].text)
    return str((run[1:] if calling else run).text)


def _goes_on_as_person(run: Span, following: Doc | None) -> Narrated | None:
    """Whether the sentence after a name has "he" or "she" for its subject, and the name's own sentence nobody else.

    Before "he" may stand what he says: "Thabo Verl came to the quay. “I stay,” he said."
    """
    sentence = run.sent
    doc, start = run.doc, sentence.end
    if start == len(doc) and following is not None:
        doc, start = following, 0
    after = doc[start : start + 1 + max(map(len, _STAND_INS))]
    said = next((words for words in _STAND_INS if _is(after[: len(words)], words)), ())
    told = after[len(said) :]
    if len(told) == 0 or told[0].lower_ not in ("he", "she"):
        return None
    houses = [entity for entity in sentence.ents if entity.start == run.end + 1 and run.doc[run.end].lower_ in _HOUSES]
    if any(entity.label_ == "PERSON" and entity.text not in run.text and entity not in houses
           for entity in sentence.ents):
        return None
    by_quotation = bool(said) or doc is not run.doc or run.root.dep_ == "nsubjpass"
    if by_quotation and any(token.lower_ in ROLES and token.i not in range(run.start - 1, run.end)
                            for token in sentence):
        return None  # "Ostrow Rovers sacked the coach"
    return Narrated(_called(run), False, by_quotation, told[0].lower_)


def _is(tokens: Span, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in tokens) == words
