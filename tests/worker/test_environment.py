from pathlib import Path

import pytest

from streams.settings import load
from streams.worker.environment import environment


def test_a_child_reads_the_settings_of_its_parent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANCEWATCH_NEAREST", "9")
    settings = load(topic_prefix="t-", partitions=3, sasl_password="s3cret", register_file=tmp_path / "officials.yaml")
    passed = environment(settings)
    for name in ("STANCEWATCH_NEAREST",):
        monkeypatch.delenv(name)
    for name, value in passed.items():
        if name.startswith("STANCEWATCH_"):
            monkeypatch.setenv(name, value)
    assert load() == settings
