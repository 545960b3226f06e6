from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.answers import answers, as_statement, asked_about, asker, denied_clause


@pytest.mark.parametrize(("text", "yes"), [
    ("No, never.", False), ("Not at all.", False), ("Of course not.", False), ("Yes, we will.", True),
    ("Of course.", True), ("My answer today is no.", False), ("No one can dictate that.", None),
    ("No mine will close.", None), ("The mine will close.", None), ("", None),
])
def test_answers_in_so_many_words(text, yes):
    assert answers(text) is yes


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
