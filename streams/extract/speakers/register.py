"""The user's register of officials: who holds which office when, from a YAML or CSV file.

YAML: a list of officials (or a mapping with the list under ``officials``)::

    - id: q-17
      name: Tove Aronsen
      aliases: [T. Aronsen]
      institution: Government of Norland
      parent: Norland
      roles:
        - {role: Prime Minister, from: 2021-10-04, until: 2025-03-31}

CSV: the columns ``id,name,aliases,role,from,until,institution,parent``, aliases separated by ``;``, one line a role;
lines with the same id are one official. A role may name an institution of its own; the official's is the latest one.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from streams.errors import StancewatchError
from streams.ids import normalise

FIELDS = ("id", "name", "aliases", "role", "from", "until", "institution", "parent")
_ROLE_FIELDS = ("role", "from", "until", "institution", "parent")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EMPTY_WORDS = frozenset({"of", "the", "for", "and", "in", "a"})
_WORD = re.compile(r"\w+")


class RegisterError(StancewatchError):
    """A file that is no register of officials; says the row, the field and the value."""


@dataclass(frozen=True)
class Role:
    """An office held from `since` to `until`, both days included; None is open."""

    title: str
    institution: str = ""
    parent: str = ""
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Official:
    """A person of the register."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    institution: str = ""
    parent: str = ""
    roles: tuple[Role, ...] = ()

    def role_at(self, when: datetime | date) -> Role | None:
        """The office held then, the latest begun where there are several; None outside of any."""
        day = when.date() if isinstance(when, datetime) else when
        held = [role for role in self.roles if role.held_on(day)]
        return max(held, key=lambda role: role.since or date.min, default=None)


class Register:
    """Officials by name."""

    def __init__(self, officials: list[Official]) -> None:
        self.officials = {official.id: official for official in officials}
        self._by_name: dict[str, list[Official]] = defaultdict(list)
        self._by_surname: dict[str, list[Official]] = defaultdict(list)
        for official in officials:
            for name in dict.fromkeys(normalise(name) for name in (official.name, *official.aliases)):
                self._by_name[name].append(official)
            self._by_surname[normalise(official.name).split()[-1]].append(official)

    @classmethod
    def load(cls, path: Path) -> Register:
        """Read a register; the ending (.yaml, .yml, .csv) says the format.

        Raises:
            RegisterError: the file cannot be read or a row is wrong, with file, row, field and value.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise RegisterError(f"register {path}: {error}") from error
        if path.suffix.lower() in (".yaml", ".yml"):
            rows = _yaml_rows(path, text)
        elif path.suffix.lower() == ".csv":
            rows = _csv_rows(path, text)
        else:
            raise RegisterError(f"register {path}: ending {path.suffix!r}, expected .yaml, .yml or .csv")
        return cls(_officials(path, rows))

    def find(self, name: str, institution: str, when: datetime | date) -> Official | None:
        """The official that a printed name means.

        A full name or an alias is enough; among several of that name the one whose institution agrees, then the one
        in office decides. A surname counts only when one official in office then bears it and the institution agrees.

        Args:
            name: as the article prints it, without title.
            institution: as the article has it, empty when unknown.
            when: when the statement was made.
        """
        key = normalise(name)
        named = self._by_name.get(key, [])
        if len(named) > 1:
            named = [o for o in named if _agrees(o, institution, when)] or named
        if len(named) > 1:
            named = [o for o in named if o.role_at(when)]
        if named:
            return named[0] if len(named) == 1 else None
        in_office = [o for o in self._by_surname.get(key, []) if o.role_at(when)]
        return in_office[0] if len(in_office) == 1 and _agrees(in_office[0], institution, when) else None


def _agrees(official: Official, institution: str, when: datetime | date) -> bool:
    """Whether the words of one institution's name are all in the other's, the parent's counting as well."""
    given = _words(institution)
    role = official.role_at(when)
    known = {official.institution, official.parent} | ({role.institution, role.parent} if role else set())
    return bool(given) and any(words and (given <= words or words <= given) for words in map(_words, known))


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(normalise(name))) - _EMPTY_WORDS


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = csv.DictReader(text.splitlines())
    unknown = set(reader.fieldnames or ()) - set(FIELDS)
    missing = {"id", "name"} - set(reader.fieldnames or ())
    if unknown or missing:
        wrong = ", ".join(sorted(map(str, unknown or missing)))
        raise RegisterError(f"register {path}: row 1: {'unknown' if unknown else 'missing'} column {wrong}; "
                            f"columns are {', '.join(FIELDS)}")
    for row in reader:
        place = f"register {path}: row {reader.line_num}"
        if None in row:
            raise RegisterError(f"{place}: more values than columns: {row[None]!r}")
        aliases = [alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip()]
        yield place, {**row, "aliases": aliases, "roles": [{f: row.get(f) for f in _ROLE_FIELDS}]}


