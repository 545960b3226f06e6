from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.extract.opening import OPENING_WORDS, opening


def test_headline_and_first_words():
    text = "\n\n".join(f"word{n}" for n in range(OPENING_WORDS + 20))
    assert opening("Bridge stays open", text).split() == [
        "Bridge", "stays", "open.", *(f"word{n}" for n in range(OPENING_WORDS))]


def test_short_text_is_there_whole():
    assert opening("Bridge stays open", "The mayor\nsaid so. ") == "Bridge stays open. The mayor said so."


def test_without_headline_or_text_the_other_stands_alone():
    assert opening("", "The mayor said so.") == "The mayor said so."
    assert opening("Bridge stays open", "") == "Bridge stays open"


@given(st.text(max_size=30), st.text())
def test_any_text_gives_no_more_than_its_words(title, text):
    words = opening(title, text).split()
    assert len(words) <= len(title.split()) + 1 + OPENING_WORDS
