"""Single names that an article gives to things: "the Tordis", "the Ostrow map"; persons have no article."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from streams.extract.names.companies import name_runs
from streams.extract.parsing.lexicon import word_set

_OF_PERSONS = word_set("""administration government campaign family team camp years era case trial estate foundation
    presidency cabinet white house wing report brothers sisters""")
"""What is called after persons: "the Bell administration"."""


def things_named(docs: Iterable[Doc]) -> frozenset[str]:
    """Single names, lower case, that stand behind "the" wherever an article prints them, and in no longer name.

    Args:
        docs: parses of its paragraphs.
    """
    with_article: set[str] = set()
    otherwise: set[str] = set()
    for doc in docs:
        for run in name_runs(doc):
            behind = run.start > 0 and doc[run.start - 1].lower_ == "the"
            if behind and len(run) == 1 and not _of_person(doc, run[0]):
                with_article.add(run[0].lower_)
            else:
                otherwise |= {token.lower_ for token in run}
    return frozenset(with_article - otherwise)


def _of_person(doc: Doc, name: Token) -> bool:
    """Whether what follows is something that is called after a person, or the name is a family's: "the Bells"."""
    if name.tag_ in ("NNPS", "NNS"):
        return True
    return name.i + 1 < len(doc) and doc[name.i + 1].lower_ in _OF_PERSONS
