from __future__ import annotations

import gc
import random
from collections import Counter
from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from schemas.match import Retraction
from streams import ids
from streams.ledger import ledger as ledger_module
from streams.ledger.growing import Growing
from streams.ledger.ledger import Ledger
from streams.ledger.standing import standing

NEW_YEAR = datetime(2025, 1, 1, 9, tzinfo=timezone.utc)
HEALTH = "Health Ministry of Maresca"
MINISTER = {"name": "Tove Aronsen", "institution": HEALTH, "role": "health minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": HEALTH, "role": "deputy health minister"}
MAYOR = {"name": "Ada Holm", "institution": "City Council", "role": "mayor"}


@pytest.fixture
def worked_out(monkeypatch):
    """How often a component is worked out from nothing."""
    calls = []

    class Counted(Growing):
        def __init__(self, component, tree, settings):
            calls.append(len(component.utterances))
            super().__init__(component, tree, settings)

    monkeypatch.setattr(ledger_module, "Growing", Counted)
    return calls


@pytest.fixture
def told(news, settings, reader, read_standing, worked_out):
    """Applies what is new of the news; says whether that worked a component out anew. What stands is checked."""
    kept = Ledger(settings, large=2)
    done = []

    def apply():
        before = len(worked_out)
        for record in news.records[len(done):]:
            reader.read(kept.apply(record).sends)
            done.append(record)
        anew = len(worked_out) > before
        held = read_standing(standing(news.rows(), settings))
        assert reader.stands() == held == read_standing(kept.standing())
        return anew

    return apply


@pytest.fixture
def claim(news, told):
    """Minister, deputy and mayor say yes."""
    for day, who in enumerate((MINISTER, DEPUTY, MAYOR, MINISTER)):
        news.says("yes", day, **who)
    told()
    return news


def test_the_same_again_is_added(claim, told):
    for day in range(10, 100):
        claim.says("yes", day, **(MINISTER, DEPUTY, MAYOR)[day % 3], outlet=f"Outlet {day % 5}", worth=day / 100)
        assert not told()
    (whole,) = claim.standing().claims.values()
    assert whole.count == 94


def test_what_is_not_asserted_is_added_and_is_no_position(claim, told):
    yes = list(claim.positions)
    claim.says("yes", 10, **MINISTER, modality="conditional")
    assert not told()
    claim.says("yes", 11, **DEPUTY, strength=0.7, judged=yes)
    assert not told()
    (whole,) = claim.standing().claims.values()
    assert (whole.count, whole.support) == (6, 5)


def test_a_dispute_with_another_house_contests_once(claim, told):
    claim.says("no", 10, name="Per Dahl", institution="Road Authority", role="director")
    assert not told()
    assert [kind for kind, *_ in claim.alerts()] == ["contested"]
    four = list(claim.positions)[:4]
    claim.says("no", 20, name="Per Dahl", institution="Road Authority", role="director", judged=four)
    assert not told()
    assert [kind for kind, *_ in claim.alerts()] == ["contested"]


@pytest.mark.parametrize(("position", "day", "who", "more"), [
    ("no", 20, MINISTER, {}),  # she turns
    ("no", 4, DEPUTY, {}),  # a split
    ("no", 20, MAYOR, {}),
    ("yes", 2.5, MAYOR, {}),  # dated between the others
    ("no", 2.5, MINISTER, {}),  # turns and turns back
    ("yes", 20, {**MAYOR, "name": "Eva Eklund"}, {}),  # not known
    ("yes", 20, {**MINISTER, "role": "finance minister"}, {}),  # in another office
    ("yes", 20, {**MINISTER, "name": "Aronsen"}, {}),  # under another name
    ("yes", 0.5, {**MINISTER, "name": "T. Aronsen"}, {}),
    ("yes", 20, MINISTER, {"article": "0", "text": "As before."}),  # the article of the first
])
def test_whatever_comes_after_the_earliest_is_added(claim, told, position, day, who, more):
    claim.says(position, day, **who, **more)
    assert not told()


def test_what_comes_before_the_earliest_is_the_claim(claim, told):
    claim.says("no", 30, **MINISTER)
    told()
    first = claim.says("no", -1, **DEPUTY)
    assert not told()
    (alert,) = [alert for alert in claim.standing().alerts.values() if alert.holder.name == "Tove Aronsen"]
    assert (alert.before.stance, alert.claim.id) == ("disputes", ids.claim_id(first))


def test_a_turn_is_told_and_taken_back(claim, told):
    turn = claim.says("no", 30, **MINISTER)
    assert not told()
    assert [(kind, holder) for kind, holder, *_ in claim.alerts()] == [("reversal", "Tove Aronsen")]
    claim.says("no", 20, **MINISTER, outlet="Coast Courier")  # an earlier turn, told late
    assert not told()
    claim.takes_back(turn)
    assert not told()
    assert len(claim.alerts()) == 1


