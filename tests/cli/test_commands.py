"""The commands as a user types them; those that need a broker or models are in tests/e2e."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.cli.commands import app
from streams.settings import Settings, SettingsError, load
from streams.topics import declaration

COMMANDS = ("demo", "broker", "topics", "models", "worker", "ingest", "replay", "alerts", "config", "doctor")


def invoke(*arguments: str) -> str:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_every_command_has_help() -> None:
    shown = invoke("--help")
    for command in COMMANDS:
        assert command in shown
        assert "Usage" in invoke(command, "--help")


def test_config_shows_every_setting_and_where_it_came_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "stancewatch.toml"
    file.write_text("nearest = 7\npartitions = 2\n")
    monkeypatch.setenv("STANCEWATCH_PARTITIONS", "3")
    shown = invoke("config", "--config", str(file), "--topic-prefix", "t-")
    rows = {line.split()[0]: line.split()[1:3] for line in shown.splitlines() if line.strip()}
    assert set(Settings.model_fields) <= set(rows)
    assert rows["nearest"] == ["7", "file"]
    assert rows["partitions"] == ["3", "environment"]
    assert rows["topic_prefix"] == ["'t-'", "option"]
    assert rows["holder_limit"] == ["64", "default"]


def test_config_cuts_no_value_in_a_narrow_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ("long" * 20)
    monkeypatch.setenv("STANCEWATCH_CACHE_DIR", str(folder))
    result = CliRunner(env={"COLUMNS": "60"}).invoke(app, ["config"])
    column = next(line for line in result.output.splitlines() if line.startswith("cache_dir")).index("'")
    assert "…" not in result.output
    values = "".join(line[column:].split(" ")[0] for line in result.output.splitlines())
    assert f"'{folder}'" in values


def test_topics_list_names_every_declared_topic() -> None:
    shown = invoke("topics", "list", "--topic-prefix", "t-")
    for topic in declaration(load(topic_prefix="t-")):
        assert topic.name in shown


def test_an_unknown_stage_stops_the_start() -> None:
    result = CliRunner().invoke(app, ["worker", "--stages", "extract,rewrite"])
    assert isinstance(result.exception, SettingsError)
    assert "rewrite" in str(result.exception)
    assert "ledger" in str(result.exception)


def test_a_bad_setting_ends_with_one_line_that_names_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from streams.cli import main; main()", "config"],
        env={"STANCEWATCH_NEAREST": "many", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "setting nearest" in done.stderr
    assert "'many'" in done.stderr
    assert "Traceback" not in done.stderr


def test_ingest_of_a_missing_file_says_so() -> None:
    result = CliRunner().invoke(app, ["ingest", "no-such-file.txt"])
    assert result.exit_code == 2
    assert "no-such-file.txt" in result.output
