from __future__ import annotations

import pytest

from streams.extract.parsing.run_in import named_in_note, turns_within


def parts(text, title=""):
    return [text[start:end] for start, end in turns_within(text, 0, len(text), title)]


@pytest.mark.parametrize("turns", [
    ["We rang the mayor.", "Q: Will it open?", "A: In May. I have the key.", "Q: And then?", "A: Then it rains."],
    ["Question: Will it open?", "Haldane: In May.", "Greta Haldane is mayor of Tilling."],
    ["Will it open, Ms Haldane?", "Greta Haldane: In May. I have the key.", "And then?", "Greta Haldane: It rains."],
    ["Q: Will it open?", "A: In May.", "Greta Haldane, mayor of Tilling, on the weir."],
])
def test_every_turn_is_a_part(turns):
    assert parts(" ".join(turns)) == turns


@pytest.mark.parametrize("text", [
    "The plan has two parts. Weir: It will be raised. Lock: It will be closed.",
    "Will it open? Note: The office is closed.",
    "A: The weir. Q: The lock.",
    "She asked: Will it open? In May, he said.",
    "Who pays? Haldane: \u201cThe town pays.\u201d And then? Haldane: \u201cIt rains.\u201d",
])
def test_other_paragraphs_stay_whole(text):
    assert parts(text) == [text]


def test_what_the_guest_says_of_others_is_no_note():
    text = "Q: Who pays? A: The town. Lew Orrin has my word."
    assert parts(text) == ["Q: Who pays?", "A: The town. Lew Orrin has my word."]
    assert named_in_note("Greta Haldane is a reporter in Tilling.") == ""
