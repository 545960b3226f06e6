from __future__ import annotations


def test_quotation_that_cannot_stand_alone_gets_the_speakers_own_statement(find):
    found = find(
        "Spokesman Ari Holm acknowledged the island's right to leave the union.\n\n"
        "Holm stated: “This is the sovereign right of any people. We will not stand in the way.”"
    )
    assert found[1].text.startswith(
        "The island has the right to leave the union: This is the sovereign right of any people."
    )


def test_or_the_headline(find):
    (one,) = find(
        "“This is the sovereign right of any people,” spokesman Ari Holm said.", title="Island can leave the union"
    )
    assert one.text == "Island can leave the union: This is the sovereign right of any people."


def test_answers_get_the_question(find):
    found = find("REPORTER: Will the mine be closed next year?\n\nFERROW: No, never.\n\nREPORTER: Thank you.")
    assert [one.text for one in found] == ["Will the mine be closed next year?: No, never."]


def test_an_answer_that_evades_is_no_statement(find):
    assert find("REPORTER: Will the mine be closed?\n\nFERROW: You ask me that every week.\n\nREPORTER: And?") == []


def test_the_sentence_that_carries_the_matter_is_kept(find):
    (one,) = find(
        "“Good evening. My shoes are wet. The quarry will never open again,” Mayor Nils Oberg said.",
        title="No future for the quarry",
    )
    assert "The quarry will never open again." in one.text
    assert "evening" not in one.text


def test_full_quotation_stays_verbatim_in_its_field(find):
    (one,) = find("“We're not bidding for the fair,” Mayor Nils Oberg said.", title="Ostrow and the fair")
    assert one.quotation == "We're not bidding for the fair,"
    assert "bidding for the fair" in one.text
