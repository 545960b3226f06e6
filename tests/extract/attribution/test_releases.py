from __future__ import annotations

import pytest

from streams.extract.attribution.releases import LEADING, attribute_release
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article

PARAGRAPHS = (
    "The Harbour Board will not sell the north pier to a private buyer.",
    "The pier earns more in fees than its upkeep costs.",
    "Two firms have asked for the pier since last autumn.",
    "The old lighthouse was built by fishermen in 1904.",
)
TEXT = "\n\n".join(PARAGRAPHS)
CONTACT = "Media contact: Lena Holm, 555 0100"


@pytest.fixture
def released(nlp):
    def run(text, publisher=""):
        article = parse_article("", text, nlp)
        links = attribute_release(article.body, {frame.index: [] for frame in article.body}, Cast(article), publisher)
        assert all(link.form == "indirect" for link in links)
        return [(link.source, link.content.text) for link in links]

    return run


@pytest.mark.parametrize("text", [
    f"PRESS RELEASE\n\n{TEXT}",
    f"Media statement, 4 March\n\n{TEXT}",
    f"For immediate release\n\n{TEXT}",
    f"{TEXT}\n\n{CONTACT}",
    f"{TEXT}\n\nNotes to editors\n\nThe board has nine members.",
])
def test_a_release_says_that_it_is_one(released, text):
    assert released(text) == [("Harbour Board", one) for one in PARAGRAPHS[:LEADING]]


def test_the_label_names_the_house(released):
    text = TEXT.replace("The Harbour Board", "The town")
    assert {source for source, _ in released(f"Statement by the Rivers Agency:\n\n{text}")} == {"Rivers Agency"}


@pytest.mark.parametrize("text", [
    TEXT,
    f"{CONTACT}\n\n" + "\n\n".join(PARAGRAPHS),  # at the end only
    "The press release of the board came late, on a windy evening in March, and few in the town of Ostrow had read it "
    f"by noon.\n\n{TEXT}",
])
def test_other_articles_are_no_releases(released, text):
    assert released(text) == []


@pytest.mark.parametrize("publisher", [
    "Harbour Board", "The Harbour Board", "Harbour Board Press Office", "Harbour Board, newsroom",
])
def test_an_institution_that_is_told_of_publishes_for_itself(released, publisher):
    assert released(TEXT, publisher) == [("Harbour Board", one) for one in PARAGRAPHS[:LEADING]]


@pytest.mark.parametrize(("publisher", "text"), [
    ("Ostrow Times", TEXT),
    ("Ostrow Times", TEXT.replace("Harbour Board", "Ostrow Times")),
    ("Rivers Agency", TEXT),
])
def test_an_outlet_or_who_is_not_told_of_publishes_for_nobody(released, publisher, text):
    assert released(text, publisher) == []


def test_a_publisher_not_known_for_a_house_is_what_the_article_begins_with(released):
    text = TEXT.replace("The Harbour Board", "Norwine Line")
    assert {source for source, _ in released(text, "Norwine Line")} == {"Norwine Line"}
    assert released(f"A ferry from Velden came in late. It was full.\n\n{text}", "Norwine Line") == []


@pytest.mark.parametrize(("publisher", "opening"), [
    ("The Independent", "Independent inspectors found cracks in all four boilers last month."),
    ("Time", "Time is running out for the miners of Ferrow."),
    ("Ostrow University", "The mayor of Ostrow attacked the plan at Ostrow University."),
    ("Anadora Agency", "Anadora Agency learnt on Monday that the quay would be closed."),
])
def test_an_outlet_is_not_the_speaker_of_its_own_news(released, publisher, opening):
    assert released(f"{opening} The plant will stay shut until May.", publisher) == []


@pytest.mark.parametrize("line", [
    "Statement of faith divides the church", "Press release blunder costs the minister his post",
    "Media information campaign on floods begins"])
