from __future__ import annotations

import pytest

from streams.extract.names.mention import read_mention
from streams.extract.names.printed_roles import read_office, read_role, role_at_end, role_in_house


@pytest.mark.parametrize(
    ("words", "before", "role"),
    [
        ("Zelden deputy prime minister", "Zelden", "deputy prime minister"),
        ("Harbour chief executive", "Harbour", "chief executive"),
        ("a large harbour", "a large harbour", ""),
        ("Ostrow Majority Leader", "Ostrow", "Majority Leader"),
    ],
)
def test_role_at_the_end(words, before, role):
    found, name = role_at_end(words.split())
    assert (" ".join(found), name) == (before, role)


@pytest.mark.parametrize(
    ("before", "role", "tail", "institution", "read"),
    [
        ("Harbour Bank vice president and", "general counsel", "", "Harbour Bank",
         "vice president and general counsel"),
        ("mayor and Harbour Bank vice president and", "general counsel", "", "Harbour Bank", "vice president"),
        ("former Harbour", "lawyer", "", "", "former lawyer"),
        ("Kremlin economic", "adviser", "", "Kremlin", "economic adviser"),
        ("chief investment", "officer", "Harbour Trust", "Harbour Trust", "chief investment officer"),
        ("", "former defence ministry spokesman", "", "defence ministry", "former spokesman"),
    ],
)
def test_institution_around_a_role(before, role, tail, institution, read):
    found = read_role(f"{before} {role} of {tail}", before.split(), role, [], tail)
    assert (found.role, found.institution) == (read, institution)


@pytest.mark.parametrize(("part", "told"), [
    ("the museum's keeper", ("keeper", "museum")),
    ("the Tarn Museum’s keeper of coins", ("keeper of coins", "Tarn Museum")),
    ("the river's keeper", ("", "")),
    ("the bank's biggest customer", ("", "")),
    ("the bank's Ana Bell", ("", "")),
])
def test_role_in_a_house_by_an_unknown_noun(part, told):
    assert role_in_house(part) == told


def test_role_behind_a_house_of_several_words():
    read = read_office("Chamber", "Commerce deputy spokesman Ana Bell")
    assert read is not None
    assert (read.role, read.institution, read.name) == ("deputy spokesman", "Chamber of Commerce", ("Ana", "Bell"))
    assert read_office("Chamber", "Commerce") is None


def test_portfolios_belong_to_ministers_only():
    assert role_at_end(["Tourism", "minister"]) == ([], "Tourism minister")
    assert role_at_end(["Tourism", "director"]) == (["Tourism"], "director")


@pytest.mark.parametrize(("printed", "role", "institution"), [
    ("head of service", "head of service", ""),
    ("the council's head of service", "head of service", "council"),
    ("head of the service", "head", "service"),
    ("head of Service", "head", "Service"),
])
def test_a_field_is_no_house(printed, role, institution):
    mention = read_mention(f"Ana Bell, {printed}")
    assert (mention.role, mention.institution) == (role, institution)
