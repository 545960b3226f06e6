from __future__ import annotations

from streams.extract.parsing.clauses import has_clause, widened, word_at


def test_a_verb_of_a_side_clause_makes_no_clause(nlp):
    assert has_clause(nlp("The dam will be built next year")[:])
    assert not has_clause(nlp("In a statement that surprised many observers")[:])


def test_that_is_left_out(nlp):
    doc = nlp("She said on Tuesday that the dam would be built.")
    said = next(token for token in doc if token.lemma_ == "say")
    built = next(token for token in doc if token.text == "built")
    assert widened(doc[built.left_edge.i : built.right_edge.i + 1], said).text == "the dam would be built"


def test_word_outside_of_the_sentence_is_empty(nlp):
    doc = nlp("One. Two.")
    first = next(iter(doc.sents))
    assert word_at(first, 0) == "One"
    assert word_at(first, 3) == ""
