from __future__ import annotations

from datetime import datetime, timezone

import pytest

from schemas.statement import Speaker
from streams.extract.extractor import find_statements
from streams.extract.speakers.resolved import ResolvedSpeaker
from streams.extract.wording import is_empty

PUBLISHED = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)


def test_the_form_decides_the_words(find):
    said, quoted, acted = find("Mayor Ida Krause said that the pool would close.\n\n“The pool is old,” she added.\n\n"
                               "The Ostrow city council sold the pool to Ferrow Motors.", title="Pool")
    assert (said.text, said.quotation) == ("The pool will close.", "")
    assert (quoted.text, quoted.quotation) == ("The pool will close: The pool is old.", "The pool is old,")
    assert (acted.text, acted.kind) == ("The Ostrow city council sold the pool to Ferrow Motors.", "action")


def test_an_act_upon_what_was_just_told_gets_it_in_front(find):
    found = find("A judge in Ostrow told of a decision on bottles in May.\n\n"
                 "The bottle law is old. The Supreme Court upheld that decision on Monday.", title="Bottle news")
    assert found[-1].text == "The bottle law is old: The Supreme Court upheld that decision on Monday."


def test_a_headlines_future_and_modality(nlp):
    found = find_statements("Mayor Ida Krause: pool may be sold", "The pool is old.", PUBLISHED, nlp, None)
    assert (found[0].text, found[0].modality) == ("Pool may be sold.", "conditional")


def test_a_kind_without_a_name_still_tells_the_speakers_own_words(find):
    (found,) = find("The city will no longer charge the bridge toll, Mayor Nils Oberg said.")
    assert (found.speaker.institution, found.change_cue) == ("", "no longer charge")


@pytest.mark.parametrize(("text", "claim"), [
    ("Ida Krause, a lawyer for Oberg, said she would leave the case next week.",
     "Ida Krause will leave the case next week."),
    ("Oberg's lawyer, Ida Krause, said he had never seen the letter to the harbour board.",
     "Oberg had never seen the letter to the harbour board."),
    ("A lawyer for Carl Oberg, Ida Krause, said he was innocent of the fire.", "Carl Oberg was innocent of the fire."),
    ("A lawyer for Carl Oberg, Tom Krause, said he had paid the fine.", "He had paid the fine."),
    ("A lawyer for Maria Oberg, Mira Krause, said he had paid the fine.", "Mira Krause had paid the fine."),
    ("A lawyer for Oberg said she would pay the fine.", "Oberg will pay the fine."),
])
def test_whom_a_lawyer_means(find, text, claim):
    assert [one.text for one in find(text)] == [claim]


@pytest.mark.parametrize(("text", "empty"), [
    ("Mayor Ana Bell declined to comment on the plan.", True),
    ("On Monday, the harbour board had no further comment.", True),
    ("Ana Bell’s office will study the report.", True),
    ("The pier: She is reviewing the ruling.", True),
    ("Ana Bell, the mayor, has declined to answer questions.", True),
    ("No comment.", True),
    ("The Ostrow police did not respond for an hour.", False),
    ("Pupils will study Latin from the age of nine.", False),
    ("Too few children are reading at home.", False),
    ("The harbour board had declined to pay for the bridge.", False),
    ("The bridge is unsafe and Ana Bell declined to comment on the cost.", False),
])
def test_what_says_nothing_of_the_matter(text, empty):
    speaker = Speaker(printed="Mayor Ana Bell", name="Ana Bell", role="mayor", institution="Harbour Board",
                      confidence=0.9)
    assert is_empty(text, ResolvedSpeaker(speaker, True, ("Harbour Board", "Ana Bell"))) is empty


def test_the_house_of_an_unnamed_spokeswoman_is_any():
    speaker = Speaker(printed="A spokeswoman", role="spokeswoman", confidence=0.6)
    resolved = ResolvedSpeaker(speaker, True, ("the spokeswoman", "the spokeswoman"))
    assert is_empty("The ministry had declined to answer questions.", resolved)
    assert not is_empty("Drivers had declined to answer questions.", resolved)
