from __future__ import annotations

from streams.extract.attribution.cues import cue_class_of, cue_text, phrase_before, source_of, subject_of


def verb(nlp, text, lemma):
    return next(token for token in nlp(text) if token.lemma_ == lemma)


def test_particle_decides_the_class(nlp):
    assert cue_class_of(verb(nlp, "The minister ruled out a tax.", "rule")) == "exclude"
    assert cue_class_of(verb(nlp, "The board spoke against the merger.", "speak")) == "oppose"
    assert cue_class_of(verb(nlp, "The board spoke at length.", "speak")) is None


def test_subject_is_found_through_coordination_and_relative_clauses(nlp):
    assert subject_of(verb(nlp, "The mayor stood up and said that he would resign.", "say")).text == "mayor"
    assert subject_of(verb(nlp, "It came from the mayor, who said that he would resign.", "say")).text == "mayor"


def test_words_before_the_verb_serve_where_the_tree_fails(nlp):
    said = verb(nlp, "The dam was opened from the territory of Velden, Ardenia's defence minister said.", "say")
    assert phrase_before(said).text == "Ardenia's defence minister"
    assert source_of(said)[1] is not None


def test_cue_text_has_auxiliaries_and_particle(nlp):
    assert cue_text(verb(nlp, "The board has ruled out a sale.", "rule")) == "has ruled out"


def test_who_comes_for_somebody_supports_nothing(nlp):
    assert cue_class_of(verb(nlp, "The mayor comes for a visit in May.", "come")) is None
    assert cue_class_of(verb(nlp, "The police came for the money.", "come")) is None
    assert cue_class_of(verb(nlp, "The council came out against the bypass.", "come")) == "oppose"
    assert cue_class_of(verb(nlp, "The council came out for the bypass.", "come")) == "support"


def test_a_subject_that_hangs_on_the_date_before_it(nlp):
    said = verb(nlp, "In May April Oberg, the mayor of Ferrow, said the tunnel would be built.", "say")
    assert source_of(said)[1].text == "April Oberg, the mayor of Ferrow"
    said = verb(nlp, "In Ferrow, a small town, said nothing.", "say")
    assert source_of(said)[1] is None


def test_a_hyphenated_subject_is_its_last_part(nlp):
    said = verb(nlp, "“Yes,” its vice-rector said on Monday.", "say")
    assert subject_of(said).text == "rector"
    assert source_of(said)[1].text == "its vice-rector"


def test_who_is_quoted_as_saying(nlp):
    assert subject_of(verb(nlp, "Ana Bell was quoted as saying that the rate would fall.", "say")).text == "Bell"
    assert subject_of(verb(nlp, "“Yes,” Governor Ana Bell is quoted there.", "quote")).text == "Bell"


def test_whom_it_took_to_admit_it(nlp):
    assert subject_of(verb(nlp, "It took the mayor until Monday to admit that it was unsafe.", "admit")).text == "mayor"


def test_a_call_for_something_is_no_briefing(nlp):
    assert cue_class_of(verb(nlp, "The council called for a ban.", "call")) == "support"
    assert cue_class_of(verb(nlp, "The council called a briefing for six.", "call")) == "assert"
