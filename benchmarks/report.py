"""How every benchmark prints: a table for people, with `--json` one object on the last line, and a result file."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _commit() -> str:
    done = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def circumstances(name: str) -> dict[str, Any]:
    """Machine, date, commit and command of this run."""
    return {
        "command": " ".join(["python -m", f"benchmarks.{name}", *sys.argv[1:]]),
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d"),
        "commit": _commit(),
        "machine": f"{_processor()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
    }


def save(name: str, result: dict[str, Any], benchmark: str | None = None) -> Path:
    """Keep a result with its circumstances in `benchmarks/results/NAME.json`.

    Args:
        name: of the file.
        result: what was measured.
        benchmark: the module, if the file is not named after it.
    """
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    kept = {**circumstances(benchmark or name), "result": result}
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")
    return path


def last_line(result: dict[str, Any]) -> None:
    """The result as one JSON object on the last line of standard output."""
    sys.stdout.flush()
    print(json.dumps(result, ensure_ascii=False), flush=True)
