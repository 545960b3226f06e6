from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.alert import Alert
from streams.event_time import event_order
from streams.replay.collect import fold
from streams.subscribe.subscription import Subscription
from streams.subscribe.wanted import Conditions
from streams.subscribe.watch import Watch
from tests.subscribe.conftest import encoded, event


def told(watches: Watch | list[Watch], *events: Alert, historic: bool = True) -> list[list[str]]:
    """For each event the alerts told because of it, each with its status."""
    subscription = Subscription(watches if isinstance(watches, list) else [watches], historic=historic)
    return [[f"{alert.id} {alert.status}" for alert in subscription.offer(each)] for each in events]


def test_an_alert_that_is_not_wanted_is_never_told() -> None:
    watch = Watch(kinds=["split"])
    assert told(watch, event("a"), event("a", "revised"), event("a", "withdrawn")) == [[], [], []]


def test_what_becomes_of_an_alert_told_is_told_whatever_it_is_now() -> None:
    watch = Watch(minimum_confidence=0.8, quiet_days=7)
    assert told(
        watch, event("a"), event("a", "revised", confidence=0.1), event("a", "withdrawn", confidence=0.1),
        event("a", confidence=0.1), event("a", "withdrawn"),
    ) == [["a raised"], ["a revised"], ["a withdrawn"], ["a raised"], ["a withdrawn"]]


def test_an_alert_is_told_once_a_revision_makes_it_wanted() -> None:
    watch = Watch(minimum_sources=3)
    assert told(watch, event("a"), event("a", "revised", sources=2), event("a", "revised", sources=3)) == [
        [], [], ["a revised"]]


@pytest.mark.parametrize(("day", "held"), [(0, True), (6.9, True), (7, False), (-6.9, True), (-7, False)])
def test_further_alerts_are_held_back_within_the_quiet_period(day: float, held: bool) -> None:
    watch = Watch(quiet_days=7)
    assert told(watch, event("a"), event("b", day=day)) == [["a raised"], [] if held else ["b raised"]]


def test_without_a_quiet_period_nothing_is_held_back() -> None:
    assert told(Watch(), event("a", holder="h"), event("b", holder="h")) == [["a raised"], ["b raised"]]


@pytest.mark.parametrize(("by", "same_claim", "same_holder"), [
    ("claim", [], ["c raised"]), ("holder", ["b raised"], []), ("either", [], []),
])
def test_quiet_goes_by_claim_holder_or_either(by, same_claim, same_holder) -> None:
    watch = Watch(quiet_days=7, quiet_by=by)
    first = event("a", claim="toll", holder="Aronsen")
    assert told(
        watch, first, event("b", claim="toll", holder="Halm"), event("c", claim="ferry", holder="Aronsen"),
        event("d", claim="crane", holder="Osk"),
    ) == [["a raised"], same_claim, same_holder, ["d raised"]]


def test_what_was_held_back_does_not_make_quiet() -> None:
    watch = Watch(quiet_days=7)
    assert told(watch, event("a"), event("b", day=5), event("c", day=8)) == [["a raised"], [], ["c raised"]]


def test_a_withdrawal_ends_the_quiet_and_sets_free_what_still_stands() -> None:
    watch = Watch(quiet_days=7)
    assert told(
        watch, event("a"), event("d", day=5), event("c", day=2), event("b", day=1), event("b", "withdrawn", day=1),
        event("c", "revised", day=2), event("a", "withdrawn"), event("d", "withdrawn", day=5),
    ) == [["a raised"], [], [], [], [], [], ["a withdrawn", "c revised"], []]


def test_the_order_of_a_withdrawal_and_of_what_takes_its_place_does_not_matter() -> None:
    """A late article moves a turn to an earlier statement: one alert goes, another comes, in either order."""
    watch = Watch(quiet_days=30)
    going, coming = event("a", "withdrawn", day=9), event("b", day=3)
    for rest in ([going, coming], [coming, going]):
        subscription = Subscription([watch])
        for each in (event("a", day=9), *rest):
            subscription.offer(each)
        assert set(subscription.standing) == {"b"}


def test_a_revision_that_moves_the_claim_sets_free_what_it_no_longer_holds_back() -> None:
    watch = Watch(quiet_days=7, quiet_by="claim")
    assert told(watch, event("a", claim="toll"), event("b", claim="toll"), event("a", "revised", claim="ferry")) == [
        ["a raised"], [], ["a revised", "b raised"]]


def test_each_watch_keeps_its_own_quiet_and_an_alert_is_told_once() -> None:
    weekly, wide = Watch(quiet_days=7), Watch(minimum_sources=2)
    assert told(
        [weekly, wide], event("a", sources=2), event("b", sources=2), event("c"),
        event("a", "withdrawn", sources=2),  # sets b free in the first watch, where it now holds c back
        event("b", "revised", sources=2), event("b", "withdrawn", sources=2),
    ) == [["a raised"], ["b raised"], [], ["a withdrawn"], ["b revised"], ["b withdrawn", "c raised"]]


def test_alerts_from_back_files_are_told_if_asked_for_and_make_no_quiet_otherwise() -> None:
    watch = Watch(quiet_days=7)
    events = event("a", historic=True), event("b")
    assert told(watch, *events, historic=False) == [[], ["b raised"]]
    assert told(watch, *events, historic=True) == [["a raised"], []]


def test_an_alert_told_is_followed_when_a_back_file_revises_it() -> None:
    assert told(Watch(), event("a"), event("a", "withdrawn", historic=True), historic=False) == [
        ["a raised"], ["a withdrawn"]]


