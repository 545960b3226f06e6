"""A real page as it arrives, read from the file as `ingest` reads it; skipped where the page is not at hand."""

from datetime import datetime, timezone

import pytest

from schemas.article import Article
from schemas.codec import decode
from schemas.statement import Statement
from streams.extract.loading import build_extractor
from streams.extract.messages import ArticleArrival
from streams.extract.stage import Extraction
from streams.ingest.files import Defaults, articles_of
from streams.settings import load
from tests.e2e.conftest import DATA

pytestmark = pytest.mark.models

PAGE = DATA / "seed-article.txt"
WHEN = datetime(2025, 2, 18, tzinfo=timezone.utc)
OTHER_STORIES = ("Kabul", "Afghans", "Easter", "Tesla", "Edan Alexander", "Covert Military Unit")


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    if not PAGE.exists():
        pytest.skip(f"{PAGE.name} is not at hand")
    (article,) = articles_of(str(PAGE), PAGE.read_bytes(), Defaults(published_at=WHEN))
    assert isinstance(article, bytes)
    (extraction,) = build_extractor(load()).extract([(decode(article, Article), ArticleArrival(WHEN, 0))])
    assert isinstance(extraction, Extraction)
    return list(extraction.statements)


def by_spokesperson(statements: list[Statement]) -> list[Statement]:
    return [s for s in statements if s.speaker is not None and s.speaker.name == "Dmitry Peskov"]


@pytest.mark.parametrize("words", ["sovereign right", "no one can dictate", "completely different"])
def test_the_spokesperson_is_quoted_with_role_and_institution(statements: list[Statement], words: str) -> None:
    found = [s for s in by_spokesperson(statements) if words in s.passage]
    assert found, f"no statement with {words!r}"
    for statement in found:
        assert statement.speaker is not None
        assert statement.official
        assert "spokes" in statement.speaker.role.lower()
        assert "Kremlin" in statement.speaker.institution


def test_the_reported_acknowledgement_is_a_statement(statements: list[Statement]) -> None:
    assert any("right to join the EU" in s.text + s.passage for s in by_spokesperson(statements))


def test_nothing_comes_from_teasers(statements: list[Statement]) -> None:
    for statement in statements:
        for words in OTHER_STORIES:
            assert words not in statement.passage
            assert words not in statement.text
