from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.names.institution_names import canonical_institution
from streams.extract.names.mention import read_mention


@pytest.mark.parametrize(
    ("printed", "name", "role", "institution"),
    [
        ("Prime Minister Tove Aronsen", "Tove Aronsen", "Prime Minister", ""),
        ("Dr Oyin Lasisi, Pelworth's chief medical officer", "Oyin Lasisi", "chief medical officer", "Pelworth"),
        ("the ministry's spokesperson, Major Ruud Stolk", "Ruud Stolk", "spokesperson", "ministry"),
        ("a spokesman for the Harbour Board", "", "spokesman", "Harbour Board"),
        ("the governor of Velden's monetary authority", "", "governor", "Velden's monetary authority"),
        ("the bureau's head of testing, Folu Quist", "Folu Quist", "head of testing", "bureau"),
        ("Head of retail Margit Adeyo", "Margit Adeyo", "Head of retail", ""),
        ("chief of staff Colonel Abe Tornholm", "Abe Tornholm", "chief of staff", ""),
        ("Ana Ruiz, who runs the civil aviation authority", "Ana Ruiz", "head", "civil aviation authority"),
        ("Mara Toll, who succeeded Ludo Estrin as chief prosecutor", "Mara Toll", "chief prosecutor", ""),
        ("President Este Quiroz-Lind of Tarmonia", "Este Quiroz-Lind", "President", "Tarmonia"),
        (
            "Jerry Brookman, chief investment officer of First Harbour Trust",
            "Jerry Brookman",
            "chief investment officer",
            "First Harbour Trust",
        ),
        ("the city's police chief", "", "chief", "city police"),
        ("the Belmont public prosecutor's office", "", "", "Belmont public prosecutor's office"),
        ("Mr Ferrow", "Ferrow", "", ""),
        ("Minister of Ports and Roads Ana Bell", "Ana Bell", "Minister of ports and roads", ""),
        ("Minister for the Environment Radovan Toll", "Radovan Toll", "Minister of environment", ""),
        ("Minister of Forests and Pastures Tarek Olm", "Tarek Olm", "Minister of forests and pastures", ""),
        ("Minister of Health Ana Maria Bell", "Ana Maria Bell", "Minister of health", ""),
        ("the Minister of the Interior", "", "Minister of interior", ""),
        ("Minister of Health of Velden", "", "Minister of health", "Velden"),
        ("minister for Europe, Ana Bell", "Ana Bell", "minister of europe", ""),
        ("the finance minister of Velden", "", "finance minister", "Velden"),
        ("Artistic director Margit Adeyo", "Margit Adeyo", "Artistic director", ""),
        ("Archdeacon Margit Adeyo", "Margit Adeyo", "Archdeacon", ""),
        ("Skyway Airports", "", "", "Skyway Airports"),
        ("Sen. Orla Penn, R-Ohio", "Orla Penn", "Senator", ""),
        ("Sen. Orla Penn (R-Mont.)", "Orla Penn", "Senator", ""),
        ("Republican Gov. Dan Orlow", "Dan Orlow", "Governor", ""),
        ("former Larkland Gov. Dan Orlow", "Dan Orlow", "former Governor", "Larkland"),
        ("Lt. Col. Ruud Stolk", "Ruud Stolk", "Lieutenant Colonel", ""),
        ("Rep. Dean Oberg", "Dean Oberg", "Representative", ""),
        ("Rep. Steve King", "Steve King", "Representative", ""),
        ("Secretary of State Edda Kvistad", "Edda Kvistad", "Secretary of State", ""),
        ("a retired deputy sheriff from Ostrow", "", "retired deputy sheriff", ""),
        ("Ana Bell, a carpenter and a retired deputy sheriff", "Ana Bell", "retired deputy sheriff", ""),
        ("former Harbour lawyer Ana Bell", "Ana Bell", "former lawyer", ""),
        ("rival Ana Bell", "Ana Bell", "", ""),
        ("Channel Nine's Ana Bell", "Ana Bell", "", ""),
        ("Ana Bell of the Harbour Centre", "Ana Bell", "", "Harbour Centre"),
        ("Ana Bell, a nurse in Ostrow", "Ana Bell", "nurse", ""),
        ("Ana Bell, professor of law at the Ostrow Law School", "Ana Bell", "professor of law", "Ostrow Law School"),
        (
            "Ana Bell, director of the Ports Program at the Harbour Centre",
            "Ana Bell",
            "director of Ports Program",
            "Harbour Centre",
        ),
        ("Rep. Ana Bell, chair of the Harbour Committee", "Ana Bell", "chair", "Harbour Committee"),
        ("Chair of the Harbour Committee Anna Bell", "Anna Bell", "Chair", "Harbour Committee"),
        ("Ana Bell, head of shipping firm Ferrow Lines", "Ana Bell", "head", "Ferrow Lines"),
        ("a senior adviser to the Ostrow, Larkland-based Bell Institute", "", "senior adviser", "Bell Institute"),
        ("White House economic adviser Ana Bell", "Ana Bell", "economic adviser", "White House"),
        ("the embattled president Ana Bell", "Ana Bell", "president", ""),
        ("WATCH President Ana Bell", "Ana Bell", "President", ""),
        ("a President Bell", "Bell", "", ""),
        ("Centers for Harbour Safety", "", "", "Centers for Harbour Safety"),
        ("deputy adviser to the president Dr. Ana Bell", "Ana Bell", "deputy adviser", ""),
    ],
)
def test_parts_of_a_phrase(printed, name, role, institution):
    mention = read_mention(printed)
    assert (mention.name, mention.role, mention.institution) == (name, role, institution)
    assert mention.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        "residents",
        "one user",
        "A reader in Mill Creek",
        "some",
        "many, including two mayors",
        "a fitter with 34 years' service",
        "witnesses",
        "Democrats, including the president",
        "lawmakers",
        "state and local officials",
        "House Republicans",
    ],
)
def test_private_sources(printed):
    mention = read_mention(printed)
    assert not mention.name
    assert not mention.institution
    assert mention.private or not mention.role


