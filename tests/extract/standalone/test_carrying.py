from __future__ import annotations

from streams.extract.standalone.carrying import carrying
from streams.extract.standalone.text import Context


def texts(nlp, quotation, *words):
    kept = carrying(list(nlp(quotation).sents), Context(words=frozenset(words)))
    return [span.text for unit in kept for span in unit]


def test_what_speaks_of_the_matter(nlp):
    sold = "The ferry of Ostrow will be sold to the bank in the spring."
    assert texts(nlp, f"Ask anybody. {sold} I had soup. So there.", "ferry", "sell", "bank")[0] == sold


def test_what_a_pronoun_looks_back_to_comes_with_it(nlp):
    assert texts(nlp, "Raise the levy. It will pay for the new ferry of Ostrow. Good night.", "ferry", "pay") == [
        "Raise the levy.", "It will pay for the new ferry of Ostrow."]


def test_spans_that_a_report_splits_are_one(nlp):
    parts = [nlp("It is a worry,")[:], nlp("that the ferry leaks.")[:]]
    assert carrying(parts, Context()) == [parts]
