from __future__ import annotations

import pytest

from streams.extract.names.firms import firm_names, opening_firm, short_forms


@pytest.mark.parametrize("paragraphs", [
    ("Vessa Quarrel said that the water was clean.", "The miner has drilled nine wells.", "Vessa employs 400."),
    ("Vessa Quarrel said that the water was clean.", "Vessa's shares fell on Monday."),
    ("Vessa Quarrel's copper mine was closed on Monday.",),
    ("Vessa Quarrel is standing by its own figures after the Rivers Agency came to others.",
     "The company will bring water. Vessa has two lorries."),
])
def test_what_shows_a_firm(nlp, paragraphs):
    assert firm_names([nlp(text) for text in paragraphs], frozenset()) == {"vessa quarrel"}


@pytest.mark.parametrize("paragraphs", [
    ("Vessa Quarrel said that the water was clean.", "The company has drilled nine wells.", "Quarrel left at noon."),
    ("Mayor Vessa Quarrel said that the water was clean.", "The company has drilled nine wells. Vessa is a town."),
    ("Peter Quarrel said that the water was clean.", "The miner has drilled nine wells.", "Peter's shares fell."),
    ("Vessa Quarrel said that the water was clean.", "A company has drilled nine wells near Vessa."),
])
def test_persons_are_no_firms(nlp, paragraphs):
    assert firm_names([nlp(text) for text in paragraphs], frozenset()) == frozenset()


def test_another_firm_between_takes_the_company(nlp):
    docs = [nlp("Vessa Quarrel spoke to reporters. Tarn Shipping left."), nlp("The company said so. Vessa agreed.")]
    assert firm_names(docs, frozenset({"tarn shipping"})) == frozenset()


def test_first_word_stands_for_the_firm(nlp):
    docs = [nlp("Vessa Quarrel sold a mine."), nlp("Vessa said that it would pay.")]
    assert short_forms(docs, {"vessa quarrel"}) == {"vessa": "Vessa Quarrel"}
    town = [nlp("Vessa Quarrel sold a mine in Vessa."), nlp("Vessa said that it would pay.")]
    assert short_forms(town, {"vessa quarrel"}) == {}


@pytest.mark.parametrize(("paragraphs", "name"), [
    (("Boatwright has denied a claim by the Union of Ferry Crews.", "A clerk of the company left."), "Boatwright"),
    (("Boatwright has denied a claim by the Union of Ferry Crews.", "Nobody was hurt."), None),
    (("Harbour Board has denied a claim by the crews.", "The company left."), None),
    (("Crews have denied a claim.", "The company left."), None),
    (("In May Boatwright denied a claim.", "The company left."), None),
    (("Ana Bell has denied a claim.", "The company left."), None),
    (("Nothing has been agreed.", "The company left."), None),
    ((), None),
])
def test_the_company_that_an_article_begins_with(nlp, paragraphs, name):
    found = opening_firm([nlp(text) for text in paragraphs])
    assert (found.text if found is not None else None) == name


def test_workers_are_no_firm(nlp):
    docs = [nlp("Harbour Workers have approved the deal."), nlp("The operator will order cranes. Harbour left.")]
    assert firm_names(docs, frozenset()) == frozenset()
