from __future__ import annotations

from streams.extract.parsing.frames import parse_article
from streams.extract.standalone.completion import completions
from streams.extract.standalone.fullforms import FullForms


def put(nlp, sentence, before="", speaker="", institution="", pronouns=False):
    frame = parse_article("", f"{before} {sentence}".strip(), nlp)
    span = list(frame.body[0].doc.sents)[-1]
    done = completions([span], FullForms(frame), speaker, institution, pronouns=pronouns)
    return "".join(done.get(token.i, token.text) + (token.whitespace_ if done.get(token.i) != "" else "")
                   for token in span)


def test_the_speakers_own_house(nlp):
    assert put(nlp, "Here the agency is at work.", institution="NHO") == "Here NHO is at work."
    assert put(nlp, "Here the agency is at work.", institution="Rivers Agency") == "Here the Rivers Agency is at work."


def test_another_house_is_left(nlp):
    assert put(nlp, "Here the agency is at work.", institution="Office of Audits") == "Here the agency is at work."


def test_a_firm_is_no_union_and_a_role_no_house(nlp):
    before = "The Union of Ferry Crews wrote a letter."
    assert put(nlp, "Then the union met.", institution="Boatwright") == "Then the union met."
    assert put(nlp, "Then the union met.", before, institution="Boatwright") == "Then the Union of Ferry Crews met."
    assert put(nlp, "Then the company met.", institution="Boatwright") == "Then Boatwright met."
    assert put(nlp, "Then the union met.", institution="UFC") == "Then UFC met."
    assert put(nlp, "Then the court met.", institution="the official") == "Then the court met."


def test_full_phrase_once(nlp):
    done = put(nlp, "The dam leaks because the dam is old.", before="Workers saw the dam on the Tarn.")
    assert done == "The dam on the Tarn leaks because the dam is old."


def test_pronouns_only_where_they_mean_others(nlp):
    before = "Nils Oberg left on Monday."
    assert put(nlp, "He lied to the board.", before=before, pronouns=True) == "Nils Oberg lied to the board."
    assert put(nlp, "He lied to the board.", before=before) == "He lied to the board."
    assert put(nlp, "He lied to the board.", before=before, speaker="Nils Oberg", pronouns=True) == \
        "He lied to the board."


def test_an_outlet_is_no_department(nlp):
    assert put(nlp, "Here the department is at work.", institution="Fox Lake") == "Here the department is at work."
