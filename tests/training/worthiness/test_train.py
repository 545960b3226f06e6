import gzip
import json
import sys

import numpy as np
import pytest

pytest.importorskip("sklearn")

from training import corpora
from training.corpora import Corpus, NotShippable, held_out
from training.worthiness.train import fit, labelled, main, scores, sentences, training_sentences


@pytest.fixture
def data(tmp_path):
    """Two small corpora that overlap with one another and with the dev part."""
    folder = tmp_path / "checkworthy"
    folder.mkdir()
    ours = [{"sentence_id": n, "label": n % 2, "text": f"The quay cost {n} crowns."} for n in range(40)]
    theirs = [
        {"id": str(n), "label": "Yes" if n % 2 else "No", "text": f"THE QUAY cost {n} crowns."} for n in range(60)
    ]
    dev = [{"id": str(n), "label": "No", "text": f"The quay cost {n} crowns."} for n in range(30, 50)]
    parts = {"claimbuster.train": ours, "checkthat2024.train": theirs, "checkthat2024.dev": dev}
    for name, rows in parts.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_no_sentence_counts_twice_and_none_of_a_dev_part_is_trained_on(data):
    dev = [labelled(data, name, "dev") for name in ("checkworthy/claimbuster", "checkworthy/checkthat2024")]
    chosen = training_sentences(data, 1000, dev)
    numbers = [int(text.split()[3]) for text in chosen]
    assert len(numbers) == len(set(numbers))
    assert not set(numbers) & set(range(30, 50))
    assert not any(held_out(f"The quay cost {n} crowns.") for n in numbers if n < 40)
    assert all(label == n % 2 for n, label in zip(numbers, chosen.values(), strict=True))


def test_the_limit_leaves_the_first_corpus_whole(data):
    first = labelled(data, "checkworthy/claimbuster", "train", training=True)
    assert set(training_sentences(data, len(first), [])) == set(first)


def test_a_fitted_head_is_calibrated_on_unseen_rows():
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(4000, 8)).astype(np.float32)
    chances = 1 / (1 + np.exp(-(2 * vectors[:, 0] - vectors[:, 1] - 1)))
    labels = (rng.random(4000) < chances).astype(np.int64)
    weight, bias, _ = fit(vectors[:3000], labels[:3000])
    measured = scores(1 / (1 + np.exp(-(vectors[3000:].astype(np.float64) @ weight + bias))), labels[3000:])
    assert measured["calibration_error"] < 0.06
    assert measured["average_precision"] > 0.7


@pytest.mark.parametrize("corpus", ["checkworthy/claimbuster", "checkworthy/checkthat2024"])
def test_a_corpus_whose_weights_may_not_be_shipped_trains_no_head(data, tmp_path, monkeypatch, corpus):
    licence = Corpus("CC BY-NC 4.0", shippable=False, split_by=corpora.CORPORA[corpus].split_by)
    monkeypatch.setitem(corpora.CORPORA, corpus, licence)
    output = tmp_path / "weights"
    options = ["--data", str(data), "--base", str(tmp_path), "--output", str(output)]
    monkeypatch.setattr(sys, "argv", ["train", *options])
    with pytest.raises(NotShippable, match=f"{corpus}.*CC BY-NC 4.0"):
        main()
    assert not output.exists()
    assert labelled(data, corpus, "dev")  # measuring with it stays allowed


def test_the_dev_part_of_a_corpus_is_never_asked_for_training(data):
    for corpus in ("checkworthy/claimbuster", "checkworthy/checkthat2024"):
        with pytest.raises(NotShippable, match="dev part"):
            labelled(data, corpus, "dev", training=True)


def test_an_unknown_label_is_an_error():
    with pytest.raises(ValueError, match="Perhaps"):
        sentences([{"text": "The quay cost 40 crowns.", "label": "Perhaps"}])
