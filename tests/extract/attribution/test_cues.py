from __future__ import annotations

from streams.extract.attribution.cues import cue_class_of, cue_text, phrase_before, source_of, subject_of


def test_particle_decides_the_class(verb):
    assert cue_class_of(verb("The minister ruled out a tax.", "rule")) == "exclude"
    assert cue_class_of(verb("The board spoke against the merger.", "speak")) == "oppose"
    assert cue_class_of(verb("The board spoke at length.", "speak")) is None


def test_subject_is_found_through_coordination_and_relative_clauses(verb):
    assert subject_of(verb("The mayor stood up and said that he would resign.", "say")).text == "mayor"
    assert subject_of(verb("It came from the mayor, who said that he would resign.", "say")).text == "mayor"


def test_words_before_the_verb_serve_where_the_tree_fails(verb):
    said = verb("The dam was opened from the territory of Velden, Ardenia's defence minister said.", "say")
    assert phrase_before(said).text == "Ardenia's defence minister"
    assert source_of(said)[1] is not None


def test_cue_text_has_auxiliaries_and_particle(verb):
    assert cue_text(verb("The board has ruled out a sale.", "rule")) == "has ruled out"


def test_who_comes_for_somebody_supports_nothing(verb):
    assert cue_class_of(verb("The mayor comes for a visit in May.", "come")) is None
    assert cue_class_of(verb("The police came for the money.", "come")) is None
    assert cue_class_of(verb("The council came out against the bypass.", "come")) == "oppose"
    assert cue_class_of(verb("The council came out for the bypass.", "come")) == "support"


def test_a_subject_that_hangs_on_the_date_before_it(verb):
    said = verb("In May April Oberg, the mayor of Ferrow, said the tunnel would be built.", "say")
    assert source_of(said)[1].text == "April Oberg, the mayor of Ferrow"
    said = verb("In Ferrow, a small town, said nothing.", "say")
    assert source_of(said)[1] is None


def test_a_hyphenated_subject_is_its_last_part(verb):
    said = verb("“Yes,” its vice-rector said on Monday.", "say")
    assert subject_of(said).text == "rector"
    assert source_of(said)[1].text == "its vice-rector"


def test_who_is_quoted_as_saying(verb):
    assert subject_of(verb("Ana Bell was quoted as saying that the rate would fall.", "say")).text == "Bell"
    assert subject_of(verb("“Yes,” Governor Ana Bell is quoted there.", "quote")).text == "Bell"


def test_whom_it_took_to_admit_it(verb):
    assert subject_of(verb("It took the mayor until Monday to admit that it was unsafe.", "admit")).text == "mayor"


def test_a_call_for_something_is_no_briefing(verb):
    assert cue_class_of(verb("The council called for a ban.", "call")) == "support"
    assert cue_class_of(verb("The council called a briefing for six.", "call")) == "assert"
