from __future__ import annotations

import gc

import pytest

from streams.ledger import ledger as ledger_module
from streams.ledger.growing import Growing
from streams.ledger.ledger import Ledger
from streams.ledger.standing import read_component, standing

HEALTH = "Health Ministry of Maresca"
MINISTER = {"name": "Tove Aronsen", "institution": HEALTH, "role": "health minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": HEALTH, "role": "deputy health minister"}
MAYOR = {"name": "Ada Holm", "institution": "City Council", "role": "mayor"}


@pytest.fixture
def worked_out(monkeypatch):
    """How often a component is worked out anew."""
    calls = []

    def counted(component, settings):
        calls.append(len(component.utterances))
        return read_component(component, settings)

    monkeypatch.setattr(ledger_module, "read_component", counted)
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


def test_a_dispute_with_another_house_is_added_once_an_alert_stands(claim, told):
    claim.says("no", 10, name="Per Dahl", institution="Road Authority", role="director")
    assert told()
    assert [kind for kind, *_ in claim.alerts()] == ["contested"]
    four = list(claim.positions)[:4]
    claim.says("no", 20, name="Per Dahl", institution="Road Authority", role="director", judged=four)
    assert not told()


@pytest.mark.parametrize(("position", "day", "who", "more"), [
    ("no", 20, MINISTER, {}),  # she turns
    ("no", 4, DEPUTY, {}),  # a split
    ("no", 20, MAYOR, {}),
    ("yes", 2.5, MAYOR, {}),  # dated between the others
    ("yes", 20, {**MAYOR, "name": "Eva Eklund"}, {}),  # not known
    ("yes", 20, {**MINISTER, "role": "finance minister"}, {}),  # in another office
    ("yes", 20, MINISTER, {"article": "0"}),  # the article of the first
    ("yes", -1, MINISTER, {}),  # the claim has another text
])
def test_else_it_is_worked_out_anew(claim, told, position, day, who, more):
    claim.says(position, day, **who, **more)
    assert told()


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


def test_a_copy_that_is_the_first_or_of_a_turn_is_worked_out_anew(claim, told):
    yes = list(claim.positions)
    claim.says("yes", 0.5, **DEPUTY, copy_of=yes[1])
    assert told()
    turn = claim.says("no", 30, **MINISTER)
    told()
    claim.says("no", 31, **MINISTER, copy_of=turn, outlet="Coast Courier")
    assert told()
    (alert,) = claim.standing().alerts.values()
    assert alert.sources == 2


def test_what_is_taken_back_is_worked_out_anew(claim, told):
    claim.takes_back(next(iter(claim.positions)))
    assert told()
    claim.says("yes", 30, **MAYOR, judged=list(claim.positions)[1:4])
    assert not told()
