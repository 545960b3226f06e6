from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("side", ["We should move it to August.", "Leave it at sixteen.", "I will not sign it.",
                                  "Do not build it.", "Sixteen is right.", "There must be a limit.",
                                  "We will issue it."])
def test_what_takes_a_side_without_naming_the_matter(nlp, side):
    others = "My grandmother came from the north by boat in the hard winter before the war. The tea was good there."
    assert side in texts(nlp, f"{others} {side}", "harbour", "vote")


@pytest.mark.parametrize("aside", ["Give it time.", "Ask anybody.", "Eat something.", "Come and see what you think."])
def test_what_takes_no_side(nlp, aside):
    told = "The ferry of Ostrow will be sold. The bank has agreed to the price of the ferry."
    assert aside not in texts(nlp, f"{aside} {told}", "ferry", "bank")


def test_a_third_short_sentence_is_kept_if_it_takes_a_side(nlp):
    two = "There are four towns with rinks. Sixteen clubs is a club."
    assert texts(nlp, f"{two} We ought to let them in.", "clubs", "towns")[-1] == "We ought to let them in."
    assert len(texts(nlp, f"{two} The towns had rain.", "clubs", "towns")) == 2


def test_a_pronoun_of_a_sentence_left_out_is_not_kept(find):
    (one,) = find("“I have a son in Ostrow. It was near the quarry that Oberg hit a boy. He was wrong about the quarry "
                  "of Ostrow and wrong about the law of the town,” Mayor Ida Krause said.", title="Ostrow quarry")
    assert "son in Ostrow. He" not in one.text
