from __future__ import annotations

import gzip
import json

import pytest

from training.corpora import CORPORA, OWN, NotShippable, held_out, read, read_told


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_what_may_not_be_shipped_is_not_trained_on(tmp_path) -> None:
    write(tmp_path / "nli" / "anli.jsonl.gz", [{"premise": "p", "hypothesis": "h", "label": "neutral"}])
    assert len(read(tmp_path, "nli/anli", "train")) == 1
    for name in ("nli/anli", "nli/sick"):
        with pytest.raises(NotShippable, match=name):
            read(tmp_path, name, "train", training=True)


def test_dev_rows_are_never_trained_on(tmp_path) -> None:
    with pytest.raises(NotShippable, match="dev part"):
        read(tmp_path, "nli/lingnli", "dev", training=True)
    for split in ("train", "dev"):
        write(tmp_path / "nli" / f"lingnli.{split}.jsonl.gz", [{"premise": split}])
    assert read(tmp_path, "nli/lingnli", "train", training=True) == [{"premise": "train"}]
    assert read(tmp_path, "nli/lingnli", "dev") == [{"premise": "dev"}]


def test_without_a_dev_file_one_in_five_is_held_out_by_hash(tmp_path) -> None:
    rows = [{"family": f"f{n}"} for n in range(400)]
    write(tmp_path / "families" / "a.train.jsonl.gz", rows)
    dev, train = read(tmp_path, "families/*", "dev"), read(tmp_path, "families/*", "train", training=True)
    assert dev == [row for row in rows if held_out(row["family"])]
    assert sorted(row["family"] for row in dev + train) == sorted(row["family"] for row in rows)
    assert 50 < len(dev) < 110


def test_held_out_timelines_are_not_trained_on(tmp_path) -> None:
    rows = [{"family": f"f{n}", "text": str(n)} for n in range(100)]
    write(tmp_path / "told.jsonl.gz", rows)
    assert read_told(tmp_path / "told.jsonl.gz") == [row for row in rows if not held_out(row["family"])]


def test_families_of_this_repository_are_whole() -> None:
    dev, train = read(OWN, "families/*", "dev"), read(OWN, "families/*", "train", training=True)
    rows = dev + train
    assert len({row["family"] for row in rows}) == len(rows) == 3985
    assert {held_out(row["family"]) for row in train} == {False}
    for row in rows:
        assert (len(row["supports"]), len(row["disputes"]), len(row["near"])) == (
            5, 5, 5 if row.get("shaped") else 4), row["family"]
        texts = [row["claim"], *(s["text"] for side in ("supports", "disputes", "near") for s in row[side])]
        assert len(set(texts)) == len(texts), row["family"]
        assert all(near["how"] for near in row["near"]), row["family"]


def test_an_absent_corpus_is_named(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match="nli/cad"):
        read(tmp_path, "nli/cad", "train")


def test_every_corpus_states_its_licence() -> None:
    assert all(corpus.licence for corpus in CORPORA.values())
