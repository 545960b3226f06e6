"""The scenarios shipped beside this file are well formed and cover what they are there to cover.

Each line has the fields that `benchmarks.scenarios` reads, and `kinds`: which of `KINDS` occur in it, perhaps none.
Later versions and withdrawals of an article are articles of their own with the same `url`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scenarios import Scenario, articles, read_scenarios, same_name
from schemas.article import Article
from schemas.codec import decode

HERE = Path(__file__).parent
FILES = [HERE / f"{name}.jsonl" for name in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh",
                                        "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
                                        "fifteenth")]
SCENARIOS = [scenario for path in FILES for scenario in read_scenarios(path)]

KINDS = frozenset(("late", "updated", "withdrawn", "syndicated", "same-surname", "archive-quotation",
                   "act-without-words", "interview"))
FIELDS = {"scenario", "field", "kinds", "articles", "arrival", "expected", "traps", "why"}
ALERTS = frozenset(("reversal", "split", "contested"))
OPPOSITE = {"supports": "disputes", "disputes": "supports"}

every_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["scenario"])


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def version(article: dict[str, Any]) -> datetime:
    return instant(article.get("updated_at", article["published_at"]))


def by_id(scenario: Scenario) -> dict[str, dict[str, Any]]:
    return {article["id"]: article for article in scenario["articles"]}


def later_versions(scenario: Scenario) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each article that comes again at the same address, after the version before it."""
    latest: dict[str, dict[str, Any]] = {}
    for article in scenario["articles"]:
        if article["url"] in latest:
            yield latest[article["url"]], article
        latest[article["url"]] = article


def test_there_are_some() -> None:
    assert len(read_scenarios(HERE / "first.jsonl")) >= 30


def test_names_are_used_once_in_all_files() -> None:
    scenarios = Counter(scenario["scenario"] for scenario in SCENARIOS)
    ids = Counter(article["id"] for scenario in SCENARIOS for article in scenario["articles"])
    addresses = Counter(url for scenario in SCENARIOS for url in {article["url"] for article in scenario["articles"]})
    assert [name for counts in (scenarios, ids, addresses) for name, n in counts.items() if n > 1] == []


@every_scenario
def test_articles_are_what_the_stream_takes(scenario: Scenario) -> None:
    assert set(scenario) == FIELDS
    assert sorted(scenario["arrival"]) == sorted(by_id(scenario))
    assert len({article["url"] for article in scenario["articles"]}) >= 2
    for message in articles([scenario]):
        article = decode(json.dumps(message).encode(), Article)
        assert article.title
        assert article.status == "withdrawn" or len((article.text or "").split()) >= 50


@every_scenario
def test_dates_are_in_order(scenario: Scenario) -> None:
    moments = [version(article) for article in scenario["articles"]]
    assert moments == sorted(moments)
    assert all(moment.tzinfo is not None for moment in moments)


@every_scenario
def test_a_later_version_says_when_and_arrives_after_the_one_before(scenario: Scenario) -> None:
    arrival = scenario["arrival"]
    revised = set()
    for before, after in later_versions(scenario):
        revised.add(after["id"])
        assert after["published_at"] == before["published_at"]
        assert after["outlet"] == before["outlet"]
        assert version(after) > version(before)
        assert arrival.index(after["id"]) > arrival.index(before["id"])
    marked = {a["id"] for a in scenario["articles"] if "updated_at" in a or a.get("status") == "withdrawn"}
    assert marked == revised


@every_scenario
def test_expected_alerts_refer_to_articles_in_order(scenario: Scenario) -> None:
    known, arrival = by_id(scenario), scenario["arrival"]
    for expected in scenario["expected"]:
        assert expected["kind"] in ALERTS
        assert expected["after"] == OPPOSITE[expected["before"]]
        assert expected["about"].endswith(".")
        assert expected["since"] in known
        assert expected["trigger"] in known
        assert arrival.index(expected["since"]) <= arrival.index(expected["trigger"])
        text = " ".join(article["title"] + " " + article["body"] for article in scenario["articles"])
        assert any(name in text for name in (expected["holder"], *expected["holder_aliases"]))
    alerts = [(expected["kind"], expected["holder"], expected["trigger"]) for expected in scenario["expected"]]
    assert len(alerts) == len(set(alerts))


@every_scenario
def test_only_a_late_article_can_be_both_since_and_trigger(scenario: Scenario) -> None:
    for expected in scenario["expected"]:
        if expected["since"] == expected["trigger"]:
            assert "late" in scenario["kinds"]


@every_scenario
def test_kinds_are_true_where_the_articles_show_them(scenario: Scenario) -> None:
    kinds = set(scenario["kinds"])
    assert kinds <= KINDS
    statuses = {after.get("status", "usable") for _, after in later_versions(scenario)}
    assert ("updated" in kinds) == ("usable" in statuses)
    assert ("withdrawn" in kinds) == ("withdrawn" in statuses)
    assert ("late" in kinds) == (scenario["arrival"] != [article["id"] for article in scenario["articles"]])
    if "syndicated" in kinds:
        original = [set(article["body"].split("\n\n")) for article in scenario["articles"]]
        shared = max(len(a & b) for i, a in enumerate(original) for b in original[:i])
        assert shared >= 2  # paragraphs printed word for word in two papers


def test_scenarios_share_no_holder() -> None:
    """All run in one stream, so nobody may take sides in two stories."""
    holders = [(s["scenario"], e["holder"], e["holder_aliases"]) for s in SCENARIOS for e in s["expected"]]
    for name, holder, _ in holders:
        assert [other for other, _, names in holders if other != name and same_name(holder, names)] == []


def test_at_least_half_expect_no_alert() -> None:
    assert 2 * sum(not scenario["expected"] for scenario in SCENARIOS) >= len(SCENARIOS)


def test_there_are_a_hundred_of_which_thirty_of_the_hard_kinds() -> None:
    assert len(SCENARIOS) >= 100
    assert sum(bool(scenario["kinds"]) for scenario in SCENARIOS) >= 30
    assert {kind for scenario in SCENARIOS for kind in scenario["kinds"]} == KINDS
    assert {expected["kind"] for scenario in SCENARIOS for expected in scenario["expected"]} == ALERTS
