import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.cleaning.other_stories import without_other_stories

BODY = [
    "The council of Pelworth voted on Tuesday evening to keep the old ferry quay open.",
    "Harbour master Tove Aronsen said the island could not do without the quay.",
]


@given(
    st.lists(
        st.sampled_from([*BODY, "Also Read: x y", "Headline", "Recent News", "Key Points", "• quay", "It ends..."]),
        max_size=14,
    )
)
def test_what_stays_keeps_its_order_and_is_verbatim(paragraphs):
    left = iter(paragraphs)
    assert all(kept in left for kept in without_other_stories(paragraphs))


@given(st.lists(st.sampled_from([*BODY, "Share Tweet Email", "Also Read: x y", "Advertisement"]), max_size=14))
def test_full_paragraphs_outside_of_lists_and_recaps_always_stay(paragraphs):
    assert without_other_stories(paragraphs) == [p for p in paragraphs if p in BODY]


def test_a_list_to_the_end_goes_with_its_blurbs():
    stories = ["Norland sells two tugs", "They were built in 1988.", "Storm closes road", "Drivers were told to wait."]
    assert without_other_stories([*BODY, "Most read", *stories]) == BODY


def test_a_list_goes_until_the_story_resumes():
    stories = ["Norland sells two tugs", "Storm closes road"]
    assert without_other_stories([BODY[0], "Most read", *stories, *BODY]) == [BODY[0], *BODY]


def test_the_last_list_goes_though_the_story_resumed_after_an_earlier_one():
    stories = ["Norland sells two tugs", "They were built in 1988.", "Storm closes road", "Drivers were told to wait."]
    assert without_other_stories([BODY[0], "Related", "One headline", *BODY, "Latest news", *stories]) == [
        BODY[0],
        *BODY,
    ]


def test_plain_sentences_are_a_recap_only_at_the_end_and_when_they_repeat():
    recap = "The council keeps the old ferry quay."
    assert without_other_stories([*BODY, "Summary", recap]) == BODY
    assert without_other_stories(["Summary", recap, *BODY]) == [recap, *BODY]
    assert without_other_stories([*BODY, "Summary", "Fishermen receive herring licences."])[-1].startswith("Fishermen")


@pytest.mark.parametrize(
    "unit",
    [
        ["Recent News", "Headline", BODY[0]],
        ["Key Points", "• quay"],
        ["Key Points", BODY[0]],
        ["Also read"],
        ["Headline", "x..."],
    ],
)
def test_time_is_linear_in_the_number_of_paragraphs(unit):
    paragraphs = unit * (60_000 // len(unit)) + BODY * 2
    started = time.process_time()
    without_other_stories(paragraphs)
    assert time.process_time() - started < 15
