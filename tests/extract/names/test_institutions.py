from __future__ import annotations

import pytest

from streams.extract.names.institutions import Institutions


def named(*phrases):
    institutions = Institutions()
    for frame, phrase in phrases:
        institutions.add(phrase, frame)
    return institutions


def test_short_forms_are_led_to_the_fullest():
    institutions = named((0, "the National Bank"), (1, "Zelden's National Bank"), (0, "the White House"))
    assert institutions.fullest("the bank", 2) == "Zelden's National Bank"
    assert institutions.fullest("National Bank", 0) == "Zelden's National Bank"
    assert institutions.fullest("House", 0) == "House"
    assert institutions.fullest("the court", 0) == "court"


def test_company_words_mean_the_company_named_most():
    institutions = named((0, "Ferrow Motors"), (1, "Ferrow Motors"), (1, "Rivers Agency"))
    assert institutions.fullest("the company", 2) == "Ferrow Motors"


def test_the_company_is_never_a_union_a_ministry_or_a_court():
    institutions = named((0, "Union of Ferry Crews"), (0, "Union of Ferry Crews"), (0, "Health Ministry"))
    assert institutions.fullest("the company", 1) == "company"
    institutions.add("Boatwright", 0)
    assert institutions.fullest("the company", 1) == "Boatwright"


def test_the_company_is_the_one_that_does_something():
    institutions = named((0, "Boatwright"), (1, "Larch Vantelle"), (1, "Larch Vantelle"))
    institutions.add_subject("Boatwright", 0, 0)
    assert institutions.fullest("the company", 1) == "Boatwright"


def test_the_union_is_no_house_whose_name_begins_so():
    institutions = named((0, "Union Service Group"))
    assert institutions.fullest("the union", 1) == "union"
    assert institutions.fullest("police", 1) == "police"


def test_several_of_a_kind():
    institutions = named((0, "the district court"), (1, "the court of appeal"), (1, "the Harbour Board"))
    assert institutions.are_several("court")
    assert not institutions.are_several("board")
    assert not named((0, "Health Ministry"), (1, "Health Ministry of Zelden")).are_several("ministry")


def test_names_of_persons_are_forgotten():
    institutions = named((0, "Larch Vantelle"), (0, "Boatwright"))
    institutions.add_subject("Larch Vantelle", 0, 0)
    institutions.forget(frozenset({"larch vantelle"}))
    assert institutions.printed() == ["Boatwright"]
    assert institutions.subject_before(0, 50) == ""


def test_home_of_a_role():
    institutions = named((0, "Lincoln Middle School"), (1, "Ashford School District"), (1, "the Ember League"))
    assert institutions.home_of("deputy superintendent", 0) == "Ashford School District"
    assert institutions.home_of("commissioner", 0) == "Ember League"
    assert institutions.home_of("poet", 0) == ""


def test_words_of_a_role_inside_a_name():
    assert named((0, "regional disaster office")).containing("regional disaster") == "regional disaster office"


def test_subject_before_an_offset():
    institutions = Institutions()
    institutions.add_subject("the road authority", 3, 10)
    assert institutions.subject_before(3, 50) == "road authority"
    assert institutions.subject_before(3, 5) == ""
    assert institutions.subject_before(2, 50) == ""


def test_seats_of_power_are_no_longer_than_their_name():
    institutions = named((0, "White House Counsel's Office"), (0, "White House"))
    assert institutions.fullest("the White House", 1) == "White House"


def test_states_of_affairs_and_groups_are_no_institutions():
    institutions = named((0, "state of emergency"), (0, "industry officials"))
    assert institutions.home_of("governor", 0) == ""
    assert institutions.containing("industry") == ""


def test_the_institution_just_named_is_the_nearest_subject():
    institutions = Institutions()
    institutions.add_subject("Ferrow Motors", 0, 0)
    institutions.add_subject("the Drivers Union", 1, 0)
    institutions.add_subject("the union", 1, 30)
    institutions.add_subject("the Ostrow Times", 1, 40)
    assert institutions.just_named(1, 60) == "Drivers Union"
    assert institutions.just_named(1, 60, "company") == "Ferrow Motors"
    assert institutions.just_named(1, 60, "court") == ""
    assert institutions.just_named(3, 60) == ""


def test_prices_and_quotations_are_no_names():
    institutions = named((-1, "Fares of the Railway rise 18 per cent"), (0, "“State of the Union"), (0, "a 5% Bank"))
    assert institutions.main_organisation(0) == ""
    assert institutions.home_of("governor", 0) == ""


def test_a_description_is_no_name_of_the_company():
    institutions = named((0, "biotech company"), (0, "Norwine"), (1, "Norwine"))
    assert institutions.fullest("the company", 1) == "Norwine"
    assert institutions.fullest("the group", 1) == "group"


def test_attorneys_general_command_no_army():
    institutions = named((0, "the Larkland Army"))
    assert institutions.home_of("general", 0) == "Larkland Army"
    assert institutions.home_of("attorney general", 0) == ""