def test_what_a_spokesman_turned_is_told_once_he_says_something_himself(claim, told):
    """Who only ever speaks for an institution has no turns of his own, told or untold."""
    spokesman = {"name": "Per Dahl", "institution": "Harbour Union", "role": "spokesman"}
    chair = {**spokesman, "role": "chair"}
    claim.says("yes", 10, **spokesman)
    claim.says("no", 20, **spokesman)
    told()
    himself = claim.says("no", 30, **chair, judged=[])
    claim.says("no", 31, **MAYOR, judged=[himself])
    told()


def test_a_later_copy_is_an_appearance(claim, told):
    original = list(claim.positions)[2]
    for day in (20, 2.2, 30):
        claim.says("yes", day, **MAYOR, copy_of=original, outlet=f"Outlet {day}")
        assert not told()
    (whole,) = claim.standing().claims.values()
    assert (whole.count, whole.support) == (7, 4)
    claim.says("yes", 40, **DEPUTY, judged=list(claim.positions)[4:6])
    assert not told()


def test_what_comes_again_is_not_added_again(claim, settings):
    claim.says("yes", 20, **MAYOR)
    claim.says("yes", 21, **MAYOR, copy_of=list(claim.positions)[2], outlet="Coast Courier")
    kept = Ledger(settings, large=2)
    for record in claim.records:
        first = kept.apply(record)
        for _ in range(2):
            assert kept.apply(record) == first
    assert kept.standing() == claim.standing()


def test_nothing_is_kept_of_what_holds_no_more(claim, settings):
    def alive():
        gc.collect()
        return sum(isinstance(each, Growing) for each in gc.get_objects())

    claim.says("yes", 2.5, **MAYOR)
    claim.takes_back(next(iter(claim.positions)))
    claim.says("yes", 30, **MINISTER, judged=list(claim.positions)[1:3])
    before = alive()
    kept = Ledger(settings, large=2)
    for record in (*claim.records, *claim.records):
        kept.apply(record)
    assert alive() == before + 1


def test_a_copy_that_is_the_first_takes_the_place_of_its_original(claim, told):
    yes = list(claim.positions)
    claim.says("yes", 0.5, **DEPUTY, copy_of=yes[1])
    assert not told()
    claim.takes_back(yes[1])
    assert not told()
    (whole,) = claim.standing().claims.values()
    assert (whole.count, whole.support) == (4, 4)


def test_a_copy_of_a_turn_is_a_source(claim, told):
    turn = claim.says("no", 30, **MINISTER)
    told()
    claim.says("no", 31, **MINISTER, copy_of=turn, outlet="Coast Courier")
    assert not told()
    (alert,) = claim.standing().alerts.values()
    assert alert.sources == 2


def test_the_earliest_corrected_or_taken_back(claim, told):
    first, second, third, _ = claim.positions
    article = msgspec.structs.replace(
        claim.records[0].statement.article, revision=NEW_YEAR + timedelta(days=50))
    statement = msgspec.structs.replace(claim.records[0].statement, article=article, modality="conditional")
    claim.records.append(msgspec.structs.replace(claim.records[0], statement=statement))
    assert not told()
    for gone in (second, first):
        claim.takes_back(gone)
        assert not told()
    assert list(claim.standing().claims) == [ids.claim_id(third)]
    claim.says("yes", 30, **MAYOR, judged=list(claim.positions)[2:4])
    assert not told()


def test_what_held_two_parts_together_is_taken_back(claim, told):
    yes = list(claim.positions)
    between = claim.says("yes", 10, **MAYOR, judged=yes)
    claim.says("yes", 11, **DEPUTY, judged=[between])
    assert not told()
    claim.takes_back(between)
    assert told()
    assert len(claim.standing().claims) == 2


@pytest.mark.parametrize("strengths", [(0.76, 0.77), (0.77, 0.76)])
def test_what_bears_out_counts_in_a_component_worked_out_from_nothing(news, settings, read_standing, strengths):
    """Of two disputes that bear one another out the surer one is shown, whichever statement comes first."""
    kept, table = Ledger(settings, large=2), {}
    yes, so = (news.says("yes", 0, **MINISTER, article="may", text=text) for text in ("Yes.", "So it is."))
    turns = [
        news.says("no", 30, **MINISTER, article="june", text=f"Not so, {text}", judged=[judged], strength=strength)
        for text, judged, strength in zip(("no.", "never."), (yes, so), strengths, strict=True)]
    for record in news.records:
        change = kept.apply(record)
        table[change.row_key] = change.row
    (alert,) = news.standing().alerts.values()
    assert alert.after.statement.id == turns[strengths.index(max(strengths))]
    restored = Ledger(settings, large=2)
    restored.restore(table.items())
    assert read_standing(restored.standing()) == read_standing(kept.standing()) == read_standing(news.standing())


