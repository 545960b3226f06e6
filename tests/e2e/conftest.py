"""Articles for runs through the whole stream: the dev scenarios where they are at hand, else the examples."""

import json
import os
from pathlib import Path

import pytest
from kafka import KafkaAdminClient

from benchmarks.scenarios import articles, read_scenarios
from streams.connection import kafka_python_options
from streams.settings import Settings
from streams.topics import create

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("TEST_DATA", ROOT.parent / "shared" / "data"))


SCENARIOS = 10
"""Scenarios that go through the whole stream each time: eight runs of twenty took a quarter of an hour, half of all."""


@pytest.fixture(scope="session")
def example_articles() -> list[bytes]:
    return (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines()


@pytest.fixture(scope="session")
def scenario_articles(example_articles: list[bytes]) -> list[bytes]:
    """Scenario articles with the examples among them, every fifth one."""
    path = DATA / "scenarios" / "dev.jsonl.gz"
    if not path.exists():
        return example_articles
    found = [json.dumps(article).encode() for article in articles(read_scenarios(path)[:SCENARIOS])]
    mixed = []
    filler = iter(example_articles)
    for number, article in enumerate(found):
        mixed.append(article)
        if number % 5 == 4:
            mixed += [extra for extra in [next(filler, None)] if extra is not None]
    return mixed


@pytest.fixture
def stream(kafka_settings: Settings) -> Settings:
    """Settings whose topics are there, for stages started one by one."""
    admin = KafkaAdminClient(**kafka_python_options(kafka_settings))
    create(admin, kafka_settings)
    admin.close()
    return kafka_settings
