from __future__ import annotations

import pytest

from streams.extract.attribution.turns import attribute_turns

TALK = (
    "REPORTER: Minister, will you close the mine?\n\n"
    "FERROW (smiling): No. The mine stays open for ten years.\n\n"
    "REPORTER: Even without the subsidy?\n\n"
    "FERROW: Even then."
)


def test_turns_of_an_interview(frames):
    links = attribute_turns(frames(TALK))
    assert [(link.source, link.content_text) for link in links] == [
        ("Ferrow, Minister", "No. The mine stays open for ten years."),
        ("Ferrow, Minister", "Even then."),
    ]


def test_who_asks_is_told_by_the_question_marks(frames):
    links = attribute_turns(
        frames("PRADEL: Will you accept the result?\n\nSALCER: I will accept the result.\n\nPRADEL: And if you lose?")
    )
    assert [link.source for link in links] == ["SALCER"]


def test_one_label_that_answers_questions_without_one_makes_an_interview(frames):
    links = attribute_turns(frames(
        "Good morning, Mr Heske. Tea or coffee?\n\nHESKE: Nettle tea, please.\n\n"
        "You want slower trains.\n\nHESKE: They stop where people live.\n\n"
        "Would you govern with the League?\n\nHESKE: Yes. I told them so."))
    assert [link.content_text for link in links] == [
        "Nettle tea, please.", "They stop where people live.", "Yes. I told them so."]


def test_one_question_makes_no_interview_of_one_label(frames):
    assert attribute_turns(frames(
        "Would you believe it?\n\nOSTROW: The fair opens.\n\nIt rained.\n\nOSTROW: The fair ends.")) == []


def test_one_label_makes_no_interview(frames):
    assert attribute_turns(frames("LIQUIDS: Still 100 millilitres in a clear bag.")) == []


def test_pointers_to_other_stories_are_no_speakers(frames):
    text = "MORE: The dam and its story\n\nRELATED: Dam will be raised in May\n\nREAD: The dam is full"
    assert attribute_turns(frames(text)) == []


def test_who_opens_and_asks_at_all_is_the_interviewer(frames):
    links = attribute_turns(frames(
        "KATJA MOLL: In May you told farmers to wait.\n\nREUTER: I was wrong about that.\n\nMOLL: About the cost?\n\n"
        "REUTER: About the cost.\n\nMOLL: Thank you for coming in."))
    assert [link.source for link in links] == ["REUTER", "REUTER"]


def test_a_label_may_tell_who_speaks(frames):
    links = attribute_turns(frames(
        "ANA BELL, president of Ostrow University: The campus will stay.\n\n"
        "NILS OBERG, mayor of Velden: The town will pay."))
    assert [(link.source, link.content_text) for link in links] == [
        ("Ana Bell, president of Ostrow University", "The campus will stay."),
        ("Nils Oberg, mayor of Velden", "The town will pay."),
    ]


def test_a_later_label_with_the_surname_alone_is_the_same_speaker(find):
    found = find(
        "ANA BELL, president of Ostrow University: The campus will stay in the old town.\n\n"
        "NILS OBERG, mayor of Velden: The town will pay for the new bridge.\n\n"
        "BELL: The bridge will carry students from May.\n\nOBERG: The bridge will carry trams too.")
    assert [(one.speaker.name, one.speaker.role, one.speaker.institution) for one in found] == [
        ("Ana Bell", "president", "Ostrow University"), ("Nils Oberg", "mayor", "Velden")] * 2


def test_in_the_article_a_minister_of_a_label_has_name_and_house(find):
    found = find(
        "The Minister for Ports (Ana Bell): The ferry bill will be withdrawn in May.\n\n"
        "Mr Oberg (Ostrow North): The bill is needed before the summer.")
    assert [one.speaker.name for one in found] == ["Ana Bell", "Oberg"]
    assert (found[0].speaker.role, found[0].speaker.institution) == ("minister of ports", "Ports Ministry")


NAMED = (
    "Q: Prime Minister, you have been in office for a year.\n\nIrma Holt: Yes, twelve long months.\n\n"
    "Q: And the base?\n\nHolt: We are closing the base in May.\n\nDuration: forty minutes"
)


def test_beside_a_reporters_questions_names_in_ordinary_letters_are_labels(frames):
    links = attribute_turns(frames(NAMED))
    assert [(link.source, link.content_text) for link in links] == [
        ("Irma Holt, Prime Minister", "Yes, twelve long months."),
        ("Holt, Prime Minister", "We are closing the base in May."),
    ]


