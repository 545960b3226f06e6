from __future__ import annotations

from streams.extract.names.people import People, Person, surname_of


def test_surname_without_suffix():
    assert surname_of("Martin Quillon Jr.") == "quillon"
    assert surname_of("") == ""


def test_two_of_one_surname_are_two_unless_one_name_fits():
    people = People()
    people.add("James Quillon", 0)
    people.add("Mary Quillon", 1)
    people.add("Jim Quillon", 2)
    assert len(list(people.values())) == 2
    assert people.named("Jim Quillon").name == "James Quillon"
    assert people.named("Quillon").name == "James Quillon"
    assert people.named("Peter Quillon") is None


def test_fullest_name_and_case():
    people = People()
    people.add("STEVEN ARDAL", 3)
    people.add("Steven B. Ardal", 5)
    person = people.named("Ardal")
    assert (person.name, person.first, person.pronoun) == ("Steven B. Ardal", 3, "he")


def test_role_told_most_often_wins_over_ranks():
    person = Person("Ruud Stolk", 0)
    person.told("spokesperson", "Harbour Ministry", 0)
    for frame in (1, 2, 3):
        person.told("Major", "", frame)
    assert person.role() == "spokesperson"
    assert person.institution() == "Harbour Ministry"


def test_a_more_specific_role_counts_for_the_general_one():
    person = Person("Ana Bell", 0)
    person.told("minister", "", 0)
    person.told("harbour minister", "Zelden", 1)
    person.told("guest", "", 2)
    assert person.role() == "harbour minister"


def test_a_role_shows_the_pronoun():
    person = Person("Alex Bell", 0)
    person.told("chairwoman", "Harbour Board", 0)
    assert person.pronoun == "she"
