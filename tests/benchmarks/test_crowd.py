from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from benchmarks import crowd
from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.extract.stage import Extraction
from streams.match.holders import HolderIndex
from streams.match.matcher import Matcher
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)


def said(where, axis=0, day=0):
    at = START + timedelta(days=day)
    reference = ArticleReference(
        id=f"id-{where}", title="", published_at=at, revision=at, appended_at=at, offset=day, external_id=where)
    speaker = Speaker(printed="Mira Solberg", name="Mira Solberg", institution="Norhaven Ports Ministry")
    return Statement(
        id=where, language="en", article=reference, text=f"word{axis}", passage="", kind="statement", stated_at=at,
        stated_precision="day", dated_by="published", check_worthiness=0.5, speaker=speaker,
        embedding=encode_embedding(np.eye(8, dtype=np.float32)[axis]))


def record_of(statement):
    return ArticleRecord(
        article=statement.article, language="en", statement_ids=(statement.id,), signature="", sha256=statement.id)


@pytest.fixture
def news(tmp_path):
    rows = [{"url": f"https://post.example/{n}", "title": f"Story {n}", "text": "Text.", "publisher": "Post",
             "published_at": "2019-05-06"} for n in range(70)]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


class OneEach:
    """An extractor that finds one statement in an article; keeps what it read. Offsets are the arrival's."""

    def __init__(self):
        self.read = []

    def extract(self, batch):
        self.read += [article.url for article, _ in batch]
        return [Extraction(record_of(statement), (statement,))
                for article, arrival in batch for statement in [said(article.url, day=arrival.offset)]]


def test_the_crowd_is_extracted_once_and_then_read(news, tmp_path):
    made = []

    def extractor():
        made.append(OneEach())
        return made[-1]

    def take(count, **settings):
        found = crowd.unrelated(news, count, tmp_path / "cache", Settings(**settings), extractor)
        return [each.article.external_id for each in found]

    urls = [f"https://post.example/{n}" for n in range(70)]
    assert take(66) == take(66) == urls[:66]
    assert take(500) == urls
    assert take(10) == urls[:10]
    assert [each.read for each in made] == [urls]
    assert take(10, profile="fast") == urls[:10]
    assert made[1].read == urls[: crowd.PART]


def test_the_crowd_of_a_number_of_articles_ends_with_the_last_of_them(news, tmp_path):
    def take(count):
        found = crowd.of_articles(news, count, tmp_path / "cache", Settings(), OneEach)
        return [each.article.external_id for each in found]

    urls = [f"https://post.example/{n}" for n in range(70)]
    assert [take(count) for count in (1, crowd.PART, crowd.PART + 3, 70, 500)] == [
        urls[:count] for count in (1, crowd.PART, crowd.PART + 3, 70, 70)]


def test_other_speakers_are_different_holders_who_say_the_same():
    originals = said("quay-1"), said("quay-2", axis=1, day=20)
    others = crowd.renamed(originals, 30)
    assert len({each.id for each in others}) == len({each.article.id for each in others}) == 30
    assert {each.embedding for each in others} == {each.embedding for each in originals}
    index = HolderIndex()
    for each in (*originals, *others):
        index.add(each.id, each.speaker)
    assert all(set(index.search(each.speaker)) == {each.id} for each in others)
    for original in originals:
        same = [each for each in others if each.text == original.text]
        assert {each.stated_at > original.stated_at for each in same} == {True, False}
    assert crowd.renamed([], 30) == []


def test_rows_make_an_index_in_which_the_statements_are_found():
    others = crowd.renamed([said("quay-1")], 7)
    rows = crowd.rows_of(others)
    matcher = Matcher(Settings())
    matcher.restore(rows.items())
    assert matcher.live("en") == 7
    assert matcher.size == len(rows) == 14
