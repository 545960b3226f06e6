from __future__ import annotations

import pytest

from streams.extract.attribution.links import continued


def speakers(found):
    return [one.speaker.name for one in found if one.quotation]


def test_split_quotation_is_one_statement(find):
    found = find("“The quarry stays shut,” Mayor Nils Oberg said on Monday. “It will never open again.”")
    one, = found
    assert one.quotation == "The quarry stays shut, It will never open again."
    assert len([selector for selector in one.selectors if hasattr(selector, "start")]) == 3


def test_presented_after_the_quotation(find):
    found = find("“Every car on the bridge will be checked against the list.”\n\n"
                 "That was Deputy Chief Dora Abel at a briefing on Monday evening.")
    assert speakers(found) == ["Dora Abel"]
    assert found[0].speaker.role == "deputy chief"


def test_announced_before_the_quotation(find):
    found = find("Spokesman Ari Holm stated:\n“The border stays open to all trade.”")
    assert speakers(found) == ["Ari Holm"]


def test_quotation_over_paragraphs_keeps_its_speaker(find):
    found = find("“The bridge is safe,” engineer general Ida Krause said. “We tested every bolt of it.\n\n"
                 "“We will test the northern bridge in May, and we will publish what we find.”")
    assert set(speakers(found)) == {"Ida Krause"}
    assert len(found) == 2


def test_speaker_of_the_sentence_before(find):
    found = find("Mayor Nils Oberg saw no reason to worry. “The bridge is safe for every lorry.”")
    assert speakers(found) == ["Nils Oberg"]


QUARRY = ("“The quarry on the Tarn is old.", "“Its walls will fall in May.", "“We must close the quarry")


def test_a_speaker_named_at_the_end_gets_all_paragraphs(find):
    found = find("Engineer Ida Krause said that the quarry was safe.\n\n"
                 + "\n\n".join(QUARRY) + ",” said Mayor Nils Oberg.")
    assert speakers(found) == ["Nils Oberg"] * 3


def test_a_pronoun_at_the_end_gets_all_paragraphs(find):
    found = find("Mayor Nils Oberg was clear.\n\n" + "\n\n".join(QUARRY) + ",” he said.")
    assert speakers(found) == ["Nils Oberg"] * 3


def test_a_speaker_named_at_the_beginning_keeps_the_last_paragraph(find):
    found = find("Mayor Nils Oberg said: " + "\n\n".join(QUARRY) + ".” Engineer Ida Krause was there.")
    assert speakers(found) == ["Nils Oberg"] * 3


def test_a_speaker_presented_beside_the_last_paragraph_gets_all(find):
    found = find("“The bridge is safe for every lorry,” engineer Ida Krause said.\n\n"
                 + "\n\n".join(QUARRY) + ".” Mayor Nils Oberg spoke to the council.")
    assert speakers(found) == ["Ida Krause"] + ["Nils Oberg"] * 3


def test_paragraphs_that_close_are_no_run(frames):
    assert continued(frames("“The quarry is old.”\n\n“It is very old.”")) == []
    (run,) = continued(frames("\n\n".join(QUARRY) + ".”\n\nThe mayor left."))
    assert [frame.index for frame, _ in run] == [0, 1, 2]


@pytest.mark.parametrize("after", [
    "Strong words this evening from Dr Carl Haddow, director of the Tarn Trust, at a meeting in Ostrow.",
    "That's the word from Dr Carl Haddow, deputy director-general of the Tarn Authority, at a meeting in Ostrow.",
])
def test_whose_words_they_were(find, after):
    found = find(f"“The unit goes on. It is safe, and the road in January is not.”\n\n{after}")
    assert speakers(found) == ["Carl Haddow"]
