"""The watch file: which alerts a subscriber wants. TOML, one ``[[watch]]`` table or several.

A watch wants an alert that meets all the conditions it names, and a condition with a list is met by any entry of it
(`all_words` by all). A subscriber is told what one watch or more lets through. `docs/watch.md` shows each key.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from schemas.alert import AlertKind
from streams.errors import StancewatchError
from streams.ledger.names import institution_form, person_name, words

Severity = Literal["low", "medium", "high"]
QuietBy = Literal["claim", "holder", "either"]


class WatchError(StancewatchError):
    """A file that is no watch file; says the file, the watch, the key and the value."""


def _person(text: str) -> str:
    if person_name(text) is None:
        raise ValueError("needs a person's name")
    return text


def _institution(text: str) -> str:
    if not institution_form(text):
        raise ValueError("needs an institution's name")
    return text


def _word(text: str) -> str:
    if not words(text):
        raise ValueError("needs a word or words")
    return text


def _identifier(text: str) -> str:
    if not text.strip():
        raise ValueError("needs an id")
    return text


class Watch(BaseModel):
    """What one watch wants. Without a condition it wants every alert."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = Field("", description="for messages about this watch")

    holders: list[Annotated[str, AfterValidator(_person)]] | None = Field(
        None, min_length=1, description="people, each name that they may be printed under")
    institutions: list[Annotated[str, AfterValidator(_institution)]] | None = Field(
        None, min_length=1, description="institutions and what belongs to them")
    register_ids: list[Annotated[str, AfterValidator(_identifier)]] | None = Field(
        None, min_length=1, description="ids in the register of officials")

    any_words: list[Annotated[str, AfterValidator(_word)]] | None = Field(
        None, min_length=1, description="words or phrases of which one must occur")
    all_words: list[Annotated[str, AfterValidator(_word)]] | None = Field(
        None, min_length=1, description="words or phrases that all must occur")

    kinds: list[AlertKind] | None = Field(None, min_length=1, description="kinds of alert")
    minimum_confidence: float = Field(0.0, ge=0, le=1, description="how often such an alert is right")
    minimum_severity: Severity = Field("low", description="how much it may matter")
    minimum_sources: int = Field(1, ge=1, description="independent outlets that carry the turn")

    quiet_days: float = Field(
        0.0, ge=0, le=36525, description="event time around an alert in which further ones are held back")
    quiet_by: QuietBy = Field("either", description="further ones: on its claim, of its holder, or either")

    @property
    def quiet(self) -> timedelta:
        """The quiet period."""
        return timedelta(days=self.quiet_days)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    watch: list[Watch] = Field(min_length=1)


def read_watches(file: Path) -> list[Watch]:
    """The watches of a file, in its order.

    Args:
        file: TOML, UTF-8.

    Raises:
        WatchError: the file cannot be read, is no TOML, holds no watch, or a watch has an unknown key or a value that
            is not allowed.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WatchError(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WatchError(f"{file}: not TOML: {error}") from error
    try:
        return _File.model_validate(content).watch
    except ValidationError as error:
        raise WatchError("; ".join(f"{file}: {_explain(detail, content)}" for detail in error.errors())) from error


def _explain(detail: Any, content: dict[str, Any]) -> str:
    """What is wrong in words: the watch, the key, what is allowed, the value."""
    place = list(detail["loc"])
    if len(place) == 1:
        if detail["type"] == "extra_forbidden":
            return f"unknown key {place[0]!r}: a watch begins with [[watch]]"
        return "needs a [[watch]] table or several"
    number, *key = place[1:]
    watch = content["watch"][number]
    name = watch.get("name") if isinstance(watch, dict) else None
    shown = f"watch {number + 1} ({name})" if isinstance(name, str) and name else f"watch {number + 1}"
    if detail["type"] == "extra_forbidden":
        return f"{shown}: unknown key {key[0]!r}; there are {', '.join(Watch.model_fields)}"
    where = f", {key[0]}" if key else ""
    return f"{shown}{where}: {detail['msg'].removeprefix('Value error, ')}, value {detail['input']!r}"
