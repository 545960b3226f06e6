from __future__ import annotations

from datetime import datetime, timezone

from streams.extract.extractor import find_statements

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
