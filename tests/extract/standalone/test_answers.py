from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.answers import (
    answers,
    as_statement,
    asked_about,
    asker,
    denied_clause,
    denies,
    held_claim,
)


@pytest.mark.parametrize(("text", "yes"), [
    ("No, never.", False), ("Not at all.", False), ("Of course not.", False), ("Yes, we will.", True),
    ("Of course.", True), ("My answer today is no.", False), ("No one can dictate that.", None),
    ("No mine will close.", None), ("The mine will close.", None), ("", None),
    ("That is wrong.", None), ("That is right.", None),
])
def test_answers_in_so_many_words(text, yes):
    assert answers(text) is yes


@pytest.mark.parametrize(("text", "false"), [
    ("That is wrong.", True), ("That's simply untrue.", True), ("This was not the case.", True),
    ("It is nonsense.", True), ("That is wrong of them.", False), ("That is right.", False), ("No.", False),
])
def test_what_denies_a_claim(text, false):
    assert denies(text) is false


@given(st.text(max_size=200))
def test_any_text_answers_or_not(text):
    assert answers(text) in (True, False, None)


@pytest.mark.parametrize(("question", "yes", "text"), [
    ("Will the mine be closed?", False, "the mine will not be closed"),
    ("Won't the mine be closed?", True, "the mine will be closed"),
    ("Is the old mine safe now?", True, "the old mine is safe now"),
    ("Do the miners want a levy?", True, "the miners want a levy"),
    ("Why is the mine closed?", True, ""),
    ("What now?", False, ""),
])
def test_questions_as_statements(nlp, question, yes, text):
    assert as_statement(nlp(question)[:], yes) == text


def test_what_was_asked(nlp):
    clause = asked_about(nlp("Asked whether the mine would be closed, Oberg shook his head.")[:])
    assert clause is not None
    assert clause.text == "the mine would be closed"
    assert asked_about(nlp("Oberg asked for water.")[:]) is None


def test_denied_clauses(nlp):
    clause = nlp("the mine will be closed")[:]
    assert denied_clause(clause, "the mine will be closed") == "the mine will not be closed"
    assert denied_clause(nlp("the mine closed")[:], "the mine closed") == "It is not true that the mine closed"


@pytest.mark.parametrize(("sentence", "who"), [
    ("A boy asked whether he could fetch his cat.", "A boy"),
    ("A reporter asked whether he would resign.", ""),  # the one asked
    ("Asked whether she could resign, Krause laughed.", ""),
])
def test_who_asks_leave_asks_for_themselves(nlp, sentence, who):
    clause = asked_about(nlp(sentence)[:])
    assert clause is not None
    assert asker(clause) == who


@pytest.mark.parametrize(("text", "clause"), [
    ("Asked about the minister's statement that the mine would close in May, Oberg shook his head.",
     "the mine would close in May"),
    ("Pressed about the suggestion that the ferry was unsafe, Bell laughed.", "the ferry was unsafe"),
    ("Reporters asked Bell about the allegation that the mine had been sold.", "the mine had been sold"),
    ("Asked about the miners that had left, Bell was silent.", None),
    ("Asked about the mine's closure, Bell was silent.", None),
])
def test_what_is_held_by_whom_the_question_is_about(nlp, text, clause):
    held = held_claim(nlp(text)[:])
    assert (held.text if held is not None else None) == clause


def test_what_is_held_is_denied_in_the_answer(find):
    found = find("Asked about the minister's statement that the mine would close in May, Mayor Nils Oberg told "
                 "reporters: “That is simply untrue.”")
    assert [(one.text, one.speaker.name) for one in found] == [("The mine will not close in May.", "Nils Oberg")]


def test_who_calls_wrong_what_was_asked_does_not_deny_it(find):
    found = find("Asked whether the decision to close the pier was wrong, Mayor Ana Bell said: “It was wrong. The pier "
                 "is safe and will stay open.”")
    assert found
    assert all("not wrong" not in one.text for one in found)


@pytest.mark.parametrize(("text", "yes"), [
    ("Absolutely no way.", False), ("Definitely no.", False), ("Certainly, no.", False), ("No way.", False),
    ("Of course we won't.", None), ("Yes and no.", None), ("Yes, and no.", None), ("Well, yes, no.", None),
    ("Sure, when pigs fly.", None), ("Certainly we will never sell it.", None), ("Indeed it won’t be.", None),
    ("Yes, if the price is right.", None), ("Yes, but only if it pays.", None), ("Yeah, right.", None),
    ("Absolutely no doubt about it.", None), ("No way to tell.", None), ("Correct, nobody was paid.", None),
    ("Yes, no doubt.", True), ("Yes, and no bank can stop it.", True), ("Yes we will.", True),
    ("Yeah. Not cheaply.", True),
    ("Of course. We will never waver.", True), ("Yes. If it rains, all leave.", True), ("Certainly we will.", True),
])
def test_a_yes_that_is_taken_back_is_none(text, yes):
    assert answers(text) is yes


@pytest.mark.parametrize("said", [
    "Absolutely no way.", "Definitely no.", "Of course we won't.", "Yes and no.", "Sure, when pigs fly.",
    "Certainly we will never sell it.", "Indeed it won't be.",
])
def test_a_refusal_is_no_consent(find, said):
    found = find(f"Asked whether the council would sell the harbour, Mayor Ana Bell said: “{said}”")
    assert all("council will sell" not in one.text for one in found)


@pytest.mark.parametrize(("asked", "text"), [
    ("the bridge that is being built would be tolled",
     "It is not true that the bridge that is being built will be tolled."),
    ("the bridge built in May would be tolled", "The bridge built in May will not be tolled."),
    ("the board knew the bridge was unsafe", "It is not true that the board knew the bridge was unsafe."),
    ("the will of the people would be done", "It is not true that the will of the people will be done."),
    ("the pier would close and the dam would open",
     "It is not true that the pier will close and the dam will open."),
    ("any jobs would be lost", "It is not true that any jobs will be lost."),
    ("the bridge had a roof", "It is not true that the bridge had a roof."),
    ("the bridge was a mistake", "The bridge was not a mistake."),
    ("the board did know", "The board did not know."),
])
def test_what_is_denied_is_the_main_verb(find, asked, text):
    found = find(f"Asked whether {asked}, Mayor Ana Bell said: “No.”")
    assert [one.text for one in found] == [text]
