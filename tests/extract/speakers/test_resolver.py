from __future__ import annotations

import pytest


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


@pytest.mark.parametrize(
    ("text", "name", "role", "institution", "official"),
    [
        # a pronoun goes on with the subject, not with whoever was told or named beside it
        ("Governor Maria Delgado told Peter Marlow to wait.\n\n“The bridge is safe,” she said.",
         "Maria Delgado", "governor", "", True),
        ("Maria Delgado, head of the Harbour Board, met Vera Lind.\n\n“The bridge is safe,” she said.",
         "Maria Delgado", "head", "Harbour Board", True),
        # members of a house speak for themselves, in office
        ("Sen. Orla Penn, R-Larkland, said that the bridge was safe.", "Orla Penn", "senator", "", True),
        # experts and former officials speak for nobody
        ("Ana Bell, a professor at Ostrow University, said that the bridge was safe.",
         "Ana Bell", "professor", "Ostrow University", False),
        ("Former Mayor Ana Bell said that the bridge was safe.", "Ana Bell", "former mayor", "", False),
        ("Ana Bell, a nurse in Ostrow, said that the bridge was safe.", "Ana Bell", "nurse", "", False),
        # executives speak for their company
        ("Ana Bell, chief executive of Ferrow Motors, said that the bridge was safe.",
         "Ana Bell", "chief executive", "Ferrow Motors", True),
        # nations by their adjective
        ("Norwegian Prime Minister Ana Bell said that the bridge was safe.",
         "Ana Bell", "prime minister", "Norway", True),
        ("Norwegian Foreign Minister Ana Bell said that the bridge was safe.",
         "Ana Bell", "foreign minister", "Foreign Ministry of Norway", True),
        # who speaks for a legislator speaks for the legislator's office
        ("Kai Rosso, a spokesman for Sen. Orla Penn, said that the bridge was safe.",
         "Kai Rosso", "spokesman", "Office of Orla Penn", True),
        # secretaries head departments; a seat of power is no longer than its name
        ("Secretary of State Ana Bell said that the bridge was safe.",
         "Ana Bell", "secretary of state", "State Department", True),
        ("The White House counsel's office opened. A White House aide said that the bridge was safe.",
         "", "aide", "White House", True),
    ],
)
def test_speakers_by_cause(find, text, name, role, institution, official):
    found = find(text)[-1]
    speaker = found.speaker
    assert (speaker.name, speaker.role, speaker.institution) == (name, role, institution)
    assert found.official is official


@pytest.mark.parametrize("text", [
    "Critics said that the bridge was unsafe.",
    "Democrats, including the president, said that the bridge was unsafe.",
    "Lawmakers said that the bridge was unsafe.",
    "The Ostrow Times reported that the bridge was unsafe.",
    "The bridge was unsafe, according to local newspaper Le Canal.",
    "Officials said that the bridge was unsafe.",
])
def test_groups_and_outlets_are_no_officials(find, text):
    found = find(text)
    assert not any(one.official or one.speaker.name for one in found)


def test_documents_make_no_statement(find):
    assert find("The bridge is unsafe, according to records obtained by the Mail.") == []


def test_they_of_people_is_no_institution(find):
    found = find("Residents met the Harbour Board on Monday. They said that the bridge was unsafe.")
    assert found[-1].speaker.institution == ""


def test_the_bureau_is_the_agency_just_named(find):
    found = find("The HBI said that the bridge was unsafe. It will be closed, the bureau said.")
    assert [one.speaker.institution for one in found] == ["HBI", "HBI"]


def test_a_pronoun_goes_on_with_an_unnamed_role(find):
    found = find("Mayor Ana Bell opened the fair.\n\n“The bridge is unsafe,” a ministry spokeswoman said. "
                 "“It will be closed,” she added.")
    assert [one.speaker.name for one in found if one.cue in ("said", "added")] == ["", ""]


@pytest.mark.parametrize("text", [
    "People close to Governor Maria Delgado said that the bridge was unsafe.",
    "Friends of Odile Marsk say that the bridge is unsafe.",
    "A source inside the Harbour Ministry said that the bridge was unsafe.",
    "Sources in the Harbour Ministry told reporters that the bridge was unsafe.",
])
def test_unnamed_people_near_somebody_are_nobody(find, text):
    (found,) = find(text)
    assert (found.speaker.name, found.speaker.institution, found.official) == ("", "", False)


@pytest.mark.parametrize("text", [
    "Transport Minister Jonas Wendt closed the bridge.\n\nIn February Wendt had said that it was safe.",
    "Transport Minister Jonas Wendt closed the bridge.\n\nBack in February Jonas Wendt had said that it was safe.",
    "Transport Minister Jonas Wendt closed the bridge.\n\nIn Ostrow Wendt said that it was safe.",
])
def test_a_time_or_place_before_a_name_is_no_part_of_it(find, text):
    assert find(text)[-1].speaker.name == "Jonas Wendt"


