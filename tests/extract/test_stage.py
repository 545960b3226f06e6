from __future__ import annotations

import base64
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from schemas.article import Article
from streams.errors import Rejected
from streams.extract.language import NotRead
from streams.extract.messages import ArticleArrival, encode_embedding
from streams.extract.stage import Extraction, Extractor
from streams.settings import load

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)
BODY = (
    "The bridge will stay open, the mayor of Ostrow said on Monday, and nobody in the town was surprised by it.\n\n"
    "“We will not close the bridge in the winter,” Mayor Nils Oberg told the council.\n\n"
    "The bridge cost 40 million dollars and carries 9,000 cars on an ordinary day."
)


class Embedding:
    """Unit vectors made from the text's length; counts its calls."""

    def __init__(self):
        self.calls = []

    def __call__(self, texts):
        self.calls.append(list(texts))
        angles = np.array([len(text) for text in texts], np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


@pytest.fixture
def embedding():
    return Embedding()


@pytest.fixture
def extractor(nlp, embedding):
    return Extractor(
        load(max_statements=10, claim_threshold=0.5),
        nlp,
        None,
        embedding,
        lambda rows: np.full(len(rows), 0.25, np.float32),
        {"embedding": "test"},
    )


def article(**fields):
    given = {
        "published_at": NOW - timedelta(hours=1),
        "title": "Bridge stays open",
        "text": BODY,
        "url": "https://example.org/bridge",
    }
    return Article(**{**given, **fields})


def arrival(offset=0):
    return ArticleArrival(NOW, offset)


def test_record_and_statements(extractor):
    (result,) = extractor.extract([(article(), arrival(7))])
    assert isinstance(result, Extraction)
    assert result.record.statement_ids == tuple(one.id for one in result.statements)
    assert len(result.statements) >= 2
    assert result.record.article.offset == 7
    assert result.record.signature
    assert not result.record.article.historic
    assert {one.speaker.name for one in result.statements if one.speaker} == {"Nils Oberg"}
    decoded = np.frombuffer(base64.b64decode(result.statements[0].embedding), "<f2")
    assert decoded.shape == (2,)
    assert np.linalg.norm(decoded.astype(np.float32)) == pytest.approx(1, abs=1e-3)
    assert result.statements[0].models == {"embedding": "test"}


def test_one_embedding_call_a_batch(extractor, embedding):
    extractor.extract([(article(), arrival()), (article(url="https://example.org/other"), arrival(1))])
    assert len(embedding.calls) == 1


def test_record_has_the_embedding_of_headline_and_opening(extractor, embedding):
    other = article(title="Bridge open", url="https://example.org/open")
    first, second = extractor.extract([(article(), arrival()), (other, arrival(1))])
    (texts,) = embedding.calls
    openings = [f"{title}. {' '.join(BODY.split())}" for title in ("Bridge stays open", "Bridge open")]
    assert texts[-2:] == openings
    assert [one.record.embedding for one in (first, second)] == [encode_embedding(row) for row in embedding(openings)]


def test_article_without_statements_needs_no_embedding(extractor, embedding):
    bare = article(title="Bridge", text="Nils Oberg walked over the bridge.")
    (result,) = extractor.extract([(bare, arrival())])
    assert (result.statements, result.record.embedding) == ((), None)


def test_claims_below_the_threshold_are_left_out(nlp, embedding):
    def kinds(score):
        extractor = Extractor(
            load(claim_threshold=0.5), nlp, None, embedding, lambda rows: np.full(len(rows), score, np.float32), {}
        )
        return {one.kind for one in extractor.extract([(article(), arrival())])[0].statements}

    assert "claim" not in kinds(0.25)
    assert "claim" in kinds(0.75)


def test_one_bad_article_spoils_nothing(extractor):
    future = article(published_at=NOW + timedelta(days=3))
    german = article(
        text="Der Bürgermeister sagte am Montag, dass die Brücke im Winter für alle Wagen offen bleibt. " * 4,
        title="Brücke bleibt offen",
    )
    results = extractor.extract([(future, arrival(0)), (article(), arrival(1)), (german, arrival(2))])
    assert [getattr(result, "reason", "") for result in results] == ["future", "", "language"]
    (alone,) = extractor.extract([(article(), arrival(1))])
    assert results[1] == alone


@pytest.mark.parametrize("error", [IndexError, AttributeError, TypeError, RecursionError])
def test_an_error_no_rule_foresaw_is_rejected(extractor, monkeypatch, error):
    def fail(*_):
        raise error("out of range")

    monkeypatch.setattr("streams.extract.stage.find_statements", fail)
    (result,) = extractor.extract([(article(), arrival())])
    assert isinstance(result, Rejected)
    assert result.reason == "extraction"


def test_withdrawn_article_has_no_statements(extractor):
    (result,) = extractor.extract([(article(status="withdrawn", text=None, title=""), arrival())])
    assert result.record.withdrawn
    assert result.statements == ()
    assert result.record.statement_ids == ()
    assert result.record.language == "en"
    (kept,) = extractor.extract([(article(), arrival())])
    assert result.record.article.id == kept.record.article.id


GERMAN = (
    "Bürgermeister Nils Oberg sagte am Montag im Rat: „Wir werden die Brücke im Winter nicht für den Verkehr sperren.“ "
    "Die Stadt hatte im Frühjahr angekündigt, die Brücke für drei Monate zu schließen und das Geländer zu erneuern."
)


def test_another_language_is_not_read_until_models_can(nlp, embedding, tmp_path):
    both = tmp_path / "model"
    both.mkdir()
    (both / "README.md").write_text("---\nlanguage: [en, de]\n---\n")

    def outcomes(**options):
        extractor = Extractor(
            load(**options), nlp, None, embedding, lambda rows: np.full(len(rows), 0.9, np.float32), {})
        german = article(text=GERMAN, title="Brücke bleibt offen", url="https://example.org/de", language="de")
        return extractor.extract([(german, arrival()), (article(), arrival(1))])

    rejected, english = outcomes()
    assert isinstance(rejected, NotRead)
    assert (rejected.reason, rejected.language) == ("language", "de")
    assert english.record.language == "en"
    german, english = outcomes(embedding_model=str(both), judge_model=str(both))
    assert isinstance(german, Extraction)
    assert german.record.language == "de"
    assert german.record.signature
    assert english.record.language == "en"
    german, rejected = outcomes(language="de")
    assert isinstance(german, Extraction)
    assert (rejected.reason, rejected.language) == ("language", "en")


@pytest.mark.parametrize("notice", ["", "Artikel zurückgezogen", "Rettet: denne artikkelen er trukket tilbake."])
def test_a_withdrawal_goes_where_the_article_went_whatever_its_notice_says(extractor, notice):
    (result,) = extractor.extract([(article(status="withdrawn", text=notice, title=""), arrival())])
    assert (result.record.language, result.record.withdrawn) == ("en", True)


def test_a_withdrawal_that_names_no_article_is_rejected(extractor):
    (result,) = extractor.extract([(article(status="withdrawn", text=None, url=None), arrival())])
    assert isinstance(result, Rejected)
    assert result.reason == "field"


def test_revision_historic_and_limit(nlp, embedding):
    extractor = Extractor(
        load(max_statements=1), nlp, None, embedding, lambda rows: np.zeros(len(rows), np.float32), {}
    )
    old = article(published_at=NOW - timedelta(days=9), updated_at=NOW - timedelta(days=8))
    (result,) = extractor.extract([(old, arrival())])
    assert len(result.statements) == 1
    assert result.record.article.historic
    assert result.record.article.revision == NOW - timedelta(days=8)


def test_unchanged_statements_keep_their_ids_in_a_revision(extractor):
    (first,) = extractor.extract([(article(), arrival())])
    (second,) = extractor.extract(
        [(article(text=BODY.replace("40 million", "41 million"), updated_at=NOW), arrival(1))]
    )
    assert set(first.record.statement_ids) == set(second.record.statement_ids)
    assert first.record.sha256 != second.record.sha256
