"""`stancewatch alerts --watch` with the topic in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.cli import alerts as command
from streams.cli.commands import app
from streams.replay.collect import Published
from streams.subscribe.watch import WatchError
from tests.subscribe.conftest import encoded, event

EVENTS = [
    event("a", sources=2), event("b"), event("c", sources=2), event("c", "withdrawn", sources=2),
    event("d", sources=2, historic=True),
]


@pytest.fixture
def topic(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The past of the topic is `EVENTS`; what comes is what a test puts into the list. Then the user presses Ctrl-C."""
    coming: list[bytes] = []
    past = [Published(None, encoded(each), {}, 0, number, number) for number, each in enumerate(EVENTS)]
    past.append(Published(b"e", None, {}, 0, len(EVENTS), len(EVENTS)))

    def until_interrupted(settings: object, read: list[Published]) -> Iterator[bytes]:
        assert read == past
        yield from coming
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "past_events", lambda settings: past)
    monkeypatch.setattr(command, "coming_events", until_interrupted)
    return coming


@pytest.fixture
def watch(tmp_path: Path) -> str:
    file = tmp_path / "watch.toml"
    file.write_text("[[watch]]\nminimum_sources = 2\n", encoding="utf-8")
    return str(file)


def shown(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, ["alerts", "--format", "json", *arguments])
    assert result.exit_code == 0, result.output
    return [f"{alert['id']} {alert['status']}" for alert in map(json.loads, result.stdout.splitlines())]


def test_what_stands_and_is_wanted(topic: list[bytes], watch: str) -> None:
    assert shown("--watch", watch) == ["a raised", "d raised"]


def test_following_tells_what_comes_and_what_becomes_of_what_was_told_before(topic: list[bytes], watch: str) -> None:
    topic += map(encoded, [
        event("a", "revised", sources=1), event("b", "withdrawn"), event("d", "withdrawn", historic=True),
        event("e", sources=2), event("f", sources=2, historic=True), event("a", "withdrawn", historic=True),
    ])
    assert shown("--follow", "--watch", watch) == ["a revised", "e raised", "a withdrawn"]
    assert shown("--follow", "--historic", "--watch", watch) == [
        "a revised", "d withdrawn", "e raised", "f raised", "a withdrawn"]


def test_a_mistake_in_the_file_stops_the_start(topic: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "watch.toml"
    file.write_text('[[watch]]\nkinds = ["turn"]\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["alerts", "--watch", str(file)])
    assert isinstance(result.exception, WatchError)
    assert "watch 1, kinds" in str(result.exception)


def test_a_file_that_is_not_there_is_named() -> None:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["alerts", "--watch", "no-such-watch.toml"])
    assert result.exit_code == 2
    assert "no-such-watch.toml" in result.output
