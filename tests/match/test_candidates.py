from __future__ import annotations

import msgspec
import pytest

from schemas.statement import Speaker
from streams.errors import Rejected
from streams.match.candidates import Chosen, StatementIndexes
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
    put(indexes, "elsewhere", -0.9, speaker=build.aronsen)
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


def _story(build, article, title, **more):
    """Where an article with this headline is printed."""
    return msgspec.structs.replace(build.reference(article, **more), title=title)


def _background(build, indexes):
    """Other stories, so that names weigh what they do in the news."""
    for number in range(40):
        other = build.statement(
            f"b{number}", _story(build, f"b{number}", f"The story {number} of Town{number}"),
            speaker=Speaker(printed=f"Person{number}", name=f"Person{number}"), embedding=_towards(build, -0.9))
        indexes.add(other, other.embedding)


@pytest.mark.parametrize(("title", "found"), [
    ("Ferry Brightwater aground off Tolmen Point", ["new words"]), ("Rain over the hills", [])])
def test_the_other_side_of_a_story_is_found_by_the_names_in_both_articles(build, title, found):
    indexes = _indexes()
    _background(build, indexes)
    company = build.statement(
        "new words", _story(build, "a1", title), speaker=STRANGER, embedding=_towards(build, 0.4))
    indexes.add(company, company.embedding)
    inquiry = build.statement(
        "inquiry", _story(build, "a2", "Why the Brightwater ran onto Tolmen Point"),
        speaker=Speaker(printed="the Marine Board", institution="Marine Board"))
    assert [each.statement_id for each in indexes.candidates(inquiry)[0]] == found


@pytest.mark.parametrize(("cosine", "found"), [(0.2, ["story"]), (-0.7, [])])
def test_of_the_holders_article_on_the_story_one_is_taken_below_the_floor(build, cosine, found):
    indexes = _indexes(nearest=0)
    _background(build, indexes)
    title = "Aronsen speaks on the Brightwater wreck at Tolmen"
    for name, likeness in (("story", cosine), ("aside", cosine - 0.05)):
        earlier = build.statement(name, _story(build, "a1", title), embedding=_towards(build, likeness))
        indexes.add(earlier, earlier.embedding)
    later = build.statement("new", _story(build, "a2", "Aronsen returns to Tolmen and the Brightwater"))
    chosen, cut = indexes.candidates(later)
    assert ([each.statement_id for each in chosen], cut) == (found, 0)


def test_a_claim_that_nobody_is_named_for_needs_more_than_names(build):
    indexes = _indexes()
    _background(build, indexes)
    title = "Ferry Brightwater aground off Tolmen Point"
    claim = build.statement("claim", _story(build, "a1", title), speaker=None, embedding=_towards(build, 0.4))
    indexes.add(claim, claim.embedding)
    said = build.statement("new", _story(build, "a2", title), speaker=STRANGER)
    assert indexes.candidates(said) == ([], 0)
    indexes.add(said, said.embedding)
    unsaid = build.statement("next", _story(build, "a3", title), speaker=None, embedding=_towards(build, 0.45))
    assert [each.statement_id for each in indexes.candidates(unsaid)[0]] == ["claim"]


def test_one_article_does_not_fill_all_places(build, put):
    indexes = _indexes(nearest=4)
    for number in range(6):
        put(indexes, f"same{number}", 0.95, article="long")
    put(indexes, "other", 0.6)
    chosen, _ = indexes.candidates(build.statement("new", build.reference("now")))
    assert [each.statement_id for each in chosen] == ["same0", "same1", "other"]


def test_of_equally_alike_ones_the_earliest_is_taken(build, put):
    indexes = _indexes(nearest=1)
    for name, hours in (("a-late", 9), ("z-first", 1), ("b-late", 5)):
        put(indexes, name, 0.8, hours=hours)
    chosen, _ = indexes.candidates(build.statement("new", build.reference("now", published=20)))
    assert [each.statement_id for each in chosen] == ["z-first"]
