from __future__ import annotations

from collections import Counter

import numpy as np

from benchmarks.made_statements import STATEMENTS, made_articles, records_of, table_rows
from schemas.codec import decode
from schemas.match import Match
from schemas.statement import ArticleRecord, StatementsRecord
from streams.match.matcher import Matcher
from streams.match.nearest import decode_embedding
from streams.match.rows import StatementRow, decode_row, statement_key
from streams.settings import Settings


def _vectors(count: int) -> np.ndarray:
    raw = np.random.default_rng(5).standard_normal((count, 24)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def test_each_vector_becomes_a_statement_in_articles_of_so_many():
    vectors = _vectors(25)
    articles = list(made_articles(vectors))
    assert [len(statements) for _, statements in articles] == [STATEMENTS, STATEMENTS, 5]
    made = [each for _, statements in articles for each in statements]
    assert len({each.id for each in made}) == 25
    for each, vector in zip(made, vectors, strict=True):
        assert decode_embedding(each.embedding) @ vector > 0.999
    assert [record.statement_ids for record, _ in articles] == [
        tuple(each.id for each in statements) for _, statements in articles]
    assert articles == list(made_articles(vectors))
    assert articles != list(made_articles(vectors, seed=1))


def test_few_speakers_are_heard_often_and_many_seldom():
    made = [each for _, statements in made_articles(_vectors(4000)) for each in statements]
    heard = Counter(each.speaker.name for each in made).most_common()
    assert heard[0][1] > 30
    assert sum(times == 1 for _, times in heard) > len(heard) / 2
    by_name = {each.speaker.name: each.speaker.institution for each in made}
    assert all(by_name[each.speaker.name] == each.speaker.institution for each in made)


def test_rows_are_what_the_stage_restores_and_finds_candidates_in():
    vectors = _vectors(40)
    vectors[35:] = vectors[:5]  # said again
    articles = list(made_articles(vectors))
    known, new = articles[:3], articles[3:]
    rows = dict(table_rows(known))
    matcher = Matcher(Settings())
    matcher.restore(rows.items())
    assert matcher.size == len(rows) == 3 + 30
    found: dict[str, list[str]] = {}
    for value in records_of(new):
        record = decode(value, StatementsRecord)
        change = matcher.apply(record, rows.get)
        rows[change.row_key] = change.row
        for send in change.sends:
            if send.topic == "matches":
                match = decode(send.value, Match)
                found[match.statement.id] = [each.statement.id for each in match.candidates]
        assert change.sends
        if isinstance(record, ArticleRecord):
            assert record.statement_ids == tuple(each.id for each in new[0][1])
    repeated = [each.id for each in new[0][1]][-5:]
    assert [found[each][0] for each in repeated] == [each.id for each in known[0][1][:5]]


def test_a_row_carries_a_message_of_the_usual_size():
    rows = dict(table_rows(list(made_articles(_vectors(20)))))
    last = list(made_articles(_vectors(20)))[-1][1][-1]
    row = decode_row("", rows[statement_key(last.id)], StatementRow)
    assert len(decode(row.sent[0].value, Match).candidates) == 2
