from __future__ import annotations

import pytest

from streams.extract.modality import change_cue, modality_of


@pytest.mark.parametrize(("text", "modality"), [
    ("The bridge will be closed.", "asserted"),
    ("If the grant fails, the bridge would be closed.", "conditional"),
    ("If they walk out, then the voters must decide.", "conditional"),
    ("The bridge might be closed.", "conditional"),
    ("Were the grant to fail, the town would close the bridge.", "conditional"),
    ("Will the bridge be closed?", "question"),
    ("The minister says that the bridge is unsafe.", "reported"),
    ("The bridge was allegedly never tested.", "reported"),
])
def test_modality(nlp, text, modality):
    doc = nlp(text)
    assert modality_of(next(iter(doc.sents)), text) == modality


def test_denial_puts_the_speakers_own_position_into_the_text(find):
    one, = find("The Ferrow company denied that the bridge was unsafe.")
    assert (one.denied, one.text) == (True, "It is not true that the bridge was unsafe.")


@pytest.mark.parametrize(("text", "words"), [
    ("I was wrong about the dam.", "I was wrong"),
    ("The council made a U-turn on parking.", "U-turn"),
    ("The bank no longer expects a recession.", "no longer"),
    ("The agency shelved the plan.", "shelved"),
    ("The ministry held otherwise in May.", "held otherwise"),
    ("I have changed my mind.", "changed my mind"),
    ("The bridge is safe.", ""),
])
def test_change_cue_is_verbatim(text, words):
    assert change_cue(text) == words


def test_change_alone_is_carried_to_the_next_statement(find):
    found = find("“I have changed my mind,” Mayor Nils Oberg said on Monday.\n\n"
                 "“The quarry will open again next year,” he said.")
    assert [(one.change_cue, one.text) for one in found] == [
        ("changed my mind", "The quarry will open again next year.")]
