from __future__ import annotations

import gzip
import json
import sys

import numpy as np
import pytest
from rich.console import Console

from benchmarks.checkworthiness import main, measure, read_sentences
from streams.extract.worthiness import WorthinessHead
from training.corpora import held_out


class Lengths:
    """Embeds a text as (1, 0) if it names a number and (0, 1) if not."""

    width = 2

    def encode(self, texts):
        return np.array([[float(any(c.isdigit() for c in t)), 0.0] for t in texts], dtype=np.float32)


HEAD = WorthinessHead(np.array([4.0, 0.0], dtype=np.float32), -2.0)  # 0.88 with a number, 0.12 without


def write(path, rows):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_both_kinds_of_label_are_read_and_a_repetition_counts_once(tmp_path) -> None:
    rows = [{"id": "1", "text": "The quay cost 40 million.", "label": "Yes"}, {"id": "2", "text": "Thanks.",
            "label": "No"}, {"id": "3", "text": "Thanks.", "label": "Yes"}, {"text": "It rains.", "label": 0},
            {"text": "Fares doubled.", "label": 1}, {"text": "Well.", "label": -1}]
    assert read_sentences(write(tmp_path / "any.jsonl", rows)) == {
        "The quay cost 40 million.": 1, "Thanks.": 0, "It rains.": 0, "Fares doubled.": 1, "Well.": 0}


@pytest.mark.parametrize(("row", "message"), [({"text": "Thanks.", "label": "Maybe"}, "Maybe"),
                                              ({"text": "", "label": "No"}, "''"), ({"label": "No"}, "None")])
def test_a_row_that_cannot_be_measured_is_named(tmp_path, row, message) -> None:
    with pytest.raises(ValueError, match=message):
        read_sentences(write(tmp_path / "any.jsonl", [row]))


def test_of_a_training_file_only_the_rows_that_are_never_trained_on(tmp_path) -> None:
    rows = [{"text": f"Pier {n} was built in 19{n:02}.", "label": n % 2} for n in range(60)]
    measured = read_sentences(write(tmp_path / "claimbuster.train.jsonl.gz", rows))
    assert set(measured) == {row["text"] for row in rows if held_out(row["text"])}
    assert 0 < len(measured) < 60
    assert len(read_sentences(write(tmp_path / "claimbuster.test.jsonl.gz", rows))) == 60


def test_a_file_without_sentences_is_refused(tmp_path) -> None:
    with pytest.raises(ValueError, match="no sentence"):
        read_sentences(write(tmp_path / "empty.jsonl", []))


def test_scores_of_all_files_and_of_each() -> None:
    right = {"It cost 40.": 1, "Thanks.": 0}
    wrong = {"I am 40.": 0, "Fares doubled.": 1}
    one = measure({"right": right}, Lengths(), HEAD, Console(quiet=True))
    assert (one["n"], one["f1"], one["average_precision"]) == (2, 1.0, 1.0)
    assert one["brier"] == pytest.approx(0.119**2, abs=1e-3)
    assert "files" not in one
    both = measure({"right": right, "wrong": wrong}, Lengths(), HEAD, Console(quiet=True))
    assert (both["n"], both["f1"]) == (4, 0.5)
    assert both["files"]["right"]["f1"] == 1.0
    assert both["files"]["wrong"]["f1"] == 0.0


@pytest.mark.models
def test_the_command_ends_with_one_json_object(tmp_path, monkeypatch, capsys) -> None:
    rows = [{"text": "Unemployment fell from 9 to 4 percent in two years.", "label": "Yes"},
            {"text": "Thank you, and good evening.", "label": "No"}]
    path = write(tmp_path / "two.jsonl", rows)
    monkeypatch.setattr(sys, "argv", ["checkworthiness", "--data", str(path), "--head", "minilm", "--json"])
    main()
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (result["n"], result["f1"]) == (2, 1.0)
    assert result["encoder"].startswith("all-MiniLM-L6-v2")
