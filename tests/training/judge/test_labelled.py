from __future__ import annotations

import gzip
import json

import pytest

from training.corpora import held_out
from training.judge.labelled import UnknownFile, labelled_pairs
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def nli(label, n=0):
    return {"premise": f"premise {n}", "hypothesis": f"hypothesis {n}", "label": label}


def family(n):
    def texts(side, count):
        return [{"text": f"{side} {n} {k}"} for k in range(count)]

    return {"family": f"f{n}", "claim": f"claim {n}", "supports": texts("pro", 5), "disputes": texts("con", 5),
            "near": texts("near", 4)}



def test_name_and_split_come_from_the_file(tmp_path) -> None:
    files = [write(tmp_path / f"{name}.jsonl.gz", [nli("neutral")])
             for name in ("alpha.dev", "beta.v0.2_dev", "gamma", "delta.train", "delta.dev")]
    assert set(labelled_pairs(files)) == {
        ("alpha", "dev"), ("beta", "v0.2_dev"), ("gamma", "all"), ("delta", "train"), ("delta", "dev")}


def test_a_train_file_without_a_dev_file_is_divided_by_hash(tmp_path) -> None:
    file = write(tmp_path / "alone.train.jsonl.gz", [nli("neutral", n) for n in range(60)])
    grouped = labelled_pairs([file])
    held = {f"premise {n}" for n in range(60) if held_out(f"premise {n}")}
    assert 0 < len(held) < 60
    assert {p.later for p in grouped["alone", "dev"]} == held
    assert {p.later for p in grouped["alone", "train"]} == {f"premise {n}" for n in range(60)} - held
    write(tmp_path / "alone.dev.jsonl.gz", [nli("neutral")])
    assert set(labelled_pairs([file])) == {("alone", "train")}


@pytest.mark.parametrize(("row", "pair"), [
    (nli("entailment"), Pair("premise 0", "hypothesis 0", SUPPORTS)),
    (nli("Refutes"), Pair("premise 0", "hypothesis 0", DISPUTES)),
    (nli("not_entailment"), Pair("premise 0", "hypothesis 0", DISPUTES)),
    (nli(5), Pair("premise 0", "hypothesis 0", SUPPORTS)),
    (nli("n"), Pair("premise 0", "hypothesis 0", NEUTRAL)),
    ({"claim": "c", "perspective": "p", "label": "UNDERMINE"}, Pair("p", "c", DISPUTES)),
    ({"gold_evidence": [{"text": "a."}, {"text": "b."}], "text": "t", "label": "SUPPORTS"},
     Pair("a. b.", "t", SUPPORTS)),
    ({"text": "t", "topic": "a tax", "label": "0"}, Pair("t", "a tax", DISPUTES)),
])
def test_rows_of_each_shape(tmp_path, row, pair) -> None:
    assert labelled_pairs([write(tmp_path / "rows.dev.jsonl.gz", [row])]) == {("rows", "dev"): [pair]}


def test_rows_without_a_verdict_are_left_out_and_unknown_labels_named(tmp_path) -> None:
    assert labelled_pairs([write(tmp_path / "a.dev.jsonl.gz", [nli("-"), nli("neutral", 1)])]) == {
        ("a", "dev"): [Pair("premise 1", "hypothesis 1", NEUTRAL)]}
    with pytest.raises(UnknownFile, match=r"b\.dev\.jsonl\.gz: label 'perhaps' is not known"):
        labelled_pairs([write(tmp_path / "b.dev.jsonl.gz", [nli("perhaps")])])
    with pytest.raises(UnknownFile, match=r"\['colour'\] are of no known shape"):
        labelled_pairs([write(tmp_path / "c.dev.jsonl.gz", [{"colour": "red"}])])


def test_families_of_several_files_are_drawn_together_the_same_each_time(tmp_path) -> None:
    files = [write(tmp_path / f"{name}.heldout.jsonl.gz", [family(n) for n in numbers])
             for name, numbers in (("a", range(6)), ("b", range(6, 12)))]
    grouped = labelled_pairs(files)
    assert grouped == labelled_pairs(files)
    pairs = grouped["families", "heldout"]
    assert {n for n in range(12) if any(f" {n} " in f"{p.later} " for p in pairs)} == set(range(12))
    for later, earlier, label in pairs:
        kinds = {text.split()[0].replace("claim", "pro") for text in (later, earlier)}
        if later.split()[1] != earlier.split()[1] or "near" in kinds:
            assert label == NEUTRAL
        else:
            assert label == (SUPPORTS if len(kinds) == 1 else DISPUTES)


def test_frames_are_expanded_by_the_program_beside_them(tmp_path) -> None:
    (tmp_path / "expand.py").write_text(
        "import json, sys\n"
        "for line in open(sys.argv[1]):\n"
        "    claim, options = json.loads(line)['claim'], ' '.join(sys.argv[2:])\n"
        "    print(json.dumps({'later': claim, 'earlier': options, 'label': 'disputes'}))\n")
    row = {"frame": "x", "slots": {}, "claim": "It holds", "pos": [], "neg": [], "neutral": []}
    ((later, earlier, label),) = labelled_pairs([write(tmp_path / "x.test.jsonl.gz", [row])])["frames", "test"]
    assert (later, label) == ("It holds", DISPUTES)
    assert earlier.startswith("--pairs-per-frame 8 --seed")
