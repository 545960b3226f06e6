"""Quality floors: what each benchmark must reach on pinned data, and how they are moved.

    python -m benchmarks.floors [--only BENCHMARK] [--update [--lower]]

`tests/quality/floors.json` has one entry for each benchmark and data file: the sha256 of the file, the command, what it
measured, and its floors: `at_least` for scores, `at_most` for errors, `above` for a score that must beat another of the
same run (the cleaner and the library it builds on). A key with dots leads into nested objects. `kind` is `own` for the
sample of our own writing in `tests/quality/`, which is always there, and `dev` for the development part of a corpus
that is not part of the project: it is looked for under the folder that the environment's TEST_DATA names, else where
the command says.

`--update` measures again and writes hashes, measures and floors: a floor is `slack` below the measure (for an error,
above it), which is room for the arithmetic of another processor and for a sentence or two read differently. It is
raised by an update; only with `--lower` is it ever lowered.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import io
import json
import os
import shlex
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Literal

import msgspec
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "quality" / "floors.json"
DEV_DATA = "../shared/data"
"""Where commands look for the corpora; TEST_DATA stands in for it."""


class Floor(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One benchmark on one data file.

    Attributes:
        kind: `own` or `dev`.
        data: the file, relative to the project's folder.
        sha256: of that file, as it lies there.
        command: what is run; names `data` and ends with ``--json``.
        slack: how far an update puts the floors from the measures.
        at_least: floors of scores.
        at_most: ceilings of errors.
        above: score to the score of the same run that it must exceed.
        measured: the values when the floors were last set.
    """

    kind: Literal["own", "dev"]
    data: str
    sha256: str
    command: str
    slack: float = 0.02
    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}
    above: dict[str, str] = {}
    measured: dict[str, float] = {}

    @property
    def benchmark(self) -> str:
        """Module under `benchmarks`."""
        return shlex.split(self.command)[2].removeprefix("benchmarks.")

    @property
    def name(self) -> str:
        """What tests and tables call it."""
        options = [word for word in shlex.split(self.command)[3:] if word not in ("--data", "--json", self.data)]
        return " ".join([self.benchmark, Path(self.data).name.partition(".jsonl")[0], *options])

    def path(self) -> Path:
        """The data file; it may not exist."""
        corpora = os.environ.get("TEST_DATA")
        if corpora and self.data.startswith(f"{DEV_DATA}/"):
            return Path(corpora) / self.data.removeprefix(f"{DEV_DATA}/")
        return (ROOT / self.data).resolve()


def read_floors(path: Path = FLOORS) -> list[Floor]:
    """The entries of a floors file.

    Raises:
        msgspec.ValidationError: an entry lacks a field or has one too many.
    """
    return msgspec.json.decode(path.read_bytes(), type=list[Floor])


def digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def changed(floor: Floor) -> str:
    """What to do when the data is not that on which the floors were set; empty when it is."""
    if digest(floor.path()) == floor.sha256:
        return ""
    return (f"{floor.data} has changed since its floors were set (sha256 {digest(floor.path())[:12]}…, then "
            f"{floor.sha256[:12]}…): look at what changed, then re-measure with "
            f"`python -m benchmarks.floors --only {floor.benchmark} --update`")


def run(floor: Floor) -> dict[str, Any]:
    """Run the command of an entry in this process; the JSON object of its last line."""
    words = [str(floor.path()) if word == floor.data else word for word in shlex.split(floor.command)]
    if words[:2] != ["python", "-m"] or words[-1] != "--json" or str(floor.path()) not in words:
        raise ValueError(f"command {floor.command!r}: expected `python -m benchmarks.NAME … {floor.data} … --json`")
    printed, before = io.StringIO(), sys.argv
    sys.argv = words[2:]
    try:
        with redirect_stdout(printed):
            importlib.import_module(words[2]).main()
    finally:
        sys.argv = before
    result: dict[str, Any] = json.loads(printed.getvalue().splitlines()[-1])
    return result


def value(result: Mapping[str, Any], key: str) -> float:
    """The number under a dotted key.

    Raises:
        KeyError: the result has no number there.
    """
    found: Any = result
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    if not isinstance(found, int | float):
        raise KeyError(f"no number under {key!r}; the result has {', '.join(result)}")
    return float(found)


def shortfalls(floor: Floor, result: Mapping[str, Any]) -> list[str]:
    """What the result misses, one line a floor; empty when it meets them all.

    Raises:
        KeyError: a floor is set for a key that the result lacks.
    """
    found = [f"{key} {value(result, key):.4g} is below its floor {least:.4g}"
             for key, least in floor.at_least.items() if value(result, key) < least]
    found += [f"{key} {value(result, key):.4g} is above its ceiling {most:.4g}"
              for key, most in floor.at_most.items() if value(result, key) > most]
    found += [f"{key} {value(result, key):.4g} does not exceed {other} {value(result, other):.4g}"
              for key, other in floor.above.items() if value(result, key) <= value(result, other)]
    return found


def updated(floor: Floor, result: Mapping[str, Any], sha256: str, *, lower: bool) -> Floor:
    """The entry with new hash and measures, and with floors moved: up as far as they go, down only if `lower`."""
    least = {key: round(value(result, key) - floor.slack, 4) for key in floor.at_least}
    most = {key: round(value(result, key) + floor.slack, 4) for key in floor.at_most}
    if not lower:
        least = {key: max(new, floor.at_least[key]) for key, new in least.items()}
        most = {key: min(new, floor.at_most[key]) for key, new in most.items()}
    keys = [*floor.at_least, *floor.at_most, *(key for pair in floor.above.items() for key in pair)]
    measured = {key: value(result, key) for key in keys}
    return msgspec.structs.replace(floor, sha256=sha256, at_least=least, at_most=most, measured=measured)


def write_floors(floors: list[Floor], path: Path = FLOORS) -> None:
    """Write the file anew, whole or not at all."""
    text = json.dumps([{k: v for k, v in msgspec.to_builtins(floor).items() if v != {}} for floor in floors], indent=2)
    beside = path.with_suffix(".part")
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(path)


def main() -> None:
    """Measure against the floors, or move them; leaves with 1 if a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="only entries of this benchmark")
    parser.add_argument("--update", action="store_true", help="write hashes, measures and higher floors")
    parser.add_argument("--lower", action="store_true", help="with --update: lower floors too, if need be")
    options = parser.parse_args()
    floors, console = read_floors(), Console()
    table = Table("entry", "measured", "misses", title="quality floors")
    missed = False
    for index, floor in enumerate(floors):
        if options.only not in (None, floor.benchmark):
            continue
        if not floor.path().exists():
            table.add_row(floor.name, "", f"not measured: no file {floor.path()}")
            continue
        result = run(floor)
        if options.update:
            floor = floors[index] = updated(floor, result, digest(floor.path()), lower=options.lower)
        misses = [*filter(None, [changed(floor)]), *shortfalls(floor, result)]
        missed = missed or bool(misses)
        shown = ", ".join(f"{key} {value(result, key):.4g}" for key in [*floor.at_least, *floor.at_most])
        table.add_row(floor.name, shown, "\n".join(misses))
    console.print(table)
    if options.update:
        write_floors(floors)
    sys.exit(int(missed))


if __name__ == "__main__":
    main()
