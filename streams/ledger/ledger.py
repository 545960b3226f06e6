"""The ledger: one row an event, and what its being there changes.

An event publishes what holds with it minus what holds without it, over the components that it touches, in both
directions. A duplicate or a replay finds its row and publishes the same again, measured against what is there now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain

from schemas.cloudevents import instant
from schemas.judgement import JudgementsRecord
from schemas.match import Retraction
from streams.delivery.change import Change
from streams.ledger.component import Tree, component_of
from streams.ledger.difference import difference
from streams.ledger.entry import Entry, entry_of
from streams.ledger.exchange import telling, told_once
from streams.ledger.forest import Forest
from streams.ledger.graph import Graph
from streams.ledger.growing import Growing
from streams.ledger.rows import Row, decode_row, encode_row, recorded, statement_id
from streams.ledger.standing import Standing, component_standing
from streams.settings import Settings

LARGE = 64
"""Statements from which what holds of a component is kept, and kept up while it only grows. Smaller ones take less than
a few milliseconds to work out again, and there are many."""


class Ledger:
    """Statements and their relations, and what holds of them.

    Args:
        settings: thresholds and days of the rules.
        large: statements from which what holds of a component is kept.
    """

    def __init__(self, settings: Settings, large: int = LARGE) -> None:
        self._settings = settings
        self._large = large
        self._rows: dict[str, Row] = {}
        self._graph = Graph()
        self._forest = Forest(self._graph)
        self._of_article: defaultdict[str, set[str]] = defaultdict(set)
        self._kept: dict[Tree, Growing] = {}

    @property
    def size(self) -> int:
        """How many rows it was built from and has taken in since."""
        return len(self._rows)

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Forget everything and rebuild from `rows`, given in any order.

        Raises:
            InfrastructureError: a row cannot be read.
        """
        self._rows = {key: decode_row(key, data) for key, data in rows}
        self._graph = Graph(entry for row in self._rows.values() if (entry := self._entry(row)) is not None)
        self._forest = Forest(self._graph)
        self._forest.rebuild()
        self._kept = {}
        self._of_article = defaultdict(set)
        for key, row in self._rows.items():
            self._file(key, row)

    def apply(self, record: JudgementsRecord) -> Change:
        """What a record leads to: its row, and what it changes in alerts, claims, positions and queue.

        Args:
            record: a judgement, or a retraction.
        """
        key = statement_id(record)
        stored = self._rows.get(key)
        without, row = recorded(stored, record)
        if without == row:
            return Change((), key, encode_row(row))
        before, after, spanned = self._work_out(key, stored, without, row)
        self._rows[key] = row
        self._file(key, row)
        self._tell_once(before, after, spanned)
        return Change(difference(before, after, _cause(record), _time(record)), key, encode_row(row))

    def standing(self) -> Standing:
        """What holds of all rows."""
        whole = Standing()
        for tree in self._forest.touching(self._graph.ids()):
            whole.add(self._standing_of(tree))
        whole.alerts = told_once(whole.alerts.values())
        return whole

    def _work_out(
        self, key: str, stored: Row | None, without: Row | None, row: Row
    ) -> tuple[Standing, Standing, list[Tree]]:
        """What holds of all that an event touches, without and with it, and the trees with it."""
        entries = [self._entry(without), self._entry(row)]
        changed, linked = self._touched(key, entries)
        trees = self._forest.touching(changed | linked)
        as_stored = [without is stored, row is stored]
        if len(trees) == 1 and trees[0] in self._kept:
            grown = self._grow(key, entries, as_stored, trees[0], (changed, linked))
            if grown is not None:
                return *grown, trees
        before, passing = self._hold(key, entries[0], trees, changed, as_stored=as_stored[0])
        after, spanned = self._hold(key, entries[1], trees, changed, as_stored=as_stored[1])
        self._forest.forget(each for tree in trees for each in tree.ids)
        self._forest.keep(spanned)
        for tree in chain(trees, passing):
            if tree not in spanned or (tree in self._kept and self._kept[tree].spent):
                self._kept.pop(tree, None)
        return before, after, spanned

    def _grow(
        self, key: str, entries: Sequence[Entry | None], as_stored: Sequence[bool], tree: Tree,
        touched: tuple[set[str], set[str]],
    ) -> tuple[Standing, Standing] | None:
        """What holds of one large component that an event touches, without and with it.

        None if it must be worked out anew; then the forest is as it was.
        """
        growing = self._kept[tree]
        stored = growing.remember()
        held = [Standing(), Standing()]
        for entry, is_stored, whole in zip(entries, as_stored, held, strict=True):
            self._graph.put(key, entry)
            now: Standing | None = growing.standing
            if whole is held[1] or not is_stored:
                now = growing.replace(*touched, back_to=stored if is_stored else None)
            if now is None:
                return None
            whole.add(now)
        before, after = held
        self._forest.forget(touched[0])
        for each in touched[0]:
            if self._graph.standing(each):
                self._forest.add(each, tree)
        return before, after

    def _hold(
        self, key: str, entry: Entry | None, trees: list[Tree], changed: set[str], *, as_stored: bool
    ) -> tuple[Standing, list[Tree]]:
        """Put an entry in and see what holds of all that it touches. Left in is the entry that was put last."""
        self._graph.put(key, entry)
        spanned = trees if as_stored else self._forest.respan(trees, changed)
        whole = Standing()
        for tree in spanned:
            whole.add(self._standing_of(tree))
        return whole, spanned

    def _tell_once(self, before: Standing, after: Standing, spanned: Collection[Tree]) -> None:
        """Leave, of the alerts that the event changes, those that tell an exchange of their own.

        Alerts of other components count if the same article prints their turn: what the event does to them is part of
        what it changes.
        """
        changed = {
            telling(alert) for one, other in ((before, after), (after, before))
            for alert in one.alerts.values()
            if (same := other.alerts.get(alert.id)) is not alert and same != alert
        }
        if not changed:
            return
        printed = chain.from_iterable(self._of_article.get(article, ()) for _, article in changed)
        others = [
            alert for tree in self._forest.touching(printed) if tree not in spanned
            for alert in self._standing_of(tree).alerts.values() if telling(alert) in changed
        ]
        for whole in (before, after):
            here = [alert for alert in whole.alerts.values() if telling(alert) in changed]
            left = {alert.id: alert for alert in whole.alerts.values() if telling(alert) not in changed}
            whole.alerts = left | told_once([*here, *others])

    def _file(self, key: str, row: Row) -> None:
        if row.judgement is not None:
            self._of_article[row.judgement.statement.article.id].add(key)

    def _standing_of(self, tree: Tree) -> Standing:
        """What holds of a component; of a large one it is kept for as long as its tree is."""
        if len(tree.ids) < self._large:
            return component_standing(component_of(self._graph, tree), self._settings)
        if tree not in self._kept:
            self._kept[tree] = Growing(component_of(self._graph, tree), tree, self._settings)
        return self._kept[tree].standing

    def _touched(self, key: str, entries: Iterable[Entry | None]) -> tuple[set[str], set[str]]:
        """The statement with its copies, and all that are linked to one of them, with either entry."""
        copies: set[str] = set()
        linked: set[str] = set()
        for entry in entries:
            self._graph.put(key, entry)
            copies |= self._graph.copies(key)
            for copy in copies:
                for other in self._graph.links(copy):
                    linked |= self._graph.copies(other)
        return copies, linked

    def _entry(self, row: Row | None) -> Entry | None:
        return entry_of(row, self._settings.relation_threshold, self._settings.link_similarity)


def _cause(record: JudgementsRecord) -> str:
    """Names the event, so that a replay of it repeats the ids of what it sends."""
    if isinstance(record, Retraction):
        gone = record.retracted
        appended = f"{instant(gone.appended_at)} {gone.offset}" if gone.appended_at is not None else ""
        return f"retracted {gone.id} {instant(gone.revision)} {appended}".rstrip()
    article = record.statement.article
    return f"judged {record.statement.id} {instant(article.revision)} {instant(article.appended_at)} {article.offset}"


def _time(record: JudgementsRecord) -> datetime:
    """When Kafka took in the article's record; the revision of a retraction that does not say it."""
    if isinstance(record, Retraction):
        return record.retracted.appended_at or record.retracted.revision
    return record.statement.article.appended_at
