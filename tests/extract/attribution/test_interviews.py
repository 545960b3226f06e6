from __future__ import annotations

import pytest

from streams.extract.attribution.interviews import attribute_interview, with_guest
from streams.extract.attribution.turns import attribute_turns
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


VISIT = (
    "Mayor Ana Bell met us on the quay.\n\n"
    "You promised a new ferry. Where is it?\n\n"
    "“In the yard. It has an engine of its own.”\n\n"
    "Who pays for the ferry?\n\n"
    "“The port pays for all of it.”"
)
LONG = (
    "The yard in Ostrow has stood empty since the spring of last year, when the last of its welders went home, the "
    "crane was sold to a firm from Velden and the gate was locked with a chain that has since turned brown, so who"
)


def test_two_questions_that_are_answered_at_once_make_an_interview(attributed):
    assert attributed("The ferry is late", VISIT) == [
        ("Ana Bell", "In the yard. It has an engine of its own."), ("Ana Bell", "The port pays for all of it.")]


@pytest.mark.parametrize("text", [
    VISIT.replace("ferry?\n\n“The", "ferry?\n\nShe laughs.\n\n“The"),  # one question is not answered at once
    VISIT.replace("Who", LONG),
])
def test_without_the_word_questions_are_short_and_answered_at_once(attributed, text):
    assert attributed("The ferry is late", text) == []


def test_of_several_who_are_named_the_guest_has_the_office(attributed):
    text = VISIT.replace("quay.", "quay, where Lena Holm sold fish. Lena Holm waved.")
    assert {source for source, _ in attributed("The ferry is late", text)} == {"Ana Bell"}


@pytest.mark.parametrize("name", ["Folasade Quist", "Ana Bell"])
def test_a_guest_may_be_named_once_and_without_an_office(attributed, name):
    text = VISIT.replace("Mayor Ana Bell met us", f"{name} receives us")
    assert {source for source, _ in attributed("The ferry is late", text)} == {name}


QA = (
    "We met Mayor Ana Bell on Monday.\n\nQ: Will the ferry run in May?\n\n"
    "A: The ferry will run every hour from May.\n\nQ: Who pays for it?\n\nA: The port pays for all of it."
)


def test_who_answers_in_labels_of_one_letter_is_the_guest(find):
    found = find(QA)
    assert [(one.speaker.name, one.speaker.role, one.official) for one in found] == [("Ana Bell", "mayor", True)] * 2


def test_without_a_guest_labels_of_one_letter_are_nobodys_and_others_stay(frames, nlp):
    article = parse_article("", QA.replace("Mayor Ana Bell", "The mayor"), nlp)
    turns = attribute_turns(article.body)
    assert [turn.source for turn in with_guest(turns, article.title, article.body, Cast(article))] == []
    told = attribute_turns(frames("REPORTER: Will it run?\n\nBELL: The ferry will run every hour from May."))
    assert with_guest(told, None, article.body, Cast(article)) == told


def test_where_nobody_is_met_the_answers_are_nobodys(find):
    found = find(QA.replace("We met Mayor Ana Bell on Monday.", "Mayor Ana Bell wants a ferry. Here it is explained."))
    assert found == []


def test_what_people_were_asked_is_not_the_mayors(attributed):
    assert attributed("The ferry is late", VISIT.replace(
        "Mayor Ana Bell met us", "Mayor Ana Bell sold the ferry. We asked people")) == []


PLAIN = ("You spent a night on the ferry. What did you see?\n\nWater, and nobody on the car deck. I counted.\n\n"
         "Will the night ferry go on?\n\nNo. The night ferry has no place in our timetable.\n\n"
         "You said in spring that you were for it.\n\nI did say that. I had not been on board.\n\n"
         "And the crew?\n\nI will not let the crew of the ferry go.\n\nThe ferry carries 900 cars a week.")


def test_plain_answers_between_questions_are_the_guests_where_it_is_an_interview(find):
    found = find(PLAIN, "\u201cNobody on the car deck\u201d: Helen Marsh in conversation")
    told = [one.passage for one in found if one.speaker.name == "Helen Marsh" and one.passage in PLAIN]
    assert told == ["Water, and nobody on the car deck. I counted.",
                    "No. The night ferry has no place in our timetable.", "I did say that. I had not been on board.",
                    "I will not let the crew of the ferry go."]


@pytest.mark.parametrize("title", [
    "Helen Marsh on the ferry", "The ferry at night", "Letters: the interview with Helen Marsh", "Helen Marsh: Q&A",
    "What Helen Marsh said in her interview", "Interview with the crew"])
def test_plain_answers_are_nobodys_where_nothing_says_that_it_is_an_interview(find, title):
    assert not [one for one in find(PLAIN, title) if one.passage in PLAIN]


def test_questions_in_a_story_have_no_plain_answers(find):
    text = ("Will the ferry go on?\n\nThe company has to decide in May.\n\nWho would pay?\n\nThe island council has "
            "no money left.")
    assert not find(text, "The ferry: an interview with Helen Marsh")


@pytest.mark.parametrize("told", [
    "Marsh looks out of the window and waits.", "She laughs and reaches for the coffee.",
    "I counted them with Helen Marsh."])
