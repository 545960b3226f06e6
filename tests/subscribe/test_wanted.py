import msgspec
import pytest

from schemas.alert import Holder
from schemas.statement import Speaker
from streams.subscribe.wanted import Conditions
from streams.subscribe.watch import Watch
from tests.subscribe.conftest import ALERT, event, spoken

MINISTRY = Holder(id="m", name="Ministry of Transport", kind="institution", institution="Ministry of Transport")
SPOKESPERSON = Speaker(
    printed="Relle", name="Jonas Relle", role="spokesperson", institution="Ministry of Transport",
    parent="Government of Velmora", register_id="v-18")
DEPUTY = Speaker(printed="Halm", name="Birger Halm", role="deputy minister", institution="Transport Ministry")
PHYSICIAN = Speaker(
    printed="Dr Osk", name="Ilse Osk", role="chief physician", institution="Institute of Health", register_id="h-3")


def wants(alert, **conditions) -> bool:
    return Conditions(Watch(**conditions)).met_by(alert)


def with_sides(kind, holder, since, after):
    return msgspec.structs.replace(
        ALERT, kind=kind, holder=holder, since=spoken(ALERT.since, since), before=spoken(ALERT.before, since),
        after=spoken(ALERT.after, after))


def held_by(name, kind="person"):
    institution = name if kind == "institution" else "Port Authority"
    return msgspec.structs.replace(
        ALERT, holder=Holder(id="h", name=name, kind=kind, institution=institution),
        since=spoken(ALERT.since, Speaker(printed=name)), before=spoken(ALERT.before, Speaker(printed=name)),
        after=spoken(ALERT.after, Speaker(printed=name)))


def test_a_watch_without_conditions_wants_everything() -> None:
    assert wants(ALERT)
    assert wants(msgspec.structs.replace(event("a", confidence=0.0, level="low"), sources=1))


@pytest.mark.parametrize(("watched", "printed", "met"), [
    ("Tove Aronsen", "Tove Aronsen", True),
    ("tove ARONSEN", "Tove Aronsen", True),
    ("Tove Aronsen", "Dr Tove Aronsen", True),
    ("Tove Aronsen", "Tove Marie Aronsen", True),
    ("Tove Marie Aronsen", "Tove Aronsen", False),
    ("T. Aronsen", "Tove Aronsen", True),
    ("Tove Aronsen", "T. Aronsen", True),
    ("M. Aronsen", "Tove Aronsen", False),
    ("Marie Tove Aronsen", "Tove Marie Aronsen", False),
    ("Aronsen", "Tove Aronsen", True),
    ("Tove Aronsen", "Aronsen", False),
    ("Per Aronsen", "Tove Aronsen", False),
    ("Tove Aron", "Tove Aronsen", False),
    ("Jose Munoz", "José Muñoz", True),
    ("Anke van der Linden", "Anke van der Linden", True),
    ("Anke Linden", "Anke van der Linden", False),
])
def test_people_by_name(watched, printed, met) -> None:
    assert wants(held_by(printed), holders=[watched]) is met


def test_any_of_several_names_will_do() -> None:
    assert wants(held_by("Tove Lindqvist"), holders=["Tove Aronsen", "Tove Lindqvist"])


def test_an_institution_is_nobody_of_that_name() -> None:
    assert not wants(held_by("Harbour Watch", kind="institution"), holders=["Watch"])


@pytest.mark.parametrize(("watched", "printed", "met"), [
    ("Ministry of Transport", "the Transport Ministry", True),
    ("Ministry of Transport", "Velmora's Ministry of Transport", True),
    ("Ministry of Transport of Velmora", "Ministry of Transport", False),
    ("Ministry of Transport", "Ministry of Health", False),
    ("Port", "Airport Authority", False),
])
def test_institutions_by_name(watched, printed, met) -> None:
    alert = held_by(printed, kind="institution")
    assert wants(alert, institutions=[watched]) is met


def test_an_institution_brings_its_people_and_a_parent_its_institutions() -> None:
    alert = with_sides("reversal", MINISTRY, SPOKESPERSON, SPOKESPERSON)
    assert wants(alert, institutions=["Government of Velmora"])
    minister = Holder(id="h", name="Marta Ellingard", kind="person", institution="Ministry of Transport")
    assert wants(with_sides("reversal", minister, PHYSICIAN, PHYSICIAN), institutions=["Transport Ministry"])


def test_who_speaks_for_an_institution_that_turns_is_found() -> None:
    alert = with_sides("reversal", MINISTRY, DEPUTY, SPOKESPERSON)
    assert wants(alert, holders=["Jonas Relle"])
    assert wants(alert, register_ids=["v-17", "v-18"])
    assert not wants(alert, register_ids=["v-1"])


