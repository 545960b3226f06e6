import logging

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.errors import ModelError
from streams.extract.language import (
    LANGUAGES,
    NotRead,
    NotReadCount,
    language_of,
    languages_read,
    primary_subtag,
)
from streams.settings import load

ENGLISH = (
    "The council voted on Tuesday to keep the old ferry quay open for at least ten more years, and to pay "
    "for its repair out of the reserve that it had built up since the bridge was opened."
)
GERMAN = (
    "Der Rat hat am Dienstag beschlossen, den alten Anleger mindestens zehn weitere Jahre offen zu halten "
    "und die Reparatur aus der Rücklage zu bezahlen, die seit der Eröffnung der Brücke gebildet wurde."
)


def test_undeclared_text_is_detected():
    assert language_of(ENGLISH, None) == "en"
    assert language_of(GERMAN, None) == "de"
    assert language_of("Совет решил оставить старый причал открытым ещё на десять лет.", None) == "ru"


def test_the_declared_primary_subtag_counts():
    assert language_of(ENGLISH, "en-GB") == "en"
    assert language_of("Nein.", "en_US") == "en"
    assert language_of("", "EN") == "en"


def test_a_clearly_wrong_declaration_is_overruled():
    assert language_of(GERMAN, "en") == "de"
    assert language_of(ENGLISH, "de-DE") == "en"


def test_an_english_story_with_foreign_quotations_keeps_its_declaration():
    assert language_of(f"{ENGLISH} “Der Anleger bleibt”, she said. “Das ist gut so.” {ENGLISH}", "en") == "en"


def test_a_declared_language_that_cannot_be_checked_is_believed():
    assert language_of(ENGLISH, "sw") == "sw"


def test_nothing_to_tell_it_by_is_undetermined():
    assert language_of("", None) == "und"
    assert language_of("12 345 …", None) == "und"
    assert language_of("12 345 …", "not a tag") == "und"


@pytest.mark.parametrize(
    ("declared", "primary"),
    [("en-GB", "en"), (" DE_at ", "de"), ("", None), ("x", None), ("english", None), ("und", None), (None, None)],
)
def test_primary_subtag(declared, primary):
    assert primary_subtag(declared) == primary


ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=400)
KNOWN = {language.iso_code_639_1.name.lower() for language in LANGUAGES}


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, st.one_of(st.none(), st.sampled_from(["en", "de-AT", "zz", "\ud800"]), ANY_TEXT))
@example("\ud800\udfff" * 50, None)
@example("\x00\x1f\u202e\u200d\ufeff" * 50, "en")
@example("👩‍👩‍👧‍👦🇪🇺" * 60, None)
@example("मराठी हिन्दी" * 40 + "русский текст" * 40, "ar")
def test_any_text_gives_a_primary_subtag(text, declared):
    code = language_of(text, declared)
    assert code in KNOWN | {"und", primary_subtag(declared)}
    assert primary_subtag(code) == code or code == "und"


def test_a_megabyte_is_judged_by_its_beginning():
    assert language_of(GERMAN * 12 + ENGLISH * 6000, None) == "de"


def model(folder, name, card):
    path = folder / name
    path.mkdir()
    if card is not None:
        (path / "README.md").write_text(card, encoding="utf-8")
    return str(path)


def card(*languages):
    return "---\nlanguage:\n" + "".join(f"- {code}\n" for code in languages) + "---\n# A model\n"


@pytest.mark.parametrize(("embedding", "judge", "read"), [
    pytest.param(card("en", "de", "fr"), card("de", "fr", "it"), {"en", "de", "fr"}, id="what both can"),
    pytest.param(card("multilingual", "de"), card("multilingual"), {"en", "de"}, id="one lists them, one says all"),
    pytest.param("---\nlanguage: multilingual\n---\n", card("multilingual"), KNOWN, id="both say all"),
    pytest.param(card("de"), "---\nlicense: mit\n---\n", {"en"}, id="a card without languages"),
    pytest.param(card("de"), "no header", {"en"}, id="a card without a header"),
    pytest.param(card("de"), None, {"en"}, id="no card"),
])
def test_other_languages_are_read_when_all_models_can(tmp_path, embedding, judge, read):
    models = {"embedding_model": model(tmp_path, "e", embedding), "judge_model": model(tmp_path, "j", judge)}
    assert languages_read(load(**models)) == read


def test_without_models_for_others_one_language_is_read(tmp_path):
    both = model(tmp_path, "e", card("de", "fr"))
    assert languages_read(load()) == {"en"}
    assert languages_read(load(language="de")) == {"de"}
    assert languages_read(load(embedding_model=both)) == {"en"}
    assert languages_read(load(judge_model=both)) == {"en"}
    with pytest.raises(ModelError):
        languages_read(load(embedding_model=both, judge_model="nobody/has-this", cache_dir=tmp_path))


def test_what_is_not_read_is_counted_by_language(caplog):
    counted = NotReadCount()
    with caplog.at_level(logging.WARNING):
        for language in ["de"] * 5 + ["fr"]:
            counted.add(language)
    assert counted.counts == {"de": 5, "fr": 1}
    assert [record.getMessage() for record in caplog.records] == [
        "not read: 1 articles in de; 0 in all other languages",
        "not read: 2 articles in de; 0 in all other languages",
        "not read: 4 articles in de; 0 in all other languages",
        "not read: 1 articles in fr; 5 in all other languages",
    ]


def test_the_reason_names_the_language_and_what_is_read():
    error = NotRead("de", {"fr", "en"})
    assert (error.reason, error.language) == ("language", "de")
    assert str(error) == "language: de, only en, fr is read"
