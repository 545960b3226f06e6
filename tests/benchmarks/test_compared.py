from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np

from benchmarks.compared import by_holder, compare, sides
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
MINISTER = Speaker(printed="Mira Solberg", name="Mira Solberg", institution="Norhaven Ports Ministry")
UNION = Speaker(printed="Ivo Brandt", name="Ivo Brandt", institution="Harbour Union")
SCENARIO = {"articles": [{"id": f"quay-{number}"} for number in (1, 2, 3)]}


def said(number, speaker=MINISTER, revised=0, axis=0):
    at = START + timedelta(days=number)
    reference = ArticleReference(
        id=f"id-{number}", title="", published_at=at, revision=at + timedelta(hours=revised), offset=number,
        appended_at=at + timedelta(hours=revised), external_id=f"quay-{number}")
    return Statement(
        id=f"{number}/{speaker.name if speaker else ''}", language="en", article=reference, text=f"Word {axis}.",
        passage="", kind="statement" if speaker else "claim", stated_at=at, stated_precision="day",
        dated_by="published", check_worthiness=0.5, speaker=speaker,
        embedding=encode_embedding(np.eye(4, dtype=np.float32)[axis]))


def records(*statements):
    return [record for each in statements for record in (
        ArticleRecord(article=each.article, language="en", statement_ids=(each.id,), signature="",
                      sha256=str(each.article.revision)), each)]


def expected(kind="reversal", since="quay-1", trigger="quay-2"):
    return {"kind": kind, "holder": "Solberg", "holder_aliases": ["Ports Ministry"], "since": since,
            "trigger": trigger}


def test_pairs_and_statements_are_counted_once_through_revisions():
    first, second, strange = said(1), said(2), said(3, UNION, axis=2)
    again = said(2, revised=5)
    compared = compare(records(first, second, strange, again), Settings(), {})
    assert compared.pairs == {frozenset((first.id, second.id))}
    assert compared.matched == 3
    assert compared.statements["quay-2"] == [second]


def test_sides_are_the_attributed_statements_of_the_two_articles():
    statements = {"quay-1": [said(1), said(1, None)], "quay-2": [said(2, UNION)], "quay-3": [said(3)]}
    assert sides(expected(), SCENARIO, statements) == ([said(1)], [said(2, UNION)])
    late = expected(since="quay-3", trigger="quay-3")
    assert sides(late, SCENARIO, statements) == ([said(1), said(2, UNION)], [said(3)])


def test_a_reversal_asks_for_the_holder_twice_and_a_contested_claim_for_somebody_else():
    both = [said(2), said(2, UNION)]
    assert by_holder(expected(), [said(1), said(1, UNION)], both) == ([said(1)], [said(2)])
    assert by_holder(expected("contested"), [said(1)], both) == ([said(1)], [said(2, UNION)])
