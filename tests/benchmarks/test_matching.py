from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.matching import files_of, measure
from benchmarks.similarity import Floats
from training.corpora import held_out

WORDS: dict[str, int] = {}


def embed(texts: Sequence[str]) -> Floats:
    """Texts with the same first word are alike, others are not at all."""
    return np.eye(256, dtype=np.float32)[[WORDS.setdefault(text.split()[0], len(WORDS)) for text in texts]]


def flat(texts: Sequence[str]) -> Floats:
    return np.ones((len(texts), 1), dtype=np.float32)


def write(path: Path, rows: Sequence[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def family(name: str) -> dict[str, object]:
    return {"family": name, "claim": f"{name} claim", "supports": [{"text": f"{name} yes"}],
            "disputes": [{"text": f"{name} no"}], "near": [{"text": f"other-{name} near"}]}


def test_a_train_file_without_dev_is_divided_as_in_training(tmp_path: Path) -> None:
    names = [f"f{n}" for n in range(40)]
    write(tmp_path / "families" / "a.train.jsonl", [family(name) for name in names])
    splits = files_of(tmp_path, "families")
    assert {row["family"] for row in splits["dev"]} == {name for name in names if held_out(name)}
    assert len(splits["dev"]) + len(splits["train"]) == 40
    write(tmp_path / "families" / "a.dev.jsonl", [family("extra")])
    splits = files_of(tmp_path, "families")
    assert len(splits["train"]) == 40
    assert [row["family"] for row in splits["dev"]] == ["extra"]


def test_one_file_may_stand_for_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "mine.jsonl", [family("a"), family("b")])
    assert dict(measure(tmp_path / "mine.jsonl", ["families"], {"": embed, "raw_": flat}, None)) == {
        "families": {"all": {"above_near": 1.0, "raw_above_near": 0.0, "n": 6}}}


def test_every_set_is_reported_in_its_shape(tmp_path: Path) -> None:
    write(tmp_path / "checkthat2a.corpus.jsonl", [{"id": f"c{n}", "vclaim": f"w{n} claim"} for n in range(6)])
    write(tmp_path / "checkthat2a.queries.dev.jsonl", [{"id": "q", "text": "w3 tweet"}])
    (tmp_path / "checkthat2a.qrels.dev.tsv").write_text("q\t0\tc3\t1\n")
    claims = ["x" * n for n in range(1, 12)]
    write(tmp_path / "factopolis.assertions.jsonl",
          [{"quote": f"{claim} said {n}", "claims": [claim]} for claim in claims for n in range(2)])
    write(tmp_path / "argkp.dev.jsonl", [{"argument": "a one", "key_point": "a two", "label": 1},
                                         {"argument": "a one", "key_point": "b two", "label": 0}])
    write(tmp_path / "stsb.train.jsonl", [{"a": f"s{n} x", "b": f"s{n} y" if n % 2 else "t y", "score": n % 2}
                                          for n in range(30)])
    sets = ("checkthat2a", "factopolis", "argkp", "stsb", "mrpc")
    found = dict(measure(tmp_path, sets, {"": embed, "raw_": flat}, "dev"))
    assert set(found) == {"checkthat2a", "factopolis", "argkp", "stsb"}
    assert found["checkthat2a"]["dev"]["map5"] == 1.0
    assert found["checkthat2a"]["dev"]["raw_map5"] < 1.0
    assert found["checkthat2a"]["dev"]["cosine_map5"] == 1.0
    assert found["checkthat2a"]["dev"]["bm25_map5"] == pytest.approx(1.0)
    assert found["factopolis"]["best_f1"] == 1.0
    assert found["factopolis"]["raw_best_f1"] < 0.2
    assert found["factopolis"]["dev"]["n"] < found["factopolis"]["n"]
    assert found["argkp"]["dev"]["ap"] == 1.0
    assert found["stsb"]["dev"]["spearman"] == pytest.approx(1.0)


def test_only_ours_is_ranked_by_words_too(tmp_path: Path) -> None:
    write(tmp_path / "checkthat2a.corpus.jsonl", [{"id": f"c{n}", "vclaim": f"w{n} claim"} for n in range(6)])
    write(tmp_path / "checkthat2a.queries.dev.jsonl", [{"id": "q", "text": "w3 tweet"}])
    (tmp_path / "checkthat2a.qrels.dev.tsv").write_text("q\t0\tc3\t1\n")
    found = dict(measure(tmp_path, ["checkthat2a"], {"": flat, "raw_": flat}, "dev"))["checkthat2a"]["dev"]
    assert found["map5"] == 1.0
    assert found["cosine_map5"] == found["raw_map5"] == 0.25
