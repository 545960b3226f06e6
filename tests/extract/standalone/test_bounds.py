from __future__ import annotations

import pytest

from streams.extract.standalone.bounds import whole_clause, without_own_report


def clause(nlp, sentence, words, cue="said"):
    doc = nlp(sentence)
    start = sentence.index(words)
    return doc.char_span(start, start + len(words)), next(token for token in doc if token.text == cue)


@pytest.mark.parametrize(("sentence", "broken", "whole"), [
    ("Mayor Ana Holm said Oberg, a career officer appointed police chief in May 2016, would be replaced by a deputy.",
     "Oberg, a career officer appointed police chief in May 2016",
     "Oberg, a career officer appointed police chief in May 2016, would be replaced by a deputy"),
    ("Krause said Oberg's views on the tram had yet to become clear.", "Oberg's views on the tram had yet",
     "Oberg's views on the tram had yet to become clear"),
    ("Krause said it was odd nobody had closed the dam.", "it was odd", "it was odd nobody had closed the dam"),
    ("Krause said the dam was old when reporters asked.", "the dam was old", "the dam was old"),
    ("Krause said the dam was old and warned that it leaked.", "the dam was old and", "the dam was old"),
])
def test_a_broken_clause_is_read_to_its_end(nlp, sentence, broken, whole):
    assert whole_clause(*clause(nlp, sentence, broken)).text == whole


def test_only_a_clause_after_its_cue_is_mended(nlp):
    content, cue = clause(nlp, "The dam had yet to close, Krause said.", "The dam had yet")
    assert whole_clause(content, cue) is content
    assert whole_clause(content, None) is content


def test_a_second_report_is_left_out(nlp):
    content, cue = clause(nlp, "Krause said the dam was safe, saying farmers had opened the gates.",
                          "the dam was safe, saying farmers had opened the gates")
    assert without_own_report(content, cue).text == "the dam was safe"
    content, cue = clause(nlp, "Krause said the dam was safe, keeping farmers dry.",
                          "the dam was safe, keeping farmers dry")
    assert without_own_report(content, cue) is content


@pytest.mark.parametrize(("body", "text"), [
    ("Governor Ana Belmar said there was no danger for the dam, and did not say a word about the levy.",
     "There was no danger for the dam."),
    ("Governor Ana Belmar said the talks with the ferries had failed but said the harbour would open.",
     "The talks with the ferries had failed."),
    ("Governor Ana Belmar said she is mourning the skippers and ordered flags in Ostrow lowered.",
     "Ana Belmar is mourning the skippers."),
    ("Governor Ana Belmar said the dam was old and had cracked in May.", "The dam was old and had cracked in May."),
])
def test_what_the_narrator_tells_of_the_speaker_is_left_out(find, body, text):
    assert find(f"Ostrow is a town of ferries.\n\n{body}")[0].text.endswith(text)
