from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.extract.extractor import find_statements

PUBLISHED = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)


def test_lead_and_its_quotation_are_two_statements_and_the_headline_none(find):
    found = find(
        "Tickets will stay free, the transport ministry of Zelden said on Tuesday.\n\n"
        "“It costs little and fills the trains,” transport minister Ida Krause said.",
        title="Transport ministry backs free tickets",
    )
    assert [one.text for one in found] == [
        "Tickets will stay free.",
        "Tickets will stay free: It costs little and fills the trains.",
    ]
    assert {one.speaker.institution for one in found} == {"Transport Ministry of Zelden"}


def test_headline_is_kept_when_the_body_has_no_such_statement(find):
    (one,) = find("The fair opens on Monday with a parade.", title="Mayor: no fireworks at the fair this year")
    assert one.passage == "Mayor: no fireworks at the fair this year"
    assert one.selectors[1].field == "title"


HEADLINE = "Oberg: Tolls for lorries will end next year and Velden will pay for a second tram"


@pytest.mark.parametrize("text", [
    "Mayor Nils Oberg said that Velden would pay for a tram.",
    "Tolls for lorries will end, Mayor Nils Oberg said.\n\n"
    "Health minister Ida Krause said that Velden would pay for a second tram next year.",  # another's words
])
def test_a_headline_that_says_more_than_its_speaker_in_the_body_is_kept(find, text):
    *_, last = find(text, title=HEADLINE)
    assert (last.passage, last.speaker.name) == (HEADLINE, "Nils Oberg")


@pytest.mark.parametrize(("text", "title"), [
    ("Tolls for lorries will end, Mayor Nils Oberg said.", "Oberg: Tolls for lorries will end next year"),
    ("Tolls for lorries will end, Mayor Nils Oberg said. Oberg said that Velden would pay for a second tram next year.",
     HEADLINE),
])
def test_a_headline_that_its_speaker_says_in_the_body_is_not_kept(find, text, title):
    assert title not in [one.passage for one in find(text, title=title)]


def test_statement_is_dated_by_its_report(find):
    (one,) = find("Mayor Nils Oberg said on Monday that the bridge would open on 1 May.")
    assert (one.dated.stated_at.date().isoformat(), one.dated.precision) == ("2026-03-02", "day")


def test_empty_answers_are_no_statements(find):
    assert find("Mayor Nils Oberg said he stood by every word. The union had no comment.") == []


def test_claims_have_no_speaker(nlp):
    found = find_statements(
        "", "The Ostrow dam cost 40 million dollars and was finished in 1971.", PUBLISHED, nlp, None
    )
    assert [(one.kind, one.speaker, one.official) for one in found] == [("claim", None, False)]


@pytest.mark.parametrize(("title", "text"), [("", ""), ("?", "..."), ("“", "”"), ("A: ", ": : :"), ("\n", "\n\n \n")])
def test_nothing_to_find(nlp, title, text):
    assert find_statements(title, text, PUBLISHED, nlp, None) == []


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "«",
            "»",
            " ",
            "\n",
            "\n\n",
            ":",
            ",",
            ".",
            "?",
            "—",
            "Mayor Ana Bell",
            " said ",
            " told ",
            "the ministry",
            "We will stay",
            "REPORTER: ",
            "BELL: ",
            "that ",
            "according to ",
            "𝒳",
            "é",
            "\u200b",
            "I ",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES, st.one_of(PIECES, st.text(max_size=200)))
def test_positions_select_the_passage_for_any_text(nlp, title, text):
    for one in find_statements(title, text, PUBLISHED, nlp, None):
        fields = {"title": title, "text": text}
        quote, position, *parts = one.selectors
        assert fields[position.field][position.start : position.end] == one.passage == quote.exact
        assert all(position.start <= part.start <= part.end <= position.end for part in parts)
        assert one.text


@pytest.mark.parametrize("title", ["x", "“", "No", "?"])
def test_the_shortest_headlines_are_read(find, title):
    assert find("In May the board asked. “That is wrong,” said Mayor Nils Oberg. “It is dead.”", title=title)


@pytest.mark.parametrize("text", [
    "Mayor Ana Bell said the Ostrow police did not respond for an hour after the dam broke.",
    "Education Minister Ana Bell said pupils will study Latin from the age of nine.",
    "Mayor Ana Bell said the state had declined to pay for the Tarn bridge.",
    "Mayor Ana Bell said too few children were reading at home in Ostrow.",
])
def test_what_others_do_not_answer_or_will_study_is_a_statement(find, text):
    assert len(find(text)) == 1


@pytest.mark.parametrize("text", [
    "Mayor Ana Bell said she was reading the report.",
    "A spokesman for Hesta Quarrel said the company was reviewing the lawsuit.",
    "The Harbour Board said it had nothing to add.",
    "“We are reviewing the ruling of the court,” a spokesman for Hesta Quarrel said.",
])
def test_that_a_speaker_does_not_answer_is_none(find, text):
    assert find(text) == []
