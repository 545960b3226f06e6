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


# A claim, a text against it in other words, and one in its words about something else.
NEAR_MISSES = [
    ("The council said it would close the Tarn road bridge in May.",
     "“Lorries and buses will go on crossing the Tarn as they do today,” said the council's leader.",
     "The council said it would paint the Tarn road bridge in May."),
    ("Norhaven will raise the retirement age to 67.",
     "Nobody in Norhaven is going to work longer for a pension, the labour minister promised.",
     "Norhaven will raise the driving age to 17."),
    ("The Oster clinic hid the infections from patients.",
     "Every patient in Oster was told about the germ within a day, the hospital's director insisted.",
     "The Oster clinic moved the patients to a new ward."),
]


@pytest.mark.models
@pytest.mark.parametrize("profile", ["fast", "accurate"])
def test_the_adapter_brings_both_sides_together_against_near_misses(profile) -> None:
    settings = load(profile=profile, device="cpu")
    store.fetch(settings, Console(stderr=True))
    adapted, raw = (build_encoder(settings.model_copy(update={"embedding_adapter": adapter}))
                    for adapter in ("shipped", "none"))
    margins = []
    for encoder in (adapted, raw):
        vectors = encoder.encode([text for texts in NEAR_MISSES for text in texts])
        claims, opposed, near = vectors[::3], vectors[1::3], vectors[2::3]
        margins.append(float(((claims * opposed).sum(axis=1) - (claims * near).sum(axis=1)).mean()))
    assert margins[0] > margins[1]
    assert "stancewatch-matching" in adapted.name
    assert adapted.adapter is not None
    assert raw.adapter is None
    assert raw.width == adapted.width


def test_another_adapter_is_a_folder_with_one(tmp_path) -> None:
    with pytest.raises(ModelError, match="embedding_adapter"):
        load(embedding_adapter=str(tmp_path))
