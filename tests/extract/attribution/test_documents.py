from __future__ import annotations

import pytest


@pytest.mark.parametrize(("text", "who"), [
    ("The Selby hospital's statement reads: “No patient was harmed.”", "Selby Hospital"),
    ("A report by the National Audit Office says the Defence Ministry overpaid for 40 helicopters.",
     "National Audit Office"),
    ("A letter from Finance Minister Ivo Karst, seen by the Gazette, says the tax will not be raised.", "Ivo Karst"),
    ("In its annual report, the Water Board says the lake is clean.", "Water Board"),
])
def test_a_document_speaks_for_who_issued_it(find, text, who):
    (one,) = find(text)
    assert (one.speaker.name or one.speaker.institution) == who


@pytest.mark.parametrize("text", [
    "A report by this newspaper says the tax was raised.",
    "A letter from a reader says the tax was raised.",
    "An internal memo obtained by the Post says the tax was raised.",
    "A study by researchers says the tax was raised.",
    "A leaked report says the tax was raised.",
    "A report on the ministry says the tax was raised.",
    "Monday's report says the tax was raised.",
    "A forged letter from Finance Minister Ivo Karst says the tax was raised.",
])
def test_other_documents_speak_for_nobody(find, text):
    assert find(text) == []
