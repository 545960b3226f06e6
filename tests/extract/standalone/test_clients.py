from __future__ import annotations

import pytest

from streams.extract.standalone.clients import client_named, client_of


@pytest.mark.parametrize(("text", "printed", "named"), [
    ("His client will pay the fine.", "A lawyer for Nils Oberg", "Nils Oberg will pay the fine."),
    ("Ida Krause's client will pay.", "Ida Krause, Oberg’s defense attorney", "Oberg will pay."),
    ("Ida Krause's client will pay.", "Ida Krause, a lawyer", "Ida Krause's client will pay."),
    ("The bank lost a client.", "a lawyer for Nils Oberg", "The bank lost a client."),
])
def test_the_lawyers_client(text, printed, named):
    assert client_named(text, printed, ("", "Ida Krause")) == named


def test_only_lawyers_have_clients():
    assert client_of("an attorney for Nils Oberg") == "Nils Oberg"
    assert client_of("a spokesman for Nils Oberg") == ""
