from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Robert Quillon opened the fair. Harbour Union President Ana Bell came late.\n\n"
         "“The fair will stay,” the president said.", "Robert Quillon"),
        ("Vice President Ana Bell opened the fair. President Robert Quillon came late.\n\n"
         "“The fair will stay,” the president said.", "Robert Quillon"),
        ("Sen. Orla Penn, R-Larkland, opened the fair.\n\n“The fair will stay,” the Larkland Republican said.",
         "Orla Penn"),
        ("A reporter met Ana Bell at the fair.\n\n“The fair will stay,” the official said.", ""),
        ("Mayor Ana Bell opened the fair.\n\n“The fair will stay,” a mayor said.", ""),
        ("Norwegian President Ana Bell met President Robert Quillon.\n\n"
         "“The fair will stay,” the Norwegian president said.", "Ana Bell"),
    ],
)
def test_whom_a_role_means(find, text, name):
    assert find(text)[-1].speaker.name == name


@pytest.mark.parametrize(("text", "name", "institution"), [
    ("Lars Oberg defended the tunnel on Monday. His chief executive said that the tunnel was cheap.", "", ""),
    ("Lars Oberg, chief executive of the Ferrow Harbour Board, defended the tunnel. His chief executive said that the "
     "tunnel was cheap.", "", "Ferrow Harbour Board"),
    ("Mayor Lars Oberg of Ferrow defended the tunnel.\n\n“The tunnel is cheap,” his spokeswoman said. Mira Holt told "
     "reporters that the tunnel was safe.", "Mira Holt", "Ferrow"),
    ("Lars Oberg, chief executive of the Ferrow Harbour Board, was absent. His lawyer, Mira Holt, said that he was "
     "ill.", "Mira Holt", ""),
    ("Ana Bell, a top campaigner, said that the tunnel was cheap. The commissioner said that the "
     "tunnel was safe.", "", ""),
])
def test_whose_a_role_is(find, text, name, institution):
    speaker = find(text)[-1].speaker
    assert (speaker.name, speaker.institution) == (name, institution)
