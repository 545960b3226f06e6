"""Whose positions a component's statements are: persons, institutions and their parents, resolved inside it.

Articles show evidence only (a name as printed, a role, an institution, a hit in the register). Who is who takes all of
a component's statements together, so a late one may tell two holders apart or make two of them one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from schemas.alert import Holder
from streams import ids
from streams.ledger.component import Utterance
from streams.ledger.heard import Heard
from streams.ledger.institutions import Form, Institutions
from streams.ledger.names import Mention, institution_form, only_a_kind
from streams.ledger.parents import GOVERNMENT, parents_of
from streams.ledger.persons import Key, Known, Match, match_persons

K = TypeVar("K")


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
        utterances: of the component, in any order.
    """

    def __init__(self, utterances: Iterable[Utterance]) -> None:
        self._heard = Heard(utterances)
        self._resolve()

    def _resolve(self) -> None:
        mentions = self._heard.mentions
        self._institutions = Institutions(
            name for mention in mentions for name in (mention.institution, mention.parent) if name)
        known = [(mention, self._institution_of(mention)) for mention in mentions]
        matches = match_persons(known)
        belongs = _institutions_of(matches)
        parents, self._looked_through = parents_of(self._heard, dict(known), self._institutions)
        self._speaking: dict[Mention, Speaking] = {}
        self._mentions: defaultdict[Key, list[Mention]] = defaultdict(list)
        for mention, institution in known:
            match = matches.get((mention, institution))
            if match is None and not mention.voice:
                continue
            person = match.person if match is not None else None
            if person is not None:
                self._mentions[person].append(mention)
                institution = _whole(institution, belongs.get(person))
            parent = self._institutions.of(mention.parent) or (parents.get(institution) if institution else None)
            parent = parent if parent != institution else None
            sure = match.sure if match is not None else not _only_a_kind(mention, institution)
            self._speaking[mention] = Speaking(person, institution, parent, mention.voice, sure)
        self._latest = {person: self._last_of(person) for person in self._mentions}
        self._named: dict[tuple[str, object], Holder] = {}

    def _last_of(self, person: Key) -> Mention:
        """The mention with a role under which a person is heard last; the last of all, if none has a role."""
        mentions = self._mentions[person]
        with_role = [mention for mention in mentions if mention.printed_role]
        return max(with_role, key=self._heard.last) if with_role else mentions[-1]

    def replace(self, gone: Collection[Utterance], come: Collection[Utterance]) -> set[Mention]:
        """Put utterances in the place of others; the mentions whose speaker or its name or office is another now."""
        touched = {mention for each in (*gone, *come) if (mention := each.first.mention) is not None}
        known = [mention for mention in touched if mention in self._speaking]
        looked_through = any(self._institution_of(mention) in self._looked_through for mention in touched)
        if self._heard.replace(gone, come) or looked_through:
            shown = {mention: self._shown_as(mention) for mention in self._speaking}
            self._resolve()
            return {mention for mention in shown.keys() | self._speaking.keys()
                    if shown.get(mention) != self._shown_as(mention)}
        changed: set[Mention] = set()
        for person in {self._speaking[mention].person for mention in known} - {None}:
            assert person is not None
            latest = self._last_of(person)
            if latest != self._latest[person]:
                self._latest[person] = latest
                self._named.pop(("person", person), None)
                changed.update(self._mentions[person])
        return changed

    def of(self, utterance: Utterance) -> Speaking | None:
        """Who speaks in an utterance; None if it is unattributed or its speaker nobody in particular."""
        mention = utterance.first.mention
        return self._speaking.get(mention) if mention is not None else None

    def said(self, mention: Mention) -> list[Utterance]:
        """What is said under a mention, in event order."""
        return self._heard.of(mention)

    def person(self, person: Key) -> Holder:
        """The person under the fullest name printed, with the latest role and its institution."""
        return self._once("person", person, self._person)

    def institution(self, institution: Form) -> Holder:
        """An institution under its fullest name."""
        return self._once("institution", institution, self._institution)

    def parent(self, parent: Form) -> Holder:
        """What several institutions belong to."""
        return self._once("parent", parent, self._parent)

    def _once(self, kind: str, key: K, make: Callable[[K], Holder]) -> Holder:
        found = self._named.get((kind, key))
        if found is None:
            found = self._named[kind, key] = make(key)
        return found

    def _shown_as(self, mention: Mention) -> tuple[Speaking | None, list[Holder]]:
        speaking = self._speaking.get(mention)
        if speaking is None:
            return None, []
        shown = [self.person(speaking.person)] if speaking.person is not None else []
        shown += [self.institution(speaking.institution)] if speaking.institution is not None else []
        return speaking, shown + ([self.parent(speaking.parent)] if speaking.parent is not None else [])

    def _person(self, person: Key) -> Holder:
        mentions = self._mentions[person]
        named = max(mentions, key=_fullness)
        latest = self._latest[person]
        name = named.printed_name or named.printed_role or (named.register_id or "")
        registered = next((mention.register_id for mention in mentions if mention.register_id is not None), None)
        first_institution = next((shown for mention in mentions if (shown := self._shown(mention))), "")
        return Holder(
            id=ids.holder_id("person", registered, "") if registered is not None
            else ids.holder_id("person", name, first_institution),
            name=name, kind="person", role=latest.printed_role,
            institution=self._shown(latest) or first_institution)

    def _institution(self, institution: Form) -> Holder:
        name = self._institutions.name(institution)
        return Holder(id=ids.holder_id("institution", name, ""), name=name, kind="institution", institution=name)

    def _parent(self, parent: Form) -> Holder:
        name = self._institutions.name(parent) if parent != GOVERNMENT else "Government"
        return Holder(id=ids.holder_id("parent", name, ""), name=name, kind="parent", institution=name)

    def _institution_of(self, mention: Mention) -> Form | None:
        """What the printed name stands for. "The union" of a person is any union: which one, the person tells."""
        printed = institution_form(mention.institution)
        if not mention.voice and only_a_kind(printed):
            return printed
        return self._institutions.of(mention.institution)

    def _shown(self, mention: Mention) -> str:
        institution = self._speaking[mention].institution
        return self._institutions.name(institution) if institution is not None else ""


def _only_a_kind(mention: Mention, institution: Form | None) -> bool:
    """Whether an institution with a name is meant, and only its kind is printed: "police" may be any town's."""
    printed = institution_form(mention.institution)
    return printed != institution and only_a_kind(printed)


def _institutions_of(matches: dict[Known, Match]) -> dict[Key, Form]:
    """The institution of each person who is known to belong to one only; one with a name, if there is any."""
    printed: defaultdict[Key, set[Form]] = defaultdict(set)
    for (_, institution), match in matches.items():
        if match.sure and institution is not None:
            printed[match.person].add(institution)
    named = {person: {form for form in found if not only_a_kind(form)} or found for person, found in printed.items()}
    return {person: next(iter(found)) for person, found in named.items() if len(found) == 1}


def _whole(printed: Form | None, belongs: Form | None) -> Form | None:
    """A person's institution from what is printed beside one mention and what the person belongs to, if to one."""
    if printed is None or (belongs is not None and only_a_kind(printed) and printed <= belongs):
        return belongs
    return printed


def _fullness(mention: Mention) -> tuple[int, int]:
    if mention.name is None:
        return 0, len(mention.printed_name)
    return len(mention.name.first) + 1, len(mention.printed_name)
