from __future__ import annotations

import pytest

from streams.extract.attribution.labelled_quotations import attribute_colons, attribute_dashes


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Deputy mayor Larisa Temko: “We know what happened.”", "Deputy mayor Larisa Temko"),
        ("And from Chairwoman Rosa Ibsen: “The rule protects consumers.”", "Chairwoman Rosa Ibsen"),
    ],
)
def test_phrase_and_colon(frames, text, source):
    (frame,) = frames(text)
    (link,) = attribute_colons(frame)
    assert link.source == source


def test_a_narrators_colon_is_no_speaker(frames):
    (frame,) = frames("It was the same every year: “Closed for repairs.”")
    assert attribute_colons(frame) == []


def test_press_release_dash(frames):
    (frame,) = frames('"This grant will keep the ferry running." - Commissioner Holger Vance')
    (link,) = attribute_dashes(frame)
    assert (link.source, link.quotes[0].text) == (
        "Commissioner Holger Vance",
        "This grant will keep the ferry running.",
    )


def test_pointers_to_other_stories_are_no_speakers(frames):
    (frame,) = frames("Recommended Reading: “The dam is full of water.”")
    assert attribute_colons(frame) == []
    assert attribute_colons(frames("Also Read: “The dam is full of water.”")[0]) == []


def test_a_verb_before_a_name_and_a_colon_is_no_part_of_the_name(frames):
    (link,) = attribute_colons(frames("Wrote Mayor Ana Bell: “The ferry will stay.”")[0])
    assert link.source == "Mayor Ana Bell"
