from __future__ import annotations

import numpy as np
import pytest
from rich.console import Console

from streams.errors import ModelError
from streams.models import store
from streams.models.encoder import build_encoder
from streams.settings import load

TEXT = "Norhaven will not join the pact."
OTHERS = ["Taxes rise.", "The harbour of Oster closes in May, its operator said.", "Nobody was hurt in the fire.",
          "The minister of transport, who had promised the line for years, took it off the list " * 6]


@pytest.mark.models
@pytest.mark.parametrize("profile", ["fast", "accurate"])
@pytest.mark.parametrize("mode", ["fp32", "bf16"])
def test_a_text_has_one_embedding_in_any_company(profile, mode) -> None:
    settings = load(profile=profile, numeric_mode=mode, device="cpu")
    store.fetch(settings, Console(stderr=True))
    encoder = build_encoder(settings)
    alone = encoder.encode([TEXT])
    assert alone.shape == (1, encoder.width)
    assert alone.dtype == np.float32
    assert np.linalg.norm(alone[0]) == pytest.approx(1, abs=1e-6)
    for position in range(len(OTHERS) + 1):
        company = encoder.encode([*OTHERS[:position], TEXT, *OTHERS[position:]])
        assert np.array_equal(company[position], alone[0]), position
    assert np.array_equal(encoder.encode([TEXT] * 9), np.repeat(alone, 9, axis=0))
    assert mode in encoder.name


@pytest.mark.models
def test_near_texts_are_near() -> None:
    settings = load(profile="fast", device="cpu")
    store.fetch(settings, Console(stderr=True))
    encoder = build_encoder(settings)
    vectors = encoder.encode(["The port will close.", "The harbour is to be shut down.", "Taxes on fuel rise."])
    assert vectors[0] @ vectors[1] > 0.5 > vectors[0] @ vectors[2]
    assert encoder.encode([]).shape == (0, encoder.width)


def test_an_absent_model_names_the_command(tmp_path) -> None:
    with pytest.raises(ModelError, match="stancewatch models"):
        build_encoder(load(cache_dir=tmp_path))


def test_a_folder_that_is_no_model_is_named(tmp_path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded"):
        build_encoder(load(embedding_model=str(tmp_path), device="cpu"))
