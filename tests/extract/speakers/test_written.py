from __future__ import annotations

import pytest


@pytest.mark.parametrize("text", [
    "Banks will buy dollars at any price, governor Greta Solvang said in a statement read on the radio. "
    "“The peg will go in June,” it said.",
    "Governor Greta Solvang said in a letter to the council that the price was fair.\n\n"
    "“The peg will go in June,” it said.",
])
def test_it_is_the_statement_a_person_made(find, text):
    found = find(text)
    assert [one.speaker.name for one in found] == ["Greta Solvang"] * 2
    assert found[-1].speaker.printed == "it"


def test_it_goes_on_being_the_statement(find):
    found = find("Governor Greta Solvang said in a statement that the price was fair. “The peg will go in June,” it "
                 "said. It added that old notes would stay valid until May.")
    assert [one.speaker.name for one in found] == ["Greta Solvang"] * 3


@pytest.mark.parametrize(("text", "house"), [
    ("Banks will buy dollars at any price, the finance ministry said in a statement.", "Finance Ministry"),
    ("Banks will buy dollars at any price, Kelpwood Bank said in a statement.", "Kelpwood Bank"),
    ("Governor Greta Solvang said in a statement that the finance ministry had lost money.", "Finance Ministry"),
    ("Governor Greta Solvang said in a statement that the price was fair. The finance ministry opposed the move.",
     "Finance Ministry"),
])
def test_it_is_a_body_that_spoke_or_was_told_of(find, text, house):
    last = find(text + " “The peg will go in June,” it said.")[-1].speaker
    assert (last.name, last.institution) == ("", house)


def test_it_is_no_person_who_only_spoke(find):
    found = find("Kelpwood Bank will raise its rates, governor Greta Solvang told reporters. “It will go,” it said.")
    assert not [one for one in found if one.speaker.printed == "it" and one.speaker.name]
