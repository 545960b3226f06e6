from __future__ import annotations

import json

import pytest

from streams.errors import ModelError
from streams.models.adapters import AdaptedModel


def test_a_folder_without_an_adapter_is_named(tmp_path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "adapter").mkdir()
    (tmp_path / "base" / "config.json").write_text(json.dumps({"model_type": "mpnet"}))
    with pytest.raises(ModelError, match=r"adapter .*adapter does not fit over .*base"):
        AdaptedModel(tmp_path / "base", {"judge": tmp_path / "adapter"}, labels=3)
