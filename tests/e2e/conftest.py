"""Articles for runs through the whole stream: the dev scenarios where they are at hand, else the examples."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.scenarios import articles, read_scenarios

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("TEST_DATA", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def example_articles() -> list[bytes]:
    return (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines()


@pytest.fixture(scope="session")
def scenario_articles(example_articles: list[bytes]) -> list[bytes]:
    """Scenario articles with the examples among them, every fifth one."""
    path = DATA / "scenarios" / "dev.jsonl.gz"
    if not path.exists():
        return example_articles
    found = [json.dumps(article).encode() for article in articles(read_scenarios(path))]
    mixed = []
    filler = iter(example_articles)
    for number, article in enumerate(found):
        mixed.append(article)
        if number % 5 == 4:
            mixed += [extra for extra in [next(filler, None)] if extra is not None]
    return mixed