def bearing_out(news, chance, who):
    """Events of a component in which several sentences of one speaker stand in an article, most of them half sure."""
    printed = [(f"daily {number}", chance.uniform(0, 60)) for number in range(5)]
    gone = set()
    for number in range(40):
        live = [each for each in news.positions if each not in gone]
        what = chance.random() if number > 6 else 0
        if what < 0.7:
            article, day = chance.choice(printed)
            news.says(
                chance.choice(["yes", "yes", "no"]), day, **chance.choice(who), article=article,
                judged=chance.sample(live, min(len(live), 6)), text=f"As was said for the {number}th time.",
                strength={each: chance.choice([0.6, 0.7, 0.76, 0.8, 0.84, 0.86, 0.88, 0.95]) for each in live},
                confidence=chance.choice([0.95] * 9 + [0.3]))
        elif what < 0.87:
            some = chance.sample(live, min(len(live), chance.choice([1, 1, 3])))
            gone.update(some)
            news.takes_back(some[0], 500 + number, gone=some)
        else:
            again = chance.choice([*news.positions])
            gone.discard(again)
            news.comes_again(again, 500 + number)
        yield


def test_what_bears_one_another_out_is_kept_up(settings, news, reader_class, read_standing):
    """As statements come, are taken back and come again; and sometimes all is worked out from nothing in between."""
    settings = settings.model_copy(update={"alert_threshold": 0.9})
    everybody = [MINISTER, DEPUTY, MAYOR, {**MINISTER, "name": "Aronsen"}, {"institution": HEALTH},
                 {"name": "Per Dahl", "institution": HEALTH, "role": "spokesman"}]
    kinds = Counter()
    for seed in range(2, 12):
        chance = random.Random(seed)
        world, reader, table = type(news)(settings), reader_class(), {}
        kept, done = Ledger(settings, large=1 + seed % 8), 0
        for _ in bearing_out(world, chance, chance.sample(everybody, 3)):
            for record in world.records[done:]:
                change = kept.apply(record)
                table[change.row_key] = change.row
                reader.read(change.sends)
            done = len(world.records)
            whole = standing(world.rows(), settings)
            held = read_standing(whole)
            assert reader.stands() == held == read_standing(kept.standing()), (seed, done)
            kinds.update(alert.kind for alert in whole.alerts.values() if alert.relation.disputes_both < 0.9)
            if chance.random() < 0.05:
                kept = Ledger(settings, large=1 + seed % 8)
                kept.restore(table.items())
    assert min(kinds[kind] for kind in ("reversal", "contested")) >= 5


def test_chains_of_events_in_one_component_are_as_worked_out_from_nothing(news, settings, reader, read_standing):
    """More statements than the random worlds have, and most of what happens dated between others."""
    chance = random.Random(11)
    who = [MINISTER, DEPUTY, MAYOR, {**MINISTER, "name": "Aronsen"}, {"institution": HEALTH},
           {"name": "Per Dahl", "institution": HEALTH, "role": "spokesman"}]
    kept = Ledger(settings, large=8)
    done = 0
    for number in range(160):
        live = [each for each in news.positions if each not in {record.retracted.id for record in news.records[:done]
                                                                if isinstance(record, Retraction)}]
        what = chance.random() if number > 12 else 0
        if what < 0.6:
            news.says(
                chance.choice(["yes", "yes", "yes", "no"]), chance.uniform(0, 300),
                **chance.choice(who), judged=chance.sample(live, min(len(live), 6)),
                strength={each: chance.choice([0.7, 0.85, 0.9, 0.95]) for each in live},
                outlet=f"Outlet {number % 3}", article=chance.choice([str(number), f"daily {number // 4}"]),
                text=f"As was said for the {number}th time.")
        elif what < 0.8:
            original = chance.choice(live)
            day = chance.uniform(0, 300)
            news.says(news.positions[original], day, **chance.choice(who), copy_of=original, text=f"Copy {number}.")
        else:
            gone = chance.sample(live, min(len(live), chance.choice([1, 1, 3])))
            news.takes_back(gone[0], gone=gone)
        again = chance.sample(news.records, 1) if number % 5 == 0 else []
        for record in (*news.records[done:], *again):
            reader.read(kept.apply(record).sends)
        done = len(news.records)
        assert reader.stands() == read_standing(standing(news.rows(), settings)), number
    alerts = news.standing().alerts.values()
    assert {alert.kind for alert in alerts} >= {"reversal", "split"}
