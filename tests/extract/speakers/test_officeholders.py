from __future__ import annotations

from datetime import datetime, timezone

import pytest

from streams.extract.extractor import find_statements
from streams.extract.names.antecedents import Antecedents


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Robert Quillon opened the fair. Harbour Union President Ana Bell came late.\n\n"
         "“The fair will stay,” the president said.", "Robert Quillon"),
        ("Vice President Ana Bell opened the fair. President Robert Quillon came late.\n\n"
         "“The fair will stay,” the president said.", "Robert Quillon"),
        ("Sen. Orla Penn, R-Larkland, opened the fair.\n\n“The fair will stay,” the Larkland Republican said.",
         "Orla Penn"),
        ("A reporter met Ana Bell at the fair.\n\n“The fair will stay,” the official said.", ""),
        ("Mayor Ana Bell opened the fair.\n\n“The fair will stay,” a mayor said.", ""),
        ("Norwegian President Ana Bell met President Robert Quillon.\n\n"
         "“The fair will stay,” the Norwegian president said.", "Ana Bell"),
    ],
)
def test_whom_a_role_means(find, text, name):
    assert find(text)[-1].speaker.name == name


@pytest.mark.parametrize(("text", "name", "institution"), [
    ("Lars Oberg defended the tunnel on Monday. His chief executive said that the tunnel was cheap.", "", ""),
    ("Lars Oberg, chief executive of the Ferrow Harbour Board, defended the tunnel. His chief executive said that the "
     "tunnel was cheap.", "", "Ferrow Harbour Board"),
    ("Mayor Lars Oberg of Ferrow defended the tunnel.\n\n“The tunnel is cheap,” his spokeswoman said. Mira Holt told "
     "reporters that the tunnel was safe.", "Mira Holt", "Ferrow"),
    ("Lars Oberg, chief executive of the Ferrow Harbour Board, was absent. His lawyer, Mira Holt, said that he was "
     "ill.", "Mira Holt", ""),
    ("Ana Bell, a top campaigner, said that the tunnel was cheap. The commissioner said that the "
     "tunnel was safe.", "", ""),
])
def test_whose_a_role_is(find, text, name, institution):
    speaker = find(text)[-1].speaker
    assert (speaker.name, speaker.institution) == (name, institution)


def test_its_chief_is_the_one_of_that_house(find):
    found = find("The boat section of Tarnwick Police will be closed, its chief constable has said.\n\n"
                 "“The boats leak,” Chief Constable Joris Ambeek of Tarnwick told a meeting.\n\n"
                 "Chief Constable Mira Holt of Ilmen led the meeting. Ilmen Police keeps its boats.")
    assert [one.speaker.name for one in found[:2]] == ["Joris Ambeek"] * 2


def test_its_chief_is_nobody_of_another_house(find):
    found = find("The boat section of Tarnwick Police will be closed, its chief constable has said.\n\n"
                 "Chief Constable Mira Holt of Ilmen Police led the meeting.")
    assert found[0].speaker.name == ""


def test_an_executive_may_be_a_body(find):
    found = find("Joris Ambeek said that the dam was safe.\n\nThe provincial executive is counting the dams.")
    assert (found[0].speaker.name, found[0].speaker.role) == ("Joris Ambeek", "")


def test_a_chief_officer_is_named_by_the_next_paragraph(find):
    found = find("No station will close, the county's chief fire officer has said.\n\n"
                 "“They stay open,” Joris Ambeek told the fire authority. Tarnwick Fire and Rescue Service has nine.")
    assert {(one.speaker.name, one.speaker.role, one.speaker.institution) for one in found[:2]} == {
        ("Joris Ambeek", "chief fire officer", "Tarnwick Fire and Rescue Service")
    }


def test_the_leader_of_the_council_is_who_has_led_it(find):
    found = find("Firms in Tarnwick will have to pay for their bins from May, the leader of the city council has "
                 "confirmed.\n\n“It will go ahead,” Joris Ambeek told a committee.\n\n"
                 "Cllr Ambeek, who has led the council since 2022, said that letters would go out.")
    assert {one.speaker.name for one in found} == {"Joris Ambeek"}
    assert {one.speaker.role for one in found} == {"leader"}


