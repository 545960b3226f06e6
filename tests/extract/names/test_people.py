from __future__ import annotations

from streams.extract.names.people import People, Person, pronoun_of_role, pronoun_of_title, surname_of


def test_a_rank_is_no_office():
    people = People()
    bell = people.add("Ana Bell", 0)
    bell.told("Councillor", "", 0)
    assert (bell.holds_office(), bell.role()) == (False, "Councillor")
    bell.told("leader", "council", 0)
    assert (bell.holds_office(), bell.role()) == (True, "leader")


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


def test_a_title_of_courtesy_tells_relatives_apart():
    people = People()
    people.add("Donald Quillon", 0)
    people.add("Ivanka Quillon", 0)
    assert people.named("Quillon", "she").name == "Ivanka Quillon"
    assert people.add("Quillon", 1, "she").name == "Ivanka Quillon"
    assert [pronoun_of_title(title) for title in ("ms", "mr", "dr")] == ["she", "he", ""]


def test_a_bare_surname_is_whose_office_is_told():
    people = People()
    people.add("Dora Quillon", 0)
    people.add("Dora Quillon", 1)
    people.add("Piet Quillon", 0).told("mayor", "", 0)
    assert people.named("Quillon").name == "Piet Quillon"


def test_the_office_held_counts_before_former_ones():
    person = Person("Ana Bell", 0)
    person.told("former security adviser", "", 0)
    person.told("former security adviser", "Senator Oberg", 1)
    person.told("president", "Harbour Centre", 0)
    assert (person.role(), person.institution()) == ("president", "Harbour Centre")
    left = Person("Carl Holm", 0)
    left.told("mayor", "", 0)
    left.told("former mayor", "", 1)
    assert left.role() == "former mayor"


def test_the_noun_of_a_role_shows_the_pronoun():
    assert [pronoun_of_role(role) for role in ("press spokeswoman", "cameraman", "chairman", "minister")] == [
        "she", "he", "", ""]


def test_an_expert_holds_no_office():
    people = People()
    people.add("Dora Quillon", 0)
    people.add("Dora Quillon", 1)
    people.add("Piet Quillon", 0).told("professor", "", 0)
    assert people.named("Quillon").name == "Dora Quillon"


def test_a_named_house_counts_before_a_bare_kind():
    person = Person("Ana Bell", 0)
    person.told("director", "group of ferry crews", 1)
    assert person.institution() == "group of ferry crews"
    person.told("", "River Guardians", 0)
    assert (person.role(), person.institution()) == ("director", "River Guardians")