def test_an_interview_that_tells_of_its_guest_between_has_no_plain_answers(find, told):
    text = PLAIN.replace("I will not let the crew of the ferry go.", told)
    assert not [one for one in find(text, "Helen Marsh in conversation") if one.cue == "" and one.passage in PLAIN]


PORTRAIT = (
    "She takes the soup.\n\nYou once called the tram a toy.\n\n“I know. I have ridden it since.”\n\n"
    "Would you buy another one?\n\n“Two more, by June.”\n\nShe pays and takes the tram."
)


@pytest.mark.parametrize("title", ["Lunch with Ana Quillon", "A long walk with Ana Quillon", "Ana Quillon at 60"])
def test_answers_of_a_portrait_are_those_of_whom_its_title_names(attributed, title):
    assert attributed(title, PORTRAIT) == [
        ("Ana Quillon", "I know. I have ridden it since."), ("Ana Quillon", "Two more, by June.")]


@pytest.mark.parametrize(("title", "text"), [
    ("Lunch with the mayor", PORTRAIT),
    ("Trouble with Ana Quillon", PORTRAIT),
    ("Lunch with Ana Quillon", PORTRAIT.replace("Would you buy another one?", "It rained.")),
])
def test_without_a_portraits_title_or_two_answers_nothing_is_found(attributed, title, text):
    assert attributed(title, text) == []


LABELLED = "Q: Mrs Haldane, you wanted the weir gone. What will be left of it? A: The weir will stand for forty years."


@pytest.mark.parametrize(("title", "text", "speaker"), [
    ("The weir", LABELLED, "Haldane"),
    ("The weir", LABELLED.replace("Mrs Haldane, you", "You") + " Greta Haldane is mayor of Tilling.", "Greta Haldane"),
    ("The weir", "Question: And the weir? Haldane: It stands for forty years. Greta Haldane is mayor of Tilling.",
     "Greta Haldane"),
    ("The weir", "We rang Greta Haldane, mayor of Tilling. " + LABELLED.replace("Mrs Haldane, you", "You"),
     "Greta Haldane"),
    ("Greta Haldane on the weir", LABELLED.replace("Mrs Haldane, you", "You"), "Greta Haldane"),
    ("The weir", "Mayor Greta Haldane, will you keep it? Greta Haldane: The weir will stand for forty years.",
     "Greta Haldane"),
    ("The weir", "You have seen the weir, Ms Haldane. \u201cThe weir will stand for forty years.\u201d", "Haldane"),
    ("The weir", "We met Greta Haldane at the gate. Will it go? \u201cThe weir will stand for forty years.\u201d",
     "Greta Haldane"),
])
def test_answers_in_one_paragraph_with_the_question_are_the_guests(find, title, text, speaker):
    found = [one for one in find(text, title) if "forty" in one.text]
    assert [one.speaker.name for one in found] == [speaker]
    assert "Greta Haldane is" not in found[0].passage


@pytest.mark.parametrize(("title", "text"), [
    ("The weir", LABELLED.replace("Mrs Haldane, you", "You")),  # nobody is named
    ("The weir explained", "Greta Haldane wants it gone. Q: Will it go? A: The weir will stand for forty years."),
    ("Greta Haldane and the weir", "Q: May I swim there? A: The weir will stand for forty years."),  # a reader asks
    ("The weir", LABELLED + " Q: And you, Mr Orrin? A: The weir will stand for forty years."),  # two are called
    ("The weir", "We met Greta Haldane. It rained. \u201cThe weir will stand for forty years.\u201d"),  # no question
    ("The weir", LABELLED.replace("Mrs Haldane, you", "You") + " Greta Haldane is a reporter in Tilling."),
])
def test_answers_without_a_known_guest_are_nobodys(find, title, text):
    assert [one.text for one in find(text, title) if "forty" in one.passage and one.speaker.name] == []


def test_who_is_told_of_before_a_question_is_not_called(attributed):
    told = "Greta Haldane, the mayor, is ill. Will it go? \u201cThe weir will stand for forty years.\u201d"
    assert attributed("The weir", told) == []


PRESENTED = (
    "Captain Greta Haldane sits on the Tilling Harbour Board. She has sailed for thirty years.\n\n"
    "What do you make of the report?\n\n\u201cThe pilot read the chart upside down.\u201d\n\n"
    "Will you say so in court?\n\n\u201cThe court has my letter about the chart.\u201d")


def test_questions_below_an_introduction_are_put_to_whom_it_presents(attributed):
    assert [source for source, _ in attributed("The chart", PRESENTED)] == ["Greta Haldane"] * 2
    assert attributed("The chart", PRESENTED.replace("She has", "Owner Lew Orrin has")) == []
    assert attributed("The chart", PRESENTED.replace("do you", "does one").replace("you say", "it come")) == []


@pytest.mark.parametrize(("opening", "name"), [
    ("", ""), ("We rang Greta Haldane, mayor of Tilling. ", "Greta Haldane")])
def test_who_is_called_by_office_alone_is_the_guest_or_the_office(find, opening, name):
    found = find(opening + LABELLED.replace("Mrs Haldane", "Mayor"), "The weir")
    assert [(one.speaker.name, one.speaker.role) for one in found if "forty" in one.text] == [(name, "mayor")]