NAMES = "abcdef"
WATCHES = st.builds(
    Watch, minimum_sources=st.sampled_from([1, 2]), minimum_confidence=st.sampled_from([0.0, 0.5]),
    kinds=st.sampled_from([None, ["reversal"], ["split", "contested"]]),
    quiet_days=st.sampled_from([0.0, 2.0, 5.0]), quiet_by=st.sampled_from(["claim", "holder", "either"]))
EVENTS = st.lists(st.builds(
    event, st.sampled_from(NAMES), st.sampled_from(["raised", "revised", "withdrawn"]),
    day=st.sampled_from([0.0, 1.0, 2.0, 4.0, 9.0]), claim=st.sampled_from(["toll", "ferry"]),
    holder=st.sampled_from(["Aronsen", "Halm"]), sources=st.sampled_from([1, 2]),
    confidence=st.sampled_from([0.2, 0.9]), kind=st.sampled_from(["reversal", "split"]), historic=st.booleans(),
), max_size=25)


def quieted(watch: Watch, one: Alert, other: Alert) -> bool:
    apart = abs(one.after.statement.stated_at - other.after.statement.stated_at)
    same_claim, same_holder = one.claim.id == other.claim.id, one.holder.id == other.holder.id
    shares = {"claim": same_claim, "holder": same_holder, "either": same_claim or same_holder}[watch.quiet_by]
    return shares and apart < watch.quiet


def plainly(watch: Watch, events: list[Alert], historic: bool) -> list[list[Alert]]:
    """What is told by one watch, worked out anew from all that is known after each event."""
    latest: dict[str, Alert] = {}
    wanted: dict[str, Alert] = {}
    ever: set[str] = set()
    steps = []
    for each in events:
        latest[each.id] = each
        step = [each] if each.id in ever else []
        fits = each.status != "withdrawn" and (historic or not each.historic) and Conditions(watch).met_by(each)
        wanted.pop(each.id, None)
        if fits:
            wanted[each.id] = each
        for alert in sorted(wanted.values(), key=lambda one: (event_order(one.after.statement), one.id)):
            standing = [latest[name] for name in ever if latest[name].status != "withdrawn"]
            if alert.id not in ever and not any(quieted(watch, alert, other) for other in standing):
                ever.add(alert.id)
                step.append(alert)
        steps.append(step)
    return steps


@given(WATCHES, EVENTS, st.booleans())
def test_one_watch_tells_what_a_plain_reading_of_the_rules_tells(watch, events, historic) -> None:
    subscription = Subscription([watch], historic=historic)
    assert [subscription.offer(each) for each in events] == plainly(watch, events, historic)


@given(st.lists(WATCHES, min_size=1, max_size=3), EVENTS, st.booleans())
def test_what_was_told_folds_to_what_stands(watches, events, historic) -> None:
    """Nothing that no longer holds is left with the subscriber, and each thing told is the latest of its alert."""
    subscription = Subscription(watches, historic=historic)
    steps = [subscription.offer(each) for each in events]
    seen = fold(encoded(alert) for step in steps for alert in step)
    everything = fold(encoded(each) for each in events)
    assert seen == subscription.standing
    assert seen == {name: alert for name, alert in everything.items() if name in seen}
    ever: set[str] = set()
    for each, step in zip(events, steps, strict=True):
        assert each.id not in ever or step[0] == each
        names = [alert.id for alert in step]
        assert len(set(names)) == len(names)
        ever.update(names)
    assert {name for name in ever if name in everything} == set(seen)


@given(st.lists(WATCHES, min_size=1, max_size=3), EVENTS, st.booleans())
def test_an_alert_is_told_if_one_watch_alone_would_tell_it(watches, events, historic) -> None:
    together = Subscription(watches, historic=historic)
    alone = [Subscription([watch], historic=historic) for watch in watches]
    ever: set[str] = set()
    for each in events:
        named = {alert.id for alert in together.offer(each)}
        by_one = {alert.id for subscription in alone for alert in subscription.offer(each)}
        assert named == {name for name in by_one if name not in ever or name == each.id} | ({each.id} & ever)
        ever |= named


@given(WATCHES, EVENTS)
def test_without_quiet_the_first_wanted_event_and_all_after_it_are_told(watch, events) -> None:
    watch = watch.model_copy(update={"quiet_days": 0.0})
    subscription, conditions = Subscription([watch]), Conditions(watch)
    ever: set[str] = set()
    for each in events:
        if each.status != "withdrawn" and conditions.met_by(each):
            ever.add(each.id)
        assert subscription.offer(each) == ([each] if each.id in ever else [])


@given(WATCHES, EVENTS, st.data())
def test_an_event_sent_twice_changes_nothing(watch, events, data) -> None:
    once, twice = Subscription([watch]), Subscription([watch])
    for each in events:
        first = once.offer(each)
        assert twice.offer(each) == first
        if data.draw(st.booleans()):
            assert [alert for alert in twice.offer(each) if alert != each] == []
    assert twice.standing == once.standing


def test_a_long_history() -> None:
    subscription = Subscription([Watch(quiet_days=1, quiet_by="claim")])
    first = event("0", claim="claim 0")
    counts = 0
    for number in range(4000):
        name, claim = str(number), msgspec.structs.replace(first.claim, id=f"claim {number // 2}")
        counts += len(subscription.offer(msgspec.structs.replace(first, id=name, claim=claim)))
    assert counts == 2000
    assert len(subscription.standing) == 2000
