import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.cleaning.insertions import without_insertions

LIST = "Harbour board sells tugs Overnight News: Quay stays open | Storm closes road Mayor: 'I stay' MORE"


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        (f"Mayor Tove Aronsen Tove Maria Aronsen{LIST} (I) said no.", "Mayor Tove Aronsen (I) said no."),
        (f"Mayor Tove Aronsen Tove (Tilly) Maria Aronsen{LIST}, who left.", "Mayor Tove Aronsen, who left."),
        (f"Mayor Tove AronsenTove Maria Aronsen{LIST} left.", "Mayor Tove Aronsen left."),
        (f"Mayor Tove Aronsen Tove Maria Aronsen {LIST} left.", "Mayor Tove Aronsen left."),
        (f"As Aronsen Tove Maria Aronsen2025 budget {LIST} told Ida Krause Ida KrauseWho {LIST} twice.",
         "As Aronsen told Ida Krause twice."),
        ("The quay stays. (RELATED: Harbour board sells tugs)", "The quay stays."),
        ("The quay (see also: Tugs, and who sold them) stays.", "The quay (see also: Tugs, and who sold them) stays."),
        ("Quick guide What is the quay? Show Hide The quay is old.", "The quay is old."),
    ],
)
def test_what_stands_within_a_paragraph_goes(printed, left):
    assert without_insertions(printed) == left


@pytest.mark.parametrize(
    "printed",
    [
        "They must pay MORE, Mayor Tove Aronsen said.",
        "Aronsen said that Aronsen and Sons would pay MORE.",
        "The report (related: the one of 2019) was late.",
        "Mayor Tove Aronsen Tove Maria AronsenHarbour board sells tugs, but no end is in sight.",
    ],
)
def test_sentences_of_a_story_stay(printed):
    assert without_insertions(printed) == printed


PIECES = ["Tove ", "Aronsen", " ", "(", "RELATED: x", ")", " MORE", "é", "e\u0301", "\u0301", "A"]


@given(st.lists(st.sampled_from(PIECES)))
def test_nothing_is_added(pieces):
    printed = unicodedata.normalize("NFC", "".join(pieces))
    left = without_insertions(printed)
    assert unicodedata.is_normalized("NFC", left)
    assert len(left) <= len(printed)


@pytest.mark.parametrize("unit", [" MORE", "Aa Bb Cc ", "Aa Aa ", "Aa Aa MORE ", "(RELATED: ", "Tove Aa ToveB MORE"])
def test_a_megabyte_takes_bounded_time(unit):
    text = unit * (1_000_000 // len(unit)) + " MORE"
    started = time.process_time()
    without_insertions(text)
    assert time.process_time() - started < 10
