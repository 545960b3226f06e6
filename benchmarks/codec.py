"""Decoding and validating messages: msgspec, which the project uses, beside pydantic on the same models and bytes.

    python -m benchmarks.codec [--data FOLDER] [--seconds N] [--json] [--save]

The folder holds messages named as in `schemas/examples`; `statement.json` and `alert.json` are measured. The pydantic
models are made from the project's own, field by field, so that both check the same.
"""

from __future__ import annotations

import argparse
import json
import time
import types
import typing
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pydantic
from rich.console import Console
from rich.table import Table

from benchmarks import report
from schemas.alert import Alert
from schemas.statement import Statement

EXAMPLES = Path(__file__).parent.parent / "schemas" / "examples"
KINDS: dict[str, type[msgspec.Struct]] = {"statement": Statement, "alert": Alert}
ROUNDS = 7
"""Turns that the two take; the best of each counts, so that a busy moment of the machine hurts neither."""


@cache
def pydantic_model(struct: type[msgspec.Struct]) -> type[pydantic.BaseModel]:
    """The pydantic model with the fields, types, bounds and defaults of a msgspec one."""
    fields: dict[str, Any] = {}
    if struct.__struct_config__.tag is not None:
        # Named otherwise than in the message: pydantic allows no field name that begins with @.
        fields["tag"] = (
            Literal[struct.__struct_config__.tag],
            pydantic.Field(alias=struct.__struct_config__.tag_field),
        )
    hints = typing.get_type_hints(struct, include_extras=True)
    for field in msgspec.structs.fields(struct):
        default = ... if field.default is msgspec.NODEFAULT else field.default
        if field.default_factory is not msgspec.NODEFAULT:
            default = field.default_factory()
        alias = field.encode_name if field.encode_name != field.name else None
        fields[field.name] = (_translated(hints[field.name]), pydantic.Field(default, alias=alias))
    configuration = pydantic.ConfigDict(frozen=True, strict=True, extra="ignore")
    model: type[pydantic.BaseModel] = pydantic.create_model(struct.__name__, __config__=configuration, **fields)
    return model


def _translated(hint: Any) -> Any:
    if typing.get_origin(hint) is Annotated:
        inner, *notes = typing.get_args(hint)
        translated = _translated(inner)
        for note in notes:
            given: dict[str, Any] = {name: getattr(note, name, None) for name in ("ge", "le", "pattern")}
            bounds = {name: bound for name, bound in given.items() if bound is not None}
            if bounds:
                translated = Annotated[translated, pydantic.Field(**bounds)]
        return translated
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pydantic_model(hint)
    if hint is datetime:
        return pydantic.AwareDatetime
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        union: Any = typing.Union[tuple(_translated(part) for part in parts)]  # noqa: UP007  made at run time
        tagged = len(parts) > 1 and all(hasattr(part, "__struct_config__") for part in parts)
        return Annotated[union, pydantic.Field(discriminator="tag")] if tagged else union
    if origin in (tuple, dict):
        return origin[tuple(part if part is ... else _translated(part) for part in parts)]
    return hint


def microseconds(work: Callable[[bytes], Any], data: bytes, seconds: float) -> float:
    """Time of one call, in microseconds, over about that many seconds of calls."""
    calls = 0
    begun = time.perf_counter()
    while (spent := time.perf_counter() - begun) < seconds:
        for _ in range(50):
            work(data)
        calls += 50
    return spent / calls * 1e6


def measure(folder: Path, seconds: float) -> dict[str, dict[str, float]]:
    """For each message the two times in microseconds and how many times longer pydantic takes.

    Args:
        folder: with `statement.json` and `alert.json`.
        seconds: for one turn of one library.
    """
    measured = {}
    for name, kind in KINDS.items():
        data = msgspec.json.encode(msgspec.json.decode((folder / f"{name}.json").read_bytes()))
        model = pydantic_model(kind)
        ours, theirs = msgspec.json.Decoder(kind).decode, model.model_validate_json
        # A comparison with a model that checks less would mean nothing.
        assert json.loads(theirs(data).model_dump_json(by_alias=True)).keys() == json.loads(data).keys()
        times = [(microseconds(ours, data, seconds), microseconds(theirs, data, seconds)) for _ in range(ROUNDS)]
        best, best_theirs = (min(column) for column in zip(*times, strict=True))
        measured[name] = {
            "bytes": len(data),
            "msgspec_us": round(best, 2),
            "pydantic_us": round(best_theirs, 2),
            "ratio": round(best_theirs / best, 2),
        }
    return measured


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.codec", description=__doc__)
    parser.add_argument("--data", type=Path, default=EXAMPLES, help="folder with statement.json and alert.json")
    parser.add_argument("--seconds", type=float, default=0.5, help="for one turn of one library")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    result = measure(options.data, options.seconds)
    table = Table("message", "bytes", "msgspec µs", "pydantic µs", "ratio", box=None)
    for name, row in result.items():
        table.add_row(name, *(f"{row[key]:g}" for key in ("bytes", "msgspec_us", "pydantic_us", "ratio")))
    Console(stderr=options.json).print(table)
    if options.save:
        report.save("codec", {"msgspec": msgspec.__version__, "pydantic": pydantic.VERSION, **result})
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