def test_initials_keep_their_points():
    assert read_mention("Rep. Ana K. Bell").name == "Ana K. Bell"


def test_documents_and_polls_are_nobody():
    assert read_mention("a study published in May").thing
    assert read_mention("a poll by the Bell Institute").thing
    assert not read_mention("the Bell Institute").thing


def test_member_of_a_party_refers_back():
    assert read_mention("the Larkland Republican").member
    assert not read_mention("a Larkland Republican").member


def test_officials_speak_for_the_house_beside_them():
    assert read_mention("health ministry officials").institution == "health ministry"
    assert read_mention("officials").private


def test_pronouns():
    assert read_mention("She").pronoun == "she"
    assert read_mention("its director").of_pronoun


@given(st.text(max_size=80))
def test_any_phrase_is_taken(text):
    mention = read_mention(text)
    canonical_institution(mention.institution)
    assert len(mention.name) <= len(text)


@pytest.mark.parametrize("printed", [
    "People close to Governor Maria Delgado",
    "a person close to Ferrow Motors, who asked not to be named",
    "one person with direct knowledge of the Ferrow Motors talks",
    "A source inside the Harbour Ministry",
    "Friends of Odile Marsk",
    "Relatives of the mayor of Ostrow",
    "Drivers",
])
def test_whoever_is_close_to_somebody_has_no_name(printed):
    mention = read_mention(printed)
    assert (mention.private, mention.name, mention.role, mention.institution) == (True, "", "", "")


def test_an_apposition_names_a_friend():
    assert read_mention("a friend of the mayor, Ana Bell").name == "Ana Bell"


def test_an_official_close_to_somebody_speaks_for_nobody_named():
    mention = read_mention("a senior official close to President Irena Zabor")
    assert (mention.name, mention.role, mention.institution) == ("", "senior official", "")


def test_a_society_may_be_called_friends():
    assert read_mention("Friends of the Northern Rivers").institution == "Friends of the Northern Rivers"


@pytest.mark.parametrize(("printed", "name", "role", "institution"), [
    ("Dr Holm, the museum's keeper", "Holm", "keeper", "museum"),
    ("Lena Holm, the zoo's vet of long standing", "Lena Holm", "vet of long standing", "zoo"),
    ("Lena Holm, the museum's oldest visitor", "Lena Holm", "", ""),
    ("Lena Holm, the bank's main shareholder", "Lena Holm", "", ""),
    ("Ana Bell, state secretary at Norland's transport ministry", "Ana Bell", "state secretary",
     "Norland's transport ministry"),
    ("Ana Bell, governor of Holm prison", "Ana Bell", "governor", "Holm prison"),
    ("Governor of Holm prison Ana Bell", "Ana Bell", "Governor", "Holm prison"),
    ("Ana Bell, Norland's family affairs minister and author of the bill", "Ana Bell", "family affairs minister",
     "Norland"),
    ("the fair's host, Mayor Ana Bell", "Ana Bell", "Mayor", ""),
    ("Lars Oberg, Ostrow University professor Ana Bell", "Lars Oberg", "", ""),
    ("The company, which works with the Rivers Institute, led by Ana Bell", "", "", "company"),
    ("Bell and her lawyers", "Bell", "", ""),
    ("both Bell and Senator Orla Penn", "Bell", "", ""),
    ("Sens. Orla Penn", "Orla Penn", "Senator", ""),
    ("Department of Harbour Safety Secretary Ana Bell", "Ana Bell", "Secretary", "Department of Harbour Safety"),
    ("Bank of Tarn governor Ana Bell", "Ana Bell", "governor", "Bank of Tarn"),
    ("Ana “Reed” Bell", "Ana Bell", "", ""),
    ("Ten-year-old Ana Bell", "Ana Bell", "", ""),
    ("Ana O’ Bell", "Ana O’Bell", "", ""),
    ("Ana Bell, deputy director of the Tarn Institute's grants programme", "Ana Bell", "deputy director",
     "Tarn Institute"),
    ("Ana Bell, superintendent of Holm City public schools in Larkland", "Ana Bell", "superintendent",
     "Holm City public schools"),
    ("Ana Bell of Channel Nine's The Hour", "Ana Bell", "", ""),
])
def test_houses_and_roles_in_longer_phrases(printed, name, role, institution):
    mention = read_mention(printed)
    assert (mention.name, mention.role, mention.institution) == (name, role, institution)


