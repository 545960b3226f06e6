"""Documents by whose deed they stand: the act, with what the document says."""

from __future__ import annotations

import pytest

LEVY = "which puts 20 cents on each jar sold in the province"

SIGNED = [  # sentence, who, the act as told
    (f"Decree 118, signed by Environment Minister Ines Marlow on Tuesday, {LEVY[6:]}.", "Ines Marlow",
     f"Environment Minister Ines Marlow signed Decree 118, {LEVY}."),
    ("Decree 118, which Environment Minister Ines Marlow signed on Tuesday, puts 20 cents on each jar.", "Ines Marlow",
     "Environment Minister Ines Marlow signed Decree 118, which puts 20 cents on each jar."),
    ("An order issued by Governor Ines Marlow closes the jar plant in June.", "Ines Marlow",
     "Governor Ines Marlow issued an order, which closes the jar plant in June."),
    ("A bill introduced by Senator Ines Marlow would put 20 cents on each jar.", "Ines Marlow",
     "Senator Ines Marlow introduced a bill, which would put 20 cents on each jar."),
    ("A bill tabled by Health Minister Ines Marlow on Monday puts 20 cents on each jar.", "Ines Marlow",
     "Health Minister Ines Marlow tabled a bill, which puts 20 cents on each jar."),
    ("Under a plan approved by the Larkhill city council, the jar plant will close in June.", "Larkhill City Council",
     "The Larkhill city council approved a plan under which the jar plant will close in June."),
    ("The jar plant will close in June under a plan approved by the Larkhill city council on Monday.",
     "Larkhill City Council",
     "The Larkhill city council approved a plan under which the jar plant will close in June."),
    ("In a ruling handed down by the Norland Supreme Court on Monday, the jar levy was struck down.",
     "Norland Supreme Court",
     "The Norland Supreme Court handed down a ruling in which the jar levy was struck down."),
    ("A ban on glass jars ordered by the health ministry takes effect on Monday.", "Health Ministry",
     "The health ministry ordered a ban on glass jars, which takes effect on Monday."),
    ("The levy, approved by the Larkhill city council on Monday, adds 20 cents to each jar.", "Larkhill City Council",
     "The Larkhill city council approved the levy, which adds 20 cents to each jar."),
    ("Each jar will cost more under a decree signed by Environment Minister Ines Marlow.", "Ines Marlow",
     "Environment Minister Ines Marlow signed a decree under which each jar will cost more."),
]


@pytest.mark.parametrize(("text", "who", "told"), SIGNED)
def test_who_does_it_decides_what_it_says(find, text, who, told):
    (one,) = find(text, title="Jar news")
    assert (one.kind, one.modality, one.official, one.text) == ("action", "asserted", True, told)
    assert who in (one.speaker.name, one.speaker.institution)


def test_an_office_told_elsewhere(find):
    body = "Decree 8, signed by Paula Reed on Tuesday, bans glass jars.\n\nEnvironment minister Reed promised none."
    acts = [one for one in find(body, title="Jar news") if one.kind == "action"]
    assert [(one.speaker.name, one.text) for one in acts] == [
        ("Paula Reed", "Paula Reed signed Decree 8, which bans glass jars.")]


def test_who_has_just_signed_a_decree_is_in_office(find):
    body = "Decree 8, signed by Paula Reed on Tuesday, bans glass jars in Norland.\n\nShops have a year to sell theirs."
    acts = [one for one in find(body, title="Jar news") if one.kind == "action"]
    assert [(one.speaker.name, one.text) for one in acts] == [
        ("Paula Reed", "Paula Reed signed Decree 8, which bans glass jars in Norland.")]


def test_the_day_is_that_of_the_deed(find):
    (one,) = find("Decree 118, signed by Governor Ines Marlow on Tuesday, bans glass jars from 1 June.", "Jar news")
    assert (one.dated.stated_at.day, one.dated.dated_by) == (3, "text")


@pytest.mark.parametrize("text", [
    "Decree 118, signed by Ines Marlow, bans glass jars.",
    "Decree 118, signed in the capital, bans glass jars.",
    "A draft decree signed by Governor Ines Marlow bans glass jars.",
    "A decree signed by former governor Ines Marlow bans glass jars.",
    "A decree signed by Governor Ines Marlow in 2019 bans glass jars.",
    "A decree not signed by Governor Ines Marlow bans glass jars.",
    "A decree signed by Governor Ines Marlow might ban glass jars.",
    "A decree signed by Governor Ines Marlow faces a challenge over jars.",
    "A bill introduced by Senator Ines Marlow could put 20 cents on each jar.",
    "Under a plan proposed by Governor Ines Marlow, the jar plant would close.",
    "Under a plan rejected by Governor Ines Marlow, the jar plant would close.",
    "Under a plan approved by the council, the jar plant could close.",
    "Under a law passed by parliament in 1998, jars must be glass.",
    "The jar ban imposed by the council last year has failed.",
    "Under a plan approved by the bakers, the jar plant will close in June.",
    "Does Decree 118, signed by Governor Ines Marlow, ban glass jars?",
    "A bill to be signed by Governor Ines Marlow on Friday bans glass jars.",
    "A purported decree signed by Governor Ines Marlow bans glass jars.",
    "The jar ban imposed by the Larkhill city council cut waste by a third.",
    "Under rules set by the Larkhill city council, shops must take glass jars back.",
])
def test_no_deed(find, text):
    assert [one for one in find(text, title="Jar news") if one.kind == "action"] == []
