from __future__ import annotations

import pytest

from streams.extract.names.printed_roles import read_role, role_at_end


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
        ("former Harbour", "lawyer", "", "", "former lawyer"),
        ("Kremlin economic", "adviser", "", "Kremlin", "economic adviser"),
        ("chief investment", "officer", "Harbour Trust", "Harbour Trust", "chief investment officer"),
        ("", "former defence ministry spokesman", "", "defence ministry", "former spokesman"),
    ],
)
def test_institution_around_a_role(before, role, tail, institution, read):
    found = read_role(f"{before} {role} of {tail}", before.split(), role, [], tail)
    assert (found.role, found.institution) == (read, institution)
