"""Fixtures that more than one test uses: a real broker and settings that point to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from spacy.language import Language

from streams.broker.node import LocalBroker
from streams.errors import ModelError
from streams.extract.parsing.frames import load_language_model
from streams.models.store import language_model_path
from streams.settings import Settings, load


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Bootstrap servers of a real Kafka that lives as long as the test run."""
    with LocalBroker(tmp_path_factory.mktemp("broker"), load().cache_dir) as node:
        yield node.bootstrap_servers


@pytest.fixture
def kafka_settings(broker: str, tmp_path: Path) -> Settings:
    """Settings for the session's broker, with topics and tables of the test's own."""
    return load(
        bootstrap_servers=broker, topic_prefix=f"test-{uuid4().hex[:8]}-", data_dir=tmp_path, partitions=1,
        commit_seconds=0.2)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The English spaCy pipeline that `stancewatch models` fetches."""
    try:
        return load_language_model(language_model_path(load().cache_dir))
    except ModelError as error:
        pytest.skip(f"no language model: {error}")
