"""The frame corpus's own expansion, which fills and dresses its phrases."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any


def expander(folder: Path) -> Any:
    """`expand.py` of the corpus, imported from its folder with the `slots.py` beside it."""
    spec = importlib.util.spec_from_file_location("frames_expand", folder / "expand.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(folder))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("slots", None)
    return module
