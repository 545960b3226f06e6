"""The examples are what their README says: for `demo`, for `ingest`, and for whoever reads along."""

import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import pytest

from schemas.alert import AlertKind
from schemas.article import Article
from schemas.codec import BadMessage, decode
from streams.extract.cleaning.clean import clean
from streams.extract.signature import signature
from streams.ingest.files import Defaults, Refused, articles_of
from streams.match.copies import ArticleCopies

EXAMPLES = Path(__file__).parents[1] / "examples"
LINES = (EXAMPLES / "articles.jsonl").read_bytes().splitlines()
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
BROKEN = "kp-26-0514"


@pytest.fixture(scope="module")
def articles():
    return [decode(line, Article) for line in LINES if json.loads(line)["id"] != BROKEN]


def by_id(articles, name):
    return [article for article in articles if article.id == name]


def test_all_but_one_line_are_articles(articles):
    assert len(LINES) == 18
    assert len(articles) == 17
    for article in articles:
        assert article.title
        assert (article.text is None) != (article.html is None), article.id
        assert article.publisher.domain in article.url
        assert article.publisher.domain.endswith(".example")


def test_the_broken_line_fails_and_the_error_names_the_field():
    (line,) = [line for line in LINES if json.loads(line)["id"] == BROKEN]
    with pytest.raises(BadMessage, match="published_at"):
        decode(line, Article)


def test_articles_arrive_in_the_order_of_publication_but_for_the_late_one(articles):
    late = [article for article in articles if article.updated_at is not None]
    assert [article.id for article in late] == ["co-26-0303"]
    others = [article.published_at for article in articles if article.updated_at is None]
    assert others == sorted(others)
    assert others[-1] - others[0] > timedelta(days=90)
    assert others[-1] < datetime(2026, 11, 1, tzinfo=timezone.utc)
    at = articles.index(late[0])
    assert articles[at - 1].published_at > late[0].updated_at + timedelta(days=30)


def test_the_late_correction_drops_only_the_misquotation(articles):
    wrong, corrected = by_id(articles, "co-26-0303")
    assert wrong.url == corrected.url
    assert wrong.published_at < corrected.updated_at
    assert "Kvistad" in wrong.text
    assert "Kvistad" not in corrected.text
    assert set(clean(corrected).text.split("\n\n")) & set(clean(wrong).text.split("\n\n"))


def test_the_copy_is_found_by_its_signature_and_nothing_else_is_a_copy(articles):
    copies = ArticleCopies()
    found = {}
    for article in articles:
        if article.updated_at is None:
            cleaned = clean(article)
            signed = signature(f"{cleaned.title}\n{cleaned.text}")
            found[article.id] = copies.original(article.id, article.published_at, signed)
            copies.add(article.id, article.published_at, signed)
    assert {name: original for name, original in found.items() if original} == {"nl-26-0610": "vc-26-0610"}
    original, copy = by_id(articles, "vc-26-0610") + by_id(articles, "nl-26-0610")
    assert original.publisher != copy.publisher
    assert original.title != copy.title
    assert copy.published_at - original.published_at < timedelta(days=1)


def test_teasers_of_other_stories_are_cleaned_away_and_the_story_stays(articles):
    (page,) = by_id(articles, "co-26-0512")
    text = clean(page).text
    for name in ("Tolvik", "Osthavn", "Strandby", "Recent News", "Share this"):
        assert name in page.text
        assert name not in text
    assert "will stay open on Sundays" in text


def test_the_html_article_gives_its_story_without_menu_and_list(articles):
    (page,) = [article for article in articles if article.html is not None]
    text = clean(page).text
    assert "must not be demolished" in text
    assert "should not be pulled down" in text
    assert "Subscribe" not in text
    assert "Herring" not in text


def test_expected_alerts_name_articles_and_holders_that_are_there(articles):
    counts = {}
    for alert in EXPECTED:
        assert set(alert) == {"kind", "holder", "aliases", "trigger", "status"}
        assert alert["kind"] in get_args(AlertKind)
        assert alert["status"] in ("raised", "withdrawn")
        trigger = by_id(articles, alert["trigger"])
        assert trigger, alert["trigger"]
        printed = " ".join((article.text or article.html) for article in articles).casefold()
        assert alert["holder"].casefold() in printed
        counts[alert["kind"], alert["status"]] = counts.get((alert["kind"], alert["status"]), 0) + 1
    assert counts == {("reversal", "raised"): 2, ("reversal", "withdrawn"): 1, ("split", "raised"): 1,
                      ("contested", "raised"): 1}


def test_the_readme_lists_every_line_in_order():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \| `([\w-]+)` \|", text, re.MULTILINE)
    assert listed == [(str(number), json.loads(line)["id"]) for number, line in enumerate(LINES, 1)]
    for alert in EXPECTED:
        (row,) = [row for row in text.splitlines()
                  if row.startswith(f"| {alert['kind']} |") and f"`{alert['trigger']}`" in row]
        assert alert["holder"] in row
        assert ("withdrawn" if alert["status"] == "withdrawn" else "stands") in row


@pytest.mark.parametrize(("name", "words", "without"), [
    ("press-release.txt", "must not be demolished", "\u0000"),
    ("html-page.html", "will run every hour", "Pensions"),
])
def test_files_for_ingest_become_articles(name, words, without):
    defaults = Defaults(published_at=datetime(2026, 8, 4, 7, tzinfo=timezone.utc), outlet="Kelmar Post")
    (made,) = articles_of(name, (EXAMPLES / name).read_bytes(), defaults)
    assert not isinstance(made, Refused)
    cleaned = clean(decode(made, Article))
    assert cleaned.title
    assert words in cleaned.text
    assert without not in cleaned.text


def test_ingest_refuses_the_broken_line_only():
    results = list(articles_of("articles.jsonl", (EXAMPLES / "articles.jsonl").read_bytes(), Defaults()))
    (refused,) = [result for result in results if isinstance(result, Refused)]
    assert refused.where == "articles.jsonl:12"
    assert "published_at" in refused.reason
