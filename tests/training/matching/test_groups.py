from __future__ import annotations

import random
from pathlib import Path

from training.matching.groups import (
    checked_claim_groups,
    family_groups,
    frame_groups,
    key_point_groups,
    paraphrase_groups,
    passage_groups,
    quoted_claim_groups,
    timeline_groups,
)

FRAME = {"frame": "bridge", "slots": {"A": "place"}, "claim": "The bridge at {A} will open.",
         "pos": ["C: the bridge at {A} would open"], "neg": ["C: the bridge at {A} would stay shut"],
         "neutral": ["H: Bridge at {A} is grey"]}
EXPANDER = '''
from slots import PLACES
def bind(slots, rng): return {name: rng.choice(PLACES) for name in slots}
def speaker(slots, binding, rng): return "the mayor"
def dress(phrase, binding, who, rng): return phrase[3:].format(**binding) + " (" + who + ")"
'''


def test_both_sides_of_a_family_are_on_one_proposition_and_near_misses_are_not() -> None:
    family = {"claim": "c", "supports": [{"text": "s"}], "disputes": [{"text": "d"}], "near": [{"text": "n"}]}
    (group,) = family_groups([family])
    assert group.members == ["c", "s", "d"]
    assert group.near == ["n"]


def test_statements_of_either_side_of_a_timeline_are_one_group_and_the_rest_near_misses() -> None:
    def told(family: str, side: str, text: str) -> dict[str, str]:
        return {"family": family, "side": side, "text": text}

    groups = timeline_groups([
        told("pier", "supports", "s"), told("pier", "near", "n"), told("pier", "disputes", "d"),
        told("pier", "supports", "s"),
        told("dam", "supports", "alone"), told("dam", "near", "m"), told("weir", "near", "o")])
    assert [(group.members, group.near) for group in groups] == [(["s", "d"], ["n"])]


def test_a_frame_is_filled_once_and_its_other_filling_is_a_near_miss(tmp_path: Path) -> None:
    (tmp_path / "expand.py").write_text(EXPANDER)
    (tmp_path / "slots.py").write_text("PLACES = [f'Place {n}' for n in range(1000)]\n")
    frame = FRAME | {"pos": FRAME["pos"] * 2}
    (group,) = frame_groups(tmp_path, [frame], random.Random(3))
    place = group.members[0].partition(" at ")[2].split()[:2]
    assert len(group.members) == 4
    assert all(" ".join(place) in text for text in group.members)
    assert "grey" in group.near[0]
    assert " ".join(place) in group.near[0]
    assert len(group.near) == 5
    assert not any(" ".join([*place, "w"]) in text for text in group.near[1:])


def test_passages_stand_with_their_positions_for_and_against() -> None:
    row = {"passage": "p", "position": "po", "same": "s", "against": ["a"], "near": ["n"]}
    (group,) = passage_groups([row])
    assert (group.members, group.near) == (["p", "po", "s", "a"], ["n"])


def test_a_key_point_has_its_arguments_and_those_that_do_not_make_it_are_near() -> None:
    rows = [{"key_point_id": "k", "key_point": "point", "argument": text, "label": label}
            for text, label in (("yes", 1), ("no", 0))]
    (group,) = key_point_groups(rows)
    assert (group.members, group.near) == (["point", "yes"], ["no"])


def test_no_quotation_of_a_held_out_claim_is_taken() -> None:
    claims = [{"id": "a", "title": "ta", "negative": "na", "topics": ["x"]},
              {"id": "b", "title": "tb", "topics": ["x"]}]
    assertions = [{"claims": ["a"], "quote": "q"}, {"claims": ["a", "held out"], "quote": "never"}]
    (group,) = quoted_claim_groups(claims, assertions)  # b has a title only
    assert group.members == ["ta", "na", "q"]
    assert group.near == ["tb"]


def test_tweets_join_the_claims_judged_relevant() -> None:
    groups = checked_claim_groups([{"id": "t", "text": "tweet"}, {"id": "u", "text": "unjudged"}],
                                  [{"id": "c", "vclaim": "claim"}], {"t": {"c", "gone"}})
    assert [group.members for group in groups] == [["tweet", "claim"]]


def test_near_claims_are_asked_for_by_tweet_and_its_right_claims() -> None:
    def nearest(right, corpus):
        assert right == {"tweet": ["claim"]}
        assert corpus == ["claim", "other"]
        return {"tweet": ["other"]}

    (group,) = checked_claim_groups([{"id": "t", "text": "tweet"}],
                                    [{"id": "c", "vclaim": "claim"}, {"id": "d", "vclaim": "other"}], {"t": {"c"}},
                                    nearest)
    assert group.near == ["other"]


def test_only_sentences_that_say_the_same_are_paraphrases() -> None:
    rows = [{"a": "x", "b": "y", "label": 1}, {"a": "x", "b": "z", "label": 0}]
    assert [group.members for group in paraphrase_groups(rows)] == [["x", "y"]]