def _yaml_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise RegisterError(f"register {path}: not YAML: {error}") from error
    rows = content.get("officials") if isinstance(content, dict) else content
    if not isinstance(rows, list):
        raise RegisterError(f"register {path}: expected a list of officials, got {type(rows).__name__}")
    for number, row in enumerate(rows, 1):
        place = f"register {path}: official {number}"
        if not isinstance(row, dict):
            raise RegisterError(f"{place}: expected fields, got {row!r}")
        unknown = set(row) - {"id", "name", "aliases", "institution", "parent", "roles"}
        if unknown:
            raise RegisterError(f"{place}: unknown field {', '.join(sorted(map(str, unknown)))}")
        for field in ("aliases", "roles"):
            if not isinstance(row.get(field) or [], list):
                raise RegisterError(f"{place}: field {field!r}: expected a list, got {row[field]!r}")
        yield place, row


def _officials(path: Path, rows: Iterator[tuple[str, dict[str, Any]]]) -> list[Official]:
    officials: dict[str, Official] = {}
    for place, row in rows:
        identity, name = _text(place, row, "id", needed=True), _text(place, row, "name", needed=True)
        institution, parent = _text(place, row, "institution"), _text(place, row, "parent")
        roles = tuple(_role(place, role, institution, parent) for role in row.get("roles") or [])
        aliases = tuple(_text(place, {"aliases": alias}, "aliases", needed=True) for alias in row.get("aliases") or [])
        known = officials.get(identity)
        if known is None:
            officials[identity] = Official(identity, name, aliases, institution, parent, roles)
        elif normalise(known.name) != normalise(name):
            raise RegisterError(f"{place}: field 'id': {identity!r} is {known.name!r} already, not {name!r}")
        else:
            officials[identity] = replace(
                known, aliases=tuple(dict.fromkeys((*known.aliases, *aliases))), roles=(*known.roles, *roles),
                institution=institution or known.institution, parent=parent or known.parent)
    if not officials:
        raise RegisterError(f"register {path}: holds no official")
    return list(officials.values())


def _role(place: str, row: Any, institution: str, parent: str) -> Role:
    if not isinstance(row, dict) or set(row) - set(_ROLE_FIELDS):
        raise RegisterError(f"{place}: field 'roles': expected {', '.join(_ROLE_FIELDS)}, got {row!r}")
    since, until = _day(place, row, "from", last=False), _day(place, row, "until", last=True)
    if since is not None and until is not None and until < since:
        raise RegisterError(f"{place}: field 'until': {until} is before 'from': {since}")
    return Role(_text(place, row, "role"), _text(place, row, "institution") or institution,
                _text(place, row, "parent") or parent, since, until)


def _text(place: str, row: dict[str, Any], field: str, *, needed: bool = False) -> str:
    value = row.get(field)
    if isinstance(value, bool | list | dict):
        raise RegisterError(f"{place}: field {field!r}: expected text, got {value!r}")
    text = " ".join(str(value).split()) if value is not None else ""
    if needed and not text:
        raise RegisterError(f"{place}: field {field!r}: empty")
    return text


def _day(place: str, row: dict[str, Any], field: str, *, last: bool) -> date | None:
    """A date; of a bare year or month its first day, or its last when `last`."""
    value = row.get(field)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(place, row, field)
    if not text:
        return None
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year = int(match.group(1))
        month = int(match.group(2) or (12 if last else 1))
        day = int(match.group(3) or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day)
    except ValueError as error:
        raise RegisterError(f"{place}: field {field!r}: {text!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)") from error
