from __future__ import annotations

import pytest


@pytest.mark.parametrize(("body", "text"), [
    ("Governor Ana Belmar said that the dam would be raised.", "The dam will be raised."),
    ("The Rivers Agency said it would raise the dam.", "The Rivers Agency will raise the dam."),
    ("Governor Ana Belmar backs a levy on cruise ships.", "A levy on cruise ships is right."),
    ("Governor Ana Belmar opposes the sale of the depot.", "The sale of the depot is wrong."),
    ("Governor Ana Belmar ruled out an early election.", "There will be no early election."),
    ("The Rivers Agency has dismissed reports of a shortage.", "Reports of a shortage are not true."),
    ("The Rivers Agency promised to raise the dam.", "The Rivers Agency will raise the dam."),
    ("Governor Ana Belmar told parents to keep their children at home.", "Parents should keep their children at home."),
    ("Governor Ana Belmar acknowledged the islanders' right to vote.", "The islanders have the right to vote."),
    ("Governor Ana Belmar said that the dam was safe and that it would be raised.",
     "The dam was safe and it will be raised."),
])
def test_plain_proposition(find, body, text):
    one, = find(body)
    assert one.text == text


def test_the_speaker_is_named_for_the_pronoun(find):
    one, = find("Governor Ana Belmar said that she would veto the ferry bill.")
    assert one.text == "Ana Belmar will veto the ferry bill."


def test_empty_subject_is_completed_from_the_headline(find):
    one, = find("It was one month, not a year, Governor Ana Belmar said.", title="May inflation dips to 1.9%")
    assert one.text == "May inflation dips to 1.9%: It was one month, not a year."
