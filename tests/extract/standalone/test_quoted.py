from __future__ import annotations

import pytest


def test_quotation_that_cannot_stand_alone_gets_the_speakers_own_statement(find):
    found = find(
        "Spokesman Ari Holm acknowledged the island's right to leave the union.\n\n"
        "Holm stated: “This is the sovereign right of any people. We will not stand in the way.”"
    )
    assert found[1].text.startswith(
        "The island has the right to leave the union: This is the sovereign right of any people."
    )


def test_or_the_headline(find):
    (one,) = find(
        "“This is the sovereign right of any people,” spokesman Ari Holm said.", title="Island can leave the union"
    )
    assert one.text == "Island can leave the union: This is the sovereign right of any people."


def test_a_headline_in_the_first_person_is_no_topic(find):
    (one,) = find(
        "The island may leave the union. “This is the right of any people,” spokesman Ari Holm said.",
        title="'We will not stand in the way'",
    )
    assert one.text == "The island may leave the union: This is the right of any people."


@pytest.mark.parametrize(("question", "answer", "text"), [
    ("Will the mine be closed next year?", "No, never.", "The mine will not be closed next year."),
    ("Will the mine be closed next year?", "Yes.", "The mine will be closed next year."),
    ("Good morning. Is the mine safe?", "Absolutely not. The shafts are full of water.",
     "The mine is not safe. The shafts are full of water."),
])
def test_answers_become_statements(find, question, answer, text):
    found = find(f"REPORTER: {question}\n\nFERROW: {answer}\n\nREPORTER: Thank you.")
    assert [one.text for one in found] == [text]


def test_answers_get_what_was_asked(find):
    (one,) = find("Asked whether the mine would be closed, Mayor Nils Oberg said: “No. The miners can stay calm.”")
    assert one.text == "The mine will not be closed. The miners can stay calm."


def test_other_answers_get_the_question_in_front(find):
    found = find("REPORTER: What happens to the mine?\n\nFERROW: It closes in May.\n\nREPORTER: Thank you.")
    assert [one.text for one in found] == ["What happens to the mine?: It closes in May."]


def test_an_answer_that_evades_is_no_statement(find):
    assert find("REPORTER: Will the mine be closed?\n\nFERROW: You ask me that every week.\n\nREPORTER: And?") == []


def test_greetings_are_no_statement(find):
    assert find("REPORTER: Will the mine be closed?\n\nFERROW: Good night. Safe journey home.\n\nREPORTER: And?") == []


def test_the_sentence_that_carries_the_matter_is_kept(find):
    (one,) = find(
        "“Good evening. My shoes are wet. The quarry will never open again,” Mayor Nils Oberg said.",
        title="No future for the quarry",
    )
    assert "The quarry will never open again." in one.text
    assert "evening" not in one.text


def test_a_sentence_split_by_its_report_is_put_together(find):
    (one,) = find("“It is a scandal,” Mayor Nils Oberg said, “that the quarry was sold to a circus.”")
    assert one.text == "It is a scandal that the quarry was sold to a circus."


def test_another_person_is_named_for_the_pronoun(find):
    found = find(
        "Treasurer Ida Krause sold the quarry in May. “She is hiding in an old cellar,” Mayor Nils Oberg said.")
    assert found[-1].text == "Ida Krause is hiding in an old cellar."


def test_short_phrases_are_put_in_full(find):
    found = find(
        "The quarry at Lake Minda is for sale.\n\n“The quarry is worth nothing,” Mayor Nils Oberg said.")
    assert found[-1].text == "The quarry at Lake Minda is worth nothing."


def test_full_quotation_stays_verbatim_in_its_field(find):
    (one,) = find("“We're not bidding for the fair,” Mayor Nils Oberg said.", title="Ostrow and the fair")
    assert one.quotation == "We're not bidding for the fair,"
    assert "bidding for the fair" in one.text


def test_what_a_sentence_hangs_on_within_the_quotation_is_kept(find):
    (one,) = find("“Raise the levy on ferries. It will pay for the new harbour of Ostrow,” Mayor Nils Oberg said.",
                  title="Ostrow harbour to be paid by the ferries")
    assert one.text.endswith("Raise the levy on ferries. It will pay for the new harbour of Ostrow.")


