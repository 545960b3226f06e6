"""People whom the narration names without saying what they are: "Thabo Verl came to the quay. He stayed".

Their names are of the kind that the language model takes for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from streams.extract.names.companies import name_runs
from streams.extract.names.places import PLACE_WORDS
from streams.extract.parsing.lexicon import INSTITUTIONS

_WORDS = (2, 3)  # of such a name; longer runs of capitals are headlines
_NAME = re.compile(r"^[^\W\d_][\w'\u2019.-]*(?: [\w'\u2019.-]+){1,2}$")


def narrated_names(doc: Doc, alone: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Names that a paragraph shows to be persons', and whether the article goes on with their surname alone.

    Args:
        doc: the paragraph.
        alone: last words of names, lower case, that speak by that word alone anywhere in the article.
    """
    for run in name_runs(doc):
        last = run[-1].lower_
        if len(run) not in _WORDS or last in PLACE_WORDS | INSTITUTIONS or not _NAME.match(run.text):
            continue
        if last in alone or (run.root.dep_ == "nsubj" and _goes_on_as_person(run)):
            yield run.text, last in alone


def _goes_on_as_person(run: Span) -> bool:
    """Whether the sentence after a name has "he" or "she" for its subject, and the name's own sentence nobody else."""
    sentence = run.sent
    after = run.doc[sentence.end : sentence.end + 1]
    if len(after) == 0 or after[0].lower_ not in ("he", "she"):
        return False
    return not any(entity.label_ == "PERSON" and entity.text not in run.text for entity in sentence.ents)
