"""People whom the narration names without saying what they are: "Thabo Verl came to the quay. He stayed".

Their names are of the kind that the language model takes for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from streams.extract.names.companies import name_runs
from streams.extract.names.given_names import is_calling
from streams.extract.names.places import PLACE_WORDS
from streams.extract.parsing.lexicon import INSTITUTIONS

_WORDS = (2, 3)  # of such a name; longer runs of capitals are headlines
_NAME = re.compile(r"^[^\W\d_][\w'\u2019.-]*(?: [\w'\u2019.-]+){1,2}$")

_STAND_INS = tuple(("\u201c", "Yes", mark, "\u201d") for mark in (",", "."))
"""What `STAND_INS` are as tokens."""
_HOUSES = frozenset(("of", "from", "at"))
"""Between a person and the house: "Thabo Verl of Holm Bread", whatever the language model takes that for."""


def narrated_names(doc: Doc, alone: frozenset[str], following: Doc | None = None) -> Iterator[tuple[str, bool]]:
    """Names that a paragraph shows to be persons', and whether the article goes on with their surname alone.

    Args:
        doc: the paragraph.
        alone: last words of names, lower case, that speak by that word alone anywhere in the article.
        following: the paragraph after it.
    """
    for run in name_runs(doc):
        last = run[-1].lower_
        if len(run) not in _WORDS or last in PLACE_WORDS | INSTITUTIONS or not _NAME.match(run.text):
            continue
        if run[-1].is_upper:  # "Vossberg FC"
            continue
        if last in alone or (run.root.dep_ in ("nsubj", "nsubjpass") and _goes_on_as_person(run, following)):
            name = run[1:] if len(run) > 2 and run[0].is_sent_start and is_calling(run[0].text) else run
            yield name.text, last in alone


def _goes_on_as_person(run: Span, following: Doc | None) -> bool:
    """Whether the sentence after a name has "he" or "she" for its subject, and the name's own sentence nobody else.

    Before "he" may stand what he says: "Thabo Verl came to the quay. “I stay,” he said."
    """
    sentence = run.sent
    doc, start = run.doc, sentence.end
    if start == len(doc) and following is not None:
        doc, start = following, 0
    after = doc[start : start + 1 + max(map(len, _STAND_INS))]
    told = next((rest for said in _STAND_INS if (rest := after[len(said) :]) and _is(after[: len(said)], said)), after)
    if len(told) == 0 or told[0].lower_ not in ("he", "she"):
        return False
    others = [entity for entity in sentence.ents if entity.label_ == "PERSON" and entity.text not in run.text]
    return not any(entity.start != run.end + 1 or run.doc[run.end].lower_ not in _HOUSES for entity in others)


def _is(tokens: Span, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in tokens) == words
