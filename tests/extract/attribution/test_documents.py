from __future__ import annotations

import pytest


@pytest.mark.parametrize(("text", "who"), [
    ("The Selby hospital's statement reads: “No patient was harmed.”", "Selby Hospital"),
    ("A report by the National Audit Office says the Defence Ministry overpaid for 40 helicopters.",
     "National Audit Office"),
    ("A letter from Finance Minister Ivo Karst, seen by the Gazette, says the tax will not be raised.", "Ivo Karst"),
    ("In its annual report, the Water Board says the lake is clean.", "Water Board"),
])
def test_a_document_speaks_for_who_issued_it(find, text, who):
    (one,) = find(text)
    assert (one.speaker.name or one.speaker.institution) == who


@pytest.mark.parametrize("text", [
    "A report by this newspaper says the tax was raised.",
    "A letter from a reader says the tax was raised.",
    "An internal memo obtained by the Post says the tax was raised.",
    "A study by researchers says the tax was raised.",
    "A leaked report says the tax was raised.",
    "A report on the ministry says the tax was raised.",
    "Monday's report says the tax was raised.",
    "A forged letter from Finance Minister Ivo Karst says the tax was raised.",
])
def test_other_documents_speak_for_nobody(find, text):
    assert find(text) == []


@pytest.mark.parametrize("text", [
    "A memo about Mayor Greta Solvang states that the pier will close in June.",
    "An email sent to Mayor Greta Solvang says that the pier will close in June.",
    "A memo obtained by Mayor Greta Solvang says that the pier will close in June.",
])
def test_whom_a_document_is_about_or_reached_has_not_said_it(find, text):
    assert find(text) == []


def test_a_writer_stands_behind_the_addressee(find):
    one, = find("In a letter to the council Milo Hartnagel, director of Harbour Trust, wrote that the pier would "
                "close in June.")
    assert (one.speaker.name, one.speaker.institution) == ("Milo Hartnagel", "Harbour Trust")


def test_an_addressee_with_an_office_has_written_nothing(find):
    found = find("In a letter to council leader Milo Hartnagel, Harbour Trust wrote that the pier would close in June.")
    assert [one.speaker.name for one in found] == [""]


@pytest.mark.parametrize(("text", "who"), [
    ("In a note posted on Tuesday, Mary Solvang traces the dip of light to the telescope itself.", "Mary Solvang"),
    ("In a report published on Tuesday, the Water Board attributed the leak to a faulty valve.", "Water Board"),
])
def test_a_cause_put_in_writing_is_a_statement(find, text, who):
    one, = find(text)
    assert (one.speaker.name or one.speaker.institution) == who


@pytest.mark.parametrize("text", [
    "In a raid on Tuesday, Inspector Mary Solvang traced the call to a flat.",
    "Mary Solvang traces her family to a village in the hills.",
])
def test_what_is_traced_by_a_deed_is_none(find, text):
    assert find(text) == []
