from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.mention import canonical_institution, read_mention


@pytest.mark.parametrize(
    ("printed", "name", "role", "institution"),
    [
        ("Prime Minister Tove Aronsen", "Tove Aronsen", "Prime Minister", ""),
        ("Dr Oyin Lasisi, Pelworth's chief medical officer", "Oyin Lasisi", "chief medical officer", "Pelworth"),
        ("the ministry's spokesperson, Major Ruud Stolk", "Ruud Stolk", "spokesperson", "ministry"),
        ("a spokesman for the Harbour Board", "", "spokesman", "Harbour Board"),
        ("the governor of Velden's monetary authority", "", "governor", "Velden's monetary authority"),
        ("the bureau's head of testing, Folu Quist", "Folu Quist", "head of testing", "bureau"),
        ("Head of retail Margit Adeyo", "Margit Adeyo", "Head of retail", ""),
        ("chief of staff Colonel Abe Tornholm", "Abe Tornholm", "chief of staff", ""),
        ("Ana Ruiz, who runs the civil aviation authority", "Ana Ruiz", "head", "civil aviation authority"),
        ("Mara Toll, who succeeded Ludo Estrin as chief prosecutor", "Mara Toll", "chief prosecutor", ""),
        ("President Este Quiroz-Lind of Tarmonia", "Este Quiroz-Lind", "President", "Tarmonia"),
        (
            "Jerry Brookman, chief investment officer of First Harbour Trust",
            "Jerry Brookman",
            "chief investment officer",
            "First Harbour Trust",
        ),
        ("the city's police chief", "", "chief", "city police"),
        ("the Belmont public prosecutor's office", "", "", "Belmont public prosecutor's office"),
        ("Mr Ferrow", "Ferrow", "", ""),
        ("Skyway Airports", "", "", "Skyway Airports"),
    ],
)
def test_parts_of_a_phrase(printed, name, role, institution):
    mention = read_mention(printed)
    assert (mention.name, mention.role, mention.institution) == (name, role, institution)
    assert mention.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        "residents",
        "one user",
        "A reader in Mill Creek",
        "some",
        "many, including two mayors",
        "a fitter with 34 years' service",
        "witnesses",
    ],
)
def test_private_sources(printed):
    mention = read_mention(printed)
    assert not mention.name
    assert not mention.institution
    assert mention.private or not mention.role


def test_pronouns():
    assert read_mention("She").pronoun == "she"
    assert read_mention("its director").of_pronoun


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("Zelden's health ministry", "Health Ministry of Zelden"),
        ("the health ministry of Zelden", "Health Ministry of Zelden"),
        ("Zelden's ministry of defence", "Defence Ministry of Zelden"),
        ("Ostrow City police", "Ostrow City Police"),
        ("the Belmont public prosecutor's office", "Belmont Public Prosecutor's Office"),
        ("NATO's council", "Council of NATO"),
    ],
)
def test_one_form_for_the_ledger(printed, canonical):
    assert canonical_institution(printed) == canonical


@given(st.text(max_size=80))
def test_any_phrase_is_taken(text):
    mention = read_mention(text)
    canonical_institution(mention.institution)
    assert len(mention.name) <= len(text)
