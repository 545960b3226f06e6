from __future__ import annotations

import pytest

QUOTED = "“The last shift will be on May 5,” "


@pytest.mark.parametrize(("text", "who"), [
    ("reads the letter that Kelpwood Foundry's managing director, Greta Solvang-Ames, signed and sent to workers.",
     ("Greta Solvang-Ames", "managing director", "Kelpwood Foundry")),
    ("reads a notice signed by Mayor Greta Solvang.", ("Greta Solvang", "mayor", "")),
    ("reads a letter seen by the Gazette and signed by Greta Solvang, managing director of Kelpwood Foundry.",
     ("Greta Solvang", "managing director", "Kelpwood Foundry")),
    ("reads an email sent to Mayor Greta Solvang by fire chief Milo Hartnagel.", ("Milo Hartnagel", "fire chief", "")),
    ("reads a notice issued by the Harbour Trust.", ("", "", "Harbour Trust")),
])
def test_a_document_speaks_for_who_signed_it(find, text, who):
    one, = find(QUOTED + text + " “The site will be sold thereafter.”")
    assert (one.speaker.name, one.speaker.role, one.speaker.institution) == who
    assert "sold thereafter" in one.passage


@pytest.mark.parametrize("text", [
    "reads a letter signed by Greta Solvang and Milo Hartnagel.",
    "reads a letter signed by 40 doctors.",
    "reads the letter that Mayor Greta Solvang received on Monday.",
    "reads a letter sent to Mayor Greta Solvang.",
    "reads a letter to the council.",
])
def test_several_signers_and_those_who_got_a_document_are_not_its_speaker(find, text):
    assert not any(one.speaker.name for one in find(QUOTED + text))
