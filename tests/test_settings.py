from __future__ import annotations

import pytest

from streams import settings
from streams.settings import PREFIX, Settings, SettingsError, load, origins


@pytest.fixture(autouse=True)
def bare_machine(tmp_path, monkeypatch):
    """No settings of this machine: an empty working directory and no variable of ours."""
    monkeypatch.chdir(tmp_path)
    import os

    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def test_option_over_environment_over_file_over_default(tmp_path, monkeypatch):
    assert load().partitions == 4
    (tmp_path / "stancewatch.toml").write_text("partitions = 2\nnearest = 9\n")
    assert (load().partitions, load().nearest) == (2, 9)
    monkeypatch.setenv("STANCEWATCH_PARTITIONS", "3")
    assert (load().partitions, load().nearest) == (3, 9)
    assert load(partitions=5).partitions == 5
    assert load(partitions=None).partitions == 3


def test_origins_says_where_each_came_from(tmp_path, monkeypatch):
    (tmp_path / "stancewatch.toml").write_text("partitions = 2\nnearest = 9\n")
    monkeypatch.setenv("STANCEWATCH_PARTITIONS", "3")
    where = origins({"language": "de", "device": None})
    assert where.keys() == Settings.model_fields.keys()
    assert (where["partitions"], where["nearest"], where["language"], where["device"]) == (
        "environment", "file", "option", "default")


def test_the_file_can_be_named(tmp_path, monkeypatch):
    (tmp_path / "other.toml").write_text('topic_prefix = "trial."\n')
    monkeypatch.setenv("STANCEWATCH_CONFIG", str(tmp_path / "other.toml"))
    assert load().topic_prefix == "trial."
    monkeypatch.setenv("STANCEWATCH_CONFIG", str(tmp_path / "gone.toml"))
    with pytest.raises(SettingsError, match=r"STANCEWATCH_CONFIG: no such file: .*gone\.toml"):
        load()


def test_an_unknown_variable_stops_the_start(monkeypatch):
    monkeypatch.setenv("STANCEWATCH_PARTITION", "3")
    with pytest.raises(SettingsError, match="unknown setting: STANCEWATCH_PARTITION"):
        load()


def test_an_unknown_name_in_the_file_stops_the_start(tmp_path):
    (tmp_path / "stancewatch.toml").write_text("partition = 3\n")
    with pytest.raises(SettingsError, match="unknown setting: partition"):
        load()


def test_a_file_that_is_no_toml_is_named(tmp_path):
    (tmp_path / "stancewatch.toml").write_text("partitions: 3\n")
    with pytest.raises(SettingsError, match=r"stancewatch\.toml: not TOML"):
        load()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("partitions", "0", "greater than or equal to 1"),
        ("partitions", "many", "valid integer"),
        ("profile", "best", "'accurate' or 'fast'"),
        ("security_protocol", "TLS", "'SASL_SSL'"),
        ("language", "english", "^[a-z]{2,3}$"),
        ("topic_prefix", "a b", "pattern"),
        ("alert_threshold", "1.5", "less than or equal to 1"),
        ("index", "fast", "'auto', 'exact' or 'graph'"),
        ("index_exact_below", "-1", "greater than or equal to 0"),
        ("retention_count", "500", "10000 or more"),
        ("snapshot_minutes", "-1", "greater than or equal to 0"),
        ("snapshot_dir", __file__, "is a file, not a folder"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(monkeypatch, name, value, allowed):
    monkeypatch.setenv(PREFIX + name.upper(), value)
    with pytest.raises(SettingsError) as caught:
        load()
    said = str(caught.value)
    assert said.startswith(f"setting {name}: ")
    assert said.endswith(f"value {value!r}")
    assert allowed in said


def test_all_bad_values_are_named_at_once(monkeypatch):
    monkeypatch.setenv("STANCEWATCH_PARTITIONS", "0")
    monkeypatch.setenv("STANCEWATCH_NEAREST", "-1")
    with pytest.raises(SettingsError, match=r"partitions.*; .*nearest"):
        load()


def test_the_password_does_not_show():
    shown = repr(load(sasl_password="swordfish")) + str(load(sasl_password="swordfish").model_dump())
    assert "swordfish" not in shown


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://x/v1", "http://", "http://x/v1?a=b", "http://a b/"])
def test_a_second_opinion_needs_a_url_of_http(url):
    with pytest.raises(SettingsError, match=r"^setting second_opinion_url: "):
        load(second_opinion_url=url, second_opinion_model="m")


def test_a_second_opinion_needs_a_model(monkeypatch):
    monkeypatch.setenv("STANCEWATCH_SECOND_OPINION_URL", "http://127.0.0.1:8000/v1")
    with pytest.raises(SettingsError, match=r"^setting second_opinion_model: .*a model must be named"):
        load()
    assert load(second_opinion_model="m").second_opinion_url == "http://127.0.0.1:8000/v1"


def test_a_bad_key_is_named_and_not_shown(monkeypatch):
    monkeypatch.setenv("STANCEWATCH_SECOND_OPINION_KEY", "sword\nfish")
    with pytest.raises(SettingsError, match=r"setting second_opinion_key: .*printable ASCII") as caught:
        load()
    assert "fish" not in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("second_opinion_seconds", 0), ("second_opinion_seconds", 61),
                                             ("second_opinion_parallel", 0)])
def test_bounds_of_the_second_opinion(name, value):
    with pytest.raises(SettingsError, match=f"setting {name}: "):
        load(**{name: value})


def test_every_setting_says_what_it_is():
    assert all(field.description for field in Settings.model_fields.values())


def test_settings_cannot_be_changed_afterwards():
    with pytest.raises(ValueError, match="frozen"):
        load().partitions = 2  # type: ignore[misc]


def test_the_largest_message_is_one_constant():
    assert settings.MAX_MESSAGE_BYTES == 4 * 1024 * 1024
