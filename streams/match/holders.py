"""Statements by who made them: exact search by printed surname, register id and institution.

Who a holder really is, the ledger decides. Here a name only has to bring together what may be the same holder's.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from typing import TypeVar

from schemas.match import FoundBy
from schemas.statement import Speaker
from streams.event_time import EventOrder

K = TypeVar("K")
V = TypeVar("V")

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})

_FUNCTION_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})

BODIES = frozenset({
    "administration", "agency", "army", "assembly", "association", "authority", "board", "bureau", "cabinet", "city",
    "club", "commission", "committee", "company", "congress", "council", "country", "court", "department",
    "directorate", "embassy", "government", "group", "house", "institute", "ministry", "office", "opposition",
    "parliament", "party", "police", "presidency", "press", "senate", "service", "state", "union", "university",
})
"""Kinds of body that nearly every country or town has: a name of one such word alone says nothing beyond itself.
Collected from what kinds of institution news texts name without saying which; it only limits candidates."""


SHORTEST_ACRONYM = 3
"""Two letters ("FM") stand for too many names."""

INSTITUTIONS_KEPT = 16_384
"""Names whose words and initials are kept for the next statement: more than the news of some months speaks of. Each
statement's own two sets would take 700 bytes."""

_NONE: frozenset[str] = frozenset()

SPELT_OUT = 6
"""Content words of a name up to which all its parts are looked up: 62 of six words, fewer than there are ministries."""


def _words(text: str) -> list[str]:
    """Words in lower case, without accents, points and possessive endings."""
    folded = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    bare = "".join(character for character in folded if not unicodedata.combining(character)).casefold()
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(bare.replace(".", ""))]


def institution_words(institution: str) -> frozenset[str]:
    """The content words of an institution's name: the same for "Ministry of Health" and "the Health Ministry"."""
    words = _words(institution)
    return frozenset(word for word in words if word not in _FUNCTION_WORDS) or frozenset(words)


def surname(speaker: Speaker) -> str | None:
    """The last name in lower case without accents; None for an institution's own voice and for unnamed speakers.

    The speaker's `name` decides. Without one, the printed form does if it ends in a capitalised word that is neither
    a kind of body nor part of the institution's name.
    """
    if speaker.name:
        words = [word for word in _words(speaker.name) if word not in _GENERATIONS]
        return words[-1] if words else None
    printed = speaker.printed.split()
    words = _words(speaker.printed)
    if not words or not printed[-1][:1].isupper():
        return None
    last = words[-1]
    return None if last in BODIES or last in institution_words(speaker.institution) else last


def _initials(institution: str) -> frozenset[str]:
    """What a name of several words may be shortened to: its first letters, with and without function words."""
    words = _words(institution)
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _FUNCTION_WORDS)
    return frozenset(short for short in (every, content) if len(short) >= SHORTEST_ACRONYM)


