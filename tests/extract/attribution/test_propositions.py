"""What a tagger marks is a statement only with a main verb that has a tense, and that verb's subject."""

from __future__ import annotations

import pytest
from spacy.language import Language

from streams.extract.attribution.propositions import is_proposition, is_unsaid

pytestmark = pytest.mark.models


@pytest.mark.parametrize(("sentence", "content", "expected"), [
    ("Odile Marsk said the quay will reopen in May.", "the quay will reopen in May", True),
    ("The quay will reopen in May, as Odile Marsk has said.", "The quay will reopen in May", True),
    ("Odile Marsk said the quay was old and had cracked.", "the quay was old and had cracked", True),
    ("Odile Marsk pointed out the harm that the toll does.", "the harm that the toll does", False),
    ("Odile Marsk spoke of his order, late in coming, to close the quay.", "his order, late in coming", False),
    ("Odile Marsk allegedly passed the plans to her brother in May.", "passed the plans to her brother", False),
    ("Skippers say no to what the board calls a fair toll, even though their fleet is old.",
     "no to what the board calls a fair toll, even though their fleet is old", False),
    ("Odile Marsk said it leaks.", "it leaks", False),
])
def test_a_proposition_has_a_verb_with_a_tense_and_its_subject(
    nlp: Language, sentence: str, content: str, expected: bool
) -> None:
    start = sentence.index(content)
    span = nlp(sentence).char_span(start, start + len(content), alignment_mode="expand")
    assert is_proposition(span) is expected


@pytest.mark.parametrize(("sentence", "cue", "unsaid"), [
    ("The skippers drew a line to signal that they will not pay.", "signal", True),
    ("Odile Marsk went on to say that the quay is safe.", "say", False),
    ("Odile Marsk signalled that the quay is safe.", "signalled", False),
])
def test_what_an_infinitive_is_for_has_not_been_said(nlp: Language, sentence: str, cue: str, unsaid: bool) -> None:
    assert is_unsaid(next(token for token in nlp(sentence) if token.text == cue)) is unsaid
