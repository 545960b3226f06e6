from __future__ import annotations

from streams.match.slots import Slots


def test_a_place_that_was_linked_is_never_given_again_and_one_that_was_not_is():
    slots = Slots()
    assert [slots.put("a", 1), slots.put("b", 2), slots.put("c", 3)] == [0, 1, 2]
    assert slots.take_out("a") == 0
    assert slots.take_out("a") is None
    assert slots.put("d", 4) == 3
    assert slots.take_out("d") == 3
    slots.free(3)
    assert slots.put("e", 5) == 3
    assert list(slots) == ["b", "c", "e"]
    assert [slots.statement(place) for place in range(4)] == [None, "b", "c", "e"]
    assert slots.checksum(3) == 5


def test_what_is_expected_comes_back_once_and_what_did_not_come_is_known_at_the_end():
    slots = Slots()
    for number, name in enumerate("abc"):
        slots.put(name, number)
    slots.take_out("c")
    slots.expect_all()
    assert len(slots) == 0
    assert slots.statement(0) is None
    assert slots.expected("a") == 0
    assert slots.expected("a") is None
    slots.put_back("a", 0)
    slots.expect_all()  # again, before the others have come
    assert slots.expected("a") == 0
    assert list(slots.end_expecting()) == [1]
    assert slots.expected("b") is None


def test_entries_make_the_same_places_again():
    slots = Slots()
    for number, name in enumerate("abcde"):
        slots.put(name, 10 + number)
    slots.take_out("b")
    slots.take_out("c")
    slots.free(2)
    entries = slots.entries(unlinked={4})
    assert entries == [(0, "a", 10), (1, None, 11), (3, "d", 13)]
    again = Slots.expecting(entries)
    assert (len(again), again.checksum(3), again.expected("d")) == (0, 13, 3)
    assert again.put("f", 1) == 2, "a place without entry is free"
    assert again.put("g", 1) == 4
