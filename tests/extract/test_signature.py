import base64
import subprocess
import sys
import time

import numpy as np
import pytest
from datasketch import MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.signature import (
    PERMUTATIONS,
    containment,
    decode_signature,
    jaccard,
    minhash,
    overlap,
    passage_shingles,
    signature,
)

WORDS = [f"word{n}" for n in range(400)]
STORY = " ".join(WORDS)


def similarity(a, b):
    return jaccard(decode_signature(signature(a)), decode_signature(signature(b)))


def test_a_signature_is_little_endian_uint32():
    encoded = signature(STORY)
    assert len(base64.b64decode(encoded)) == 4 * PERMUTATIONS
    assert decode_signature(encoded).dtype == np.uint32
    assert similarity(STORY, STORY) == 1.0


def test_typography_and_case_do_not_matter():
    assert signature("“It’s  DONE,” she said, and left") == signature('"It\'s done," she said and left')


def test_the_estimate_is_near_the_true_jaccard_similarity():
    cut = " ".join(WORDS[:300])
    assert similarity(STORY, cut) == pytest.approx(298 / 398, abs=0.15)
    assert similarity(STORY, " ".join(reversed(WORDS))) < 0.05


def test_the_overlap_of_a_part_with_the_whole_is_one_whichever_comes_first():
    whole, part = (decode_signature(signature(" ".join(words))) for words in (WORDS, WORDS[:120]))
    assert overlap(whole, part) == overlap(part, whole) == pytest.approx(1.0, abs=0.25)
    assert jaccard(whole, part) < 0.45
    half_strange = decode_signature(signature(" ".join(WORDS[:60] + [f"other{n}" for n in range(60)])))
    assert overlap(whole, half_strange) == pytest.approx(0.5, abs=0.2)
    assert overlap(whole, decode_signature("")) == 0.0
    assert overlap(whole, decode_signature(signature("nothing of it at all here"))) == 0.0


def test_signatures_are_those_of_any_other_process():
    code = (
        "from streams.extract.signature import signature, passage_shingles\n"
        "print(signature('we keep the old quay open'), sorted(passage_shingles('we keep the old quay')))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": "."},
    )
    expected = f"{signature('we keep the old quay open')} {sorted(passage_shingles('we keep the old quay'))}"
    assert other.stdout.strip() == expected


def test_no_words_give_no_signature_and_are_like_nothing():
    assert signature(" … ") == ""
    assert similarity("", "") == 0.0
    assert similarity("", STORY) == 0.0


def test_a_damaged_signature_is_named():
    with pytest.raises(ValueError, match="1 values, not 128"):
        decode_signature(base64.b64encode(b"abcd").decode())


def test_signatures_serve_an_lsh_index():
    index = MinHashLSH(threshold=0.6, num_perm=PERMUTATIONS)
    index.insert("story", minhash(decode_signature(signature(STORY))))
    assert index.query(minhash(decode_signature(signature(" ".join(WORDS[10:]))))) == ["story"]


def test_shingles_of_a_cut_passage_are_contained_and_not_the_other_way():
    whole = passage_shingles("We keep the old quay open, and no one will take it from the island.")
    cut = passage_shingles("we keep the old quay open")
    assert containment(cut, whole) == 1.0
    assert containment(whole, cut) < 0.5
    assert containment(passage_shingles("nobody said any such thing"), whole) == 0.0
    assert containment(frozenset(), whole) == 0.0


def test_a_short_passage_is_one_shingle():
    assert len(passage_shingles("No deal")) == 1
    assert passage_shingles("No deal.") == passage_shingles("no DEAL")


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=200))
def test_any_text_has_32_bit_shingles_and_a_decodable_signature(text):
    assert all(0 <= shingle < 2**32 for shingle in passage_shingles(text))
    assert len(decode_signature(signature(text))) in (0, PERMUTATIONS)


def test_a_megabyte_takes_bounded_time():
    started = time.monotonic()
    signature(" ".join(str(n) for n in range(150_000)))
    assert time.monotonic() - started < 15
