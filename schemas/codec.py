"""JSON to models and back: strict decoding with errors that name the field and the value."""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")

_PATH = re.compile(r" - at `(?P<path>[^`]+)`$")
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<index>\d+)\]")
_SHOWN = 120  # characters of an offending value that an error quotes: enough to recognise it, short enough for a header

# Nesting deep enough to exhaust the stack is as good as no JSON.
_NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class BadMessage(ValueError):
    """A message that is no JSON or breaks its schema. The text names the field and the value.

    Attributes:
        field: JSON path of the offending field, ``$`` for the whole message.
    """

    def __init__(self, reason: str, field: str = "$") -> None:
        super().__init__(reason)
        self.field = field


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


_ENCODER = msgspec.json.Encoder()


def encode(message: Any) -> bytes:
    """The message as compact UTF-8 JSON, every field written out."""
    return _ENCODER.encode(message)


@overload
def decode(data: bytes, kind: type[T]) -> T: ...
@overload
def decode(data: bytes, kind: UnionType) -> Any: ...
def decode(data: bytes, kind: Any) -> Any:
    """Decode and validate one message.

    Args:
        data: UTF-8 JSON.
        kind: the model, or a union of tagged models.

    Raises:
        BadMessage: not JSON, or not as the model demands.
    """
    try:
        return _decoder(kind).decode(data)
    except msgspec.ValidationError as error:
        raise _explain(error, data) from error
    except _NO_JSON as error:
        raise BadMessage(f"not a JSON message: {error}") from error


def _explain(error: msgspec.ValidationError, data: bytes) -> BadMessage:
    reason = str(error)
    found = _PATH.search(reason)
    if found is None:
        return BadMessage(reason)
    path = found["path"]
    try:
        value = msgspec.json.decode(data)
    except _NO_JSON as broken:  # beyond the field that broke the schema
        return BadMessage(f"not a JSON message: {broken}")
    for step in _STEP.finditer(path):
        key = step["name"] if step["name"] is not None else int(step["index"])
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return BadMessage(f"field {path}: {reason[: found.start()]}", path)
    shown = msgspec.json.encode(value).decode()
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return BadMessage(f"field {path}: {reason[: found.start()]}, value {shown}", path)
