from __future__ import annotations

import pytest

from streams.extract.attribution.narration import attribute


def only(frames, text):
    frame, = frames(text)
    link, = attribute(frame)
    return link


@pytest.mark.parametrize(("text", "source", "content"), [
    ("The peg will be kept, the governor of Velden's monetary authority said on Tuesday.",
     "the governor of Velden's monetary authority", "The peg will be kept"),
    ("The office will not charge the journalist who printed the files, chief prosecutor Ludo Estrin announced.",
     "chief prosecutor Ludo Estrin", "The office will not charge the journalist who printed the files"),
    ("Fumes that leaked from a factory caused 60 pupils to faint, according to the police.", "the police",
     "Fumes that leaked from a factory caused 60 pupils to faint"),
    ("According to the health ministry, cases fell by a third in May.", "the health ministry",
     "cases fell by a third in May."),
])
def test_report_after_the_content(frames, text, source, content):
    link = only(frames, text)
    assert (link.source, link.content.text) == (source, content)


def test_report_in_the_middle_is_cut_out(frames):
    link = only(frames, "In eleven streets, the mayor said, the legal limit had been broken every night.")
    kept = [token.text for token in link.content if not link.parenthesis[0] <= token.i < link.parenthesis[1]]
    assert " ".join(kept) == "In eleven streets the legal limit had been broken every night ."


def test_a_statement_about_something_is_no_content(frames):
    frame, = frames("In a statement that surprised many, spokesman Ari Holm has clarified the budget.")
    assert attribute(frame) == []
