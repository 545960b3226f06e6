"""What holds of a large component, kept up as statements come that are its latest.

Most of what a much-told claim gets is the same again, by somebody known. A statement that comes last in event order
changes no alert, and of claim and positions only its own, if

- it was surely judged against nothing of its speaker's, its institution's or its parent's house; nor against anything
  at all while no alert stands: an alert rests on a direct relation, the rules read in event order, and once one stands
  nothing is contested any more;
- the component has no other statement of its article: what one article prints of one time is taken together;
- it tells nothing new of who is who: its speaker is known in these words and this capacity;
- it leaves the others on their sides.

Nor does a copy that is later than the utterance that it repeats, if no alert turns on that one: it is an appearance.

Else the component is worked out anew from all its statements, which always gives the same.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from functools import cached_property

from schemas.alert import ClaimReference, Holder
from streams.event_time import EventOrder
from streams.ledger.claims import Worth, claim_with
from streams.ledger.component import Tree, Utterance
from streams.ledger.entry import Entry
from streams.ledger.evidence import Evidence
from streams.ledger.growing_tree import GrowingTree
from streams.ledger.holders import Speaking
from streams.ledger.names import Mention, institution_form, words
from streams.ledger.parents import GOVERNMENT
from streams.ledger.persons import Key
from streams.ledger.standing import Reading, Standing, holders_of, position_key, position_of, timelines
from streams.ledger.stated import Stated, position_taken
from streams.settings import Settings


class Growing:
    """A component with what holds of it.

    Args:
        reading: the component as it was worked out last.
        tree: its spanning tree; grows with it.
        settings: thresholds of the rules.

    Attributes:
        standing: what holds; never changed in place.
    """

    def __init__(self, reading: Reading, tree: Tree, settings: Settings) -> None:
        self.standing: Standing = reading.standing
        self._reading = reading
        self._tree = tree
        self._settings = settings

    @cached_property
    def _known(self) -> _Known:
        """Made when the first statement comes: many components get none before they are worked out anew."""
        return _Known(self._reading, self._tree, self._settings)

    def append(self, entry: Entry) -> Standing | None:
        """Add a live statement that is linked to the component, or repeats a statement of it.

        Returns:
            what holds with it; None if the component must be worked out anew. Then nothing more may be added.
        """
        if self._reading.component.graph.copied(entry.id):
            return self._appears(entry)
        if entry.order <= self._reading.component.entries[-1].order:
            return None
        known = self._known
        utterance = Utterance(entry, (), (entry.id,))
        if not known.changes_nothing_else(utterance, alert_stands=bool(self.standing.alerts)):
            return None
        changed = known.tree.append(utterance)
        if changed is None:
            return None
        self._reading.component.entries.append(entry)
        return self._now(entry, known.take(utterance, changed))

    def _appears(self, copy: Entry) -> Standing | None:
        component = self._reading.component
        known_ids = [each for each in copy.copied if each in component.utterance_of]
        if not known_ids or component.graph.links(copy.id):
            return None
        utterance = component.utterance_of[known_ids[0]]
        copies = component.graph.copies(copy.id)
        if (copies != {*utterance.ids, copy.id} or copy.order <= utterance.order
                or any(alert.after.statement.id == utterance.id for alert in self.standing.alerts.values())):
            return None
        known = self._known
        utterance.copies = tuple(sorted((*utterance.copies, copy), key=_order))
        utterance.ids = tuple(sorted(copies))
        component.utterance_of[copy.id] = utterance
        insort(component.entries, copy, key=_order)
        self._tree.ids += (copy.id,)
        self._tree.leaders |= dict.fromkeys(copies, utterance.id)
        known.appears(copy)
        return self._now(copy, ())

    def _now(self, entry: Entry, touched: Iterable[str]) -> Standing:
        """What holds with one more entry, given the holders whose timelines look otherwise."""
        known = self._known
        (claim,) = self.standing.claims.values()
        claim = claim_with(claim, self._reading.component, entry)
        reference = ClaimReference(id=claim.id, text=claim.text)
        worth_checking = known.worth.checkable(claim, self._settings.queue_threshold)
        self.standing = Standing(
            alerts=self.standing.alerts,
            claims={claim.id: claim},
            positions=self.standing.positions | {
                position_key(holder_id, claim.id): position_of(*known.timelines[holder_id], reference)
                for holder_id in touched},
            queue={claim.id: worth_checking} if worth_checking is not None else {},
        )
        return self.standing


def _order(entry: Entry) -> EventOrder:
    return entry.order


class _Known:
    """What is known of a component's statements and speakers."""

    def __init__(self, reading: Reading, tree: Tree, settings: Settings) -> None:
        component = reading.component
        self.tree = GrowingTree(component, tree)
        self.worth = Worth(component)
        self.timelines = timelines(reading.taken, reading.holders)
        self._reading = reading
        self._evidence = Evidence(component, settings.alert_threshold)
        self._named: dict[object, Holder] = {}
        self._articles = {entry.statement.article.id for entry in component.entries}
        self._by_id = {position.id: position for position in reading.taken}
        self._mentions: set[Mention | None] = set()
        self._latest: dict[Key, Mention] = {}
        self._capacities: set[tuple[object, ...]] = set()
        for utterance in component.utterances:
            self._hear(utterance)
        for position in reading.taken:
            if position.sure:
                self._capacities |= _capacities(position.speaking)
        printed = {institution_form(mention.parent) for mention in self._mentions if mention is not None}
        spoken_for = {speaking.parent for each in component.utterances if (speaking := reading.holders.of(each))}
        countries = ((parent or GOVERNMENT) - GOVERNMENT for parent in printed | spoken_for)
        self._countries = [country for country in countries if country]

    def changes_nothing_else(self, utterance: Utterance, *, alert_stands: bool) -> bool:
        """Whether an utterance that is the latest, if it turns no side, changes nothing but what it is itself."""
        statement = utterance.statement
        if statement.article.id in self._articles:
            return False
        mention = utterance.first.mention
        if mention not in self._mentions:
            return False
        speaking = self._reading.holders.of(utterance)
        if mention is None or speaking is None:
            return True
        if not mention.parent and self._countries:
            # Which government a ministry belongs to may be told by the country that it speaks of.
            spoken = frozenset(words(f"{statement.article.title} {statement.passage} {statement.text}"))
            if any(country <= spoken for country in self._countries):
                return False
        if speaking.person is not None and mention.printed_role and self._latest.get(speaking.person) != mention:
            return False
        if not _capacities(speaking) <= self._capacities:
            return False
        opponents = [self._by_id[each] for each in self._evidence.disputed(utterance) if each in self._by_id]
        return not opponents or (
            alert_stands and not any(_one_house(speaking, opponent.speaking) for opponent in opponents))

    def take(self, utterance: Utterance, changed: set[str]) -> set[str]:
        """Take an utterance in; ids of the holders whose timelines look otherwise now."""
        component = self._reading.component
        self._hear(utterance)
        self._articles.add(utterance.statement.article.id)
        self.worth.take(utterance)
        position = position_taken(component, self._reading.holders, utterance)
        touched = set()
        if position is not None:
            self._by_id[position.id] = position
            for holder in self._holders_of(position):
                self.timelines.setdefault(holder.id, (holder, []))[1].append(position)
        for each in changed & self._by_id.keys():
            self._by_id[each].certainty = component.certainty[each]
            touched |= {holder.id for holder in self._holders_of(self._by_id[each])}
        return touched

    def appears(self, copy: Entry) -> None:
        """Take in a copy of an utterance."""
        self._articles.add(copy.statement.article.id)
        self.worth.appears(copy)

    def _holders_of(self, position: Stated) -> list[Holder]:
        return holders_of(position, self._reading.holders, self._named)

    def _hear(self, utterance: Utterance) -> None:
        mention = utterance.first.mention
        self._mentions.add(mention)
        speaking = self._reading.holders.of(utterance)
        if mention is not None and speaking is not None and speaking.person is not None and mention.printed_role:
            self._latest[speaking.person] = mention


def _capacities(speaking: Speaking) -> set[tuple[object, ...]]:
    """In what capacities somebody speaks; the rules tell apart who speaks in one for the first time."""
    return {("person", speaking.person, speaking.voice), ("institution", speaking.institution, speaking.voice),
            ("parent", speaking.parent)}


def _one_house(one: Speaking, other: Speaking) -> bool:
    """Whether two speak for themselves, for one institution, or for two under one parent, as far as names tell."""
    if one.person is not None and one.person == other.person:
        return True
    return any(
        mine <= theirs or theirs <= mine
        for mine in (one.institution, one.parent) if mine is not None
        for theirs in (other.institution, other.parent) if theirs is not None)
