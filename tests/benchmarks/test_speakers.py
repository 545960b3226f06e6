from __future__ import annotations

import pytest

from benchmarks.passages import Reader
from benchmarks.speakers import measure


def scenario(kind, holder, trigger):
    articles = [
        {
            "id": "a1",
            "published_at": "2026-01-05T10:00:00Z",
            "outlet": "Ostrow Mail",
            "url": "https://example.org/1",
            "title": "Pool stays",
            "body": "The pool will stay open, Mayor Nils Oberg said on Monday.",
        },
        {
            "id": "a2",
            "published_at": "2026-02-05T10:00:00Z",
            "outlet": "Ostrow Mail",
            "url": "https://example.org/2",
            "title": "Pool goes",
            "body": trigger,
        },
    ]
    return {
        "scenario": "pool",
        "articles": articles,
        "arrival": ["a1", "a2"],
        "expected": [{"kind": kind, "holder": holder, "holder_aliases": [], "since": "a1", "trigger": "a2"}],
    }


@pytest.mark.parametrize(
    ("kind", "holder", "trigger", "found"),
    [
        (
            "reversal",
            "Nils Oberg",
            "The pool will be closed in May, Oberg said on Thursday. Mayor Nils Oberg spoke late.",
            1,
        ),
        ("reversal", "Ida Krause", "The pool will be closed in May, Mayor Nils Oberg said on Thursday.", 0),
        ("reversal", "Nils Oberg", "The pool will be closed in May, residents said.", 0),
        ("contested", "Nils Oberg", "The pool will not stay open, the Rivers Agency said on Thursday.", 1),
        ("contested", "Nils Oberg", "The pool will stay open, Mayor Nils Oberg said on Thursday.", 0),
    ],
)
def test_what_counts_as_found(nlp, kind, holder, trigger, found):
    result, misses = measure([scenario(kind, holder, trigger)], Reader(nlp))
    assert (result["found"], result["n"], len(misses)) == (found, 1, 1 - found)
