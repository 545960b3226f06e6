from __future__ import annotations

import random
import tracemalloc

import pytest

from schemas.statement import Speaker
from streams.errors import Rejected
from streams.match.candidates import Chosen, StatementIndexes
from streams.match.graph import GraphIndex
from streams.match.nearest import ExactIndex
from streams.settings import Settings

STRANGER = Speaker(printed="Lena Holm", name="Lena Holm")


def _towards(build, cosine):
    """A unit vector with this similarity to the first axis."""
    return build.embedding([cosine, (1 - cosine**2) ** 0.5, 0, 0])


@pytest.fixture
def put(build):
    def _put(indexes, name, cosine, *, article=None, **more):
        statement = build.statement(
            name, build.reference(article or f"of-{name}", published=more.pop("hours", 0)),
            **{"embedding": _towards(build, cosine), "speaker": STRANGER, **more})
        indexes.add(statement, statement.embedding)
        return statement

    return _put


def _indexes(**settings):
    return StatementIndexes(Settings(**settings), ExactIndex)


def test_the_nearest_above_the_floor(build, put):
    indexes = _indexes(nearest=2, nearest_floor=0.5)
    for name, cosine in (("far", 0.45), ("near", 0.9), ("nearer", 0.95), ("third", 0.8)):
        put(indexes, name, cosine)
    chosen, cut = indexes.candidates(build.statement("new", build.reference("now")))
    assert chosen == [Chosen("nearer", pytest.approx(0.95, abs=1e-3), "nearest"),
                      Chosen("near", pytest.approx(0.9, abs=1e-3), "nearest")]
    assert cut == 0


def test_of_the_near_those_come_first_that_share_the_words(build, put):
    indexes = _indexes(nearest=2, nearest_floor=0.5)
    put(indexes, "prices", 0.9, text="Water prices in Orlen will rise.")
    put(indexes, "schools", 0.88, text="Schools will open late.")
    put(indexes, "bridge", 0.8, text="The bridge at Tolm stays shut.")
    put(indexes, "far", 0.45, text="The bridge at Tolm stays shut.")
    new = build.statement("new", build.reference("now"), text="The bridge at Tolm will be shut.")
    chosen, _ = indexes.candidates(new)
    assert [(each.statement_id, each.similarity) for each in chosen] == [
        ("bridge", pytest.approx(0.8, abs=1e-3)), ("prices", pytest.approx(0.9, abs=1e-3))]


def test_words_of_what_is_gone_or_has_another_dimension_do_not_count(build, put):
    texts = {"a": "Water prices in Tolm rise.", "b": "Water is short in Tolm.", "c": "Prices in Orlen fall."}
    new = build.statement("new", build.reference("now"), text="Water prices in Orlen")
    plain, full = _indexes(nearest_floor=0.5), _indexes(nearest_floor=0.5)
    for indexes in (plain, full):
        for name, text in texts.items():
            put(indexes, name, 0.8, text=text)
    for number in range(5):
        put(full, f"gone{number}", 0.8, text="Prices, prices, prices in Orlen")
        put(full, f"other{number}", 0.8, text="Prices in Orlen", embedding=build.embedding([1, 0]))
        put(full, f"none{number}", 0.8, text="Prices in Orlen", embedding=None)
        full.remove(f"gone{number}")
    assert full.candidates(new) == plain.candidates(new)


def test_statements_of_the_same_article_take_nobodys_place(build, put):
    indexes = _indexes(nearest=2, nearest_floor=0.5)
    for number in range(4):
        put(indexes, f"own{number}", 0.99, article="now", speaker=build.aronsen)
    put(indexes, "other", 0.7)
    chosen, _ = indexes.candidates(build.statement("new", build.reference("now")))
    assert [each.statement_id for each in chosen] == ["other"]


def test_the_holder_is_found_far_below_the_nearest(build, put):
    indexes = _indexes(nearest=1, nearest_floor=0.5, holder_floor=0.25)
    put(indexes, "january", 0.3, speaker=build.aronsen)
    put(indexes, "spokesman", 0.26, speaker=Speaker(printed="a spokesman", institution="health ministry"))
    put(indexes, "elsewhere", 0.2, speaker=build.aronsen)
    for number in range(30):
        put(indexes, f"stranger{number:02}", 0.9)
    chosen, cut = indexes.candidates(build.statement("new", build.reference("now")))
    assert [(each.statement_id, each.by) for each in chosen] == [
        ("stranger00", "nearest"), ("january", "holder"), ("spokesman", "institution")]
    assert cut == 0


