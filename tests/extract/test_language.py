import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract.language import LANGUAGES, language_of, primary_subtag

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


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=100), st.sampled_from([None, "en", "zz", "\ud800"])
)
def test_any_text_gives_a_primary_subtag(text, declared):
    code = language_of(text, declared)
    assert code in {"und", "zz", *(language.iso_code_639_1.name.lower() for language in LANGUAGES)}
