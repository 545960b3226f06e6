"""What may change in the contract: optional fields may be added, nothing else.

``python -m schemas.compatibility`` compares the generated schemas with the previous version in ``schemas/previous``.
Narrowing breaks what was written before; widening breaks who has not been updated yet: topics keep records for years,
and readers are not ours to update. A break needs a new topic. ``--accept`` makes the compatible present the previous
version, at a release.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from schemas.generate import FOLDER, JSON_FOLDER, SUFFIX, stale

PREVIOUS_FOLDER = FOLDER / "previous"

Schema = Mapping[str, Any]

ANNOTATIONS: Final = frozenset({"$schema", "$id", "$defs", "$ref", "title", "description", "examples", "default"})
"""Keywords that validate nothing; ``default`` is compared all the same, for it says what absence means."""

STRUCTURE: Final = frozenset({"properties", "required", "items", "anyOf", "additionalProperties"})
"""Keywords that are compared part by part; every other one must stay as it is."""

_LOWER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems"})
_UPPER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems"})
_ABSENT: Final = object()


def differences(before: Schema, after: Schema) -> list[str]:
    """What in the new version of a schema is no optional addition, one line each, beginning with the path.

    Args:
        before: the whole schema document of the previous version, with its ``$defs``.
        after: the same of the present one.
    """
    return list(_Comparison(before, after).compare(before, after, "$"))


class _Comparison:
    """One walk through two documents in step. Definitions refer to themselves, so each pair is visited once."""

    def __init__(self, before: Schema, after: Schema) -> None:
        self._before = before
        self._after = after
        self._seen: set[tuple[str, str]] = set()

    def compare(self, before: Schema, after: Schema, path: str) -> Iterator[str]:
        if "$ref" in before or "$ref" in after:
            pair = (json.dumps(before, sort_keys=True), json.dumps(after, sort_keys=True))
            if pair in self._seen:
                return
            self._seen.add(pair)
        before, after = _resolved(before, self._before), _resolved(after, self._after)
        if before.get("default", _ABSENT) != after.get("default", _ABSENT):
            yield f"{path}: default changed from {_shown(before, 'default')} to {_shown(after, 'default')}"
        for keyword in sorted((set(before) | set(after)) - ANNOTATIONS - STRUCTURE):
            old, new = before.get(keyword, _ABSENT), after.get(keyword, _ABSENT)
            if old != new:
                change = _direction(keyword, old, new)
                yield f"{path}: {keyword} {change} from {_shown(before, keyword)} to {_shown(after, keyword)}"
        yield from self._properties(before, after, path)
        yield from self._parts(before, after, path)
        yield from self._alternatives(before, after, path)

    def _properties(self, before: Schema, after: Schema, path: str) -> Iterator[str]:
        old, new = before.get("properties", {}), after.get("properties", {})
        needed, needs = set(before.get("required", ())), set(after.get("required", ()))
        for name in sorted(old.keys() - new.keys()):
            yield f"{path}.{name}: field removed"
        for name in sorted(needs - needed):
            yield f"{path}.{name}: {'field became required' if name in old else 'new field is required'}"
        for name in sorted((needed - needs) & new.keys()):
            yield f"{path}.{name}: field is no longer required, but readers rely on it"
        for name in sorted(old.keys() & new.keys()):
            yield from self.compare(old[name], new[name], f"{path}.{name}")

    def _parts(self, before: Schema, after: Schema, path: str) -> Iterator[str]:
        for keyword, step in (("items", "[]"), ("additionalProperties", ".*")):
            # A missing keyword and `true` both allow everything, and so does the empty schema.
            old, new = (_part(schema, keyword) for schema in (before, after))
            if isinstance(old, bool) or isinstance(new, bool):
                if old != new:
                    yield f"{path}{step}: {keyword} changed from {json.dumps(old)} to {json.dumps(new)}"
            else:
                yield from self.compare(old, new, f"{path}{step}")

    def _alternatives(self, before: Schema, after: Schema, path: str) -> Iterator[str]:
        old = {self._label(option, self._before): option for option in before.get("anyOf", ())}
        new = {self._label(option, self._after): option for option in after.get("anyOf", ())}
        for label in sorted(old.keys() - new.keys()):
            yield f"{path}: alternative {label} removed"
        for label in sorted(new.keys() - old.keys()):
            yield f"{path}: alternative {label} added, but readers know none such"
        for label in sorted(old.keys() & new.keys()):
            yield from self.compare(old[label], new[label], f"{path}({label})")

    def _label(self, option: Schema, document: Schema) -> str:
        """What tells an alternative from the others: the constant that tags it, else its type."""
        schema = _resolved(option, document)
        tags = [f"{name}={field['const']}" for name, field in schema.get("properties", {}).items() if "const" in field]
        return ",".join(tags) or str(schema.get("type", schema.get("title", "any")))


def _resolved(schema: Schema, document: Schema) -> Schema:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    return {**document["$defs"][str(reference).removeprefix("#/$defs/")], **schema}


def _part(schema: Schema, keyword: str) -> Schema | bool:
    part: Schema | bool = schema.get(keyword, True)
    return True if part == {} else part


def _shown(schema: Schema, keyword: str) -> str:
    return json.dumps(schema[keyword], ensure_ascii=False) if keyword in schema else "nothing"


def _direction(keyword: str, old: Any, new: Any) -> str:
    """Whether less or more is allowed than before, where that can be told."""
    if old is _ABSENT or new is _ABSENT:
        return "narrowed" if old is _ABSENT else "widened"
    if keyword == "enum" and (set(old) < set(new) or set(new) < set(old)):
        return "widened" if set(old) < set(new) else "narrowed"
    if keyword in _LOWER | _UPPER:
        return "widened" if (new < old) == (keyword in _LOWER) else "narrowed"
    return "changed"


def incompatibilities(previous: Path = PREVIOUS_FOLDER, present: Path = JSON_FOLDER) -> list[str]:
    """The differences of all schemas, each line beginning with the file's name; a new file is an addition.

    Args:
        previous: folder with the schemas of the last version.
        present: folder with the schemas of this one.
    """
    files = sorted(previous.glob(f"*{SUFFIX}"))
    lines = [] if files else [f"{previous.name}: holds no previous version"]
    for path in files:
        now = present / path.name
        if not now.exists():
            lines.append(f"{path.name}: schema removed")
            continue
        before, after = (json.loads(file.read_text("utf-8")) for file in (path, now))
        lines += [f"{path.name}: {line}" for line in differences(before, after)]
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Compare, say what breaks the contract, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m schemas.compatibility", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="make the present the previous version when compatible")
    accept = parser.parse_args(arguments).accept
    if stale():
        print("the generated schemas are stale: run python -m schemas.generate", file=sys.stderr)
        return 1
    lines = incompatibilities()
    for line in lines:
        print(line, file=sys.stderr)
    if lines:
        return 1
    if accept:
        PREVIOUS_FOLDER.mkdir(exist_ok=True)
        for path in sorted(JSON_FOLDER.glob(f"*{SUFFIX}")):
            shutil.copyfile(path, PREVIOUS_FOLDER / path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
