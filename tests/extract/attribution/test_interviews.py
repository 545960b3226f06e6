from __future__ import annotations

import pytest

from streams.extract.attribution.interviews import attribute_interview
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article

TITLE = "Breakfast interview: Mayor Nils Oberg"
TALK = (
    "A year before the election in Ostrow, Mayor Nils Oberg came to us. Here is a part of what was said.\n\n"
    "You promised a tram. Where is it?\n\n"
    "“On the street. We have laid nine kilometres of track.”\n\n"
    "Fares have gone up in that time.\n\n"
    "“They have.”\n\n"
    "Will you stand again?\n\n"
    "“Ask me at Christmas.”"
)


@pytest.fixture
def attributed(nlp):
    def run(title, text, taken=()):
        article = parse_article(title, text, nlp)
        found = attribute_interview(article.title, article.body, {index: ["one"] for index in taken}, Cast(article))
        assert all(link.frame.raw in text for link in found)
        return [(link.source, link.quotes[0].text) for link in found]

    return run


def test_the_answers_are_the_guests(attributed):
    assert attributed(TITLE, TALK) == [
        ("Nils Oberg", "On the street. We have laid nine kilometres of track."), ("Nils Oberg", "They have."),
        ("Nils Oberg", "Ask me at Christmas."),
    ]


@pytest.mark.parametrize(("title", "text"), [
    ("Mayor Nils Oberg on trams", TALK.replace("stand again?", "stand again?\n\nNobody knows.")),  # one answer only
    (f"{TITLE} and Governor Maria Delgado", TALK),  # two guests
    ("Breakfast interview", TALK.replace("Mayor Nils Oberg", "the mayor")),
    (TITLE, TALK.replace("?", ".")),
    (TITLE, TALK.replace("“They have.”", "They have.").replace("“Ask me at Christmas.”", "Later.")),
])
def test_without_interview_guest_questions_or_answers_nothing_is_found(attributed, title, text):
    assert attributed(title, text) == []


def test_a_paragraph_that_somebody_said_already_is_no_answer(attributed):
    assert [text for _, text in attributed(TITLE, TALK, taken=(2,))] == ["They have.", "Ask me at Christmas."]


def test_what_stands_beside_the_quotation_makes_it_no_answer(attributed):
    told = attributed(TITLE, TALK.replace("“They have.”", "“They have,” a passenger told us."))
    assert [text for _, text in told] == [
        "On the street. We have laid nine kilometres of track.", "Ask me at Christmas."]


def test_in_the_article_the_statement_is_the_mayors(find):
    found = find(TALK, title=TITLE)
    said = next(one for one in found if "kilometres" in one.passage)
    assert (said.speaker.name, said.speaker.role, said.official) == ("Nils Oberg", "mayor", True)