def test_above_the_limit_the_oldest_and_the_nearest_stay_and_the_cut_is_counted(build, put):
    indexes = _indexes(nearest=0, holder_limit=4)
    for number in range(10):
        put(indexes, f"s{number}", 0.5 + number / 100, speaker=build.aronsen, hours=number)
    chosen, cut = indexes.candidates(build.statement("new", build.reference("now")))
    assert [each.statement_id for each in chosen] == ["s9", "s8", "s1", "s0"]
    assert cut == 6


def test_one_that_was_cut_but_is_among_the_nearest_is_not_counted_as_cut(build, put):
    indexes = _indexes(nearest=1, nearest_floor=0.5, holder_limit=1)
    put(indexes, "old", 0.6, speaker=build.aronsen, hours=0)
    put(indexes, "near", 0.9, speaker=build.aronsen, hours=1)
    put(indexes, "cut", 0.7, speaker=build.aronsen, hours=2)
    chosen, cut = indexes.candidates(build.statement("new", build.reference("now")))
    assert [(each.statement_id, each.by) for each in chosen] == [("near", "holder"), ("old", "holder")]
    assert cut == 1


def test_another_dimension_and_no_embedding_give_no_candidates(build, put):
    indexes = _indexes()
    put(indexes, "s1", 1.0, speaker=build.aronsen)
    two = build.statement("new", build.reference("now"), embedding=build.embedding([1, 0]))
    assert indexes.candidates(two) == ([], 0)
    indexes.add(two, two.embedding)
    assert [each.statement_id for each in indexes.candidates(
        build.statement("next", build.reference("then"), embedding=build.embedding([1, 0])))[0]] == ["new"]
    assert indexes.candidates(build.statement("none", build.reference("now"), embedding=None)) == ([], 0)


def test_what_was_removed_is_no_candidate(build, put):
    indexes = _indexes()
    put(indexes, "s1", 1.0, speaker=build.aronsen, article="a1")
    put(indexes, "s2", 1.0, speaker=build.aronsen, article="a2")
    put(indexes, "s3", 1.0, speaker=build.aronsen, article="a2")
    indexes.remove("s1")
    indexes.remove("s1")
    assert "s1" not in indexes
    assert len(indexes) == 2
    indexes.remove_article("a2")
    assert len(indexes) == 0
    assert indexes.candidates(build.statement("new", build.reference("now"))) == ([], 0)


def test_a_broken_embedding_leaves_the_indexes_as_they_were(build, put):
    indexes = _indexes()
    statement = put(indexes, "s1", 1.0)
    with pytest.raises(Rejected):
        indexes.add(statement, "no base64")
    assert [each.statement_id for each in indexes.candidates(
        build.statement("new", build.reference("now")))[0]] == ["s1"]


def test_a_revision_that_leaves_the_embedding_as_it_was_links_nothing_again(build, put):
    graph = GraphIndex(4)
    indexes = StatementIndexes(Settings(nearest_floor=0.5), lambda dimension: graph)
    put(indexes, "s1", 0.9)
    put(indexes, "s1", 0.9, hours=2)
    assert (graph.changes, graph.removed, len(indexes)) == (1, 0, 1)
    put(indexes, "s1", 0.8)
    assert (len(graph), graph.removed) == (1, 1)
    chosen, _ = indexes.candidates(build.statement("new", build.reference("now")))
    assert [(each.statement_id, each.similarity) for each in chosen] == [("s1", pytest.approx(0.8, abs=1e-3))]
    indexes.add(build.statement("s1", build.reference("of-s1")), None)
    assert len(graph) == 0


def test_beside_its_vector_a_statement_takes_less_memory_than_in_the_graph(build):
    draw = random.Random(0)
    offices = [f"{kind} of {place}" for kind in ("Ministry of Health", "Office for Ports") for place in "ABCDEFGH"]
    statements = [
        build.statement(
            f"{number:036d}", build.reference(f"{number // 8:036d}"), embedding=None,
            passage=" ".join(f"word{draw.randrange(5000)}" for _ in range(25)),
            speaker=Speaker(printed="Holm", name=f"Lena Holm{number % 50}", institution=draw.choice(offices)))
        for number in range(1000)]
    indexes = StatementIndexes(Settings(), ExactIndex)
    tracemalloc.start()
    try:
        for statement in statements:
            indexes.add(statement, None)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held / len(statements) < 1800