@pytest.mark.parametrize("printed", [
    "the Holm, Larkland, resident", "African-Americans", "Norwegians", "Investigators",
])
def test_people_in_general_are_nobody(printed):
    mention = read_mention(printed)
    assert mention.private
    assert (mention.name, mention.institution) == ("", "")


def test_a_head_may_be_a_part_of_the_body():
    assert read_mention("His head").role == ""
    assert read_mention("its head").of_pronoun == "its"


@pytest.mark.parametrize(("printed", "name", "role", "institution"), [
    ("the gun industry's trade group, the National Shooting Foundation", "", "", "National Shooting Foundation"),
    ("Ana Bell, founder and director of Larkland’s Voice and one of the nation's leading voices", "Ana Bell",
     "founder", "Larkland’s Voice"),
    ("Comrade Desmond Asa, general secretary of the Needle Congress", "Desmond Asa", "general secretary",
     "Needle Congress"),
    ("But New York City Mayor Ana Bell", "Ana Bell", "Mayor", "New York City"),
    ("15.40 Ana Bell", "Ana Bell", "", ""),
    ("Briefing reporters in Ostrow, the chair, Ana Bell", "Ana Bell", "chair", ""),
    ("the president himself", "", "president", ""),
    ("Deputy District Attorney Ana Bell", "Ana Bell", "Deputy District Attorney", ""),
    ("Cr Bell", "Bell", "", ""),
    ("Quarrel & Marlowe", "", "", "Quarrel & Marlowe"),
    ("15:40 Harbour Board", "", "", "Harbour Board"),
    ("9.05 pm: Ana Bell", "Ana Bell", "", ""),
    ("Tuesday's council", "", "", "council"),
    ("Today's Harbour Board", "", "", "Harbour Board"),
    ("Monday's chair, Ana Bell", "Ana Bell", "chair", ""),
    ("“Yes,” Mayor Ana Bell", "Ana Bell", "Mayor", ""),
    ("Yes,” Ana Bell", "Ana Bell", "", ""),
    ("“Yes.” The Harbour Board", "", "", "Harbour Board"),
    ("Editor-in-Chief Ana Bell", "Ana Bell", "Editor-in-Chief", ""),
    ("Ana Bell, VP of retail at Ferrow Motors", "Ana Bell", "VP of retail", "Ferrow Motors"),
    ("Brother Nils Oberg", "Nils Oberg", "", ""),
    ("Engr. Nils Oberg", "Nils Oberg", "", ""),
    ("Ben Grow, director of education policy for the free-market Mackay Center for Policy in Midland, Larkland",
     "Ben Grow", "director of education policy", "Mackay Center for Policy"),
])
def test_names_among_more_words(printed, name, role, institution):
    mention = read_mention(printed)
    assert (mention.name, mention.role, mention.institution) == (name, role, institution)


PHRASE_WORDS = (
    "mayor", "vice", "president", "general", "counsel", "and", "of", "the", "a", "Harbour", "Bank", "Ostrow", "Nils",
    "Oberg", "Dr", "Mr", "then-mayor", "ex-chief", "former", "deputy", "council", "state", "attorney", "spokesman",
    "for", ",", "'s", "who", "is", "co-founder", "professor", "emeritus", "Republican", "two", "officials", "his")


@given(st.lists(st.sampled_from(PHRASE_WORDS), min_size=1, max_size=12))
def test_words_of_speakers_in_any_order_are_read(words):
    printed = " ".join(words).replace(" ,", ",").replace(" 's", "'s")
    mention = read_mention(printed)
    assert set(mention.name.split()) <= set(printed.replace(",", " ").replace("'s", " ").split())
