from __future__ import annotations

import pytest

from streams.extract.names.groups import group_of, is_outlet, is_sent, is_somebody, is_thing, without_nearness


@pytest.mark.parametrize(
    ("phrase", "institution"),
    [
        ("critics of the levy", ""),
        ("House Democrats", ""),
        ("officials", ""),
        ("state and local officials", ""),
        ("Kremlin officials", "Kremlin"),
        ("harbour ministry officials", "harbour ministry"),
        ("officials at the Harbour Bank", "the Harbour Bank"),
        # how many there are, and of what rank, is no house; what else stands before them is
        ("Two officials", ""),
        ("Other officials", ""),
        ("Western officials", ""),
        ("Four current and former officials", ""),
        ("Several inspectors", ""),
        ("Regulators", None),
        ("Two council officials", "council"),
        ("Council officials", "Council"),
        ("Two Ostrow officials", "Ostrow officials"),
        ("Two officials at the Harbour Bank", "the Harbour Bank"),
        ("Federal Ports Agency officials", "Federal Ports Agency"),
        # who has left a house does not speak for it
        ("Former ministry officials", ""),
        ("the United Nations", None),
        ("police", None),
        ("Mayor Ana Bell", None),
    ],
)
def test_groups_and_the_house_they_speak_for(phrase, institution):
    assert group_of(phrase) == institution


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("a new study of voters", True),
        ("records obtained by the Mail", True),
        ("the Constitution", True),
        ("the Harbour Poll Company", False),
        ("Ana Bell", False),
    ],
)
def test_things_are_read_not_heard(phrase, thing):
    assert is_thing(phrase) is thing


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("Ostrow Times", True), ("Kelmar.com", True), ("Radio Kelmar", True), ("Post", False), ("Harbour Bank", False)],
)
def test_outlets(name, outlet):
    assert is_outlet(name) is outlet


@pytest.mark.parametrize(("phrase", "somebody"), [
    ("two people close to the governor", True),
    ("People familiar with the talks", True),
    ("a source near the Harbour Ministry", True),
    ("Sources in the Harbour Ministry", True),
    ("friends of Ana Bell", True),
    ("Relatives of Ana Bell", True),
    ("those around the mayor", True),
    ("Friends of the Northern Rivers", False),
    ("an official close to the mayor", False),
    ("The host", False),
    ("Ferrow Associates", False),
    ("Ana Bell", False),
])
def test_people_without_a_name(phrase, somebody):
    assert is_somebody(phrase) is somebody


def test_whom_a_source_is_close_to_is_left_out():
    assert without_nearness("an official close to the mayor, Ana Bell") == "an official, Ana Bell"
    assert without_nearness("the road close by") == "the road close by"


@pytest.mark.parametrize(("phrase", "house"), [
    ("Holm Lower Schools officials", "Holm Lower Schools"),
    ("HBI officials", "HBI"),
    ("the board’s officials", "board"),
    ("US officials", "US officials"),
    ("Norwegian officials", "Norwegian officials"),
])
def test_officials_speak_for_the_house_beside_them(phrase, house):
    assert group_of(phrase) == house


@pytest.mark.parametrize("phrase", ["Estimates from the Harbour Bank", "an estimate this year by the Harbour Bank"])
def test_estimates_are_things(phrase):
    assert is_thing(phrase)


@pytest.mark.parametrize(("name", "outlet"), [("New Yorker", True), ("Ostrow Examiner", True), ("Examiner", False)])
def test_magazines(name, outlet):
    assert is_outlet(name) is outlet


def test_a_country_whose_name_ends_like_a_people():
    assert group_of("The Philippines") is None
    assert group_of("Norwegians") == ""


@pytest.mark.parametrize(("phrase", "sender"), [
    ("observers of the Northern Accord", "Northern Accord"),
    ("observers from the OSCE", "OSCE"),
    ("a delegation of the Northern Accord", "Northern Accord"),
    ("negotiators for the Dockers Union", "Dockers Union"),
    ("observers of the Supreme Court", ""),  # who watch it
    ("observers in Ostrow", ""),
    ("observers from Norland", ""),
    ("Western observers", ""),
])
def test_who_was_sent_by_a_house_speaks_for_it(phrase, sender):
    assert group_of(phrase) == sender
    assert is_sent(phrase) is bool(sender)
