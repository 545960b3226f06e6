"""Statements and matches as the earlier stages make them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from schemas.match import Candidate, Match
from schemas.statement import ArticleReference, Speaker, Statement, TextPositionSelector

FIRST_DAY = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)


@pytest.fixture
def statement():
    """Makes a statement: its text, day, and whatever else is given."""

    def make(text="Norhaven will join the pact.", *, day=0, article=None, id=None, name="Mira Solberg", field="text",
             published=None, **fields):
        at = FIRST_DAY + timedelta(days=day)
        id = id or f"statement-{day}-{text[:12]}"
        reference = ArticleReference(
            id=article or f"article-of-{id}", title="A title", published_at=published or at, revision=at,
            appended_at=at, offset=0)
        speaker = Speaker(printed=name, name=name) if name else None
        return Statement(
            id=id, language="en", article=reference, kind=fields.pop("kind", "statement"), text=text,
            passage=fields.pop("passage", text),
            stated_at=at, stated_precision="day", dated_by="published", check_worthiness=0.5,
            selectors=(TextPositionSelector(start=0, end=len(text), field=field),),
            speaker=fields.pop("speaker", speaker), **fields)

    return make


@pytest.fixture
def match():
    """Makes a match: a statement and (earlier statement, similarity, by) triples."""

    def make(statement, *candidates, copy_of=None):
        return Match(statement=statement, copy_of=copy_of, candidates=tuple(
            Candidate(statement=s, similarity=similarity, by=by) for s, similarity, by in candidates))

    return make
