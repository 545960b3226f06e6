import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.cleaning.repetition import without_repetitions

STORY = [
    "Harbour master Tove Aronsen told the council on Tuesday that the old ferry quay in Pelworth will stay open.",
    "“No one will take the quay from the people of the island as long as I am here,” she said after the meeting.",
    "The council had asked for a report on the cost of repairs, which are put at four million crowns.",
    "Fishermen from Brevik came to hear the vote, and some of them had taken the first boat of the day for it.",
    "Repairs begin in May and will last until the autumn, when the herring fleet comes back from the north.",
]


def test_a_story_is_untouched():
    assert without_repetitions(STORY) == STORY


def test_a_pull_quote_goes_and_the_sentence_with_its_speaker_stays_wherever_they_stand():
    quote = "No one will take the quay from the people of the island as long as I am here"
    assert without_repetitions([quote, *STORY]) == STORY
    assert without_repetitions([*STORY, quote]) == STORY


def test_of_a_summary_and_the_story_the_story_stays():
    summary = "The council asked for a report on the cost of repairs, which are put at four million crowns."
    assert without_repetitions([summary, *STORY]) == STORY


def test_of_two_captions_one_stays():
    caption = "The old ferry quay in Pelworth, seen from the first boat of the day in March"
    assert without_repetitions([caption, *STORY, caption]) == [*STORY, caption]


def test_short_lines_may_come_twice():
    told = ["I do not know.", *STORY, "I do not know."]
    assert without_repetitions(told) == told


def test_a_page_that_repeats_its_form_is_a_list():
    rows = [f"Ward {ward}: four hundred votes for the quay and two hundred votes against it" for ward in "ABCDEFGH"]
    assert without_repetitions(rows) == rows


@given(st.lists(st.sampled_from([*STORY, "a b c d e f g h", "”", ""]), max_size=12))
def test_what_stays_is_verbatim_in_order_and_holds_every_word(paragraphs):
    left = without_repetitions(paragraphs)
    rest = iter(paragraphs)
    assert all(kept in rest for kept in left)
    assert {word for one in left for word in one.split()} == {word for one in paragraphs for word in one.split()}


@pytest.mark.parametrize("unit", [["a"], ["a b c d e f g h"], ["a " * 5000], STORY])
def test_a_megabyte_takes_bounded_time(unit):
    paragraphs = unit * (1_000_000 // sum(map(len, unit)))
    started = time.process_time()
    without_repetitions(paragraphs)
    assert time.process_time() - started < 10
