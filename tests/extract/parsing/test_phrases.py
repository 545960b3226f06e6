from __future__ import annotations

import pytest

from streams.extract.parsing.phrases import (
    PHRASE_LIMIT,
    begins_with_date,
    content_words,
    described,
    is_bare_definite,
    name_end,
    noun_phrase,
    person_phrases,
)


def token_of(nlp, text, word):
    return next(token for token in nlp(text) if token.text == word)


def test_person_phrases_have_the_role(nlp):
    assert any(
        "Superintendent Arkady Wolk" in phrase
        for phrase in person_phrases(nlp("Superintendent Arkady Wolk told reporters so."))
    )


@pytest.mark.parametrize(("text", "phrase"), [
    ("Chief Constable Mira Holt of Tarnwick Police led it.", "Chief Constable Mira Holt of Tarnwick Police"),
    ("Chief Constable Mira Holt spoke of Monday.", "Chief Constable Mira Holt"),
])
def test_person_phrases_have_the_house(nlp, text, phrase):
    assert phrase in person_phrases(nlp(text))


def test_name_end_keeps_hyphens(nlp):
    assert name_end(token_of(nlp, "Este Quiroz-Lind spoke.", "Este")) == "quiroz-lind"


def test_long_subtrees_are_cut(nlp):
    head = token_of(nlp, "The mayor " + "who knew the man " * 20 + "left.", "mayor")
    assert len(noun_phrase(head)) <= PHRASE_LIMIT


@pytest.mark.parametrize(("text", "bare"), [
    ("The dam was old.", True), ("This dam was old.", True), ("A dam was old.", False), ("The old dam was old.", False),
    ("The dam on the Tarn was old.", False), ("The dam that Oberg built was old.", False),
])
def test_bare_definite_phrases(nlp, text, bare):
    assert is_bare_definite(token_of(nlp, text, "dam")) is bare


def test_heads_that_need_no_antecedent(nlp):
    president = token_of(nlp, "The president signed.", "president")
    assert not is_bare_definite(president)
    assert is_bare_definite(president, unique=True)


def test_what_describes_a_noun(nlp):
    assert described(token_of(nlp, "The old dam on the Tarn was old.", "dam"), 9).text == "The old dam on the Tarn"
    assert described(token_of(nlp, "The dam was old.", "dam"), 9) is None


def test_content_words_are_lemmas_without_function_words(nlp):
    assert content_words(nlp("The two dams were raised by 40 of the workers.")) == {"dam", "raise", "40", "worker"}


@pytest.mark.parametrize(("text", "subject"), [
    ("In February Wendt had said that the bridge was safe.", "Wendt"),
    ("In early March Wendt promised that the bridge would stay open.", "Wendt"),
    ("Jonas Wendt said that the bridge was safe.", "Jonas Wendt"),
])
def test_a_subject_leaves_the_time_before_it_out(nlp, text, subject):
    assert noun_phrase(token_of(nlp, text, "Wendt")).text == subject


def test_name_that_the_parser_makes_a_second_subject_belongs_to_its_noun(nlp):
    doc = nlp("The parcel company Paxello said on Monday that the blackout was caused by a fault.")
    subjects = [token.text for token in doc if token.dep_ == "nsubj"]
    assert subjects == ["company", "Paxello"]
    assert noun_phrase(token_of(nlp, doc.text, "company")).text == "The parcel company Paxello"


def test_hyphenated_names_stay_whole(nlp):
    doc = nlp("President Sun Jae-in said that the bridge was safe.")
    subject = next(token for token in doc if token.dep_ == "nsubj")
    assert noun_phrase(subject).text.endswith("Jae-in")


@pytest.mark.parametrize(("text", "dated"), [("In late May Oberg left.", True), ("In Ostrow Oberg left.", False)])
def test_phrases_that_begin_with_a_date(nlp, text, dated):
    assert begins_with_date(nlp(text)[1:4]) is dated


def test_a_hyphenated_head_is_whole(nlp):
    doc = nlp("The campus stays, its vice-rector, Dagny Rostam, said on Monday.")
    assert noun_phrase(next(token for token in doc if token.text == "rector")).text.startswith("its vice-rector")


def test_verbs_of_headlines_are_no_names(nlp):
    assert not any("Says" in phrase for phrase in person_phrases(nlp("Ostrow Times Editor Says Bell Article Was Late")))


@pytest.mark.parametrize(("text", "rank", "phrase"), [
    ("The college's vice-chancellor, Ana Bell, said so.", "vice", "The college's vice-chancellor"),
    ("Ana Bell, the college's vice-rector, spoke.", "vice", "the college's vice-rector"),
    ("The board's deputy-chair said so.", "deputy", "deputy-chair"),
])
def test_a_rank_keeps_the_office_that_a_hyphen_joins_to_it(nlp, text, rank, phrase):
    assert noun_phrase(token_of(nlp, text, rank)).text == phrase
