from __future__ import annotations

import pytest

from streams.extract.attribution.descriptions import find_descriptions


def told(frames, text):
    frame, = frames(text)
    return [(one.source, one.cue, one.content.text) for one in find_descriptions(frame, [])]


@pytest.mark.parametrize(("text", "source", "cue", "claim"), [
    ('Mayor Ana Bell called the levy "a disgrace" on Monday.', "Mayor Ana Bell", "called", "the levy is a disgrace"),
    ("Mayor Ana Bell has called the talks a waste of time.", "Mayor Ana Bell", "has called",
     "the talks are a waste of time"),
    ("The board described the levy as “a disgrace to the town”.", "The board", "described",
     "the levy is a disgrace to the town"),
    ("Piet Holm branded the new fee an attack on pensioners.", "Piet Holm", "branded",
     "the new fee is an attack on pensioners"),
    ("The ministry labelled the plan “reckless” and “unaffordable”.", "The ministry", "labelled",
     "the plan is reckless and unaffordable"),
    ("The ruling, which Mayor Ana Bell called “a mistake”, was upheld.", "Mayor Ana Bell", "called",
     "The ruling is a mistake"),
    ("The bill was called “a disgrace” by Mayor Ana Bell.", "Mayor Ana Bell", "was called", "The bill is a disgrace"),
    ('The council called the harbour levy "a disgrace" on Monday.', "The council", "called",
     "the harbour levy is a disgrace"),
    ("Mayor Ana Bell vetoed the levy on Monday, calling it a disgrace.", "Mayor Ana Bell", "calling",
     "the levy is a disgrace"),
    ("The council considers a limit on cars to be wrong.", "The council", "considers", "a limit on cars is wrong"),
    ("Ana Bell, calling the move “a step backwards”, said the council would sue.", "Ana Bell", "calling",
     "the move is a step backwards"),
])
def test_what_is_called_something_is_it(frames, text, source, cue, claim):
    (found, verb, content), = told(frames, text)
    assert (found, verb.split()[-1], content) == (source, cue.split()[-1], claim)


@pytest.mark.parametrize("text", [
    "The council considers a limit not to be wrong.",
    "The council considered a plan to be drawn up.",
    "Mayor Ana Bell called the police on Monday.",
    "Mayor Ana Bell called on the council to drop the levy.",
    "Mayor Ana Bell called the dog Rex.",
    "Mayor Ana Bell did not call the levy a disgrace.",
    "Mayor Ana Bell might call the levy a disgrace.",
    "Mayor Ana Bell called him a coward.",
    "He called himself a poet.",
    "Calling it a shame, Mayor Ana Bell vetoed the bill.",
    "It calls the levy a disgrace.",
    "The bill was called a disgrace.",
])
def test_what_calls_nothing_anything(frames, text):
    assert told(frames, text) == []


def test_the_clause_is_a_parse_of_its_own(frames):
    frame, = frames("Mayor Ana Bell called the levy a disgrace.")
    one, = find_descriptions(frame, [])
    assert one.content.doc is not frame.doc
    assert [(token.dep_, token.head.text) for token in one.content if token.text in ("levy", "is", "disgrace")] == [
        ("nsubj", "is"), ("ROOT", "is"), ("attr", "is")]


def test_whose_judgement_it_is_within_a_report_is_unsure(find):
    found = find("Mayor Ana Bell said the council was weak and called its vote shameful.")
    assert [one.cue for one in found] == ["said"]


def test_the_statement_is_the_clause_and_the_passage_the_sentence(find):
    one, = find('Mayor Ana Bell called the levy "a disgrace" on Monday. The town fell silent.')
    assert (one.text, one.speaker.name) == ("The levy is a disgrace.", "Ana Bell")
    assert one.passage == 'Mayor Ana Bell called the levy "a disgrace" on Monday.'
