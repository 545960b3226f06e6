from __future__ import annotations

import pytest

from streams.extract.standalone.persons_named import Person, read_person, the_one


@pytest.mark.parametrize(("sentence", "name", "roles", "gender"), [
    ("Governor Ana Belmar came.", "Ana Belmar", {"governor"}, "she"),
    ("Former Governor Ana Belmar came.", "Ana Belmar", set(), "she"),
    ("We met Mr. Belmar.", "Belmar", set(), "he"),
])
def test_mention(nlp, sentence, name, roles, gender):
    entity = next(one for one in nlp(sentence).ents if one.label_ == "PERSON")
    person = read_person(entity, 7)
    assert (person.name, person.at, person.roles, person.gender) == (name, 7, roles, gender)


def test_the_one_person():
    ana, short = Person("Ana Belmar", 0, frozenset(), "she"), Person("Belmar", 9, frozenset(), "")
    nils = Person("Nils Oberg", 20, frozenset(), "")
    assert the_one([short, ana], "Ida Krause", include_speaker=False) == "Ana Belmar"
    assert the_one([ana, nils], "Ida Krause", include_speaker=False) == ""
    assert the_one([ana, nils], "Nils Oberg", include_speaker=False) == "Ana Belmar"
    assert the_one([ana, nils], "Nils Oberg", include_speaker=True) == ""


def test_a_generation_is_no_surname():
    assert Person("Nils Oberg Jr.", 0, frozenset(), "he").surname == "oberg"