@pytest.mark.parametrize("text", [
    "Irma Holt: The base will be closed.\n\nJon Aster: It will stay open.",
    "Q: Will the base close?\n\nIrma Holt: The base will be closed.",
    "Q: Will the base close?\n\nQ: And when?\n\nLength: forty minutes are enough for it.",
])
def test_without_questions_or_full_names_ordinary_letters_label_nobody(frames, text):
    assert not [link for link in attribute_turns(frames(text)) if link.source[:2] != "Q"]


@pytest.mark.parametrize("text", [
    "Q: Mr Holt, will the base close?\n\nHOLT: It will.\n\nQ: Mr Holt, when?\n\nHOLT: In May.",
    "Q: Minister, will it close?\n\nHOLT: It will.\n\nQ: Mayor, and you?\n\nASTER: I am against it.",
])
def test_an_office_is_told_only_if_one_person_is_addressed_by_one(frames, text):
    assert not [link.source for link in attribute_turns(frames(text)) if "," in link.source]


@pytest.mark.parametrize("text", [
    # a list beside questions: two full labels of one last word, a house once, an editor's note
    "Q: When is it taken?\n\nNorth Ostrow: Waste goes to the depot.\n\nQ: And how?\n\nSouth Ostrow: It goes by boat.",
    "Q: Who took over?\n\nHarbour Line: The company took it over in 2019.\n\nQ: And then?\n\nNobody knows.",
    "Q: When?\n\nA: In May.\n\nQ: And how?\n\nIrma Holt: By boat, we think.\n\nHolt: Or by train, we think.",
    "Q: When?\n\nEditor's Note: The Treasury said later that it is possible.\n\nQ: Why?\n\nNote: That was all.",
])
def test_lists_and_notes_beside_questions_are_no_turns(frames, text):
    assert {link.source for link in attribute_turns(frames(text))} <= {"A"}


@pytest.mark.parametrize(("question", "source"), [
    ("Captain, you were at sea for years.", "HOLT"),
    ("President, you have led the club for years.", "HOLT"),
    ("Mr President, you have led the country for years.", "Holt, President"),
    ("Governor, for example, has a say?", "HOLT"),
])
def test_only_public_offices_are_told_by_a_bare_address(frames, question, source):
    links = attribute_turns(frames(f"Q: {question}\n\nHOLT: It was long.\n\nQ: And now?\n\nHOLT: It is over."))
    assert {link.source for link in links} == {source}


def test_what_a_speaker_tells_to_be(frames):
    links = attribute_turns(frames(
        "PRESENTER: Will the mill open?\n\nQUILLON: It will, and I have seen the new wheel.\n\n"
        "PRESENTER: Your trust has told us otherwise.\n\n"
        "QUILLON: I'm the chief engineer of that trust and I know the wheel."))
    assert [link.source for link in links] == ["Quillon, chief engineer of the trust"] * 2


def test_questions_without_a_label_stand_beside_names_in_ordinary_letters(frames):
    text = ("Where will the boats lie, Ms Haldane?\n\nGreta Haldane: In the old dock.\n\nAnd the crane?\n\n"
            "Greta Haldane: It goes in May.")
    assert [link.content_text for link in attribute_turns(frames(text))] == ["In the old dock.", "It goes in May."]
    assert attribute_turns(frames("Where will the boats lie?\n\nOld Dock: All of them lie there.")) == []


OUTLET = ("Tribune: Ms Bell-Haldane, what happens to the plant?\n\nGreta Bell-Haldane: We will close it in May.\n\n"
          "Tribune: In October you told your people something else.\n\nBell-Haldane: I did, and I believed it.\n\n"
          "Tribune: And the four hundred who work there?\n\nBell-Haldane: They will be offered work elsewhere.")


def test_an_outlets_name_that_asks_labels_the_questions(frames):
    assert [(link.source, link.content_text) for link in attribute_turns(frames(OUTLET))] == [
        ("Greta Bell-Haldane", "We will close it in May."),
        ("Bell-Haldane", "I did, and I believed it."),
        ("Bell-Haldane", "They will be offered work elsewhere."),
    ]


@pytest.mark.parametrize("text", [
    # both ask, or the one asks once only
    "Tribune: Will it close?\n\nGreta Bell: Who says so?\n\nTribune: And the crane?\n\nBell: It stays.",
    "Tribune: Will it close?\n\nGreta Bell: It will not.\n\nTribune: We heard so.\n\nBell: It stays.",
])
def test_a_label_that_does_not_ask_more_than_the_other_is_no_interviewers(frames, text):
    assert attribute_turns(frames(text)) == []
