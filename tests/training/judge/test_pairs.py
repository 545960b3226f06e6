from __future__ import annotations

import random
from collections import Counter

from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, family_pairs, nli_pairs, passage_pairs, perspective_pairs

FAMILIES = [{
    "family": f"f{n}", "claim": f"pro {n} claim", "supports": [{"text": f"pro {n} {k}"} for k in range(5)],
    "disputes": [{"text": f"con {n} {k}"} for k in range(5)], "near": [{"text": f"near {n} {k}"} for k in range(4)],
} for n in range(8)]
PASSAGE = {"n": 1, "title": "A title", "passage": "The passage as printed.", "speaker": "Mira Solberg",
           "position": "position one.", "same": "same in other words.",
           "against": ["against plainly.", "against implicitly."], "near": ["near one.", "near two."]}


def test_families_agree_within_a_side_and_disagree_across() -> None:
    pairs = family_pairs(FAMILIES, 60, random.Random(1))
    for later, earlier, label in pairs:
        (one, n, *_), (other, m, *_) = later.split(), earlier.split()
        expected = NEUTRAL if n != m or "near" in (one, other) else SUPPORTS if one == other else DISPUTES
        assert label == expected, (later, earlier)
        assert later != earlier
    shares = Counter(pair.label for pair in pairs)
    assert all(shares[label] / len(pairs) > 0.25 for label in (SUPPORTS, NEUTRAL, DISPUTES))


def test_passages_stand_for_their_position_in_every_dress() -> None:
    pairs = passage_pairs([PASSAGE], 300, random.Random(2))
    dresses = set()
    for later, earlier, label in pairs:
        kinds = {kind for kind in ("against", "near") for text in (later, earlier) if kind in text.lower()}
        assert label == (DISPUTES if kinds == {"against"} else NEUTRAL if kinds == {"near"} else SUPPORTS)
        dresses |= {text for text in (later, earlier) if "passage as printed" in text}
    assert dresses == {"The passage as printed.", "A title. The passage as printed.",
                       "Mira Solberg said: The passage as printed."}


def test_nli_and_perspectives_keep_their_direction_and_drop_what_has_no_label() -> None:
    rows = [{"premise": "p", "hypothesis": "h", "label": label} for label in ("entailment", "-", "contradiction")]
    assert [tuple(pair) for pair in nli_pairs(rows)] == [("p", "h", SUPPORTS), ("p", "h", DISPUTES)]
    assert [tuple(pair) for pair in perspective_pairs([{"claim": "c", "perspective": "p", "label": "UNDERMINE"}])] == [
        ("p", "c", DISPUTES)]