def same_institution(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names, as content words, may be one institution's: one is contained in the other and says more than
    which kind of body it is.
    """
    if one == other:
        return True
    fewer, more = sorted((one, other), key=len)
    return fewer <= more and (len(fewer) > 1 or not fewer <= BODIES)


@dataclass(frozen=True)
class Found:
    """A statement found by its holder, before the limit.

    Attributes:
        order: (`stated_at`, `published_at`, id): event time.
    """

    statement_id: str
    similarity: float
    by: FoundBy
    order: EventOrder


def keep_oldest_and_nearest(found: Sequence[Found], limit: int) -> list[Found]:
    """At most `limit` of them: the oldest half by event time, and of the others the nearest.

    A holder's first position is kept however often the holder came back to the matter.
    """
    if len(found) <= limit:
        return list(found)
    by_age = sorted(found, key=lambda each: each.order)
    oldest = by_age[: (limit + 1) // 2]
    nearest = sorted(by_age[len(oldest) :], key=lambda each: (-each.similarity, each.order))
    return oldest + nearest[: limit - len(oldest)]


@lru_cache(maxsize=INSTITUTIONS_KEPT)
def _institution_keys(institution: str) -> tuple[frozenset[str], frozenset[str]]:
    """Content words and initials of a name; the same two sets for all who speak for it."""
    return institution_words(institution), _initials(institution)


@dataclass(frozen=True, slots=True)
class HolderKeys:
    """What a statement can be found by, of its speaker.

    Attributes:
        register_id: entry in the register.
        surname: last name; None for an institution's own voice.
        institution: content words of its name, empty if none is known.
        initials: what that name may be shortened to.
    """

    register_id: str | None
    surname: str | None
    institution: frozenset[str]
    initials: frozenset[str]

    @classmethod
    def of(cls, speaker: Speaker) -> HolderKeys:
        """The keys of a speaker."""
        words, initials = _institution_keys(speaker.institution) if speaker.institution else (_NONE, _NONE)
        last = surname(speaker)
        return cls(speaker.register_id, None if last is None else sys.intern(last), words, initials)


class HolderIndex:
    """Statement ids by register id, surname and institution."""

    def __init__(self) -> None:
        self._keys: dict[str, HolderKeys] = {}
        self._by_register: defaultdict[str, set[str]] = defaultdict(set)
        self._by_surname: defaultdict[str, set[str]] = defaultdict(set)
        self._by_institution: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        self._by_initials: defaultdict[str, set[str]] = defaultdict(set)
        self._names_with: defaultdict[str, set[frozenset[str]]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, statement_id: str, speaker: Speaker) -> None:
        """Put a statement in, in place of what this id had."""
        self.remove(statement_id)
        keys = HolderKeys.of(speaker)
        self._keys[statement_id] = keys
        if keys.register_id is not None:
            self._by_register[keys.register_id].add(statement_id)
        if keys.surname is not None:
            self._by_surname[keys.surname].add(statement_id)
        if keys.institution:
            self._by_institution[keys.institution].add(statement_id)
            for word in keys.institution:
                self._names_with[word].add(keys.institution)
        for short in keys.initials:
            self._by_initials[short].add(statement_id)

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        keys = self._keys.pop(statement_id, None)
        if keys is None:
            return
        if keys.register_id is not None:
            _discard(self._by_register, keys.register_id, statement_id)
        if keys.surname is not None:
            _discard(self._by_surname, keys.surname, statement_id)
        if keys.institution:
            _discard(self._by_institution, keys.institution, statement_id)
            if keys.institution not in self._by_institution:
                for word in keys.institution:
                    _discard(self._names_with, word, keys.institution)
        for short in keys.initials:
            _discard(self._by_initials, short, statement_id)

    def search(self, speaker: Speaker) -> dict[str, FoundBy]:
        """Every statement that may be of the same person or institution, with the strongest reason for it."""
        keys = HolderKeys.of(speaker)
        found: dict[str, FoundBy] = {}
        for name in self._names_like(keys.institution):
            found.update(dict.fromkeys(self._by_institution[name], "institution"))
        if len(keys.institution) == 1:
            found.update(dict.fromkeys(self._by_initials.get(next(iter(keys.institution)), ()), "institution"))
        for short in keys.initials:
            found.update(dict.fromkeys(self._by_institution.get(frozenset({short}), ()), "institution"))
        if keys.surname is not None:
            found.update(dict.fromkeys(self._by_surname.get(keys.surname, ()), "holder"))
        if keys.register_id is not None:
            found.update(dict.fromkeys(self._by_register.get(keys.register_id, ()), "register"))
        return found

    def _names_like(self, institution: frozenset[str]) -> set[frozenset[str]]:
        """The names there are that may be that of this institution.

        Hundreds are ministries: so longer names are sought by the rarest word only, and shorter ones by what they are.
        """
        if not institution:
            return set()
        words: Iterable[str] = institution
        shorter: Iterable[frozenset[str]] = ()
        if len(institution) <= SPELT_OUT:
            words = [min(institution, key=lambda word: len(self._names_with.get(word, ())))]
            parts = (combinations(institution, size) for size in range(1, len(institution)))
            shorter = (frozenset(part) for part in chain.from_iterable(parts))
        longer = (name for word in words for name in self._names_with.get(word, ()))
        return {name for name in chain(shorter, longer)
                if name in self._by_institution and same_institution(institution, name)}


def _discard(index: defaultdict[K, set[V]], key: K, value: V) -> None:
    index[key].discard(value)
    if not index[key]:
        del index[key]
