from __future__ import annotations

import pytest

from streams.extract.attribution.modality import modality_of

HELD = [
    # asserted: futures, promises, duties, refusals, concessions
    ("Mayor Nils Oberg said that the bridge will be closed.", "asserted"),
    ("Mayor Nils Oberg said that the bridge would be closed next year.", "asserted"),
    ("Mayor Nils Oberg promised to close the bridge.", "asserted"),
    ("Mayor Nils Oberg vowed that the bridge would never be sold.", "asserted"),
    ("Mayor Nils Oberg said that the bridge must be closed.", "asserted"),
    ("Mayor Nils Oberg said that the bridge should stay open.", "asserted"),
    ("“A toll would hurt families,” Mayor Nils Oberg said.", "asserted"),
    ("“We will close the bridge even if the grant comes,” Mayor Nils Oberg said.", "asserted"),
    ("Mayor Nils Oberg said that the bridge could not be saved.", "asserted"),
    ("Mayor Nils Oberg said that the bridge, which could be sold one day, must be closed.", "asserted"),
    ("Mayor Nils Oberg said that studies show that the bridge is unsafe.", "asserted"),
    ("Mayor Nils Oberg said that he had told the council that the bridge was unsafe.", "asserted"),
    ("“I said the bridge is unsafe,” Mayor Nils Oberg said.", "asserted"),
    ("“The bridge will close in May,” Mayor Nils Oberg said.", "asserted"),
    ("“We will tell residents if the bridge is unsafe,” Mayor Nils Oberg said.", "conditional"),
    ("Mayor Nils Oberg said that the bridge will probably be closed.", "asserted"),
    # conditional, hypothetical, merely possible
    ("Mayor Nils Oberg said that the bridge would be closed if the grant failed.", "conditional"),
    ("If elected, Nils Oberg said, he would close the bridge.", "conditional"),
    ("Nils Oberg said that he would close the bridge if elected.", "conditional"),
    ("“If the grant fails, we will close the bridge,” Mayor Nils Oberg said.", "conditional"),
    ("“Unless the grant comes, the bridge will close,” Mayor Nils Oberg said.", "conditional"),
    ("“Should the grant fail, the bridge will close,” Mayor Nils Oberg said.", "conditional"),
    ("“Were I the governor, I would close the bridge,” Mayor Nils Oberg said.", "conditional"),
    ("Mayor Nils Oberg said that the bridge will close provided that the state agrees.", "conditional"),
    ("Mayor Nils Oberg said that he would consider closing the bridge.", "conditional"),
    ("Mayor Nils Oberg said that the city was considering closing the bridge.", "conditional"),
    ("Mayor Nils Oberg said that he was open to closing the bridge.", "conditional"),
    ("Mayor Nils Oberg said that the bridge may be closed.", "conditional"),
    ("Mayor Nils Oberg said that the bridge might be closed.", "conditional"),
    ("Mayor Nils Oberg said that the bridge could be closed next year.", "conditional"),
    ("“Maybe the bridge will be closed,” Mayor Nils Oberg said.", "conditional"),
    ("“It is possible that the bridge will be closed,” Mayor Nils Oberg said.", "conditional"),
    ("“I would have closed the bridge years ago,” Mayor Nils Oberg said.", "conditional"),
    ("“In a hypothetical case like that, the bridge would close,” Mayor Nils Oberg said.", "conditional"),
    # questions
    ("“Will the bridge be closed next year?” Mayor Nils Oberg said.", "question"),
    ("“Is the bridge safe or is it not safe?” Mayor Nils Oberg said.", "question"),
    ("“Why should the bridge be closed?” Mayor Nils Oberg said.", "question"),
    # another's
    ("Mayor Nils Oberg said that Governor Maria Delgado had promised to close the bridge.", "reported"),
    ("Mayor Nils Oberg said that critics say the bridge is unsafe.", "reported"),
    ("“My opponent claims that the bridge is unsafe,” Mayor Nils Oberg said.", "reported"),
    ("Mayor Nils Oberg said that the governor had told the council that the bridge was unsafe.", "reported"),
    ("Mayor Nils Oberg said that the contractor was accused of faking the bridge tests.", "reported"),
    ("Mayor Nils Oberg said that the bridge was allegedly never tested.", "reported"),
    ("Mayor Nils Oberg said that the bridge tests were reportedly faked.", "reported"),
    ("“According to the governor, the bridge is unsafe,” Mayor Nils Oberg said.", "reported"),
    ("“The bridge, they say, is unsafe,” Mayor Nils Oberg said.", "reported"),
    ("“Some people think that the bridge is unsafe,” Mayor Nils Oberg said.", "reported"),
    ("Mayor Nils Oberg said that the engineers had warned that the bridge would fall.", "reported"),
    ("Mayor Nils Oberg said that the Harbour Board had concluded that the bridge was unsafe.", "reported"),
    ("Mayor Nils Oberg said that the government had announced that the bridge would be closed.", "reported"),
    ("Mayor Nils Oberg said that Wendt believes that the bridge is unsafe.", "reported"),
    ("Mayor Nils Oberg said that he had been told that the bridge was unsafe.", "reported"),
    ("“I was told that the bridge was unsafe,” Mayor Nils Oberg said.", "reported"),
    ("Mayor Nils Oberg said that it was alleged that the bridge was unsafe.", "reported"),
    ("Mayor Nils Oberg said that there were claims that the bridge was unsafe.", "reported"),
]


@pytest.mark.parametrize(("text", "modality"), HELD)
def test_how_a_statement_holds(find, text, modality):
    assert {one.modality for one in find(text, title="Bridge news")} == {modality}


