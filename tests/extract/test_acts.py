from __future__ import annotations

import pytest


@pytest.mark.parametrize(("text", "cue"), [
    ("Governor Maria Delgado signed the bottle bill on Monday.", "signed"),
    ("The Ostrow city council approved the bottle bill.", "approved"),
    ("President Irena Zabor vetoed the bottle bill on Tuesday.", "vetoed"),
    ("Prosecutors in Belmont charged the owner of the bottle plant.", "charged"),
    ("The Rivers Agency will not open the bottle gate this year.", "will not open"),
])
def test_decisions_are_statements_of_the_actor(find, text, cue):
    one, = find(text, title="Bottle news")
    assert (one.kind, one.cue, one.official) == ("action", cue, True)
    assert one.text.endswith(".")


def test_a_vote_is_an_act(find):
    one, = find("The Ostrow city council voted against the bypass.", title="Bypass vote")
    assert (one.kind, one.text) == ("action", "The bypass is wrong.")


@pytest.mark.parametrize("text", [
    "A baker signed the bottle bill petition.",
    "The bottle bill was signed in the capital.",
    "Governor Maria Delgado could sign the bottle bill.",
])
def test_no_act(find, text):
    assert [one for one in find(text, title="Bottle news") if one.kind == "action"] == []


def test_background_further_down_is_no_act(find):
    body = "\n\n".join(["The fair begins on Monday."] * 4 + ["The Ostrow city council approved the bottle bill."])
    assert find(body, title="Bottle news") == []