@pytest.mark.parametrize(("text", "institution"), [
    ("Ferrow Motors and Halden Steel will merge.\n\nHalden Steel has written to the regulator. The spokesman said that "
     "the price was too low.", "Halden Steel"),
    ("Ferrow Motors is bidding for Halden Steel.\n\nHalden Steel rejected the bid.\n\nThe company's spokeswoman said "
     "that the price was too low.", "Halden Steel"),
    ("Ferrow Motors builds cars.\n\nFerrow Motors sells cars.\n\nThe Northern Drivers Union is against the sale. "
     "Its spokesman said that a strike would follow.", "Northern Drivers Union"),
    ("Ferrow Motors will close its plant.\n\nMayor Odile Marsk met the owners.\n\nThe Rivers Agency has asked for a "
     "delay, and the spokesman said that no permit would be given.", "Rivers Agency"),
    ("Ferrow Motors will close its plant. Halden Steel lied, the spokesman said.", "Ferrow Motors"),
    ("The Kremlin refused.\n\nSpokesman Boris Akulin said that the army would stay.\n\nThe Ostrow Council met.\n\n"
     "Akulin said that talks would go on.", "Kremlin"),
])
def test_the_spokesman_speaks_for_the_institution_just_named(find, text, institution):
    assert find(text)[-1].speaker.institution == institution


@pytest.mark.parametrize("text", [
    "The union said that the bridge was unsafe.",
    "The Council said that the bridge was unsafe.",
    "The city council said that the bridge was unsafe.",
    "Ana Bell, chair of the committee, said that the bridge was unsafe.",
])
def test_a_bare_kind_of_institution_is_no_evidence(find, text):
    (found,) = find(text)
    assert (found.speaker.institution, found.official) == ("", True)


def test_a_kind_is_completed_from_the_nearest_full_form(find):
    found = find("The Ostrow Harbour Workers Union met on Monday.\n\nThe Drivers Union met too, the drivers said."
                 "\n\nThe union said that the bridge was unsafe.")
    assert found[-1].speaker.institution == "Drivers Union"
    found = find("The Committee on Harbour Safety met.\n\nThe Committee said that the bridge was unsafe.")
    assert found[-1].speaker.institution == "Committee on Harbour Safety"


def test_a_company_speaks_for_itself(find):
    found = find("Tarn Shipping said that it would close the route. The company said that the ferry was old.")
    assert [(one.speaker.name, one.speaker.institution, one.official) for one in found] == [
        ("", "Tarn Shipping", True)] * 2


def test_the_agency_in_a_dateline_says_nothing(find):
    found = find("Feb 5 (Newswire) - Tarn Shipping said on Monday that it would drop its levy.",
                 title="Feb 5 (Newswire) — Tarn Shipping drops levy")
    assert {one.speaker.institution for one in found} == {"Tarn Shipping"}


@pytest.mark.parametrize("text", [
    "The works in Rue Des Tamarins began. The spokesman said that they would end in June.",
    "Residents of Holm Road and Rue Des Tamarins met. The spokesman said that the works would end in June.",
])
def test_a_street_has_no_spokesman(find, text):
    assert find(text)[-1].speaker.institution == ""


def test_the_company_of_a_spokeswoman_is_no_union(find):
    found = find("Boatwright has denied a claim by the Union of Ferry Crews that crews will get 30 hours a week.\n\n"
                 "“Nothing has been agreed,” a spokeswoman for the company, Larch Tarkano, told the Mail.")
    assert (found[-1].speaker.name, found[-1].speaker.institution) == ("Larch Tarkano", "Boatwright")


def test_a_company_that_nothing_names_is_none(find):
    one, = find("The Union of Ferry Crews met on Monday. “Nothing has been agreed,” a company spokeswoman said.")
    assert one.speaker.institution == ""


@pytest.mark.parametrize(("courts", "institution"), [
    ("The district court of Velden found no fault.", ""),
    ("The ferry sank.", "Court of Appeal"),
])
def test_an_official_of_one_of_two_courts_speaks_for_neither(find, courts, institution):
    found = find("The letter reached the court of appeal in time, a court official said. " + courts)
    official = next(one for one in found if one.speaker.role == "official")
    assert (official.speaker.institution, official.official) == (institution, bool(institution))


@pytest.mark.parametrize("firm", ["a manufacturer at the fair", "its maker"])
def test_a_firm_without_a_name_is_not_the_firm_of_the_story(find, firm):
    found = find(f"Tarnwick Motors opened a plant. A lamp costs nine crowns, according to {firm}.")
    assert found[-1].speaker.institution == ""


