from __future__ import annotations

import pytest

from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article
from streams.extract.speakers.affiliation import Affiliation, parent_of, speaks_officially


def affiliation(nlp, text):
    return Affiliation(Cast(parse_article("", text, nlp)))


def test_minister_speaks_for_the_ministry(nlp):
    of = affiliation(nlp, "Zelden's health ministry opened a clinic.").of
    assert of("health minister", "", "", 0) == "Health Ministry of Zelden"
    assert (
        affiliation(nlp, "A clinic opened.").of("defence minister", "Ardenia", "", 0) == "Defence Ministry of Ardenia"
    )


def test_bare_police_get_the_place(nlp):
    of = affiliation(nlp, "Two shops in Ostrow burned on Monday. Nobody in Ostrow was hurt, the police said.").of
    assert of("superintendent", "", "", 0) == "Ostrow Police"


def test_heads_of_state_speak_for_no_house_that_is_not_printed(nlp):
    assert affiliation(nlp, "The Rivers Agency opened a gate.").of("president", "", "", 0) == ""


def test_a_spokesman_belongs_to_the_company_of_the_article(nlp):
    assert affiliation(nlp, "Ferrow Motors recalled a car.").of("spokesman", "", "", 0) == "Ferrow Motors"


@pytest.mark.parametrize(
    ("role", "institution", "official"),
    [
        ("mayor", "", True),
        ("head of retail", "Ferrow Motors", True),
        ("analyst", "", False),
        ("", "Rivers Agency", True),
        ("former minister", "Health Ministry", False),
        ("", "", False),
        ("chief pilot", "", False),
        ("professor", "Ostrow University", False),
        ("senior fellow", "Bell Institute", False),
        ("retired sheriff", "Ostrow", False),
        ("attorney", "", False),
        ("district attorney", "", True),
        ("adviser", "", False),
        ("national security adviser", "", True),
        ("legal analyst", "Channel News", False),
        ("ranking member", "", True),
        ("senator", "", True),
    ],
)
def test_official(role, institution, official):
    assert speaks_officially(role, institution) is official


def test_parent_of_a_ministry():
    assert parent_of("Health Ministry of Zelden") == "Government of Zelden"
    assert parent_of("Rivers Agency") == ""


@pytest.mark.parametrize(("role", "printed"), [
    ("senator", "Larkland"), ("majority leader", "Senate"), ("leader", "Senate Republican"), ("mp", "Larkland"),
])
def test_a_house_of_many_minds_has_no_voice(nlp, role, printed):
    assert affiliation(nlp, "The Senate sat.").of(role, printed, "", 0) == ""


def test_secretaries_of_state_and_permanent_ones(nlp):
    of = affiliation(nlp, "A clinic opened.").of
    assert of("secretary of defense", "", "", 0) == "Defense Department"
    assert of("permanent secretary", "Harbour Ministry", "", 0) == "Harbour Ministry"


def test_lawyers_do_not_speak_for_the_office_of_their_client(nlp):
    of = affiliation(nlp, "Sen. Orla Penn spoke.").of
    assert of("spokesman", "Orla Penn", "", 0) == "Office of Orla Penn"
    assert of("lawyer", "Orla Penn", "", 0) == ""


@pytest.mark.parametrize(("role", "printed", "institution"), [
    ("state secretary", "Norland's transport ministry", "Transport Ministry of Norland"),
    ("first minister", "", ""),
    ("harbour secretary", "HBI", "Harbour Department"),
    ("then harbour secretary", "", "Harbour Department"),
    ("director", "film", ""),
    ("campaign manager", "", ""),
    ("private secretary", "", ""),
])
def test_offices_without_a_department(nlp, role, printed, institution):
    of = affiliation(nlp, "The Harbour Department and the Rivers Agency met. The Rivers Agency left.").of
    assert of(role, printed, "", 0) == institution


def test_one_of_many_has_only_the_house_beside_it(nlp):
    of = affiliation(nlp, "The Ostrow High Court sat.").of
    assert of("judge", "", "", 0) == "Ostrow High Court"
    assert of("judge", "", "", 0, one_of_many=True) == ""
    assert of("judge", "Tarn Court", "", 0, one_of_many=True) == "Tarn Court"


