from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from benchmarks import match_stage, report
from benchmarks.made_statements import made_articles, records_of, table_rows
from streams.settings import Settings

KEYS = {"rows", "statements", "candidates_per_statement", "index_per_s", "matcher_per_s", "stage_per_s", "ratio",
        "restart_changelog_s", "restart_disk_s"}


def _vectors(count: int) -> np.ndarray:
    raw = np.random.default_rng(6).standard_normal((count, 16)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def test_the_same_work_is_measured_without_kafka():
    articles = list(made_articles(_vectors(120)))
    known, new = articles[:10], articles[10:]
    index = match_stage.index_alone(known, new, Settings())
    rows = dict(table_rows(known))
    matcher = match_stage.matcher_alone(rows, records_of(new), Settings())
    assert len(rows) == 120 + 12
    assert min(*index, *matcher) > 0


@pytest.mark.kafka
def test_the_stage_is_measured_beside_it(tmp_path, monkeypatch, capsys):
    np.save(tmp_path / "v.npy", _vectors(200))
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(sys, "argv", [
        "match_stage", "--vectors", str(tmp_path / "v.npy"), "--rows", "150", "--statements", "50", "--json", "--save"])
    match_stage.main()
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert result.keys() >= KEYS
    assert (result["rows"], result["statements"]) == (150, 50)
    assert min(result["stage_per_s"], result["matcher_per_s"], result["index_per_s"], result["restart_disk_s"]) > 0
    assert result["ratio"] == pytest.approx(result["stage_per_s"] / result["index_per_s"], abs=1e-3)
    assert json.loads((tmp_path / "results" / "match_stage.json").read_text())["result"] == result


def test_without_vectors_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["match_stage"])
    with pytest.raises(SystemExit):
        match_stage.main()
    assert "no vectors" in capsys.readouterr().err
