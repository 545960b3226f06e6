from __future__ import annotations

import base64
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from schemas.article import Article
from streams import ids
from streams.extract.cleaning.clean import CleanArticle
from streams.extract.dating.dates import Dated
from streams.extract.found import Found
from streams.extract.messages import HISTORIC, ArticleArrival, encode_embedding, reference_of, statement_of

NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
CLEANED = CleanArticle("Board meets", "The board met on Friday.")


def article(**fields):
    given = {"url": "https://eastmere.example/board", "title": "  Board   meets", "text": "The board met on Friday.",
             "published_at": NOW - timedelta(hours=1)}
    return Article(**{**given, **fields})


def reference(**fields):
    return reference_of(article(**fields), ArticleArrival(NOW, 7), CLEANED)


def test_reference_has_the_id_of_the_address_and_the_clean_title():
    made = reference(id="feed-12")
    assert made.id == ids.article_id("https://eastmere.example/board", CLEANED.title, CLEANED.text)
    assert made.title == "Board meets"
    assert (made.offset, made.appended_at, made.external_id) == (7, NOW, "feed-12")


def test_instants_are_written_in_utc():
    there = timezone(timedelta(hours=9))
    made = reference(published_at=(NOW - timedelta(hours=1)).astimezone(there), updated_at=NOW.astimezone(there))
    assert (made.published_at.tzinfo, made.revision.tzinfo) == (timezone.utc, timezone.utc)
    assert made.revision == NOW


@pytest.mark.parametrize(("age", "historic"), [(HISTORIC, False), (HISTORIC + timedelta(seconds=1), True)])
def test_historic_past_two_days(age, historic):
    assert reference(published_at=NOW - age).historic is historic


@pytest.mark.parametrize(("fields", "revision"), [
    ({}, NOW - timedelta(hours=1)),
    ({"updated_at": NOW}, NOW),
    ({"status": "withdrawn"}, NOW),
    ({"status": "withdrawn", "published_at": NOW + timedelta(hours=2)}, NOW + timedelta(hours=2)),
    ({"status": "withdrawn", "updated_at": NOW - timedelta(minutes=5)}, NOW - timedelta(minutes=5)),
])
def test_revision(fields, revision):
    assert reference(**fields).revision == revision


def test_embedding_is_little_endian_float16():
    row = np.array([0.6, -0.8, 0.0], np.float32)
    assert base64.b64decode(encode_embedding(row)) == row.astype("<f2").tobytes()


@pytest.mark.parametrize(("score", "kept"), [(1.0000001, 1.0), (-1e-9, 0.0), (0.25, 0.25)])
def test_worthiness_is_a_probability(score, kept):
    found = Found(
        kind="claim", text="The board met.", passage="The board met", quotation="", selectors=(), cue="",
        modality="asserted", denied=False, change_cue="", dated=Dated(NOW, "second", "published"), speaker=None,
        official=False)
    made = statement_of(found, reference(), "en", np.array([1.0, 0.0], np.float32), score, {"embedding": "test"})
    assert made.check_worthiness == kept
    assert (made.article, made.speaker, made.models) == (reference(), None, {"embedding": "test"})
    assert made.id == ids.statement_id(made.article.id, "The board met", "")