def test_both_officials_of_a_split_are_found() -> None:
    alert = with_sides("split", MINISTRY, SPOKESPERSON, DEPUTY)
    assert wants(alert, holders=["Jonas Relle"])
    assert wants(alert, holders=["Birger Halm"])
    assert not wants(alert, holders=["Ilse Osk"])


def test_who_disputes_a_claim_is_not_its_holder() -> None:
    holder = Holder(id="h", name="Jonas Relle", kind="person", institution="Ministry of Transport")
    alert = with_sides("contested", holder, SPOKESPERSON, PHYSICIAN)
    assert wants(alert, holders=["Jonas Relle"])
    for disputer in ({"holders": ["Ilse Osk"]}, {"institutions": ["Institute of Health"]}, {"register_ids": ["h-3"]}):
        assert not wants(alert, **disputer)


def test_people_institutions_and_register_ids_are_one_list_of_who() -> None:
    alert = with_sides("reversal", MINISTRY, SPOKESPERSON, SPOKESPERSON)
    assert wants(alert, holders=["Ilse Osk"], institutions=["Ministry of Transport"])
    assert wants(alert, institutions=["Institute of Health"], register_ids=["v-18"])
    assert not wants(alert, holders=["Ilse Osk"], institutions=["Institute of Health"], register_ids=["h-3"])


def worded(text, passage="Nothing of it."):
    return msgspec.structs.replace(
        ALERT, claim=msgspec.structs.replace(ALERT.claim, text="A road is built."),
        since=spoken(ALERT.since, text="A road is built.", passage=passage),
        before=spoken(ALERT.before, text="A road is built.", passage=passage),
        after=spoken(ALERT.after, text=text, passage=passage))


@pytest.mark.parametrize(("phrase", "text", "met"), [
    ("toll", "The TOLL is abolished.", True),
    ("Toll", "“toll”, she said", True),
    ("toll", "The tolls are abolished.", False),
    ("toll", "An atoll is sold.", False),
    ("bridge toll", "The bridge toll stays.", True),
    ("bridge toll", "The bridge's toll stays.", True),
    ("bridge toll", "The toll on the bridge stays.", False),
    ("minister", "The minister's car is sold.", True),
    ("vice-chancellor", "The Vice-Chancellor stays.", True),
    ("chancellor", "The vice-chancellor stays.", False),
    ("Straße", "Die STRASSE bleibt.", True),
    ("cafe", "The café stays.", True),
    ("2.5", "It is 2.5 per cent.", True),
    ("road stays", "It stays.", False),
])
def test_words_are_found_whole_and_without_case(phrase, text, met) -> None:
    assert wants(worded(text), any_words=[phrase]) is met
    assert wants(worded(text), all_words=[phrase]) is met
    assert wants(worded("No more of it.", passage=text), any_words=[phrase]) is met


def test_a_phrase_does_not_run_over_from_one_text_into_the_next() -> None:
    assert not wants(worded("Stays.", passage="Nothing"), any_words=["built stays", "stays nothing"])


def test_any_word_or_all_words() -> None:
    alert = worded("The toll stays.")
    assert wants(alert, any_words=["ferry", "toll"])
    assert not wants(alert, all_words=["ferry", "toll"])
    assert wants(alert, all_words=["toll", "road"])  # each in a text of its own
    assert not wants(alert, any_words=["ferry"], all_words=["toll"])
    assert not wants(alert, any_words=["toll"], all_words=["ferry"])


@pytest.mark.parametrize(("conditions", "fields", "met"), [
    ({"kinds": ["reversal", "split"]}, {"kind": "split"}, True),
    ({"kinds": ["reversal", "split"]}, {"kind": "contested"}, False),
    ({"minimum_confidence": 0.8}, {"confidence": 0.8}, True),
    ({"minimum_confidence": 0.8}, {"confidence": 0.79}, False),
    ({"minimum_severity": "medium"}, {"level": "high"}, True),
    ({"minimum_severity": "medium"}, {"level": "medium"}, True),
    ({"minimum_severity": "medium"}, {"level": "low"}, False),
    ({"minimum_sources": 3}, {"sources": 3}, True),
    ({"minimum_sources": 3}, {"sources": 2}, False),
])
def test_kind_confidence_severity_and_sources(conditions, fields, met) -> None:
    assert wants(event("a", **fields), **conditions) is met


def test_all_conditions_must_be_met() -> None:
    every = {"kinds": ["reversal"], "minimum_confidence": 0.5, "minimum_sources": 2, "holders": ["Tove Aronsen"],
             "any_words": ["toll"], "minimum_severity": "medium"}
    assert wants(event("a", sources=2, level="medium"), **every)
    for key, missed in {"kinds": ["split"], "minimum_confidence": 0.95, "minimum_sources": 3,
                        "holders": ["Ilse Osk"], "any_words": ["ferry"], "minimum_severity": "high"}.items():
        assert not wants(event("a", sources=2, level="medium"), **{**every, key: missed}), key
