from __future__ import annotations

import pytest

from streams.extract.names.relative_roles import role_in_clause


@pytest.mark.parametrize(("clause", "told"), [
    ("who runs the Harbour Board", ("head", "Harbour Board")),
    ("who leads the Tarn Institute's river programme", ("head", "Tarn Institute")),
    ("who serves as chairman of the Harbour Board", ("chairman", "Harbour Board")),
    ("who served as mayor of Ostrow in 2006", ("former mayor", "Ostrow")),
    ("who succeeded Ludo Estrin as chief prosecutor", ("chief prosecutor", "")),
    ("who leads the Harbour Party", ("leader", "Harbour Party")),
    ("who heads the Institute of Reef Studies", ("head", "Institute of Reef Studies")),
    ("who has led the council since 2021", ("leader", "council")),
    ("who has chaired the Harbour Board for almost ten years", ("chair", "Harbour Board")),
    ("who has led the council before", None),
    ("who runs the guest house by the lighthouse", None),
    ("who runs a bakery in the old town", None),
    ("who has led walks since 2021", None),
    ("who speaks on dredging for the River Alliance", ("spokesperson", "River Alliance")),
    ("who speaks for the ferry board", ("spokesperson", "ferry board")),
    ("who speaks for many in the village", None),
    ("who promised a bridge on his first day as mayor", None),
    ("who was absent", None),
])
def test_what_a_clause_tells(clause, told):
    assert role_in_clause(clause) == told
