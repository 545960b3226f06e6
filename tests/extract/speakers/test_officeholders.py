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
