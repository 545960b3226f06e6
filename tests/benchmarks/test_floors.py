from __future__ import annotations

import sys
from types import SimpleNamespace

import msgspec
import pytest

from benchmarks import floors
from benchmarks.floors import (
    Floor,
    changed,
    digest,
    main,
    read_floors,
    run,
    shortfalls,
    updated,
    value,
    write_floors,
)

COMMAND = "python -m benchmarks.speakers --data tests/quality/speakers.jsonl --json"
RESULT = {"n": 12, "f1": 0.81, "other_f1": 0.79, "error": 0.04, "source": {"exact_f1": 0.7}, "encoder": "x"}


def floor(**fields):
    base = {"kind": "own", "data": "tests/quality/speakers.jsonl", "sha256": "", "command": COMMAND}
    return Floor(**{**base, **fields})


@pytest.mark.parametrize(("fields", "misses"), [
    ({"at_least": {"f1": 0.81, "source.exact_f1": 0.7}, "at_most": {"error": 0.04}, "above": {"f1": "other_f1"}}, []),
    ({"at_least": {"f1": 0.82}}, ["f1 0.81 is below its floor 0.82"]),
    ({"at_least": {"source.exact_f1": 0.71}}, ["source.exact_f1 0.7 is below its floor 0.71"]),
    ({"at_most": {"error": 0.03}}, ["error 0.04 is above its ceiling 0.03"]),
    ({"above": {"other_f1": "f1"}}, ["other_f1 0.79 does not exceed f1 0.81"]),
])
def test_what_a_result_misses(fields, misses) -> None:
    assert shortfalls(floor(**fields), RESULT) == misses


@pytest.mark.parametrize("key", ["recall", "source.begin_f1", "f1.exact", "encoder", "source"])
def test_a_floor_for_a_key_that_is_not_there_is_an_error(key) -> None:
    with pytest.raises(KeyError, match=key):
        value(RESULT, key)


def test_an_update_raises_floors_and_lowers_them_only_when_told_to() -> None:
    before = floor(at_least={"f1": 0.6, "other_f1": 0.9}, at_most={"error": 0.5}, above={"f1": "other_f1"}, slack=0.01)
    after = updated(before, RESULT, "abc", lower=False)
    assert after.at_least == {"f1": 0.8, "other_f1": 0.9}
    assert after.at_most == {"error": 0.05}
    assert after.sha256 == "abc"
    assert after.measured == {"f1": 0.81, "other_f1": 0.79, "error": 0.04}
    assert updated(before, RESULT, "abc", lower=True).at_least == {"f1": 0.8, "other_f1": 0.78}
    assert updated(floor(at_most={"error": 0.01}), RESULT, "", lower=False).at_most == {"error": 0.01}


def test_the_folder_of_the_corpora_can_be_elsewhere(monkeypatch, tmp_path) -> None:
    corpus = floor(kind="dev", data="../shared/data/news/html.dev.jsonl.gz")
    monkeypatch.delenv("TEST_DATA", raising=False)
    assert corpus.path().parts[-4:] == ("shared", "data", "news", "html.dev.jsonl.gz")
    monkeypatch.setenv("TEST_DATA", str(tmp_path))
    assert corpus.path() == tmp_path / "news" / "html.dev.jsonl.gz"
    assert floor().path() == floors.ROOT / "tests" / "quality" / "speakers.jsonl"


def test_names_tell_entries_apart() -> None:
    assert floor().name == "speakers speakers"
    assert floor(command=COMMAND.replace("--json", "--head minilm --json")).name == "speakers speakers --head minilm"
    pinned = [one.name for one in read_floors()]
    assert len(set(pinned)) == len(pinned)


def test_a_file_is_written_as_it_is_read(tmp_path) -> None:
    path = tmp_path / "floors.json"
    entries = [floor(at_least={"f1": 0.5}), floor(above={"f1": "other_f1"}, slack=0)]
    write_floors(entries, path)
    assert read_floors(path) == entries
    path.write_text('[{"kind": "own", "data": "d", "sha256": "", "command": "c", "at_lest": {}}]')
    with pytest.raises(msgspec.ValidationError, match="at_lest"):
        read_floors(path)


@pytest.fixture
def benchmark(monkeypatch, tmp_path):
    """A benchmark that prints its options and a table before its result, on a file of its own."""
    data = tmp_path / "data.jsonl"
    data.write_text("{}\n")
    said = {"f1": 0.8}

    def fake() -> None:
        print("table", *sys.argv[1:])
        print(f'{{"f1": {said["f1"]}, "options": "{len(sys.argv)}"}}')

    monkeypatch.setattr(floors.importlib, "import_module", lambda name: SimpleNamespace(main=fake))
    entry = Floor(kind="own", data=str(data), sha256=digest(data), at_least={"f1": 0.75},
                  command=f"python -m benchmarks.fake --data {data} --json")
    path = tmp_path / "floors.json"
    write_floors([entry], path)
    monkeypatch.setattr(floors, "read_floors", lambda: read_floors(path))
    monkeypatch.setattr(floors, "write_floors", lambda entries: write_floors(entries, path))
    return SimpleNamespace(entry=entry, said=said, path=path, data=data)


def test_the_command_is_what_is_run(benchmark, capsys) -> None:
    before = list(sys.argv)
    assert run(benchmark.entry) == {"f1": 0.8, "options": "4"}
    assert capsys.readouterr().out == ""
    assert sys.argv == before
    with pytest.raises(ValueError, match="--json"):
        run(msgspec.structs.replace(benchmark.entry, command="python -m benchmarks.fake"))


def test_other_data_than_the_pinned_is_said_with_what_to_do(benchmark) -> None:
    assert changed(benchmark.entry) == ""
    benchmark.data.write_text("{}\n{}\n")
    assert "re-measure with `python -m benchmarks.floors --only fake --update`" in changed(benchmark.entry)


def test_the_command_line_measures_and_moves_floors(benchmark, monkeypatch, capsys) -> None:
    def call(*options):
        monkeypatch.setattr(sys, "argv", ["floors", *options])
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code

    assert call() == 0
    benchmark.said["f1"] = 0.7
    assert call() == 1
    assert "below" in capsys.readouterr().out
    benchmark.said["f1"] = 0.8
    benchmark.data.write_text("{}\n{}\n")
    assert call() == 1
    assert "sha256" in capsys.readouterr().out
    benchmark.said["f1"] = 0.7
    assert call("--update") == 1  # the floor stays above what was measured
    assert read_floors(benchmark.path)[0].at_least == {"f1": 0.75}
    assert read_floors(benchmark.path)[0].sha256 == digest(benchmark.data)
    assert call("--update", "--lower") == 0
    assert read_floors(benchmark.path)[0].at_least == {"f1": 0.68}
    assert call("--only", "another") == 0
