"""The language model, and statements of invented articles as the stage finds them."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from streams.extract.extractor import find_statements
from streams.extract.parsing.frames import parse_article

PUBLISHED = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)  # a Wednesday


@pytest.fixture(scope="session")
def frames(nlp):
    """Parses a body: its frames in order."""
    return lambda text, title="": parse_article(title, text, nlp).body


@pytest.fixture(scope="session")
def find(nlp):
    """Statements and acts of an article, claims left out."""

    def run(text, title="", register=None, publisher=""):
        found = find_statements(title, text, PUBLISHED, nlp, register, publisher=publisher)
        for one in found:
            position = next(s for s in one.selectors if hasattr(s, "start"))
            assert {"title": title, "text": text}[position.field][position.start : position.end] == one.passage
        return [one for one in found if one.kind != "claim"]

    return run


@pytest.fixture
def verb(nlp):
    """The first word of a text's parse with a lemma."""
    return lambda text, lemma: next(token for token in nlp(text) if token.lemma_ == lemma)
