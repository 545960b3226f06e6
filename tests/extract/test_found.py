from __future__ import annotations

from streams.extract.found import CONTEXT, passage_selectors


def test_selectors_of_a_passage():
    text = "a" * 50 + "PASSAGE" + "b" * 50
    quote, position = passage_selectors(text, "text", 50, 57)
    assert (quote.exact, len(quote.prefix), len(quote.suffix)) == ("PASSAGE", CONTEXT, CONTEXT)
    assert text[position.start : position.end] == quote.exact


def test_at_the_edges():
    quote, _ = passage_selectors("PASSAGE", "title", 0, 7)
    assert (quote.prefix, quote.suffix, quote.field) == ("", "", "title")