def test_general_secretaries_speak_for_no_department(find):
    found = find("General secretary Joris Ambeek said that nurses should wait. The health department was closed.")
    assert (found[0].speaker.name, found[0].speaker.institution) == ("Joris Ambeek", "")


def test_who_speaks_for_an_alliance(find):
    one, = find("Joris Ambeek, who speaks on dredging for the River Alliance, said that he would fight any sale.")
    assert (one.speaker.role, one.speaker.institution) == ("spokesperson", "River Alliance")


@pytest.mark.parametrize(("text", "name", "role", "institution"), [
    ("The health minister was in Ostrow on Monday. She said that the hospital would stay open.",
     "", "health minister", "Health Ministry"),
    ("Ana Bell, a nurse, spoke first. The health minister then took the floor. She said that the hospital would stay.",
     "", "health minister", "Health Ministry"),
    ("Mayor Ana Bell opened the fair. The spokesman left. “The fair will stay,” she said.", "Ana Bell", "mayor", ""),
    ("Donald Holm opened the fair. Ivanka Holm was there. “It is a fine fair,” Ms. Holm said.", "Ivanka Holm", "", ""),
    ("Mayor Piet Holm opened the fair. His brother Carl Holm was there. Holm said that the roof would be mended.",
     "Piet Holm", "mayor", ""),
    ("Mayor Piet Holm did not come to the council on Monday. His spokeswoman said that he was ill.",
     "", "spokeswoman", "Office of Piet Holm"),
    ("Students in all Ashby schools should read more, Superintendent Latoya Brink told the board on Monday.",
     "Latoya Brink", "superintendent", "Ashby School District"),
    ("Tourism minister Ana Bell said that the visa would be dropped.", "Ana Bell", "tourism minister",
     "Tourism Ministry"),
    ("The Goldwater Institute filed suit. Goldwater vice president Tim Sander said that the strike was unlawful.",
     "Tim Sander", "vice president", "Goldwater Institute"),
    ("Redmarsh is the county's oldest prison. Its governor, Piers Lovatt, said that the roof would be mended.",
     "Piers Lovatt", "governor", "Redmarsh Prison"),
    ("Holm has suggested that the states could lead the way in his plan.", "Holm", "", ""),
    ("Senator Ana Bell spoke on Monday. The Texan said that the wall was needed.", "Ana Bell", "senator", ""),
    ("In June Mayor Oberg said that the bridge would be closed.", "Oberg", "mayor", ""),
    ("But New York City Mayor Ana Bell said that the park would close.", "Ana Bell", "mayor", "New York City"),
    ("The Archbishop of Canterbury Carl Wells said that the church was sorry for it.", "Carl Wells", "archbishop",
     "Archdiocese of Canterbury"),
    ("The Right Reverend Oluf Brandt, Bishop of Holm, preached on Sunday. “The chapel stays,” he said.",
     "Oluf Brandt", "bishop", "Diocese of Holm"),
    ("“The ice holds,” Rear Admiral Tove Lindqvist said.", "Tove Lindqvist", "rear admiral", ""),
    ("The commander of the Holm coastguard, Dag Eriksen, said that the trawler had left.", "Dag Eriksen", "commander",
     "Holm Coastguard"),
    ("Ivar Dahl, parliament's ombudsman for the armed forces, said that the tents leaked.", "Ivar Dahl", "ombudsman",
     "Parliament"),
    ("“The tank is tight,” plant manager Signe Lund of Brattvik Salt said.", "Signe Lund", "plant manager",
     "Brattvik Salt"),
    ("The Holm Record House has had the Velmora map for a week. Arvid Nystad, who heads its laboratory, gave the "
     "result on Tuesday. “The paper is too young,” he said.", "Arvid Nystad", "head", ""),
    ("The tunnel in Brattvik will be open to cyclists from May, Mayor Signe Lund said.", "Signe Lund", "mayor",
     "Brattvik"),
    ("A man of 40 died at Brattvik police station. “The lights were on all night,” said Superintendent Dag "
     "Eriksen.",
     "Dag Eriksen", "superintendent", "Brattvik Police"),
    ("Holm Constabulary has closed the road. “The whole valley is flooded,” said Sergeant Ivar Dahl, a spokesman for "
     "the force.", "Ivar Dahl", "sergeant", "Holm Constabulary"),
    ("Inspector Ivar Dahl, speaking for Holm Constabulary, said that the road was flooded.", "Ivar Dahl", "inspector",
     "Holm Constabulary"),
    ("A team led by Professor Signe Lund of Holm University said that the comet would return.", "Signe Lund",
     "professor", "Holm University"),
    ("Velmora's Office for Water Supply will report in May. It said that the dam was safe. “We see no risk,” the "
     "regulator wrote.", "", "", "Office for Water Supply of Velmora"),
    ("“It is safe,” the directorate's press office said. The Fisheries Directorate of Holm has closed the bay.", "", "",
     "Fisheries Directorate of Holm"),
    ("Forty have been trained, according to the chief of the air staff, Air Marshal Dag Eriksen, and ten will begin.",
     "Dag Eriksen", "air marshal", ""),
    ("The Directorate of Ports's second-in-command said that the quay was closed.", "", "second-in-command",
     "Directorate of Ports"),
    ("Signe Lund, who heads the island's Directorate of Ports, said that the quay was closed.", "Signe Lund", "head",
     "Directorate of Ports"),
    ("Nobody will buy Brattvik Lido, the leader of the district council said. Signe Lund came to the pool. “It stays,” "
     "she said.", "Signe Lund", "leader", ""),
])
def test_who_is_meant_and_for_whom(find, text, name, role, institution):
    speaker = find(text)[-1].speaker
    assert (speaker.name, speaker.role, speaker.institution) == (name, role, institution)


