from __future__ import annotations

from streams.extract.phrases import PHRASE_LIMIT, institution_phrase, name_end, noun_phrase, person_phrases


def token_of(nlp, text, word):
    return next(token for token in nlp(text) if token.text == word)


def test_institution_phrase_takes_name_and_of_but_no_numbers(nlp):
    assert (
        institution_phrase(token_of(nlp, "The Northern Rivers Agency said so.", "Agency"))
        == "The Northern Rivers Agency"
    )
    assert "institute of toxicology" in institution_phrase(
        token_of(nlp, "The state institute of toxicology said so.", "institute")
    )
    assert institution_phrase(token_of(nlp, "All 22 Ashford schools closed.", "schools")) == "Ashford schools"


def test_person_phrases_have_the_role(nlp):
    assert any(
        "Superintendent Arkady Wolk" in phrase
        for phrase in person_phrases(nlp("Superintendent Arkady Wolk told reporters so."))
    )


def test_name_end_keeps_hyphens(nlp):
    assert name_end(token_of(nlp, "Este Quiroz-Lind spoke.", "Este")) == "quiroz-lind"


def test_long_subtrees_are_cut(nlp):
    head = token_of(nlp, "The mayor " + "who knew the man " * 20 + "left.", "mayor")
    assert len(noun_phrase(head)) <= PHRASE_LIMIT
