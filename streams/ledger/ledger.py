"""The ledger: one row an event, and what its being there changes.

An event publishes what holds with it minus what holds without it, over the components that it touches, in both
directions. A duplicate or a replay finds its row and publishes the same again, measured against what is there now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from schemas.cloudevents import instant
from schemas.judgement import JudgementsRecord
from schemas.match import Retraction
from streams.delivery.change import Change
from streams.ledger.component import component_of
from streams.ledger.difference import difference
from streams.ledger.entry import Entry, entry_of
from streams.ledger.exchange import telling, told_once
from streams.ledger.forest import Forest
from streams.ledger.graph import Graph
from streams.ledger.growing import Growing
from streams.ledger.revisions import Revisions
from streams.ledger.rows import Row, decode_row, encode_row, recorded, statement_id
from streams.ledger.spanning import Tree
from streams.ledger.standing import Standing, component_standing
from streams.ledger.touched import Entries, Touched, put, touched
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
        self._revisions = Revisions()
        self._graph = Graph()
        self._forest = Forest(self._graph)
        self._of_article: defaultdict[str, set[str]] = defaultdict(set)
        self._kept: dict[Tree, Growing] = {}

    @property
    def size(self) -> int:
        """How many rows it was built from and has taken in since."""
        return len(self._revisions)

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Forget everything and rebuild from `rows`, given in any order.

        Raises:
            InfrastructureError: a row cannot be read.
        """
        read = {key: decode_row(key, data) for key, data in rows}
        self._revisions = Revisions(read.items())
        self._graph = Graph(entry for key in read if (entry := self._entry(key)) is not None)
        self._forest = Forest(self._graph)
        self._forest.rebuild()
        self._kept = {}
        self._of_article = defaultdict(set)
        for key, row in read.items():
            self._file(key, row)

    def apply(self, record: JudgementsRecord) -> Change:
        """What a record leads to: its row, and what it changes in alerts, claims, positions and queue.

        Args:
            record: a judgement, or a retraction.
        """
        key = statement_id(record)
        stored = self._revisions.row(key)
        without, row = recorded(stored, record)
        if without == row:
            return Change((), key, encode_row(row))
        before, after, spanned = Standing(), Standing(), list[Tree]()
        for part in touched(self._graph, self._forest, self._versions(key, without, row)):
            held = self._work_out(part, (without is stored, row is stored))
            before.add(held[0])
            after.add(held[1])
            spanned += held[2]
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

    def _versions(self, key: str, without: Row | None, row: Row) -> tuple[Entries, Entries]:
        """The entries that an event changes, without and with it. Left in is the row with it."""
        may_change = self._revisions.put(key, without) | self._revisions.put(key, row)
        versions = []
        for version in (without, row):
            self._revisions.put(key, version)
            versions.append({each: self._entry(each) if each == key else self._turned(each) for each in may_change})
        first, second = versions
        changed = [each for each in sorted(may_change) if each == key or first[each] is not second[each]]
        return {each: first[each] for each in changed}, {each: second[each] for each in changed}

    def _turned(self, statement_id: str) -> Entry | None:
        """The entry of a statement, which another row may have brought back or taken back."""
        entry = self._graph.entry(statement_id)
        if entry is None or entry.live == (live := self._revisions.live(statement_id)):
            return entry
        return replace(entry, live=live)

    def _work_out(self, part: Touched, as_stored: tuple[bool, bool]) -> tuple[Standing, Standing, list[Tree]]:
        """What holds of all that an event touches, without and with it, and the trees with it."""
        trees = list(part.trees)
        if len(trees) == 1 and trees[0] in self._kept:
            grown = self._grow(part, as_stored, trees[0])
            if grown is not None:
                return *grown, trees
        before, passing = self._hold(part, 0, trees, as_stored=as_stored[0])
        after, spanned = self._hold(part, 1, trees, as_stored=as_stored[1])
        self._forest.forget(each for tree in trees for each in tree.ids)
        self._forest.keep(spanned)
        for tree in chain(trees, passing):
            if tree not in spanned or (tree in self._kept and self._kept[tree].spent):
                self._kept.pop(tree, None)
        return before, after, spanned

    def _grow(self, part: Touched, as_stored: tuple[bool, bool], tree: Tree) -> tuple[Standing, Standing] | None:
        """What holds of one large component that an event touches, without and with it.

        None if it must be worked out anew; then the forest is as it was.
        """
        growing = self._kept[tree]
        stored = growing.remember()
        held = [Standing(), Standing()]
        for entries, is_stored, whole in zip(part.versions, as_stored, held, strict=True):
            put(self._graph, entries)
            now: Standing | None = growing.standing
            if whole is held[1] or not is_stored:
                now = growing.replace(part.changed, part.linked, back_to=stored if is_stored else None)
            if now is None:
                return None
            whole.add(now)
        before, after = held
        self._forest.forget(part.changed)
        for each in part.changed:
            if self._graph.standing(each):
                self._forest.add(each, tree)
        return before, after

    def _hold(self, part: Touched, version: int, trees: list[Tree], *, as_stored: bool) -> tuple[Standing, list[Tree]]:
        """Put entries in and see what holds of all that they touch. Left in are those that were put last."""
        put(self._graph, part.versions[version])
        spanned = trees if as_stored else self._forest.respan(trees, part.changed)
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

    def _entry(self, key: str) -> Entry | None:
        return entry_of(
            self._revisions.row(key), self._settings.relation_threshold, self._settings.link_similarity,
            live=self._revisions.live(key))


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
