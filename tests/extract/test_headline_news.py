"""What a headline tells besides the body: a repetition, a place it points at, too few words to tell what they mean."""

from __future__ import annotations

import pytest

from streams.extract.headline_news import Told, content_words_of, tells_nothing_new

BELL, OSTER = "ana bell", "carl oster"


def told(text: str, who: str = BELL) -> Told:
    return Told(content_words_of(text), who, text)


@pytest.mark.parametrize(("headline", "body"), [
    ("The bridge will open in May.", "The bridge of Velden will open in May after all."),
    ("Phones are welcome here.", "Pupils use phones in every lesson."),
    ("Mayor doubles charge.", "The charge has to go up."),
])
def test_what_the_speaker_says_better_is_no_news(headline: str, body: str) -> None:
    assert tells_nothing_new(told(headline), [told(body)], frozenset(("ana", "bell", "mayor")))


@pytest.mark.parametrize(("headline", "body"), [
    ("The bridge will open in May.", "The tram is late."),
    ("The campus is here for good.", "Students like the campus."),
    ("The plant is here to stay.", "Workers like the plant."),
    ("Here's what changes on the tram.", "Riders like the tram."),
    ("Mayor scraps levy.", "The levy brought in two million last year."),
    ("Bell will not resign.", "Four ministers said Bell should resign."),
    ("Mayor doubles charge.", "The bridge will open in May."),
])
def test_what_the_body_does_not_say_is_news(headline: str, body: str) -> None:
    assert not tells_nothing_new(told(headline), [told(body)], frozenset(("ana", "bell", "mayor")))


def test_another_speaker_says_nothing_better() -> None:
    for headline in ("Phones are welcome here.", "Mayor doubles charge."):
        assert not tells_nothing_new(
            told(headline), [told("The charge for phones has to go up.", OSTER)], frozenset(("ana", "bell", "mayor")))
