from __future__ import annotations

import pytest

from streams.extract.attribution.notices import attribute_notice
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article

DOGS = "From 1 May no dogs are allowed on the west mole."
LEADS = "Those with a permit are to be kept on a lead until 30 September."
TEXT = f"{DOGS} {LEADS}"


@pytest.fixture
def noticed(nlp):
    def run(text, title=""):
        article = parse_article(title, text, nlp)
        links = attribute_notice(
            article.title, article.body, {frame.index: [] for frame in article.body}, Cast(article))
        assert all(link.form == "indirect" for link in links)
        return [(link.source, link.content.text) for link in links]

    return run


@pytest.mark.parametrize(("signature", "signer"), [
    ("Signed, Tilda Maron, harbour master.", "Tilda Maron, harbour master"),
    ("Signed Tilda Maron.", "Tilda Maron"),
    ("Signed on Monday by the transport minister, Tilda Maron.", "the transport minister, Tilda Maron"),
    ("Signed for the board by Tilda Maron.", "Tilda Maron"),
    ("By order of the Mayor, T. Maron.", "the Mayor, T. Maron"),
    ("For the council, Tilda Maron.", "Tilda Maron"),
    ("T. Maron, Mayor.", "T. Maron, Mayor"),
    ("T. Maron, Mayor. Valid to 31 December 2026.", "T. Maron, Mayor"),
    ("\u2014 The Harbour Board, 3 March", "The Harbour Board"),
])
def test_who_signs_an_order_says_it(noticed, signature, signer):
    assert noticed(f"{TEXT} {signature}") == [(signer, DOGS), (signer, LEADS)]


def test_a_signature_has_lines_of_its_own(noticed):
    assert noticed(f"{TEXT}\n\nTilda Maron\n\nHarbour master") == [
        ("Tilda Maron, Harbour master", DOGS), ("Tilda Maron, Harbour master", LEADS)]


@pytest.mark.parametrize(("head", "issuer"), [
    ("Harbour Board, Circular 51:", "Harbour Board"),
    ("Harbour Board, notice of 15 April, signed by warden Tilda Maron:", "Tilda Maron, warden of Harbour Board"),
    ("Harbour Board, line notice no. 3.", "Harbour Board"),
    ("Order 7 of the Harbour Board:", "the Harbour Board"),
    ("Order of the harbour office of Velm, 28 April:", "the harbour office of Velm"),
    ("Health Ministry to all pharmacies:", "Health Ministry"),
    ("The Harbour Board gives notice as follows.", "The Harbour Board"),
    ("The Harbour Board decrees:", "The Harbour Board"),
    ("The Harbour Board informs the public about the coming season.", "The Harbour Board"),
])
def test_who_stands_in_the_head_says_it(noticed, head, issuer):
    assert noticed(f"{head} {TEXT}") == [(issuer, DOGS), (issuer, LEADS)]


def test_one_sentence_may_be_the_notice(noticed):
    told = "the west mole is to be closed at dusk."
    assert noticed(f"By order of the Harbour Board, {told}") == [("the Harbour Board", told)]


def test_the_head_adds_the_house_of_who_signs(noticed):
    found = noticed(f"Town of Velm. {TEXT} T. Maron, Mayor.")
    assert {source for source, _ in found} == {"T. Maron, Mayor of Town of Velm"}


def test_a_title_tells_whose_notice_it_is(noticed):
    assert {source for source, _ in noticed(TEXT, "Harbour Board: notice 40")} == {"Harbour Board"}


@pytest.mark.parametrize("text", [
    TEXT,
    f"{TEXT} Tilda Maron.",  # a byline
    f"{TEXT} Tilda Maron, staff writer.",
    f"{TEXT} Photo: Tilda Maron.",
    f"{TEXT} Signed, a worried neighbour.",
    f"Sir \u2013 I read that dogs are to be kept off the west mole. {TEXT} Tilda Maron, councillor.",
    "The choir sang on the west mole for an hour, and a hundred came. Tilda Maron, director.",
    "Tilda Maron, harbour master of Velm, died on Monday. She is survived by two sons. Tilda Maron, Mayor.",
    f"Velm: {TEXT}",
    f"What changes in May: {TEXT}",
    f"Also read: {TEXT}",
    f"The Velm Herald, notice 4: {TEXT}",
    f"Notices of the week: {TEXT}",
    "The Harbour Board, after months of talk: nobody knows what comes next, and few care to ask.",
])
def test_other_texts_are_no_notices(noticed, text):
    assert noticed(text) == []


def test_long_articles_are_no_notices(noticed):
    more = " ".join(["Two ferries came in late that evening with cars and mail."] * 30)
    assert noticed(f"{TEXT} {more} Signed, Tilda Maron, harbour master.") == []


def test_an_office_signs_nothing_in_which_others_speak(noticed):
    assert noticed(f"{TEXT}\n\n\u201cThat is too much for us all,\u201d a skipper said. T. Maron, Mayor.") == []
