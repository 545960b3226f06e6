"""What matching chooses candidates by, and matching with each part of that left out.

A part earns its place if without it fewer of the pairs that matter are found, or more pairs must be read for the same.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from unittest import mock

from schemas.statement import Speaker
from streams.match import candidates, holders
from streams.match.holders import Found, HolderKeys
from streams.match.ranking import Hit
from streams.match.words import WordIndex
from streams.settings import Settings

NOWHERE = -1.0
"""A floor that every similarity reaches."""


@dataclass(frozen=True)
class Ablation:
    """One part that can be left out.

    Attributes:
        name: of the part.
        settings: that make it have no effect; a string is the name of another setting, whose value is taken.
        keys: fields of a speaker's keys that are left empty.
        instead: what stands in the place of a function, by module and name.
    """

    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    keys: Sequence[str] = ()
    instead: Sequence[tuple[Any, str, Any]] = ()


def _nearest_only(found: Sequence[Found], limit: int) -> list[Found]:
    return sorted(found, key=lambda each: (-each.similarity, each.order))[:limit]


def _as_near(text: str, pool: Sequence[Hit], words: WordIndex) -> list[Hit]:
    return list(pool)


ABLATIONS = (
    Ablation("nothing"),
    Ablation("the nearest, whoever speaks", {"nearest": 0}),
    Ablation("floor of the nearest", {"nearest_floor": NOWHERE}),
    Ablation("shared words", instead=((candidates, "ranked_by_words", _as_near),)),
    Ablation("same holder or institution", keys=("surname", "register_id", "institution", "initials")),
    Ablation("surname", keys=("surname",)),
    Ablation("entry in the register", keys=("register_id",)),
    Ablation("institution", keys=("institution", "initials")),
    Ablation("institution by its initials", keys=("initials",)),
    Ablation("institution by a part of its name", instead=((holders, "same_institution", operator.eq),)),
    Ablation("a lower floor for the same holder", {"holder_floor": "nearest_floor"}),
    Ablation("floor of the same holder", {"holder_floor": NOWHERE}),
    Ablation("the holder's oldest", instead=((candidates, "keep_oldest_and_nearest", _nearest_only),)),
)
"""In the order of the table; the first is matching as it is."""


@contextmanager
def left_out(ablation: Ablation, settings: Settings) -> Iterator[Settings]:
    """Matching without a part, as long as the `with` block lasts; the settings that belong to it."""
    changed = {name: getattr(settings, value) if isinstance(value, str) else value
               for name, value in ablation.settings.items()}
    keys_of = HolderKeys.of
    empty: dict[str, Any] = {name: None if name in ("surname", "register_id") else frozenset()
                             for name in ablation.keys}

    def fewer_keys(speaker: Speaker) -> HolderKeys:
        return replace(keys_of(speaker), **empty)

    with ExitStack() as stack:
        if empty:
            stack.enter_context(mock.patch.object(HolderKeys, "of", fewer_keys))
        for module, name, instead in ablation.instead:
            stack.enter_context(mock.patch.object(module, name, instead))
        yield settings.model_copy(update=changed)