def test_the_office_of_the_lede_is_of_the_one_who_is_quoted_bare(find):
    found = find("Jonah Amble died of thirst in a cell in Ostrow, a coroner has concluded.\n\n"
                 "“His heart was that of a healthy man,” Gwen Asare told the inquest on Friday.")
    assert [(one.speaker.name, one.speaker.role) for one in found] == [("Gwen Asare", "coroner")] * 2
    several = find("Jonah Amble died of thirst in a cell in Ostrow, a coroner has concluded.\n\n"
                   "“His heart was healthy and strong,” Gwen Asare told us. “It was the heat,” Carl Holm told us.")
    assert several[0].speaker.name == ""


@pytest.mark.parametrize(("text", "role"), [
    ("Ana Bell said that the mayor had broken his word on the ferry.", ""),
    ("Ana Bell told reporters that the port director had hidden the bill.\n\n“The bill is too high,” Bell said.", ""),
    ("The tug was sold for nothing by the port director.\n\n“The tug is gone for good,” Ana Bell told us.",
     "director"),
])
def test_of_whom_somebody_speaks_is_not_the_speaker(find, text, role):
    assert {(one.speaker.name, one.speaker.role) for one in find(text)} == {("Ana Bell", role)}


def test_two_labels_of_a_debate_are_two_people(find):
    found = find("The Minister for Ports: The quay will be of stone.\n\nMr Oberg (Ostrow North): The quay is dear.")
    assert [one.speaker.name for one in found] == ["", "Oberg"]


def test_an_office_of_the_past_does_not_stand_in_the_way_of_the_ledes(find):
    found = find("The vice-chair of the Electoral Commission of Ostrow has called for the vote to be postponed.\n\n"
                 "\u201cNobody can vote on an island under water,\u201d Greta Nakayen said on Saturday.\n\n"
                 "Ms Nakayen, a former judge, was appointed in 2023.")
    assert {(one.speaker.name, one.speaker.role) for one in found} == {("Greta Nakayen", "vice-chair")}


@pytest.mark.parametrize("text", [
    "Former mayor Tom Oberg came. The minister said that the pier must close. Oberg said that it should stay.",
    "Tom Oberg, the former mayor of Ostrow, came on Monday. The mayor said that the pier would close.",
    "Tom Oberg, a former finance minister, came on Monday. The governor said that the plan was dead.",
])
def test_who_held_an_office_once_is_not_the_next_one_who_is_told_without_a_name(find, text):
    assert not any(one.speaker.name for one in find(text) if one.speaker.printed.startswith("The "))


def test_how_far_somebody_is_counts_only_among_who_may_hold_the_role(nlp, monkeypatch):
    asked = set()
    distance = Antecedents.distance
    monkeypatch.setattr(
        Antecedents, "distance", lambda self, person, frame: asked.add(person.name) or distance(self, person, frame))
    text = "Mayor Ana Bell met Inspector Carl Holm. Judge Greta Oberg came.\n\nThe mayor said that the pier will close."
    found = find_statements("", text, datetime(2026, 3, 4, tzinfo=timezone.utc), nlp, None)
    assert [one.speaker.name for one in found if one.speaker] == ["Ana Bell"]
    assert asked == {"Ana Bell"}


@pytest.mark.parametrize(("text", "name"), [
    ("Decree 12, signed by Ana Quillon on Monday, ends the ban.\n\nShops may open.\n\n"
     "“It is a fair rule,” the commissioner writes in a letter to them.", "Ana Quillon"),
    ("A petition, signed by Ana Quillon on Monday, is long.\n\nShops may open.\n\n"
     "“It is a fair rule,” the commissioner writes in a letter to them.", ""),
    ("Ana Quillon came to the mill on Wednesday.\n\n“The mill is not for sale,” the candidate for governor said.",
     "Ana Quillon"),
    ("Ana Quillon came to the mill on Wednesday.\n\n“The mill is not for sale,” a candidate for governor said.", ""),
])
def test_who_signed_or_stands_is_meant_by_the_office(find, text, name):
    assert find(text)[-1].speaker.name == name


def test_who_is_asked_holds_the_office(find):
    one, = find("We asked the interior minister on Tuesday, at the new gate. “The queue will be shorter by May,” said "
                "Ana Quillon.")
    assert (one.speaker.name, one.speaker.role) == ("Ana Quillon", "interior minister")
