from __future__ import annotations

import pytest

from streams.extract.standalone.reported import reported_clause
from streams.extract.standalone.text import Context


@pytest.mark.parametrize(("body", "text"), [
    ("Governor Ana Belmar said that the dam would be raised.", "The dam will be raised."),
    ("The Rivers Agency said it would raise the dam.", "The Rivers Agency will raise the dam."),
    ("Governor Ana Belmar backs a levy on cruise ships.", "A levy on cruise ships is right."),
    ("Governor Ana Belmar opposes the sale of the depot.", "The sale of the depot is wrong."),
    ("Governor Ana Belmar ruled out an early election.", "There will be no early election."),
    ("The Rivers Agency has dismissed reports of a shortage.", "Reports of a shortage are not true."),
    ("The Rivers Agency promised to raise the dam.", "The Rivers Agency will raise the dam."),
    ("Governor Ana Belmar told parents to keep their children at home.", "Parents should keep their children at home."),
    ("Governor Ana Belmar acknowledged the islanders' right to vote.", "The islanders have the right to vote."),
    ("Governor Ana Belmar said that the dam was safe and that it would be raised.",
     "The dam was safe and it will be raised."),
    ("Governor Ana Belmar condemned reports that the dam had leaked.", "Reports that the dam had leaked are wrong."),
    ("Governor Ana Belmar endorsed Nils Oberg.", "Ana Belmar endorsed Nils Oberg."),
    ("Governor Ana Belmar warned Nils Oberg not to sign the bill.", "Nils Oberg should not sign the bill."),
    ("Governor Ana Belmar urged the board to, at last, raise the dam of Ostrow.",
     "The board should, at last, raise the dam of Ostrow."),
    ("Governor Ana Belmar demanded that the tax on gas bottles be suspended.",
     "The tax on gas bottles should be suspended."),
    ("The Rivers Agency recommended that the duty list be kept electronically.",
     "The duty list should be kept electronically."),
    ("Governor Ana Belmar called for the board of Ostrow to step down.", "The board of Ostrow should step down."),
])
def test_plain_proposition(find, body, text):
    one, = find(body)
    assert one.text == text


def test_the_speaker_is_named_for_the_pronoun(find):
    one, = find("Governor Ana Belmar said that she would veto the ferry bill.")
    assert one.text == "Ana Belmar will veto the ferry bill."


def test_empty_subject_is_completed_from_the_headline(find):
    one, = find("It was one month, not a year, Governor Ana Belmar said.", title="May inflation dips to 1.9%")
    assert one.text == "May inflation dips to 1.9%: It was one month, not a year."


def test_short_phrase_is_put_in_full(find):
    found = find("The dam on the Tarn is old. Governor Ana Belmar said that a failure of the dam would be deadly.")
    assert found[-1].text == "A failure of the dam on the Tarn will be deadly."


def relative(nlp, sentence, clause):
    doc = nlp(sentence)
    start = sentence.index(clause)
    cue = next(token for token in doc if token.lower_ in ("says", "believe"))
    assert cue.dep_ == "relcl"
    return reported_clause(doc.char_span(start, start + len(clause)), cue, "assert", "", "Ana Belmar", Context())


def test_subject_of_a_relative_clause_comes_from_its_head(nlp):
    sentence = "The council discussed the quarry, which Governor Ana Belmar says should be closed."
    assert relative(nlp, sentence, "should be closed") == "The quarry should be closed."


def test_something_that_somebody_says_is_no_proposition(nlp):
    sentence = "Selling the quarry is something residents believe he may already be doing."
    assert relative(nlp, sentence, "he may already be doing") == ""


def test_the_house_of_a_spokesperson(find):
    (one,) = find("A spokesman for the NHO said the agency would close the beach at Ostrow.")
    assert one.text == "NHO will close the beach at Ostrow."


def test_completed_text_leaves_the_passage_verbatim(find):
    body = "The dam on the Tarn is old. Governor Ana Belmar said that a failure of the dam would be deadly."
    found = find(body)
    assert found[-1].passage == "Governor Ana Belmar said that a failure of the dam would be deadly."


def test_speakers_without_a_name_are_named_as_printed(find):
    (one,) = find("Analysts at two local banks said they expected talks on a loan in the spring.")
    assert one.text == "Analysts at two local banks expected talks on a loan in the spring."


@pytest.mark.parametrize(("text", "expected"), [
    ("Senator Ida Krause voted for the mayor.", "Ida Krause voted for the mayor."),
    ("Senator Ida Krause voted for Marsk.", "Ida Krause voted for Marsk."),
    ("Senator Ida Krause came out for Odile Marsk.", "Ida Krause came out for Odile Marsk."),
    ("The Ostrow council voted for the bypass.", "The bypass is right."),
])
def test_one_votes_for_somebody_and_for_a_thing(find, text, expected):
    (found,) = find(text)
    assert found.text == expected


@pytest.mark.parametrize(("sentence", "text"), [
    ("Mayor Ana Holm promised not to touch the pension of teachers.",
     "Ana Holm will not touch the pension of teachers."),
    ("The Ostrow council instructed Nils Oberg not to speak of the dam.",
     "Nils Oberg should not speak of the dam."),
    ("Mayor Ana Holm slammed Nils Oberg as a “liar” on Monday.", "Ana Holm slammed Nils Oberg as a liar"),
    ("A lawyer for Nils Oberg said his client would pay for the dam of Ostrow.",
     "Nils Oberg will pay for the dam of Ostrow."),
])
def test_negation_object_and_subject_stay(find, sentence, text):
    found = find(sentence)
    assert found[-1].text.startswith(text)


def test_hardly_anybody_is_no_source(find):
    assert not [one for one in find("Few expected the Ostrow strike to last.") if one.text.startswith("The Ostrow")]


@pytest.mark.parametrize("body", [
    "The Rivers Agency said that it did.", "Governor Ana Belmar tells farmers what to read next.",
])
def test_what_makes_no_proposition_is_left_out(find, body):
    assert find(body) == []


def test_a_fronted_clause_stays_as_it_is(find):
    one, = find("Samples from 63 wells hold carbon and no trace of lead, the Rivers Agency reported on Thursday.")
    assert one.text.startswith("Samples from 63 wells")


def test_what_is_declared_to_be_something_keeps_its_verb(nlp):
    doc = nlp("Belmar declared Ostrow part of the league of lakes.")
    text = reported_clause(doc[2:9], doc[1], "assert", "", "Ana Belmar", Context(), personal=True)
    assert text == "Ana Belmar declared Ostrow part of the league of lakes."


def test_what_is_announced_will_be(find):
    one, = find("The Rivers Agency announced new rules that would close the dam of Ostrow.")
    assert one.text == "There will be new rules that will close the dam of Ostrow."
