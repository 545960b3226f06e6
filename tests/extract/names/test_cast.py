from __future__ import annotations

from streams.extract.names.cast import Cast
from streams.extract.names.mention import Mention, read_mention
from streams.extract.parsing.frames import parse_article


def cast_of(nlp, text, title=""):
    return Cast(parse_article(title, text, nlp))


def test_surname_leads_to_the_full_name_and_its_role(nlp):
    cast = cast_of(nlp, "Governor Maria Delgado spoke on Monday.\n\nDelgado left at noon.")
    person = cast.person("Delgado")
    assert person is not None
    assert (person.name, person.role()) == ("Maria Delgado", "Governor")
    assert cast.person("Anna Delgado") is None


def test_title_of_courtesy_shows_the_pronoun(nlp):
    cast = cast_of(nlp, "Peter Marlow opened the fair.")
    cast.add(read_mention("Mr Marlow"), 1)
    assert cast.person("Marlow").pronoun == "he"


def test_countries_and_streets_are_no_persons(nlp):
    cast = cast_of(nlp, "Ardenia's defence minister spoke on Mill Road.")
    assert not cast.is_person(read_mention("Ardenia"))
    assert not cast.is_person(read_mention("Mill Road"))


def test_place_the_article_is_about(nlp):
    cast = cast_of(nlp, "The strike in Ostrow began on Monday. Two schools in Ostrow stayed open, the police said.")
    assert cast.place() == "Ostrow"
    assert cast.place(country=True) == ""


def test_common_given_names_show_persons_whatever_the_model_says(nlp):
    cast = cast_of(nlp, "The court awarded custody to Jeffrey Quillon.\n\nQuillon left.")
    assert cast.person("Quillon").name == "Jeffrey Quillon"


def test_titles_in_quotations_are_read(nlp):
    cast = cast_of(nlp, "Chris Quillon may run.\n\n“I think Gov. Quillon will run again this year,” Ana Bell said.")
    assert cast.person("Quillon").role() == "Governor"


def test_outlets_are_no_persons(nlp):
    assert not cast_of(nlp, "The Ostrow Times came out.").is_person(read_mention("Ostrow Times"))


def test_a_company_is_no_person_and_an_institution(nlp):
    cast = cast_of(nlp, "Hollis Marlowe said it would raise its dividend.")
    assert not cast.is_person(read_mention("Hollis Marlowe"))
    assert cast.institutions.main_organisation(0) == "Hollis Marlowe"


def test_who_goes_on_by_surname_is_a_person(nlp):
    cast = cast_of(nlp, "Oleks Turvan, the new speaker, spoke.\n\nTurvan said that the session was over.")
    assert cast.is_person(read_mention("Oleks Turvan"))


def test_officials_of_a_list_get_their_role(nlp):
    cast = cast_of(nlp, "Sens. Orla Penn (R-Lark.) and Lars Oberg (R-Tarn) disagreed.")
    assert [cast.person(name).role() for name in ("Penn", "Oberg")] == ["senator", "senator"]


def test_names_of_a_headline_alone_are_not_taken_for_institutions(nlp):
    cast = cast_of(nlp, "Fares will rise in May.", title="Holm Rail Fares To Rise 18 Per Cent")
    assert cast.institutions.main_organisation(0) == ""


def test_an_office_told_by_a_clause_counts_where_none_is_printed(nlp):
    cast = cast_of(nlp, "Folasade Quist spoke on Monday.\n\nQuist has been one of four vice-rectors since 2022.")
    assert cast.person("Quist").role() == "vice-rector"
    cast = cast_of(nlp, "Rector Folasade Quist spoke on Monday.\n\nQuist chairs the Dredging Committee.")
    assert cast.person("Quist").role() == "Rector"


def test_a_firm_without_a_company_word(nlp):
    cast = cast_of(nlp, "Vessa Quarrel said that the water was clean.\n\nThe miner has nine wells. Vessa employs 400.")
    assert not cast.is_person(read_mention("Vessa Quarrel"))
    assert cast.firms == {"Vessa Quarrel"}
    assert cast.institutions.fullest("Vessa", 1) == "Vessa Quarrel"


def test_words_before_a_surname_make_no_given_name(nlp):
    cast = cast_of(nlp, "President Oberg spoke. For Oberg, who is famously flexible, order is a belief.")
    assert cast.person("Oberg").name == "Oberg"


def test_what_stands_beside_a_name_that_the_model_takes_for_no_person(nlp):
    cast = cast_of(nlp, "Ana Bell, a nurse, spoke first. The health minister then took the floor.")
    assert cast.person("Bell").role() == "nurse"


def test_who_is_she_in_the_next_sentence_is_a_person(nlp):
    text = "Ilse Dromm restores boats on the east quay. She sold two of them in May."
    assert cast_of(nlp, text).person("Dromm").name == "Ilse Dromm"
    assert cast_of(nlp, text.replace("She sold two of them", "Two of them were sold")).person("Dromm") is None


def test_a_person_beside_a_house_in_one_phrase(nlp):
    cast = cast_of(nlp, "The letter came from Folasade Quist and the Rivers Agency.")
    assert [person.name for person in cast.people.values()] == ["Folasade Quist"]


def test_who_is_introduced_is_as_good_as_a_subject(nlp):
    assert cast_of(nlp, "The last speaker was Folasade Quist.").subjects == {"quist"}


def test_no_of_a_number_is_nobody(nlp):
    cast = cast_of(nlp, "Boat No. 7 sank.")
    assert not cast.is_person(Mention("Mayor No", "No", role="Mayor"))
    assert cast.is_person(Mention("Mayor Noss", "Noss", role="Mayor"))


def test_unions_that_only_their_name_shows(nlp):
    cast = cast_of(nlp, "United Ferryhands wants a tide table. The union has nine branches.")
    assert cast.institutions.fullest("the union", 0) == "United Ferryhands"


def test_who_publishes_is_an_institution_and_the_main_one(nlp):
    cast = cast_of(nlp, "Hollis Marlowe opened the fair. The Harbour Board came late. The Harbour Board left.")
    assert cast.is_person(read_mention("Hollis Marlowe"))
    cast.publishes("Hollis Marlowe")
    assert not cast.is_person(read_mention("Hollis Marlowe"))
    assert cast.institutions.main_organisation(0) == "Hollis Marlowe"


def test_an_office_with_its_holder_behind_it_is_read_whatever_the_parser_makes_of_it(find):
    found = find("That was the message of the Minister for Ports, Mr Kwame Osei-Bell, when he toured the quay.\n\n"
                 "“Not one stone is loose,” he said.")
    assert [(one.speaker.name, one.speaker.role) for one in found] == [("Kwame Osei-Bell", "minister of ports")]


def test_a_title_with_a_stop_ends_no_sentence(find):
    (said,) = find("The speaker, Hon. Efua Bell-Larsen, stated: “The quay leaks into the river.”")
    assert (said.speaker.name, said.speaker.role) == ("Efua Bell-Larsen", "speaker")


def test_two_names_with_an_ampersand_are_a_firm(find):
    (said,) = find("The ovens will go cold in May, Quarrel & Marlowe told its workforce.")
    assert said.speaker.institution == "Quarrel & Marlowe"
