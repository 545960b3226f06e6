from __future__ import annotations

from pathlib import Path

import pytest

from streams.errors import ModelError
from streams.models.matching_adapter import RAW_FLOORS, Floors, adapter_folder, read_floors


def test_none_stands_for_the_raw_base_and_a_folder_for_itself(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text("{}")
    assert adapter_folder("none", "mpnet") is None
    assert adapter_folder(str(tmp_path), "mpnet") == tmp_path


def test_either_base_has_a_shipped_adapter_with_floors_of_its_own() -> None:
    folders = [adapter_folder("shipped", base) for base in ("mpnet", "minilm")]
    assert len(set(folders)) == 2
    for folder in folders:
        floors = read_floors(folder)
        assert floors != RAW_FLOORS
        assert -1 < floors.holder < floors.nearest <= floors.link < 1


def test_a_folder_without_adapter_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="setting embedding_adapter"):
        adapter_folder(str(tmp_path), "mpnet")


def test_floors_are_read_from_beside_the_weights(tmp_path: Path) -> None:
    assert read_floors(None) == RAW_FLOORS == read_floors(tmp_path)
    (tmp_path / "calibration.json").write_text('{"nearest": 0.5, "holder": 0.1, "link": 0.6}')
    assert read_floors(tmp_path) == Floors(nearest=0.5, holder=0.1, link=0.6)
    (tmp_path / "calibration.json").write_text('{"nearest": 7, "holder": 0.1, "link": 0.6}')
    with pytest.raises(ModelError, match="nearest"):
        read_floors(tmp_path)
