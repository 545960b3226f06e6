from __future__ import annotations

import pytest

from streams.extract.parsing.datelines import dateline_end, dateline_place


@pytest.mark.parametrize(("text", "rest"), [
    ("OSTROW CITY — The council met.", "The council met."),
    ("OSTROW, Feb 5 (Newswire) - The council met.", "The council met."),
    ("Feb 5 (Newswire) — Ferrow drops its levy", "Ferrow drops its levy"),
    ("5 February 2024 (Newswire) – Ferrow drops its levy", "Ferrow drops its levy"),
    ("New Ostrow, March 12 — The council met.", "The council met."),
    ("Ostrow (Tarn News) — The council met.", "The council met."),
    ("(Newswire) -- The council met.", "The council met."),
    ("OSTROW, La., — The council met.", "The council met."),
    ("The council — all nine of it — met.", "The council — all nine of it — met."),
    ("May 5 was the day the council met.", "May 5 was the day the council met."),
    ("Ostrow (the old town) — where we met — burnt.", "Ostrow (the old town) — where we met — burnt."),
])
def test_where_the_first_sentence_begins(text, rest):
    assert text[dateline_end(text) :] == rest


def test_a_headline_has_datelines_with_a_date_or_an_agency_only():
    assert dateline_end("EXCLUSIVE — Ferrow drops its levy", title=True) == 0
    assert dateline_end("Feb 5 (Newswire) — Ferrow drops its levy", title=True) == len("Feb 5 (Newswire) — ")


def test_town_in_capitals():
    assert dateline_place("OSTROW CITY — The council met.") == "Ostrow City"
    assert dateline_place("The council met.") == ""