@pytest.mark.parametrize(("text", "modality"), [
    ("The bridge will be closed.", "asserted"),
    ("If they walk out, then the voters must decide.", "conditional"),
    ("Were the grant to fail, the town would close the bridge.", "conditional"),
    ("If you ask me, the bridge is unsafe.", "asserted"),
    ("We do not know if the bridge is safe.", "asserted"),
    ("I think the bridge may be closed.", "conditional"),
    ("The toll may be popular, but it is wrong.", "asserted"),
    ("Higher tolls suggest that the bridge is unsafe.", "asserted"),
    ("The owners made threats to leave if the toll is raised.", "asserted"),
    ("We have not ruled out closing the bridge.", "conditional"),
    ("We consider the bridge a danger.", "asserted"),
    ("My party thinks that the bridge is unsafe.", "asserted"),
    ("The minister says that the bridge is unsafe.", "reported"),
    ("The court ruled that the bridge was unsafe.", "reported"),
    ("Experts say that the bridge is unsafe, and I agree.", "asserted"),
    ("The minister has admitted that the bridge is unsafe.", "asserted"),
    ("This suggests that the bridge is unsafe.", "asserted"),
    ("The crack suggests that the bridge is unsafe.", "asserted"),
    ("We were told to leave.", "asserted"),
    ("No one can deny that the bridge is unsafe.", "asserted"),
    ("Any fair judge would conclude that the bridge is unsafe.", "asserted"),
    ("Democrats believe that the bridge is unsafe.", "asserted"),
    ("Nothing in the report says that the bridge is unsafe.", "asserted"),
])
def test_modality_of_a_sentence(nlp, text, modality):
    assert modality_of(next(iter(nlp(text).sents)), text) == modality


def test_a_speaker_may_tell_of_his_own_words(nlp):
    text = "The ministry says that the bridge is unsafe."
    assert modality_of(next(iter(nlp(text).sents)), text, speaker=frozenset(["ministry"])) == "asserted"


@pytest.mark.parametrize(("text", "denied"), [
    ("Mayor Nils Oberg denied that the bridge was unsafe.", True),
    ("Mayor Nils Oberg denied reports that the bridge was unsafe.", True),
    ("Mayor Nils Oberg rejected claims that the bridge was unsafe.", True),
    ("Mayor Nils Oberg dismissed the accusation that the bridge tests were faked.", True),
    ("Mayor Nils Oberg said that the bridge was safe.", False),
    ("Mayor Nils Oberg confirmed that the bridge was unsafe.", False),
])
def test_denied(find, text, denied):
    one, = find(text, title="Bridge news")
    assert one.denied is denied


def test_denial_puts_the_speakers_own_position_into_the_text(find):
    one, = find("The Ferrow company denied that the bridge was unsafe.")
    assert (one.denied, one.text) == (True, "It is not true that the bridge was unsafe.")


@pytest.mark.parametrize("text", [
    "Mayor Nils Oberg refused to say that the bridge was safe.",
    "Mayor Nils Oberg declined to confirm that the bridge was unsafe.",
    "Mayor Nils Oberg did not say that the bridge was safe.",
    "Mayor Nils Oberg never claimed that the bridge was safe.",
    "Mayor Nils Oberg did not deny that the bridge was unsafe.",
    "Mayor Nils Oberg would not say whether the bridge was safe.",
    "Mayor Nils Oberg was urged to say that the bridge was unsafe.",
    "Mayor Nils Oberg stopped short of saying that the bridge was unsafe.",
])
def test_what_was_not_said_is_no_statement(find, text):
    assert find(text, title="Bridge news") == []


@pytest.mark.parametrize(("text", "modality"), [
    ("Judge Maria Lindt ruled Friday that the pipeline may not cross the reserve.", "asserted"),
    ("Judge Maria Lindt ruled that the pipeline may be built.", "asserted"),
    ("Judge Maria Lindt ruled that the pipeline may be unsafe.", "conditional"),
    ("Judge Maria Lindt said that the pipeline may not be safe.", "conditional"),
    ("Judge Maria Lindt said that the pipeline may not cross the reserve.", "conditional"),
])
def test_may_after_a_ruling_allows_or_forbids(find, text, modality):
    (one,) = find(text, title="Pipeline news")
    assert one.modality == modality


@pytest.mark.parametrize(("text", "modality"), [
    # what was or was not possible
    ("Nobody could vote before nine.", "asserted"),
    ("No one could reach the bridge.", "asserted"),
    ("Few drivers could reach the bridge because of the ice.", "asserted"),
    ("The bridge could no longer be repaired.", "asserted"),
    ("The bridge could hardly be repaired.", "asserted"),
    ("It could not have been worse.", "asserted"),
    ("In those days anybody could cross the bridge.", "asserted"),
    ("As a boy he could cross the bridge on foot.", "asserted"),
    ("Drivers could cross the bridge until last Monday.", "asserted"),
    ("We would consider the matter closed.", "asserted"),
    ("Fares rise by two to five crowns depending on the distance.", "asserted"),
    # what may come, or might have been
    ("The bridge could close before nine.", "conditional"),
    ("From Monday residents could vote at the library.", "conditional"),
    ("Nobody could have voted before nine.", "conditional"),
    ("The bridge could have been repaired last year.", "conditional"),
    ("The bridge could only be repaired in May.", "conditional"),
    ("Residents could now face a toll.", "conditional"),
    ("We would consider closing the bridge.", "conditional"),
    ("We would consider a toll.", "conditional"),
    ("The bridge will close depending on the outcome of the vote.", "conditional"),
    ("Nobody could vote if the bridge closed.", "conditional"),
])
def test_what_could_be_done(nlp, text, modality):
    assert modality_of(next(iter(nlp(text).sents)), text) == modality
