from __future__ import annotations

import pytest

from streams.extract.register import Official, Register, Role


def test_surname_and_pronoun_get_the_full_name(find):
    found = find("Governor Maria Delgado said on Monday that the bridge would stay open.\n\n"
                 "“The bridge is safe for every lorry,” she said. Delgado added that repairs would begin in May.")
    assert [one.speaker.name for one in found] == ["Maria Delgado"] * 3
    assert [one.speaker.printed for one in found] == ["Governor Maria Delgado", "she", "Delgado"]
    assert all(one.official and one.speaker.role == "governor" for one in found)


def test_role_without_a_name_is_the_person_named_next(find):
    found = find("The southern dam will not be raised, the head of the regional water office said.\n\n"
                 "“The valley has water enough,” Josef Makaba told reporters.")
    assert {(one.speaker.name, one.speaker.institution) for one in found} == {("Josef Makaba", "Regional Water Office")}


def test_role_refers_back_to_the_person(find):
    found = find("Mayor Nils Oberg opened the pool on Monday. Water prices will not rise, the mayor said.")
    assert found[-1].speaker.name == "Nils Oberg"


@pytest.mark.parametrize("text", [
    "The bridge will be closed for years, residents said.",
    "The mayor will resign by Friday, according to rumours.",
    "The pool should stay open, one reader wrote.",
])
def test_private_voices_are_not_official(find, text):
    assert not any(one.official for one in find(text))


def test_institution_in_its_own_voice(find):
    one, = find("The Northern Rivers Agency said in a statement that the gate was ready.")
    assert (one.speaker.name, one.speaker.institution, one.official) == ("", "Northern Rivers Agency", True)


def test_spokesperson_of_a_seat_of_power(find):
    one, = find("Kremlin spokesperson Arkady Wolkow said that the talks would go on.")
    assert (one.speaker.role, one.speaker.institution) == ("spokesperson", "Kremlin")


def test_the_register_takes_precedence(find):
    register = Register([Official("q1", "Maria Delgado", institution="State of Belmont",
                                  roles=(Role("Governor", institution="State of Belmont"),))])
    one, = find("Maria Delgado, head of the state, said that the bridge would stay open.", register=register)
    assert (one.speaker.register_id, one.speaker.institution, one.official) == ("q1", "State of Belmont", True)
