from __future__ import annotations

import pytest

from schemas.statement import Speaker
from streams.extract.attribution.changes import change_cue, speaker_words

CHANGED = [
    ("“I was wrong about the bridge toll,” Mayor Nils Oberg said.", "I was wrong"),
    ("“We got it wrong on the bridge toll,” Mayor Nils Oberg said.", "got it wrong"),
    ("“I have changed my mind: the bridge toll must go,” Mayor Nils Oberg said.", "changed my mind"),
    ("Mayor Nils Oberg said that he had changed his mind on the bridge toll.", "changed his mind"),
    ("Mayor Nils Oberg, who has since changed his position, said that the bridge toll must go.",
     "changed his position"),
    ("Reversing course, Mayor Nils Oberg said that the bridge toll must go.", "Reversing course"),
    ("In a reversal, Mayor Nils Oberg said that the bridge toll must go.", "reversal"),
    ("In a U-turn, Mayor Nils Oberg said that the bridge toll must go.", "U-turn"),
    ("Mayor Nils Oberg walked back his pledge and said that the bridge toll would stay.", "walked back"),
    ("Mayor Nils Oberg said that he no longer supports the bridge toll.", "no longer supports"),
    ("“We no longer believe in the bridge toll,” Mayor Nils Oberg said.", "no longer believe"),
    ("The city will no longer charge the bridge toll, Mayor Nils Oberg said.", "no longer charge"),
    ("The Ostrow city council shelved the plan for a bridge toll.", "shelved"),
    ("The plan for a bridge toll has been shelved, Mayor Nils Oberg said.", "shelved"),
    ("The Ostrow city council abandoned its plan for a bridge toll.", "abandoned"),
    ("The Ostrow city council dropped its opposition to the bridge toll.", "dropped"),
    ("The Ostrow city council withdrew its proposal for a bridge toll.", "withdrew"),
    ("After months of refusing, Mayor Nils Oberg said that the bridge toll must go.", "After months of refusing"),
    ("After years of opposing the toll, Mayor Nils Oberg said that the bridge toll would stay.",
     "After years of opposing"),
    ("After initially backing it, Mayor Nils Oberg said that the bridge toll must go.", "After initially backing"),
    ("Mayor Nils Oberg, who had long opposed it, said that the bridge toll must stay.", "long opposed"),
    ("Mayor Nils Oberg, who previously supported it, said that the bridge toll must go.", "previously supported"),
    ("Mayor Nils Oberg backed down and said that the bridge toll must go.", "backed down"),
    ("“I used to support the bridge toll, but not now,” Mayor Nils Oberg said.", "used to support"),
    ("Mayor Nils Oberg said that he had reconsidered the bridge toll.", "reconsidered"),
    ("Mayor Nils Oberg reversed his decision and said that the bridge toll must go.", "reversed"),
    ("Contrary to what he said in May, Mayor Nils Oberg said that the bridge toll must go.",
     "Contrary to what he said"),
    # none of the speaker's own positions changed
    ("Mayor Nils Oberg said that the bridge toll must go.", ""),
    ("Mayor Nils Oberg said that the bridge was no longer young.", ""),
    ("Mayor Nils Oberg, who is no longer young, said that the bridge toll must go.", ""),
    ("“The bridge is no longer safe,” Mayor Nils Oberg said.", ""),
    ("Mayor Nils Oberg said that pupils had shelved books beside the bridge.", ""),
    ("Mayor Nils Oberg said that Governor Maria Delgado had reversed course on the bridge toll.", ""),
    ("Mayor Nils Oberg welcomed the governor's U-turn on the bridge toll.", ""),
    ("Mayor Nils Oberg accused the governor of a U-turn and said that the bridge toll must go.", ""),
    ("“There will be no U-turn on the bridge toll,” Mayor Nils Oberg said.", ""),
    ("Mayor Nils Oberg said that he had not changed his mind on the bridge toll.", ""),
    ("Mayor Nils Oberg urged the council to drop its opposition to the bridge toll.", ""),
    ("“I will never back down on the bridge toll,” Mayor Nils Oberg said.", ""),
    ("“The governor was wrong about the bridge toll,” Mayor Nils Oberg said.", ""),
    ("“If I was wrong about the bridge toll, I will say so,” Mayor Nils Oberg said.", ""),
    ("Mayor Nils Oberg said that the abandoned bridge must go.", ""),
    ("The bridge is safe after all the repairs, Mayor Nils Oberg said.", ""),
    ("Mayor Nils Oberg said that the army had withdrawn its troops from the bridge.", ""),
    ("“They were wrong about the bridge toll,” Mayor Nils Oberg said.", ""),
    ("The Ostrow Appeals Court reversed the verdict against the bridge builder.", ""),
]


@pytest.mark.parametrize(("text", "words"), CHANGED)
def test_change_cue(find, text, words):
    found = find(text, title="Bridge news")
    assert found
    assert {one.change_cue for one in found} == {words}


@pytest.mark.parametrize(("text", "words"), [
    ("The bank no longer expects a recession.", "no longer expects"),
    ("The bank has changed its mind.", "changed its mind"),
    ("The bank held otherwise in May.", "held otherwise"),
    ("The lender no longer expects a recession.", ""),
    ("The bank is no longer here.", ""),
])
def test_the_subject_is_the_speaker(nlp, text, words):
    assert change_cue([nlp(text)], speaker_words(Speaker(printed="The Tolmar Bank"))) == words


def test_a_denial_of_a_change_is_none(find):
    one, = find("Mayor Nils Oberg denied that he had changed his mind on the bridge toll.")
    assert one.change_cue == ""


def test_change_alone_is_carried_to_the_next_statement(find):
    found = find("“I have changed my mind,” Mayor Nils Oberg said on Monday.\n\n"
                 "“The quarry will open again next year,” he said.")
    assert [(one.change_cue, one.text) for one in found] == [
        ("changed my mind", "The quarry will open again next year.")]
