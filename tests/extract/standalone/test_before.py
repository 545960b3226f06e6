from __future__ import annotations

import pytest

from streams.extract.parsing.frames import parse_article
from streams.extract.standalone.before import told_before
from streams.extract.standalone.fullforms import FullForms


@pytest.fixture
def before(nlp):
    """What is told before the first quotation of a body, for a speaker called Krause."""

    def run(body, matter=("ferry",), limit=26):
        parsed = parse_article("", body, nlp)
        quote = next(quote for frame in parsed.body for quote in frame.quotes)
        return told_before(FullForms(parsed), quote.doc[:], frozenset(matter), frozenset({"ida", "krause"}), limit)

    return run


def test_the_sentence_before(before):
    told = before("The ferry lies in the harbour. “It will sail,” Ida Krause said.")
    assert (told.text, told.tells) == ("The ferry lies in the harbour.", True)


def test_of_what_the_speaker_is_reported_to_have_said_there_the_clause(before):
    told = before("Director Ida Krause said that the ferry is sold. “It was old,” she said.")
    assert told.text == "The ferry is sold"


def test_what_another_is_reported_to_have_said_keeps_its_source(before):
    told = before("Mayor Nils Oberg said that the ferry is sold. “It was old,” Ida Krause said.")
    assert told.text == "Mayor Nils Oberg said that the ferry is sold."


def test_what_hangs_itself_is_no_topic(before):
    assert before("It had been late for weeks. “The ferry will sail,” Ida Krause said.").text == ""


def test_what_has_nothing_to_do_with_the_matter_does_not_tell(before):
    assert not before("A pencil lay on the desk. “It will sail,” Ida Krause said.").tells
    assert before("Nils Oberg lay on the desk. “It will sail,” Ida Krause said.").tells


def test_a_long_sentence_is_cut_to_its_main_clause(before):
    told = before("The ferry, which was built in 1962, lies in the harbour. “It will sail,” Ida Krause said.", limit=8)
    assert told.text == "The ferry lies in the harbour."


def test_nothing_before(before):
    assert before("“It will sail,” Ida Krause said.").text == ""


@pytest.mark.parametrize(("before", "topic"), [
    ("No boat was out in the bay on Monday, the harbour office has told the Gazette.",
     "No boat was out in the bay on Monday"),
    ("No boat was out in the bay on Monday, says harbour master Petra Lind.", "No boat was out in the bay on Monday"),
    ("No boat was out in the bay on Monday, she said.", "No boat was out in the bay on Monday"),
])
def test_of_what_is_said_in_front_the_words_are_the_topic(find, before, topic):
    found = find(f"{before} \u201cIt was in harbour the whole day,\u201d said Petra Lind.", "Boats")
    assert found[-1].text.startswith(f"{topic}: ")


def test_what_another_by_name_says_in_front_keeps_its_source(find):
    found = find("No boat was out in the bay on Monday, Jon Aster said. \u201cIt was,\u201d said Petra Lind.", "Boats")
    assert not any(one.text.startswith("No boat was out in the bay on Monday: ") for one in found)


@pytest.mark.parametrize(("before", "said"), [
    ("The mayor took money from a builder, the opposition said on Monday.", "It was in the papers"),
    ("The mayor took money from a builder, the board has said.", "That is a lie"),
])
def test_what_another_side_says_in_front_keeps_its_source(find, before, said):
    found = find(f"The council met.\n\n{before} \u201c{said},\u201d said Petra Lind.", "The mayor")
    assert not any(one.text.startswith("The mayor took money from a builder: ") for one in found)


def test_when_it_was_said_is_no_part_of_what_was_said(find):
    found = find("The Rivers Agency said late Monday that Nils Oberg had a pass for the dam. The agency said this pass "
                 "was valid.", title="Six boats lost")
    assert not any("ate Monday that" in one.text for one in found)