def test_for_what_one_does_something_the_headline_tells(find):
    (one,) = find("“We are not bidding. I have seen too many empty halls in too many towns,” Mayor Nils Oberg said.",
                  title="Ostrow stays out of race for the Games")
    assert one.text.startswith("Ostrow stays out of race for the Games: ")


def test_the_question_in_the_sentence_before_is_answered(find):
    found = find("Asked whether the mine would be closed, Mayor Nils Oberg did not hesitate. “No,” he said. "
                 "“The miners can stay calm.”")
    assert found[0].text.startswith("The mine will not be closed.")


def test_a_place_does_not_say_i(find):
    found = find("Water rose in Fenwick. “I promised the farmers a gate,” Fenwick told the crowd on the bridge.")
    assert not any(one.text.startswith("Fenwick") for one in found)


def test_a_subject_that_the_report_splits_off(find):
    (one,) = find("“Levies on the ferries of Ostrow,” Mayor Nils Oberg wrote, “are ruining the lake towns.”")
    assert one.text == "Levies on the ferries of Ostrow are ruining the lake towns."


def test_not_yet(find):
    (one,) = find("“Not yet,” Mayor Nils Oberg answered when a boy asked whether he could fetch his cat.")
    assert one.text == "A boy can not yet fetch his cat."


@pytest.mark.parametrize(("asked", "answer", "text"), [
    ("the workers knew they would be dismissed, Mayor Nils Oberg", "No",
     "It is not true that the workers knew they will be dismissed."),
    ("the workers knew they would be dismissed, Mayor Nils Oberg", "Yes",
     "The workers knew they will be dismissed."),
    ("Minister Ana Bell had said she would resign, her spokesman Carl Oberg", "No",
     "Minister Ana Bell had not said she will resign."),
    ("he would resign, Mayor Nils Oberg", "No", "Nils Oberg will not resign."),
    ("he could win, Mayor Tilvo Krause", "Yes", "Tilvo Krause can win."),
    ("they would strike, the Dock Workers Union", "No", "The Dock Workers Union will not strike."),
])
def test_only_the_subject_of_the_question_is_the_speaker(find, asked, answer, text):
    assert [one.text for one in find(f"Asked whether {asked} said: “{answer}.”")] == [text]


@pytest.mark.parametrize("asked", ["they would strike, Mayor Carl Oberg", "she would resign, Mayor Carl Oberg"])
def test_a_pronoun_that_cannot_be_the_speakers_is_not_the_speaker(find, asked):
    assert not [one for one in find(f"Asked whether {asked} said: “No.”") if one.text.startswith("Carl Oberg")]


def test_who_speaks_for_somebody_else_is_not_the_one_asked_about(find):
    assert find("Asked whether she would resign, her spokesman Carl Oberg said: “No.”") == []
    for minister, pronoun, own in (("Ana Bell", "she", "her"), ("Anders Bell", "he", "his")):
        (one,) = find(f"Minister {minister} met the press. Asked whether {pronoun} would resign, {own} spokesman Carl "
                      "Oberg said: “No.”")
        assert one.text == f"{minister} will not resign."


def test_a_but_is_no_mere_answer(find):
    (one,) = find("Asked whether the harbour would be sold, Mayor Nils Oberg said: “No, but soon.”")
    assert one.text == "The harbour will not be sold. No, but soon."


@pytest.mark.parametrize(("said", "text"), [
    ("The board told me: “You will never build that dam on the Tarn.” I built the dam.",
     "Bell built the dam on the Tarn."),
    ("“That dam on the Tarn is a scandal,” I told the board. We will not build the dam.",
     "Bell will not build the dam on the Tarn."),
    ("“We will never build the dam on the Tarn.”", None),
])
def test_what_stands_for_a_quotation_is_no_answer(find, said, text):
    found = find(f"Q: Will you build the dam?\n\nMAYOR BELL: {said}\n\nQ: And the bridge?\n\nMAYOR BELL: The bridge "
                 "over the Tarn will open in May.")
    texts = [one.text for one in found if one.speaker.name]
    assert texts == [*([text] if text else []), "The bridge over the Tarn will open in May."]
