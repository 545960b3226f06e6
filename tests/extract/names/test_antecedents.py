from __future__ import annotations

import pytest
from spacy.tokens import Span

from streams.extract.names.antecedents import Antecedents, _full
from streams.extract.names.cast import Cast
from streams.extract.parsing.frames import parse_article


@pytest.fixture(scope="module")
def antecedents(nlp):
    def read(text):
        cast = Cast(parse_article("", text, nlp))
        return Antecedents(cast.frames, cast.people), cast

    return read


def name_at(found, frame, pronoun=""):
    person = found[0].before(frame, 10_000, 9_999, pronoun)
    return person.name if person is not None else None


def test_the_subject_goes_on_not_who_is_told(antecedents):
    found = antecedents("Governor Robert Delgado told Peter Marlow on Monday to wait.\n\nThe bridge is safe.")
    assert name_at(found, 1, "he") == "Robert Delgado"


def test_the_pronoun_must_fit(antecedents):
    found = antecedents("Mary Delgado opened the bridge.\n\nPeter Marlow closed it again.\n\nIt is safe.")
    assert name_at(found, 2, "she") == "Mary Delgado"
    assert name_at(found, 2, "he") == "Peter Marlow"


def test_who_spoke_last_goes_on(antecedents):
    found = antecedents("Robert Delgado opened the bridge.\n\nIt is safe.\n\nIt is wide.")
    marlow = found[1].people.add("Peter Marlow", 1)
    found[0].said(1, 5, 0, marlow)
    assert name_at(found, 2, "he") == "Peter Marlow"


def test_an_unnamed_speaker_is_nobody(antecedents):
    found = antecedents("Robert Delgado opened the bridge.\n\nIt is safe.\n\nIt is wide.")
    found[0].said(1, 5, 0, None)
    assert name_at(found, 2, "he") is None


def test_who_is_asked_answers(antecedents):
    found = antecedents("A reporter asked Robert Delgado about the bridge.\n\nIt is safe.")
    assert name_at(found, 1, "he") == "Robert Delgado"


def test_the_only_person_of_a_sentence_is_its_pronoun(antecedents):
    _, cast = antecedents("Morgan Delgado said she would open the bridge.")
    assert cast.person("Delgado").pronoun == "she"


def test_a_title_that_the_model_takes_for_a_given_name(nlp):
    doc = nlp("Chief Constable Mira Holt left.")
    doc.ents = [Span(doc, 1, 4, label="PERSON")]
    assert _full(doc, doc[3]) == "Mira Holt"
    doc = nlp("Dean Holt left.")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    assert _full(doc, doc[1]) == "Dean Holt"


def test_hyphenated_surnames_are_one(antecedents):
    found = antecedents("Robert Delgado opened the bridge.\n\nMaria Bell-Quist closed it again.\n\nIt is safe.")
    assert name_at(found, 2) == "Maria Bell-Quist"
    found = antecedents("Ana Bell opened the bridge.\n\nMayor Maria Bell-Quist closed it again.\n\nIt is safe.")
    assert name_at(found, 2) == "Maria Bell-Quist"


@pytest.mark.parametrize(("text", "pronoun"), [
    ("Morgan Delgado said officers had looked in on him twice.", ""),
    ("Morgan Delgado told her to wait.", ""),
    ("Morgan Delgado sold her boat.", "she"),
    ("Morgan Delgado shot the film himself.", "he"),
])
def test_whom_a_sentence_tells_of_is_not_its_subject(antecedents, text, pronoun):
    _, cast = antecedents(text)
    assert cast.person("Delgado").pronoun == pronoun


@pytest.mark.parametrize(("frame", "paragraphs"), [(0, 0), (1, 1), (2, 0), (4, 2)])
def test_how_far_back_a_person_was_named(antecedents, frame, paragraphs):
    found, cast = antecedents("Robert Delgado came.\n\nIt is safe.\n\nDelgado left.\n\nIt rained.\n\nIt is wide.")
    assert found.distance(cast.person("Delgado"), frame) == paragraphs


def test_who_is_named_later_is_further_than_who_was_before(antecedents):
    found, cast = antecedents("It is safe.\n\nIt is wide.\n\nRobert Delgado came.")
    assert found.distance(cast.person("Delgado"), 0) == 5
    found.said(1, 5, 0, cast.person("Delgado"))
    assert found.distance(cast.person("Delgado"), 0) == 4
    assert found.distance(cast.people.add("Peter Marlow", -1), 0) == 99


def test_a_title_of_courtesy_is_no_given_name(find):
    found = find("The shop sold the last lamp to Mrs Ilse Quillon, who had waited.\n\n"
                 "She said that it was too small.\n\nThe bank is closed, governor Tarek Oberg said.")
    assert found[0].speaker.name == "Ilse Quillon"


def test_she_at_the_beginning_is_whom_the_title_names(find):
    one, = find("She takes soup. The soup, she says, is too cold.", title="Lunch with Ana Quillon")
    assert one.speaker.name == "Ana Quillon"
