"""What a subscriber is told: alerts that a watch wants, outside quiet periods, and whatever becomes of those told.

A function of the events in the order of the topic and of nothing else: no clock, so the same topic gives the same
answer whenever it is read. An alert once told is followed: its revisions, its withdrawal and its return are told,
whether they still meet the conditions or not, or the subscriber would believe what no longer holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from schemas.alert import Alert
from streams.event_time import EventOrder, event_order
from streams.subscribe.wanted import Conditions
from streams.subscribe.watch import QuietBy, Watch

Key = tuple[str, str]


class Subscription:
    """All watches of one subscriber. Each keeps its own quiet periods; what one lets through is told once.

    Args:
        watches: what is wanted.
        historic: whether alerts from back-files are wanted too.
    """

    def __init__(self, watches: Sequence[Watch], *, historic: bool = True) -> None:
        self._historic = historic
        self._watching = [_Watching(watch) for watch in watches]
        self._told: dict[str, Alert] = {}

    def offer(self, event: Alert) -> list[Alert]:
        """Take in the next event and give those that the subscriber is told because of it.

        That is the event itself, if it is wanted or its alert was told before, and then alerts held back until now
        that no quiet period holds any more: the latest event of each, in event time.
        """
        wanted = self._historic or not event.historic
        let = {alert.id: alert for watching in self._watching for alert in watching.offer(event, wanted)}
        told = [event] if event.id in let or event.id in self._told else []
        # A watch may hold back what another let through: it was told then, and every event of it since.
        free = (alert for name, alert in let.items() if name != event.id and name not in self._told)
        told += sorted(free, key=_order)
        self._told.update((alert.id, alert) for alert in told)
        return told

    @property
    def standing(self) -> dict[str, Alert]:
        """The alerts told that stand, by id: the latest event of each."""
        return {name: alert for name, alert in self._told.items() if alert.status != "withdrawn"}


class _Watching:
    """One watch: the alerts it let through that stand, and those it wants and holds back."""

    def __init__(self, watch: Watch) -> None:
        self._conditions = Conditions(watch)
        self._quiet = watch.quiet
        self._told: set[str] = set()
        self._standing = _Group(watch.quiet_by)
        self._held = _Group(watch.quiet_by)

    def offer(self, event: Alert, wanted: bool) -> list[Alert]:
        """Take in the next event and give what this watch lets through because of it."""
        if event.id in self._told:
            known = self._standing.remove(event.id)
            if event.status != "withdrawn":
                self._standing.add(event)
            # Only what shares a key with the alert as it was can be free of it now.
            freed = self._held.sharing(known).values() if known is not None else ()
            return [event, *self._set_free(freed)]
        self._held.remove(event.id)
        if not wanted or event.status == "withdrawn" or not self._conditions.met_by(event):
            return []
        self._held.add(event)
        return list(self._set_free([event]))

    def _set_free(self, held: Iterable[Alert]) -> Iterator[Alert]:
        for alert in sorted(held, key=_order):
            if not any(_near(alert, other, self._quiet) for other in self._standing.sharing(alert).values()):
                self._held.remove(alert.id)
                self._standing.add(alert)
                self._told.add(alert.id)
                yield alert


class _Group:
    """Alerts by id, found by what a quiet period goes by: claim, holder or either."""

    def __init__(self, by: QuietBy) -> None:
        self._by = by
        self._alerts: dict[str, Alert] = {}
        self._ids: defaultdict[Key, set[str]] = defaultdict(set)

    def add(self, alert: Alert) -> None:
        """Put an alert in that is not there."""
        self._alerts[alert.id] = alert
        for key in self._keys(alert):
            self._ids[key].add(alert.id)

    def remove(self, name: str) -> Alert | None:
        """Take the alert of that id out and give it, or None if there is none."""
        alert = self._alerts.pop(name, None)
        if alert is not None:
            for key in self._keys(alert):
                self._ids[key].discard(name)
                if not self._ids[key]:
                    del self._ids[key]
        return alert

    def sharing(self, alert: Alert) -> dict[str, Alert]:
        """Those with the claim or holder of an alert, by id."""
        return {name: self._alerts[name] for key in self._keys(alert) for name in self._ids.get(key, ())}

    def _keys(self, alert: Alert) -> Iterator[Key]:
        if self._by != "holder":
            yield "claim", alert.claim.id
        if self._by != "claim":
            yield "holder", alert.holder.id


def _near(one: Alert, other: Alert, quiet: timedelta) -> bool:
    """Within the quiet period of one another in event time, either way round: a late article may bring the earlier."""
    return abs(one.after.statement.stated_at - other.after.statement.stated_at) < quiet


def _order(alert: Alert) -> tuple[EventOrder, str]:
    return event_order(alert.after.statement), alert.id
