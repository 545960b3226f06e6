from __future__ import annotations

import pytest

from streams.extract.standalone.upright import upright


def words(nlp, sentence, clause, we="", me="", personal=True):
    doc = nlp(sentence)
    start = sentence.index(clause)
    content = doc.char_span(start, start + len(clause))
    cue = next(token for token in doc if token.lower_ in ("said", "say", "urged", "according"))
    return upright(list(content), content, cue, we, me, {}, personal=personal)


@pytest.mark.parametrize(("sentence", "clause", "text"), [
    ("Belmar said the dam would be raised.", "the dam would be raised", "the dam will be raised"),
    ("Belmar said the dam would have broken.", "the dam would have broken", "the dam would have broken"),
    ("Belmar said the dam would break if it rained.", "the dam would break if it rained",
     "the dam would break if it rained"),
    ("Belmar said Oberg left because he believed it would help.", "Oberg left because he believed it would help",
     "Oberg left because he believed it would help"),
    ("Belmar said she would sign the bill.", "she would sign the bill", "Ana Belmar will sign the bill"),
    ("Belmar said closing the dam would be wrong.", "closing the dam would be wrong", "closing the dam would be wrong"),
    ("Belmar said that the dam stands and that rivers for boating will stay open.",
     "the dam stands and that rivers for boating will stay open",
     "the dam stands and rivers for boating will stay open"),
    ("Belmar said she sees no reason why the dam would break.", "she sees no reason why the dam would break",
     "Ana Belmar sees no reason why the dam would break"),
    ("Belmar said it's been closed.", "it's been closed", "it has been closed"),
    ("Belmar said she had lost her hat.", "she had lost her hat", "Ana Belmar had lost her hat"),
])
def test_tense_and_person(nlp, sentence, clause, text):
    assert words(nlp, sentence, clause, me="Ana Belmar")[0] == text


def test_the_house_is_named_and_told(nlp):
    text, named = words(nlp, "The agency said it would raise its dam.", "it would raise its dam",
                        we="Rivers Agency", me="Rivers Agency", personal=False)
    assert text == "the Rivers Agency will raise its dam"
    assert len(named) == 1


def test_the_pronoun_of_a_source_beside_the_sentence_is_another_ones(nlp):
    text, _ = words(nlp, "At its peak, Ostrow had ten dams, according to the Tribune.",
                    "At its peak, Ostrow had ten dams", we="Tribune", me="Tribune", personal=False)
    assert text == "At its peak, Ostrow had ten dams"


def test_officials_are_not_it(nlp):
    text, _ = words(nlp, "Officials said it was not safe.", "it was not safe", we="Officials", me="Officials",
                    personal=False)
    assert text == "it was not safe"


def test_who_is_quoted_within_a_report_speaks_of_themselves(nlp):
    sentence = "Belmar said the dam would hold “because I built it, and I’m proud of our work.”"
    clause = "the dam would hold “because I built it, and I’m proud of our work.”"
    text, _ = words(nlp, sentence, clause, me="Ana Belmar", we="Rivers Agency")
    assert text == ("the dam will hold “because Ana Belmar built it, and Ana Belmar is proud of the Rivers Agency's "
                    "work.”")


def test_a_pronoun_of_the_other_gender_is_somebody_else(nlp):
    text, _ = words(nlp, "Belmar said he would sign the bill.", "he would sign the bill", me="Ana Belmar")
    assert text == "he will sign the bill"


def test_a_person_is_not_it(nlp):
    text, _ = words(nlp, "The caretaker said it could be sold.", "it could be sold", we="the caretaker",
                    me="the caretaker", personal=False)
    assert text == "it could be sold"


def test_what_one_says_of_them_is_about_others(nlp):
    text, _ = words(nlp, "A source said they might be sold.", "they might be sold", we="A source", personal=False)
    assert text == "they might be sold"


def test_what_a_fronted_clause_begins_with_is_not_who_is_named_after_it(nlp):
    text, _ = words(nlp, "It gives drivers advice, the Ferry Bureau said.", "It gives drivers advice",
                    we="Ferry Bureau", me="Ferry Bureau", personal=False)
    assert text == "It gives drivers advice"


def test_a_verb_drawn_to_a_pronoun_that_is_named(nlp):
    text, _ = words(nlp, "City officials said they're staying out of it.", "they're staying out of it",
                    we="City officials", personal=False)
    assert text == "City officials are staying out of it"


def test_several_named_as_a_group_are_not_it(nlp):
    text, _ = words(nlp, "Ostrovians said it was not enough.", "it was not enough", we="Ostrovians", personal=False)
    assert text == "it was not enough"
