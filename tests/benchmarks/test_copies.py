from __future__ import annotations

import gzip
import json
import random
import sys

import pytest

from benchmarks import copies
from benchmarks.made_copies import KINDS

VERBS = ["opens", "closes", "repairs", "sells", "paints", "inspects", "forgets", "buys"]


def body(seed, paragraphs=14):
    """A story of its own: no two seeds share three words in a row, as good as."""
    chance = random.Random(seed)
    words = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{number % 97}{chance.choice('xyz')}{seed}"
             for number in range(300)]
    return [" ".join(f"The {chance.choice(words)} {chance.choice(VERBS)} the {chance.choice(words)}."
                     for _ in range(6)) for _ in range(paragraphs)]


@pytest.fixture
def folder(tmp_path):
    reports = []
    for event in range(3):
        common = body(900 + event, 2)
        reports += [
            {"triplet-uuid": f"e{event}", "title": f"Event {event} by {outlet}",
             "body-paragraphs": [[paragraph] for paragraph in common + body(10 * event + outlet)]}
            for outlet in range(3)]
    articles = [{"title": f"Story number {number}", "text": "\n\n".join(body(100 + number))} for number in range(6)]
    with gzip.open(tmp_path / "basil.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in reports)
    (tmp_path / "allsides.sample.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles))
    return tmp_path


def run(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["copies", "--data", str(folder), "--articles", "4", "--json"])
    copies.main()
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_copies_are_found_and_reports_of_one_event_are_not_linked(folder, monkeypatch, capsys):
    result = run(folder, monkeypatch, capsys)
    assert result["kinds"].keys() == KINDS.keys()
    assert {row["n"] for row in result["kinds"].values()} == {4}
    assert result["kinds"]["cut to 30 %"]["recall"] > result["kinds"]["cut to 30 %"]["recall_jaccard_only"]
    assert result["recall"] > 0.9
    assert result["precision"] == 1.0
    assert result["false_copies"]["reports"] == {"n": 9, "linked": 0, "rate": 0.0}
    assert result["false_copies"]["unrelated"]["n"] == 27 + 6
    recalls = [point["recall"] for point in result["thresholds"]["overlap"]]
    assert recalls == sorted(recalls, reverse=True)


def test_a_report_that_repeats_another_is_counted_as_linked(folder, monkeypatch, capsys):
    with gzip.open(folder / "basil.jsonl.gz", "rt") as file:
        rows = [json.loads(line) for line in file]
    rows[1]["body-paragraphs"] = rows[0]["body-paragraphs"]
    with gzip.open(folder / "basil.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    result = run(folder, monkeypatch, capsys)
    assert result["false_copies"]["reports"]["linked"] == 1
    assert result["precision"] < 1.0


def test_a_folder_without_the_files_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="basil"):
        copies.read_reports(tmp_path)
