from __future__ import annotations

from streams.extract.names.titled_names import courtesies, named_again, offices_with_names


def test_an_office_with_its_holder_behind_it():
    text = "So the Minister for Ports and Roads, Mr Nils Oberg, left. The quay stayed open."
    assert list(offices_with_names(text)) == ["the Minister for Ports and Roads, Mr Nils Oberg"]


def test_full_names_behind_a_title_of_courtesy():
    text = "Dame Ana Bell and the Reverend Carl Holm came; Mr Oberg, Dr Lund's friend, did not."
    assert list(courtesies(text)) == ["Dame Ana Bell", "Reverend Carl Holm"]


def test_full_names_behind_a_title_with_a_hyphen():
    assert list(courtesies("In favour was Vice-Rector Pim Vandersluys.")) == ["Vice-Rector Pim Vandersluys"]
    assert list(courtesies("The vice-rector left. Vice-Rector Bell came.")) == []


def test_guests_whom_a_presenter_names_again():
    assert list(named_again("Ana Bell there, of the Holm Institute for Ports. Next, the weather.")) == [
        "Ana Bell there, of the Holm Institute for Ports"]
    assert list(named_again("Ana Bell was there.")) == []
