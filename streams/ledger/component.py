"""Components: the statements that are linked to one another, with the side of each.

Two statements are linked by a relation whose mean of both readings is at least `relation_threshold`, for either
supports or disputes; copies of one passage are one. That threshold is what keeps weak chains from joining: a pair that
was not judged, or judged neutral or below it, links nothing, however similar the texts are. A wrong link still joins
two claims for display, but it raises nothing: an alert rests on a direct relation (`streams.ledger.evidence`).

Sides are relative to the earliest statement. What was judged directly against it is on the side that the relation
says. The others follow the strongest relations: the maximum spanning tree of the component, walked from the earliest.
On that tree the weakest link on the way between any two statements is as strong as it can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from schemas.common import Stance
from schemas.statement import Statement
from streams.event_time import EventOrder
from streams.ledger.entry import Entry
from streams.ledger.graph import Graph, Link
from streams.ledger.spanning import Tree, links_of, span_trees
from streams.ledger.timeline import Span


class Utterance:
    """One thing said once: the statement that is first in event order, and the copies of its passage.

    Attributes:
        id: of the statement that counts.
        first: the earliest live one, whose date and speaker count.
        copies: the other live ones, in event order.
        ids: of all of them, and of those taken back or not there.
        statement: the one that counts.
        order: its place in event time.
        span: when it was stated.
    """

    __slots__ = ("copies", "first", "id", "ids", "order", "span", "statement")

    def __init__(self, first: Entry, copies: tuple[Entry, ...], ids: tuple[str, ...]) -> None:
        self.id = first.id
        self.first = first
        self.copies = copies
        self.ids = ids
        self.statement: Statement = first.statement
        self.order: EventOrder = first.order
        self.span: Span = first.span

    @property
    def appearances(self) -> Iterator[Entry]:
        """The statement and its copies."""
        yield self.first
        yield from self.copies


@dataclass
class Component:
    """The utterances about one proposition, in event order, with their sides.

    Attributes:
        graph: where the links between them are.
        earliest: the one that gives the claim its text and id.
        utterances: in event order, as there were when it was worked out.
        stances: towards the text of the earliest statement, by utterance id.
        certainty: the link to the earliest statement, or the weakest one on the way to it, 0 to 1, by utterance id.
        utterance_of: the utterance that a statement belongs to.
    """

    graph: Graph
    earliest: Utterance
    utterances: tuple[Utterance, ...]
    stances: dict[str, Stance]
    certainty: dict[str, float]
    utterance_of: dict[str, Utterance] = field(repr=False)


def component_of(graph: Graph, tree: Tree) -> Component:
    """Order the statements of a tree by event time and give each its side."""
    utterances = utterances_of(graph, tree.ids)
    utterance_of = {statement_id: utterance for utterance in utterances for statement_id in utterance.ids}
    direct = direct_links(graph, utterances[0], utterance_of)
    stances, certainty = _walk(utterances[0], tree.links, direct, utterance_of)
    return Component(graph, utterances[0], tuple(utterances), stances, certainty, utterance_of)


def utterances_of(graph: Graph, ids: Iterable[str]) -> list[Utterance]:
    """The utterances that these statements belong to, in event order; none of a statement that does not stand."""
    done: set[str] = set()
    utterances = []
    for statement_id in ids:
        if statement_id not in done and graph.standing(statement_id):
            utterance = _utterance(graph, statement_id)
            utterances.append(utterance)
            done.update(utterance.ids)
    return sorted(utterances, key=lambda utterance: utterance.order)


def _utterance(graph: Graph, statement_id: str) -> Utterance:
    ids = (statement_id,) if not graph.copied(statement_id) else tuple(sorted(graph.copies(statement_id)))
    entries = [entry for entry in map(graph.entry, ids) if entry is not None and entry.live]
    if len(entries) > 1:
        entries.sort(key=lambda entry: entry.order)
    return Utterance(entries[0], tuple(entries[1:]), ids)


def direct_links(graph: Graph, earliest: Utterance, utterance_of: dict[str, Utterance]) -> dict[str, Link]:
    """The surest link of each utterance to the earliest one, of those that have one."""
    direct: dict[str, Link] = {}
    for statement_id in earliest.ids:
        for other_id, link in graph.links(statement_id).items():
            other = utterance_of.get(other_id)
            if other is not None and (other.id not in direct or link.rank < direct[other.id].rank):
                direct[other.id] = link
    return direct


def _walk(
    earliest: Utterance, links: Iterable[Link], direct: dict[str, Link], utterance_of: dict[str, Utterance]
) -> tuple[dict[str, Stance], dict[str, float]]:
    neighbours: dict[str, list[tuple[str, Link]]] = {}
    for link in links:
        one, other = utterance_of[link.one].id, utterance_of[link.other].id
        neighbours.setdefault(one, []).append((other, link))
        neighbours.setdefault(other, []).append((one, link))
    # A text is its speaker's own position, a denial included: what is denied comes negated from extraction.
    stances: dict[str, Stance] = {earliest.id: "supports"}
    certainty = {earliest.id: 1.0}
    waiting = [earliest.id]
    while waiting:
        here = waiting.pop()
        for there, link in neighbours.get(here, ()):
            if there in stances:
                continue
            origin = here
            if there in direct:
                origin, link = earliest.id, direct[there]
            stances[there] = other_side(stances[origin]) if link.opposite else stances[origin]
            certainty[there] = min(certainty[origin], link.strength)
            waiting.append(there)
    return stances, certainty


def other_side(stance: Stance) -> Stance:
    """The opposite stance."""
    return "disputes" if stance == "supports" else "supports"


def components(graph: Graph, ids: Iterable[str]) -> list[Component]:
    """The components of these statements, from all their links."""
    wanted = list(ids)
    return [component_of(graph, tree) for tree in span_trees(graph, wanted, links_of(graph, wanted))]
