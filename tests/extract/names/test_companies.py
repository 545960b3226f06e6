from __future__ import annotations

import pytest

from streams.extract.names.companies import company_names, mentions, name_runs, speaking_surnames


@pytest.mark.parametrize(("text", "name"), [
    ("Tarn Shipping said that the route was closed.", "tarn shipping"),
    ("Hollis Marlowe said it would raise its dividend.", "hollis marlowe"),
    ("Hollis Marlowe shares fell on Monday.", "hollis marlowe"),
    ("Hollis Marlowe's headquarters stood empty.", "hollis marlowe"),
    ("Hollis Marlowe, the Ostrow carrier, flew on Monday.", "hollis marlowe"),
    ("The chairman of Hollis Marlowe left on Monday.", "hollis marlowe"),
    ("Data came from the drug maker Norwine on Monday.", "norwine"),
    ("Ana Bell, chief medical officer at Norwine, agreed.", "norwine"),
])
def test_what_shows_a_company(nlp, text, name):
    assert name in company_names([nlp(text)])


@pytest.mark.parametrize("text", [
    "Hollis Marlowe said it would rain on Monday.",
    "Hollis Marlowe said that she would sell her shares.",
    "Hollis Marlowe said it would raise its dividend. Marlowe left at noon.",
    "Mayor Hollis Marlowe said it would raise its dividend.",
    "Ana Bell's spokesman said it would raise its dividend.",
    "The Ostrow Council said it would raise its fees.",
])
def test_persons_and_bodies_are_no_companies(nlp, text):
    assert company_names([nlp(text)]) == frozenset()


def test_where_a_parse_names_a_company(nlp):
    doc = nlp("Tarn Shipping sold a ferry to Ana Bell. Tarn Shipping bought a tug.")
    assert [span.text for span in mentions(doc, frozenset({"tarn shipping"}))] == ["Tarn Shipping", "Tarn Shipping"]


def test_persons_speak_by_their_surname(nlp):
    docs = [nlp("Folasade Quist opened the dam."), nlp("Quist said that it would hold.")]
    assert "quist" in speaking_surnames(docs)
    assert speaking_surnames(docs[:1]) == frozenset()


@pytest.mark.parametrize(("text", "runs"), [
    ("Maria Bell-Quist sold it to Ana Bell.", ["Maria Bell-Quist", "Ana Bell"]),
    ("Tarn-Holm Shipping sold a tug.", ["Tarn-Holm Shipping"]),
    ("Ana Bell-led crews left.", ["Ana Bell"]),
    ("Wolff & Bell-Quist left.", ["Wolff & Bell-Quist"]),
])
def test_hyphens_join_words_of_a_name(nlp, text, runs):
    assert [run.text for run in name_runs(nlp(text))] == runs