def test_words_of_a_label_within_a_sentence_are_none(released, line):
    assert released(f"{line}\n\nThe Harbour Board closed the quay on Monday.") == []


def test_an_outlet_that_prints_a_release_is_not_its_house(released):
    assert {source for source, _ in released(f"PRESS RELEASE\n\n{TEXT}", "Ostrow Times")} == {"Harbour Board"}


def test_a_release_without_a_house_says_nothing(released):
    assert released("PRESS RELEASE\n\nThe old lighthouse was built by fishermen in 1904.") == []


@pytest.mark.parametrize("left_out", [
    "She has asked for a second survey of the pier.",
    "They have asked for a second survey of the pier.",
    "The pier stays.",
    "Who would buy such a pier today?",
    "A second survey of the pier in the spring.",
    "“The pier is a danger to the harbour,” the council wrote in May.",
])
def test_what_a_house_does_not_say_itself(released, left_out):
    text = TEXT.replace(PARAGRAPHS[1], f"{PARAGRAPHS[1]} {left_out}")
    assert [said for _, said in released(text, "Harbour Board")] == list(PARAGRAPHS[:LEADING])


def test_the_line_before_the_text_is_no_paragraph_of_it(released):
    said = released(f"On the future of the pier, the board states:\n\n{TEXT}\n\n{CONTACT}")
    assert [text for _, text in said] == list(PARAGRAPHS[:LEADING])


def test_sentences_that_somebody_said_already_are_left_alone(find):
    found = find(
        "The Harbour Board will not sell the north pier. The mayor of Ostrow, Ana Bell, said that the pier was safe.",
        publisher="Harbour Board")
    assert [(one.passage, one.speaker.name, one.speaker.institution) for one in found] == [
        ("The Harbour Board will not sell the north pier.", "", "Harbour Board"),
        ("The mayor of Ostrow, Ana Bell, said that the pier was safe.", "Ana Bell", "Ostrow"),
    ]


def test_in_the_article_the_statements_are_the_houses(find):
    found = find(TEXT, publisher="Harbour Board Press Office")
    assert [one.passage for one in found] == list(PARAGRAPHS[:LEADING])
    assert {(one.kind, one.speaker.institution, one.official) for one in found} == {
        ("statement", "Harbour Board", True)}
    assert [one.kind for one in find(TEXT, publisher="Ostrow Times")] == ["action"]


@pytest.mark.parametrize("publisher", [
    "Harbour Board (customer notice)", "Harbour Board (press release)", "Harbour Board, press service",
    "Harbour Board: press release", "Harbour Board, Ostrow: media statement"])
def test_a_publisher_says_that_the_article_is_its_own_notice(released, publisher):
    found = released("The water in the town is safe to drink again.", publisher)
    assert found == [("Harbour Board", "The water in the town is safe to drink again.")]


@pytest.mark.parametrize("publisher", [
    "Harbour Board (monthly)", "Island Life (announcement)", "Velmark Islands: News Service",
    "Larkwing Gazette (press release)", "Larkwing Television (transcript)", "Larkwing Review: Statement"])
def test_other_words_behind_a_publisher_say_nothing_of_the_article(released, publisher):
    assert released("The water in the town is safe to drink again.", publisher) == []


def test_what_it_means_need_not_be_the_house(released):
    found = released("The main under the square has burst. It is being mended by a crew of nine.\n\n"
                     "The Harbour Board will pay for the damage. It will not raise its fees for that.",
                     "Harbour Board (public notice)")
    assert [text for _, text in found] == [
        "The main under the square has burst.", "The Harbour Board will pay for the damage.",
        "It will not raise its fees for that."]


def test_a_house_says_we_of_itself(find):
    found = find("We will not raise our rates this year.", "Rates", publisher="Harbour Board (customer notice)")
    assert [one.text for one in found] == ["The Harbour Board will not raise the Harbour Board's rates this year."]
