"""Whose positions a component's statements are: persons, institutions and their parents, resolved inside it.

Articles show evidence only (a name as printed, a role, an institution, a hit in the register). Who is who takes all of
a component's statements together, so a late one may tell two holders apart or make two of them one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.alert import Holder
from streams import ids
from streams.ledger.component import Utterance
from streams.ledger.institutions import Form, Institutions
from streams.ledger.names import BODIES, Mention, institution_form
from streams.ledger.persons import Key, Match, match_persons


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks.

    Attributes:
        person: None for an institution's own voice.
        institution: spoken for or belonged to; None if none is known.
        parent: what the institution belongs to; None if not known.
        voice: speaks for the institution: its own voice or a spokesperson.
        sure: whether the person, if any, is known by more than a surname, and an institution's own voice by more than
            the kind of body that it is, where others print its name.
    """

    person: Key | None
    institution: Form | None
    parent: Form | None
    voice: bool
    sure: bool


class Holders:
    """The holders of a component.

    Args:
        utterances: of the component, in event order.
    """

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        spoken = [utterance.first.mention for utterance in utterances if utterance.first.mention is not None]
        mentions = list(dict.fromkeys(spoken))
        self._institutions = Institutions(
            name for mention in mentions for name in (mention.institution, mention.parent) if name)
        known = [(mention, self._institutions.of(mention.institution)) for mention in mentions]
        matches = match_persons(known)
        belongs = _institutions_of(matches)
        parents = self._parents(known)
        self._speaking: dict[Mention, Speaking] = {}
        self._mentions: defaultdict[Key, list[Mention]] = defaultdict(list)
        for mention, institution in known:
            match = matches.get((mention, institution))
            if match is None and not mention.voice:
                continue
            person = match.person if match is not None else None
            if person is not None:
                self._mentions[person].append(mention)
                institution = institution or belongs.get(person)
            parent = self._institutions.of(mention.parent) or (parents.get(institution) if institution else None)
            parent = parent if parent != institution else None
            sure = match.sure if match is not None else not _only_a_kind(mention, institution)
            self._speaking[mention] = Speaking(person, institution, parent, mention.voice, sure)
        self._latest: dict[Key, Mention] = {}
        for mention in reversed(spoken):
            speaking = self._speaking.get(mention)
            if speaking is not None and speaking.person is not None and mention.printed_role:
                self._latest.setdefault(speaking.person, mention)

    def of(self, utterance: Utterance) -> Speaking | None:
        """Who speaks in an utterance; None if it is unattributed or its speaker nobody in particular."""
        mention = utterance.first.mention
        return self._speaking.get(mention) if mention is not None else None

    def person(self, person: Key) -> Holder:
        """The person under the fullest name printed, with the latest role and its institution."""
        mentions = self._mentions[person]
        named = max(mentions, key=_fullness)
        latest = self._latest.get(person, mentions[-1])
        name = named.printed_name or named.printed_role or (named.register_id or "")
        registered = next((mention.register_id for mention in mentions if mention.register_id is not None), None)
        first_institution = next((shown for mention in mentions if (shown := self._shown(mention))), "")
        return Holder(
            id=ids.holder_id("person", registered, "") if registered is not None
            else ids.holder_id("person", name, first_institution),
            name=name, kind="person", role=latest.printed_role,
            institution=self._shown(latest) or first_institution)

    def institution(self, institution: Form) -> Holder:
        """An institution under its fullest name."""
        name = self._institutions.name(institution)
        return Holder(id=ids.holder_id("institution", name, ""), name=name, kind="institution", institution=name)

    def parent(self, parent: Form) -> Holder:
        """What several institutions belong to."""
        name = self._institutions.name(parent)
        return Holder(id=ids.holder_id("parent", name, ""), name=name, kind="parent", institution=name)

    def _shown(self, mention: Mention) -> str:
        institution = self._speaking[mention].institution
        return self._institutions.name(institution) if institution is not None else ""

    def _parents(self, known: Iterable[tuple[Mention, Form | None]]) -> dict[Form, Form]:
        """The parent of each institution of which one parent only is printed."""
        printed: defaultdict[Form, set[Form]] = defaultdict(set)
        for mention, institution in known:
            parent = self._institutions.of(mention.parent)
            if institution is not None and parent is not None and parent != institution:
                printed[institution].add(parent)
        return {institution: next(iter(found)) for institution, found in printed.items() if len(found) == 1}


def _only_a_kind(mention: Mention, institution: Form | None) -> bool:
    """Whether an institution with a name is meant, and only its kind is printed: "police" may be any town's."""
    printed = institution_form(mention.institution)
    return printed != institution and printed <= BODIES


def _institutions_of(matches: dict[tuple[Mention, Form | None], Match]) -> dict[Key, Form]:
    """The institution of each person who is known to belong to one only."""
    printed: defaultdict[Key, set[Form]] = defaultdict(set)
    for (_, institution), match in matches.items():
        if match.sure and institution is not None:
            printed[match.person].add(institution)
    return {person: next(iter(found)) for person, found in printed.items() if len(found) == 1}


def _fullness(mention: Mention) -> tuple[int, int]:
    if mention.name is None:
        return 0, len(mention.printed_name)
    return len(mention.name.first) + 1, len(mention.printed_name)