def test_its_is_the_subject_before_the_longest_name():
    institutions = named((0, "Holm PAC"), (0, "Great Larkland Harbour Convention"))
    institutions.add_subject("Holm PAC", 0, 4)
    assert institutions.before(0) == "Holm PAC"


def test_a_bare_plural_stays_bare():
    assert named((0, "regional authorities")).fullest("Authorities", 1) == "Authorities"


def test_what_names_no_institution():
    institutions = named((0, "no state"), (0, "Strong words from the trust"), (0, "Mexico's immigration agency"))
    assert institutions.home_of("governor", 0) == ""
    assert institutions.fullest("trust", 0) == "trust"
    assert institutions.fullest("Mexico", 0) == "Mexico"


def test_first_words_that_begin_one_name_only():
    institutions = named((0, "the Goldwater Institute"), (0, "the Ostrow Council"), (0, "the Ostrow Police"))
    assert institutions.first_words() == {"goldwater": "Goldwater Institute"}


def test_a_bare_kind_counts_for_the_one_longer_name():
    phrases = [(0, "Ostrow City Theatre"), (0, "Harbour Board"), (1, "Harbour Board"), *[(1, "Theatre")] * 3]
    assert named(*phrases).main_organisation(1) == "Ostrow City Theatre"
    two = named(*phrases, (0, "Velden State Theatre"))
    assert two.main_organisation(1) == "Theatre"


@pytest.mark.parametrize("body", ["works council", "Staff Council", "student council"])
def test_bodies_of_those_who_work_in_a_house_have_no_executive(body):
    assert named((0, body)).home_of("chief executive", 0) == ""
    assert named((0, body), (3, "Harbour Council")).home_of("chief executive", 0) == "Harbour Council"


@pytest.mark.parametrize(("printed", "house"), [
    ("the head office of Ferrow Motors", "Ferrow Motors"),
    ("the headquarters of the Harbour Board", "Harbour Board"),
    ("management of the Harbour Board", "Harbour Board"),
    ("board of directors", "board of directors"),
])
def test_the_head_office_of_a_house_is_the_house(printed, house):
    institutions = named((0, printed))
    institutions.add_subject(printed, 0, 3)
    assert (institutions.printed(), institutions.subject_before(0, 20)) == ([house], house)


def test_initials_are_led_to_the_name_they_are_of():
    known = (0, "Ostrow Port Authority"), (1, "OPA")
    assert named(*known).fullest("OPA", 1) == "Ostrow Port Authority"
    assert named(*known, (0, "Ostrow Press Association")).fullest("OPA", 1) == "OPA"
    assert named((0, "Harbour Board")).fullest("HB", 1) == "HB"


def test_the_school_may_be_a_university():
    institutions = named((0, "Velden University"))
    institutions.add_subject("Velden University", 0, 0)
    assert institutions.fullest("the school", 1) == "Velden University"
    assert institutions.just_named(0, 60, "school") == "Velden University"
    institutions.add("Holm Middle School", 0)
    assert institutions.fullest("the school", 1) == "Holm Middle School"


def test_the_union_may_be_one_without_a_word_for_it():
    institutions = named((0, "Harbour Board"), (0, "United Ferryhands"))
    assert institutions.fullest("the union", 1) == "union"
    institutions.add_subject("United Ferryhands", 0, 0)
    assert institutions.fullest("the union", 1) == "United Ferryhands"
    institutions.add("Ropemakers Union", 1)
    assert institutions.fullest("the union", 1) == "Ropemakers Union"


def test_of_its_own_article_a_house_is_the_main_one():
    institutions = named((0, "Ferrow Motors"), (0, "Ferrow Motors"), (0, "Harbour Board"))
    assert institutions.main_organisation(0) == "Ferrow Motors"
    institutions.publishing = "Harbour Board"
    assert institutions.main_organisation(0) == "Harbour Board"


def test_the_first_house_that_does_anything_in_the_body():
    institutions = Institutions()
    assert institutions.first_subject() == ""
    for frame, offset, text in ((1, 40, "Ferrow Motors"), (1, 4, "the Harbour Board"), (0, 0, "the council"),
                                (-1, 0, "Larch Union")):
        institutions.add_subject(text, frame, offset)
    assert institutions.first_subject() == "Harbour Board"


def test_what_stands_for_a_quotation_begins_no_name():
    assert named((0, "Yes Harbour Board")).printed() == []


def test_a_guild_has_a_general_secretary():
    assert named((0, "Ropemakers Guild")).home_of("general secretary", 0) == "Ropemakers Guild"


@pytest.mark.parametrize(("names", "full"), [
    (("Tessaly Rail", "Rivers Agency"), "Tessaly Rail"),
    (("Tessaly Rail", "Oster Railways"), "railway company"),  # two of that trade
    (("Holm Foods",), "railway company"),
    (("Railway Workers' Union",), "railway company"),
])
def test_a_company_of_a_trade_is_the_one_named_by_it(names, full):
    institutions = named(*((0, name) for name in names))
    assert institutions.fullest("the railway company", 1) == full
