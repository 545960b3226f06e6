"""The mixes: drawn to size, written and read back."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from training.corpora import read
from training.judge import mix
from training.judge.pairs import DISPUTES, NEUTRAL, NO_DISPUTE, SUPPORTS, Pair


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "nli").mkdir()
    rows = [{"premise": f"p{n}", "hypothesis": f"h{n}", "label": "entailment"} for n in range(5)]
    with gzip.open(tmp_path / "nli" / "cad.train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "said.jsonl").write_text("".join(
        json.dumps({"url": "u", "speaker": "s", "text": f"t{n}"}) + "\n" for n in range(4)))
    return tmp_path


def test_a_small_corpus_is_repeated_and_a_large_one_cut(data: Path) -> None:
    assert len(mix.training_mix(data, 1, {"cad": 12})) == 12
    assert len(set(mix.training_mix(data, 1, {"cad": 12}))) == 5
    assert len(mix.training_mix(data, 1, {"cad": 3})) == 3


def test_extracted_statements_are_asked_for_by_name(data: Path) -> None:
    pairs = mix.training_mix(data, 1, {mix.EXTRACTED: 6}, data / "said.jsonl")
    assert {p.label for p in pairs} == {NO_DISPUTE}
    assert len(pairs) == 6
    with pytest.raises(ValueError, match="6 pairs of extracted statements"):
        mix.training_mix(data, 1, {mix.EXTRACTED: 6})


def test_families_of_this_repository_are_a_part_of_their_own(data: Path) -> None:
    pairs = mix.training_mix(data, 1, {mix.WRITTEN: 300})
    assert len(pairs) == 300
    assert {p.label for p in pairs} == {SUPPORTS, NEUTRAL, DISPUTES}


def test_families_in_the_shapes_of_extraction_are_some_of_them(data: Path) -> None:
    pairs = mix.training_mix(data, 1, {mix.SHAPED: 300})
    families = [row for row in read(mix.OWN, "families/*", "train") if row.get("shaped")]
    texts = {text for row in families for text in (
        row["claim"], *(each["text"] for side in ("supports", "disputes", "near") for each in row[side]))}
    assert all(pair.later in texts and pair.earlier in texts for pair in pairs)
    assert len(pairs) == 300


def test_every_mix_keeps_its_shares_when_it_is_scaled() -> None:
    for name, sizes in mix.MIXES.items():
        scaled = mix.scaled(name, 10_000)
        assert abs(sum(scaled.values()) - 10_000) <= len(sizes)
        assert mix.scaled(name, None) == sizes


def test_what_is_written_is_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(mix.MIXES, "small", {"cad": 7})
    output = data / "pairs.jsonl"
    monkeypatch.setattr(sys, "argv", ["mix", "--data", str(data), "--mix", "small", "--seed", "3",
                                      "--output", str(output)])
    mix.main()
    drawn = mix.read_drawn(output)
    assert drawn == mix.training_mix(data, 3, {"cad": 7})
    assert isinstance(drawn[0], Pair)
