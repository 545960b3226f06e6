from __future__ import annotations

import pytest

from streams.extract.parsing.frames import parse_article
from streams.extract.standalone.fullforms import FullForms


@pytest.fixture
def article(nlp):
    return lambda body, title="": parse_article(title, body, nlp)


def token(frame, text, last=True):
    found = [one for one in frame.doc if one.text == text]
    return found[-1] if last else found[0]


def test_nearest_longer_phrase(article):
    parsed = article("Workers closed the dam on the Tarn. Engineers said that the dam was cracked.")
    assert FullForms(parsed).phrase(token(parsed.body[0], "dam")) == "the dam on the Tarn"


def test_phrase_of_the_headline_when_nothing_is_nearer(article):
    parsed = article("It was a long night. The strike was called off.", title="Ostrow bakers' strike enters third week")
    assert FullForms(parsed).phrase(token(parsed.body[0], "strike")) == "Ostrow bakers' strike"


def test_a_phrase_that_says_which_is_left(article):
    parsed = article("Workers closed the dam on the Tarn. The old dam was cracked.")
    assert FullForms(parsed).phrase(token(parsed.body[0], "dam")) == ""


def test_two_that_could_be_meant_give_nothing(article):
    body = "Mayor Nils Oberg and Governor Ana Belmar came. Treasurer Ida Krause spoke: he had lied."
    parsed = article(body)
    assert FullForms(parsed).person_of_pronoun(token(parsed.body[0], "he"), "Ida Krause") == ""


def test_the_one_person_who_is_not_the_speaker(article):
    parsed = article("Nils Oberg came with Ida Krause. Krause said that he had lied.")
    assert FullForms(parsed).person_of_pronoun(token(parsed.body[0], "he"), "Ida Krause") == "Nils Oberg"


def test_person_of_a_role(article):
    parsed = article("Governor Ana Belmar signed the bill. Ida Krause said that the governor was wrong.")
    forms = FullForms(parsed)
    assert forms.person_of_role(token(parsed.body[0], "governor"), "Ida Krause") == "Ana Belmar"
    assert forms.person_of_role(token(parsed.body[0], "governor"), "Ana Belmar") == ""


def test_sentence_before(article):
    parsed = article("The dam is old.\n\nOberg stated:\n\n“This is a shame. It leaks.”")
    quote = parsed.body[2].quotes[0]
    assert FullForms(parsed).sentence_before(quote.doc[:]) == "The dam is old."


def test_whom_a_quotation_addresses(article):
    parsed = article("“You must leave,” Oberg warned in a letter to Ida Krause.")
    assert FullForms(parsed).addressee(parsed.body[0].quotes[0].doc[:]) == "Ida Krause"
    parsed = article("“You must leave,” Oberg said.")
    assert FullForms(parsed).addressee(parsed.body[0].quotes[0].doc[:]) == ""


def test_words_of_no_article_are_left(article, nlp):
    forms = FullForms(article("The dam is old."))
    assert forms.sentence_before(nlp("Nothing here.")[:]) == ""
    assert forms.question_before(nlp("Nothing here.")[:]) is None
