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


@pytest.mark.parametrize(("text", "who", "said"), [
    ("Director Holger Reim spoke on Monday. The night flights, he insists, are safe.", "Holger Reim",
     "The night flights are safe."),
    ("The night flights, Selby Airport director Holger Reim insists, are safe.", "Holger Reim",
     "The night flights are safe."),
    ("The bridge, the Harwick Transport Ministry said on Monday, will be closed in June.",
     "Harwick Transport Ministry", "The bridge will be closed in June."),
])
def test_report_between_subject_and_verb(find, text, who, said):
    (one,) = find(text)
    assert (one.speaker.name or one.speaker.institution) == who
    assert one.text.endswith(said)  # what "the flights" are may stand in front


@pytest.mark.parametrize("text", [
    "The mayor, who says little, is safe.",
    "The bridge, Mayor Holger Reim said it all, is safe.",
    "The bridge, which Mayor Holger Reim said little of, is safe.",
])
def test_an_inserted_clause_of_its_own_reports_nothing_around_it(find, text):
    assert [one.text for one in find(text) if one.text.endswith("is safe.")] == []
