from __future__ import annotations

import pytest

from streams.extract.standalone.nothing_claimed import claims_nothing, describes
from streams.extract.standalone.reported import reported_clause
from streams.extract.standalone.text import Context


@pytest.mark.parametrize(("sentence", "clause", "nothing"), [
    ("The skippers have not decided how they plan to vote.", "how they plan to vote", True),
    ("The skippers ask whether the dam on the Tarn holds.", "whether the dam on the Tarn holds", True),
    ("Ana Belmar said that she doesn't believe so.", "she doesn't believe so", True),
    ("Whatever lands in the bin is sold, Ana Belmar said.", "Whatever lands in the bin is sold", False),
    ("Ana Belmar said that what they plan is wrong.", "what they plan is wrong", False),
    ("Ana Belmar said when the dam breaks the town will drown.", "when the dam breaks the town will drown", False),
    ("Ana Belmar said that she believes so many men will come.", "she believes so many men will come", False),
])
def test_open_questions_and_mere_echoes_claim_nothing(nlp, sentence, clause, nothing):
    start = sentence.index(clause)
    assert claims_nothing(nlp(sentence).char_span(start, start + len(clause))) is nothing


@pytest.mark.parametrize(("sentence", "clause", "expected"), [
    ("Ana Belmar pointed out the harm that the levy does to the ferries.", "the harm that the levy does to the ferries",
     True),
    ("Ana Belmar pointed out the levy harms the ferries.", "the levy harms the ferries", False),
])
def test_a_thing_and_what_tells_which(nlp, sentence, clause, expected):
    start = sentence.index(clause)
    assert describes(nlp(sentence).char_span(start, start + len(clause))) is expected


def test_a_described_thing_keeps_its_verb(nlp):
    doc = nlp("Belmar explained the harm that the levy does to the ferries.")
    text = reported_clause(doc[2:-1], doc[1], "assert", "", "Ana Belmar", Context(), personal=True)
    assert text == "Ana Belmar explained the harm that the levy does to the ferries."


def test_no_statement_is_made_of_an_open_question(nlp):
    doc = nlp("The skippers told how they plan to vote on the levy.")
    assert reported_clause(doc[3:-1], doc[2], "assert", "", "Ana Belmar", Context()) == ""
