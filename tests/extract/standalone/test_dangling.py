from __future__ import annotations

import pytest

from streams.extract.standalone.dangling import dangling, leans_back


@pytest.mark.parametrize(("text", "hangs"), [
    ("This is the right of any people.", "pronoun"),
    ("He is lying on every channel.", "pronoun"),
    ("Norway will not use it.", ""),
    ("Nobody will use it.", "pronoun"),
    ("They want a levy on salt.", "pronoun"),
    ("Ministers say that they want a levy.", ""),
    ("Ostrow sold two quarries, and that was a mistake.", ""),
    ("It is untrue that Ostrow sold a quarry.", ""),
    ("It takes years to build a dam in Ostrow.", ""),
    ("At its peak, Ostrow had ten quarries.", ""),
    ("Its engineers want a levy.", "pronoun"),
    ("The strike is on.", "phrase"),
    ("The strike in Ostrow is on.", ""),
    ("Ida Krause had made the same argument in May.", "phrase"),
    ("Ida Krause is wrong about this one.", "phrase"),
    ("Ostrow wants a levy, and such a levy is legal.", ""),
    ("No such notice reached Ostrow.", "phrase"),
    ("In one sense, it is a scandal for Ostrow.", "pronoun"),
    ("Ida Krause agreed to the plan.", "phrase"),
    ("These changes hurt Norway.", "phrase"),
    ("Ida Krause knew a plan for Ostrow, and that scheme hurts Norway.", ""),
    ("Ida Krause knows those people who came to Ostrow.", ""),
    ("Ida Krause proposes changes, and these changes hurt Norway.", ""),
    ("Holders have accepted the offer of 3.4bn.", "phrase"),
    ("Face masks slow an infection.", ""),
    ("Those who came to Ostrow want a levy.", ""),
])
def test_what_hangs(nlp, text, hangs):
    assert dangling(list(nlp(text).sents)) == hangs


def test_named_words_do_not_hang(nlp):
    doc = nlp("He is lying to Ostrow.")
    assert dangling(list(doc.sents), {0}) == ""


@pytest.mark.parametrize(("text", "leans"), [
    ("The Supreme Court upheld that decision.", True),
    ("The mayor signed the bill and praised it.", True),
    ("The mayor signed the bill.", True),
    ("The mayor signed the bill on bottles.", False),
])
def test_what_speaks_of_the_sentence_before(nlp, text, leans):
    assert leans_back(next(iter(nlp(text).sents))) is leans


@pytest.mark.parametrize(("text", "hangs"), [
    ("The lack of rain was another reason for Oberg's decision.", "phrase"),
    ("Holm praised Oberg's decision to close the dam.", ""),
    ("It was necessary to prevent attacks.", "pronoun"),
    ("It was ready to fly.", "pronoun"),
    ("It was right to close schools in Ostrow.", ""),
    ("That was discussed on Monday.", "pronoun"),
])
def test_what_only_points(nlp, text, hangs):
    assert dangling(list(nlp(text).sents)) == hangs


@pytest.mark.parametrize(("text", "hangs"), [
    ("There will be several more this year.", True), ("The two were invited to Ostrow.", True),
    ("Several of the ferries of Ostrow were late.", False),
])
def test_what_only_counts(nlp, text, hangs):
    assert bool(dangling(nlp(text).sents)) is hangs


def test_it_happened_only_with_a_clause_for_a_subject(nlp):
    assert dangling([nlp("It happened when a guard asked Ida Krause to bring the keys.")[:]]) == "pronoun"
    assert dangling([nlp("It seems that Ida Krause has the keys of the harbour.")[:]]) == ""
