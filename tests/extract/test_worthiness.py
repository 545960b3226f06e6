import numpy as np
import pytest
from safetensors.numpy import save_file

from streams.errors import ModelError
from streams.extract.worthiness import HEADS, WorthinessHead


def unit(n, d):
    vectors = np.random.default_rng(5).normal(size=(n, d)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("width", sorted(HEADS))
def test_shipped_heads_give_probabilities(width):
    head = WorthinessHead.load(width)
    chances = head(unit(40, width))
    assert chances.shape == (40,)
    assert chances.dtype == np.float32
    assert ((chances > 0) & (chances < 1)).all()
    assert chances.std() > 0.01


@pytest.mark.parametrize("width", sorted(HEADS))
def test_a_sentence_scores_the_same_in_any_company(width):
    head, vectors = WorthinessHead.load(width), unit(33, width)
    alone = np.concatenate([head(vectors[i : i + 1]) for i in range(len(vectors))])
    assert np.array_equal(alone, head(vectors))


def test_none_at_all_score_to_none():
    assert WorthinessHead.load(384)(np.zeros((0, 384), dtype=np.float32)).shape == (0,)


def test_it_is_logistic_regression():
    head = WorthinessHead(np.array([2.0, 0.0], dtype=np.float32), -1.0)
    assert head(np.array([[1.0, 0.0], [0.5, 3.0]], dtype=np.float32)) == pytest.approx([1 / (1 + np.exp(-1)), 0.5])


def test_a_width_without_head_is_named():
    with pytest.raises(ModelError, match="width 1024, only for 384, 768"):
        WorthinessHead.load(1024)


def test_embeddings_of_another_width_are_refused():
    with pytest.raises(ValueError, match="expected \\(n, 384\\)"):
        WorthinessHead.load(384)(unit(2, 768))


def test_missing_and_damaged_files_are_named(tmp_path):
    with pytest.raises(ModelError, match="worthiness-minilm"):
        WorthinessHead.load(384, folder=tmp_path)
    (tmp_path / HEADS[384]).write_bytes(b"not weights at all")
    with pytest.raises(ModelError, match="worthiness-minilm"):
        WorthinessHead.load(384, folder=tmp_path)
    save_file({"weight": np.zeros(5, np.float32), "bias": np.zeros(1, np.float32)}, tmp_path / HEADS[384])
    with pytest.raises(ModelError, match=r"weight \(5,\)"):
        WorthinessHead.load(384, folder=tmp_path)
