import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from streams.cli import doctor
from streams.settings import Settings


@pytest.mark.parametrize("full", ["cache", "data"])
def test_too_little_disk_for_models_or_tables_is_named(
    full: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cache", "data"):
        (tmp_path / name).mkdir()
    free = {tmp_path / name: 0.5e9 if name == full else 50e9 for name in ("cache", "data")}
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free[folder]))
    settings = Settings(cache_dir=tmp_path / "cache" / "not yet", data_dir=tmp_path / "data")
    problem = doctor._disk(settings)
    assert problem is not None
    assert str(tmp_path / full) in problem
    free[tmp_path / full] = 50e9
    assert doctor._disk(settings) is None
