from __future__ import annotations

import pytest

from streams.extract.attribution.labels import question_of, read_turn


def test_what_outlets_set_before_a_colon_is_no_label(frames):
    assert read_turn(frames("NOTE: The office is closed on Monday.")[0]) is None


@pytest.mark.parametrize(("text", "label", "told"), [
    ("The Minister for Ports (Ana Bell): No.", "The Minister for Ports", "Ana Bell"),
    ("The Deputy Speaker (Ana Bell): Let us have order now.", "The Deputy Speaker", "Ana Bell"),
    ("The Minister for Ports: No.", "The Minister for Ports", ""),
    ("Mr Oberg (Ostrow North): No.", "Mr Oberg", ""),  # a seat, no name
    ("Dame Ana Bell: No.", "Dame Ana Bell", ""),
])
def test_labels_of_parliaments(frames, text, label, told):
    turn = read_turn(frames(text)[0])
    assert turn is not None
    assert (turn.label, turn.told, turn.asks) == (label, told, False)
    assert text[turn.start :] in ("No.", "Let us have order now.")


@pytest.mark.parametrize("text", [
    "The Harbour (Ana Bell): No.", "Ana Bell, president of Ostrow University: No.", "Mr Oberg, of Ostrow: No.",
    "NOTE, from the editor: No.",
])
def test_other_phrases_before_a_colon_are_no_labels(frames, text):
    assert read_turn(frames(text)[0]) is None


def test_a_question_is_told_without_its_label(frames):
    asked = frames("Tribune: Ms Bell-Haldane, what happens to the plant?\n\nGreta Bell-Haldane: We will close it.")
    assert [question_of(frame) for frame in asked] == ["Ms Bell-Haldane, what happens to the plant?", ""]
    assert question_of(frames("Q: And the crane?")[0]) == "And the crane?"
    assert question_of(frames("And the crane?")[0]) == "And the crane?"
    assert question_of(frames("The crane goes.")[0]) == ""
