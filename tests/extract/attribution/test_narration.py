from __future__ import annotations

import pytest

from streams.extract.attribution.narration import attribute
from streams.extract.parsing.frames import parse_article


def link_of(frames, text):
    frame, = frames(text)
    links = attribute(frame)
    assert links, text
    return links[0]


@pytest.mark.parametrize(("text", "source", "content"), [
    ("Prime Minister Tove Aronsen said on Tuesday that the dam would be built.", "Prime Minister Tove Aronsen",
     "the dam would be built"),
    ("The company told drivers that the brakes were safe.", "The company", "the brakes were safe"),
    ("Senator Ida Krause has promised to oppose the bill.", "Senator Ida Krause", "to oppose the bill"),
    ("The minister told parents to keep their children at home.", "The minister",
     "parents to keep their children at home"),
])
def test_indirect_speech_after_the_verb(frames, text, source, content):
    link = link_of(frames, text)
    assert (link.form, link.source, link.content.text) == ("indirect", source, content)


@pytest.mark.parametrize(("text", "name"), [
    ("The harbour authority backs a levy on cruise ships.", "support"),
    ("The premier ruled out an early election.", "exclude"),
    ("The union opposes the sale of the depot.", "oppose"),
    ("The ministry has dismissed reports of a shortage.", "deny"),
    ("The council voted against the bypass.", "oppose"),
])
def test_verbs_of_stance_keep_their_object(frames, text, name):
    link = link_of(frames, text)
    assert (link.form, link.cue_class) == ("stance", name)
    assert link.content.text in text


@pytest.mark.parametrize("text", [
    "“We stay,” commander Ilse Brandt said on Monday.",
    "“We stay,” said commander Ilse Brandt.",
    "Commander Ilse Brandt said: “We will stay here.”",
    "“We stay,” commander Ilse Brandt told reporters. “For years.”",
])
def test_direct_speech_before_after_and_around(frames, text):
    link = link_of(frames, text)
    assert (link.form, link.source.casefold()) == ("direct", "commander ilse brandt")
    assert link.quotes[0].text.startswith("We")


def test_mixed_quotation_stays_in_its_clause(frames):
    link = link_of(frames, 'Deputy mayor Gord Halversen told a dinner that the toll would be "bad for the town".')
    assert link.form == "indirect"
    assert link.content.text == 'the toll would be "bad for the town"'


@pytest.mark.parametrize("text", [
    "The mayor declined to comment on the plan.",
    "The mayor's plan is to build a new school.",
    "Figures show that rents fell by a tenth.",
    "The mayor did not say when the pool would open.",
    "He asked whether the pool would open.",
    "The minister explained how the dam works.",
    "Skippers have reason to suspect that the toll is too low.",
    "The shop, run according to strict principles, was closed by the council.",
    "Nobody in the council has said that the pool is closed.",
    "Dealers are more likely than skippers to say that tolls are too low.",
    "The mayor hoped for the boom which dealers say lower tolls will bring.",
    "Overarching all this is the fact that, according to inspector Ana Bell, neither Holm nor anyone else paid.",
])
def test_no_attribution(frames, text):
    frame, = frames(text)
    assert attribute(frame) == []


def test_second_report_of_one_speaker(frames):
    frame, = frames("In a letter to staff, Director Carl Holm writes that he has been through the rotas and now "
                    "believes all births should move to Ostrow.")
    assert [(link.cue, link.content.text) for link in attribute(frame)] == [
        ("writes", "he has been through the rotas"), ("believes", "all births should move to Ostrow")]


def test_a_clause_in_two_parts_is_one(frames):
    link = link_of(frames, "President Oberg said that it was “certainly possible” he would invite Ana Bell to Ostrow.")
    assert link.content.text.endswith("he would invite Ana Bell to Ostrow")


def test_past_forms_of_headlines_are_passives(nlp):
    title = parse_article("Pill recalled: 'Bring it back tonight, all of it'", "", nlp).title
    assert attribute(title) == []


def test_a_relative_clause_in_which_nothing_is_lacking(find):
    (one,) = find("Mayor Nils Oberg wrote a letter in which he said that the pool would stay open.")
    assert (one.speaker.name, one.text) == ("Nils Oberg", "The pool will stay open.")


def test_a_clause_that_the_parser_cut_short(frames):
    link = link_of(frames, "Mr. Holm said that he “didn’t what’s going on with her” but that Mrs. Clint started well.")
    assert link.content.text.endswith("started well")


def test_a_relative_clause_of_the_speaker_is_no_obstacle(find):
    (one,) = find("The Hope Trust, which runs the shelter, has said it will close in May.")
    assert (one.speaker.institution, one.text) == ("Hope Trust", "The Hope Trust will close in May.")


def test_a_report_that_the_parser_takes_for_a_subject(find):
    found = find("Yet as Bell stressed his years in office and Oberg said that factor is “not arguable,” the Velden "
                 "senator noted experience is not the only point.")
    assert not any(one.text.startswith("Yet as") for one in found)


def test_a_free_relative_leaves_open_what_is_thought(find):
    found = find("Mayor Ana Bell said whatever Oberg thinks does not matter to the town of Ostrow.")
    assert not any(one.speaker.printed == "Oberg" for one in found)


@pytest.mark.parametrize("text", [
    "The lido will not reopen, the Ostrow city council decided on Monday.",
    "The lido will not reopen, the Ostrow city council has decided.",
])
def test_a_decision_behind_what_was_decided(find, text):
    (one,) = find(text, title="Lido news")
    said = one.text.rpartition(": ")[2]
    assert (one.speaker.institution, said) == ("Ostrow City Council", "The lido will not reopen.")


@pytest.mark.parametrize("text", [
    "Whether the lido will reopen, the Ostrow city council has not decided.",
    "The lido will not reopen until the Ostrow city council has decided.",
])
def test_nothing_was_decided(find, text):
    assert not [one for one in find(text, title="Lido news") if one.speaker and "decided" in one.cue]
