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
    body = "Mayor Nils Oberg and Governor Karl Belmar came. Treasurer Ida Krause spoke: he had lied."
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


def test_a_given_name_tells_which_person_a_pronoun_means(article):
    parsed = article("Mayor Karl Oberg and Governor Ana Belmar came. Treasurer Ida Krause spoke: he had lied.")
    assert FullForms(parsed).person_of_pronoun(token(parsed.body[0], "he"), "Ida Krause") == "Karl Oberg"


def test_who_is_out_of_office_does_not_hold_it(article):
    parsed = article("Former Governor Ana Belmar and Vice President Karl Oberg came. Ida Krause blamed the governor, "
                     "not the president.")
    forms = FullForms(parsed)
    assert forms.person_of_role(token(parsed.body[0], "governor"), "Ida Krause") == ""
    assert forms.person_of_role(token(parsed.body[0], "president"), "Ida Krause") == ""


def test_a_role_is_not_looked_for_all_over_the_article(article):
    far = "The valley slept and the river ran on.\n" * 60
    parsed = article(f"Rain fell.\n\nIt rained.\n\nGovernor Ana Belmar came.\n\n{far}\nKrause blamed the governor.")
    assert FullForms(parsed).person_of_role(token(parsed.body[-1], "governor"), "Ida Krause") == ""


def test_the_sentence_before_has_its_person_named(article):
    parsed = article("Governor Ana Belmar came late. She praised the dam. “It will hold,” said Karl Oberg.")
    assert FullForms(parsed).sentence_before(parsed.body[0].quotes[0].doc[:]) == "Ana Belmar praised the dam."


def test_title_and_opening_as_printed(article):
    forms = FullForms(article("The dam is “old,” Krause said. It leaks.", title="Krause: the dam is old"))
    assert (forms.title, forms.opening_sentence) == ("Krause: the dam is old", "The dam is “old,” Krause said.")


def test_the_opening_sentence_has_no_dateline(article):
    assert FullForms(article("Ostrow (TNN) The dam of Ostrow is old.")).opening_sentence == "The dam of Ostrow is old."


def test_a_person_without_a_name_in_between(article):
    parsed = article("Nils Oberg came. The gunman fled to the dam. Police said that his car was found.")
    assert FullForms(parsed).person_of_pronoun(token(parsed.body[0], "his"), "") == ""
    parsed = article("Nils Oberg fled to the dam. Police said that his car was found.")
    assert FullForms(parsed).person_of_pronoun(token(parsed.body[0], "his"), "") == "Nils Oberg"


@pytest.mark.parametrize("before", ["The plan on Monday surprised Ostrow.", "The male-led plan was read in Ostrow."])
def test_what_does_not_tell_which_is_not_put_in_full(find, before):
    found = find(f"{before}\n\nGovernor Ana Belmar said that the plan would cost the ferries of Ostrow dearly.")
    assert found[-1].text.endswith(": The plan will cost the ferries of Ostrow dearly.")