def test_the_field_of_a_role_leads_to_its_house(nlp):
    of = affiliation(nlp, "The Larkland State Forestry Division and the Ostrow Team met.").of
    assert of("state forestry spokesman", "", "", 0) == "Larkland State Forestry Division"


def test_staff_speak_for_the_one_firm_of_the_article(nlp):
    text = "Vessa Quarrel said that the water was clean.\n\nThe miner has nine wells. Vessa employs 400."
    of = affiliation(nlp, text).of
    assert of("environment manager", "", "", 1) == "Vessa Quarrel"
    assert of("environment manager", "Vessa", "", 1) == "Vessa Quarrel"
    assert of("campaign manager", "", "", 1) == ""
    two = affiliation(nlp, text + "\n\nTarn Shipping left.").of
    assert two("environment manager", "", "", 1) == ""


def test_a_deputy_of_a_rank_has_the_house_of_the_office(nlp):
    of = affiliation(nlp, "Tarn University opened a clinic.").of
    assert of("vice-rector", "", "", 0) == "Tarn University"
    assert speaks_officially("vice-rector", "")


@pytest.mark.parametrize(("text", "house"), [
    ("The Ferry Crews Union met in Ostrow. The Ferry Crews Union has nine branches.", "Ferry Crews Union"),
    ("Velden University opened a campus in May.", "Velden University"),
    ("University of Velden opened a campus in May.", "University of Velden"),
    ("Velden University opened a campus. The government paid for it.", ""),  # may have a president too
    ("The Ferry Crews Union met the transport minister. The Ferry Crews Union has nine branches.", ""),
    ("Ferrow Motors recalled a car.", ""),
])
def test_a_bare_president_is_the_houses_where_no_state_is_told_of(nlp, text, house):
    of = affiliation(nlp, text).of
    assert [of(role, "", "", 0) for role in ("president", "vice president")] == [house] * 2


def test_an_ambassador_does_not_speak_for_where_he_is_posted(find):
    (said, *_) = find("The Velden foreign ministry sent a note.\n\nOur ambassador in Velden, Nils Oberg, said that the "
                      "border would stay open.")
    assert (said.speaker.name, said.speaker.role, said.speaker.institution) == ("Nils Oberg", "ambassador", "")


def test_the_countrys_minister_is_of_no_ministry_of_country(find):
    (said, *_) = find("The ferries will stop in May, the country's transport minister, Nils Oberg, said.")
    assert said.speaker.institution == "Transport Ministry"


def test_two_who_speak_for_each_other_have_an_end(nlp):
    text = "Ana Bell, a spokeswoman for Nils Oberg, said yes. Nils Oberg, a spokesman for Ana Bell, said no."
    of = affiliation(nlp, text).of
    assert of("spokeswoman", "Nils Oberg", "", 0) == "Office of Nils Oberg"
    assert of("spokesman", "Ana Bell", "", 0) == "Office of Ana Bell"


def test_the_harbour_master_of_a_place_is_of_its_harbour_board(nlp):
    of = affiliation(nlp, "The harbour board met. The Ostrow Harbour Bank closed.").of
    assert of("harbour master", "Ostrow Quay", "", 0) == "Harbour Board"
    assert affiliation(nlp, "A ship came.").of("harbour master", "Ostrow Quay", "", 0) == "Ostrow Quay"
    assert affiliation(nlp, "The Ostrow Harbour Bank closed.").of("harbour master", "", "", 0) == ""


def test_a_chief_inspector_may_be_of_the_police(nlp):
    assert affiliation(nlp, "The Rural Fire Inspectorate met.").of("chief inspector", "", "", 0) == (
        "Rural Fire Inspectorate")
    assert affiliation(nlp, "The Rural Fire Inspectorate met the police.").of("chief inspector", "", "", 0) == ""


@pytest.mark.parametrize(("role", "official"), [("harbour master", True), ("verger", False), ("station master", True)])
def test_offices_of_ports_and_posts_in_houses(role, official):
    assert speaks_officially(role, "") is official