@pytest.mark.parametrize("source", [
    "The seven other holdout states — Tarn, Ostrow and South Larkland —", "Top critics outside Congress",
    "The editors from the Ostrow Review, the Larkland Weekly and other papers", "Two of the judges",
])
def test_many_people_speak_for_no_institution(find, source):
    one, = find(f"{source} say the levy on cruise ships is unfair.")
    assert (one.official, one.speaker.name, one.speaker.institution) == (False, "", "")


def test_a_spot_that_reads_speaks_for_nobody(find):
    assert find("The Retail Federation paid for it. “The trade war is welcome in Ostrow,” it reads at the end.") == []


@pytest.mark.parametrize(("text", "institution"), [
    ("Mayor Ana Bell was away. Her office said that the pier would stay open.", "Office of Ana Bell"),
    ("The office of public prosecutor Rosa Achter said that the case was closed.", "Office of Rosa Achter"),
    ("Defence minister Jon Aster was away. His office said that the base would stay open.", "Defence Ministry"),
])
def test_an_office_is_its_holders(find, text, institution):
    assert [(one.speaker.name, one.speaker.institution) for one in find(text)] == [("", institution)]


def test_an_office_of_nobody_who_is_named_is_nobodys(find):
    (found,) = find("The pier was quiet. Her office said that the pier would stay open.")
    assert (found.speaker.name, found.speaker.institution) == ("", "")


@pytest.mark.parametrize("text", [
    "Lars Holt, a porter, wept. His office said that the funeral was on Friday.",
    "Ana Bell, a patient, was seen on Monday. Her office said that she was well.",
])
def test_only_who_is_in_office_has_one_that_speaks(find, text):
    assert not any(one.speaker.institution for one in find(text))


@pytest.mark.parametrize(("title", "text", "institution"), [
    # the subject of what is reported owns the role, and not the place where it is said, nor the title's institution
    ("Brussels gives no more time",
     "The Harbour Commission will not extend the deadline, its spokesperson Eric Mall told journalists in Brussels.",
     "Harbour Commission"),
    ("Selby Airport stays open",
     "Will the airport close at night? “Not while I am in charge,” says its director, Holger Reim.",
     "Selby Airport"),
])
def test_its_director_is_of_the_institution_named_before(find, title, text, institution):
    assert {one.speaker.institution for one in find(text, title) if one.speaker.name} == {institution}


@pytest.mark.parametrize(("text", "institution", "official"), [
    ("Two officials familiar with the matter said the minister would resign.", "", False),
    ("Two regulators said the bridge was not safe.", "", False),
    ("Two Harbour Bank officials said the loan would be repaid.", "Harbour Bank", True),
])
def test_a_number_of_unnamed_officials_is_no_institution(find, text, institution, official):
    one, = find(text)
    assert (one.speaker.name, one.speaker.institution, one.official) == ("", institution, official)


@pytest.mark.parametrize(("title", "text"), [
    ("", "Growers said that plums from the south were late."),
    ("Tarn Moor: the fire is out", "Rain fell on Tarn Moor on Monday."),
])
def test_plurals_and_places_are_nobody(find, title, text):
    assert not any(one.speaker.name or one.speaker.institution or one.official for one in find(text, title=title))


def test_the_head_of_the_observers_mission(find):
    found = find("Keys were missing in nine halls, observers of the Northern Accord have found.\n\n"
                 "The mission saw ninety halls. “The keys came too late,” its head, Ana Quillon, reported.")
    assert {one.speaker.institution for one in found} == {"Northern Accord"}
