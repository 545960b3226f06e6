from __future__ import annotations

from streams.extract.claims import MAX_CLAIMS, find_claims


def texts(frames, body, taken=()):
    return [sentence.text for _, sentence in find_claims(frames(body), set(taken))]


def test_figures_and_names_are_candidates(frames):
    assert texts(frames, "The Ostrow dam cost 40 million dollars and was finished in 1971.") == [
        "The Ostrow dam cost 40 million dollars and was finished in 1971."]


def test_vague_dangling_and_future_sentences_are_not(frames):
    for body in ("The weather was nice for the time of the year.", "It cost 40 million dollars in two short years.",
                 "The Ostrow dam will cost 40 million dollars in 2031.", "Who paid 40 million dollars for the dam?"):
        assert texts(frames, body) == []


def test_what_is_a_statement_already_is_left_out(frames):
    assert texts(frames, "The Ostrow dam cost 40 million dollars in 1971.", {(0, 0)}) == []


def test_no_more_than_the_limit(frames):
    body = "\n\n".join(f"The Ostrow dam number {n} cost 4{n} million dollars in 1971." for n in range(9))
    assert len(texts(frames, body)) == MAX_CLAIMS
