import re
from datetime import timedelta
from pathlib import Path

import pytest

from streams.subscribe.watch import Watch, WatchError, read_watches

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "watch.md").read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path):
    def write(content: str) -> Path:
        file = tmp_path / "watch.toml"
        file.write_text(content, encoding="utf-8")
        return file

    return write


def test_every_key_of_a_file_is_read(written) -> None:
    file = written("""
        [[watch]]
        name = "toll"
        holders = ["Tove Aronsen", "T. Aronsen"]
        institutions = ["Ministry of Transport"]
        register_ids = ["q-17"]
        any_words = ["toll", "road charge"]
        all_words = ["bridge"]
        kinds = ["reversal", "split"]
        minimum_confidence = 0.75
        minimum_severity = "medium"
        minimum_sources = 2
        quiet_days = 1.5
        quiet_by = "claim"

        [[watch]]
    """)
    first, second = read_watches(file)
    assert first == Watch(
        name="toll", holders=["Tove Aronsen", "T. Aronsen"], institutions=["Ministry of Transport"],
        register_ids=["q-17"], any_words=["toll", "road charge"], all_words=["bridge"], kinds=["reversal", "split"],
        minimum_confidence=0.75, minimum_severity="medium", minimum_sources=2, quiet_days=1.5, quiet_by="claim")
    assert set(first.model_dump(exclude_defaults=True)) == set(Watch.model_fields)
    assert first.quiet == timedelta(hours=36)
    assert second == Watch()


def test_whole_numbers_do_for_shares_and_days(written) -> None:
    (watch,) = read_watches(written("[[watch]]\nminimum_confidence = 1\nquiet_days = 7"))
    assert (watch.minimum_confidence, watch.quiet) == (1.0, timedelta(days=7))


@pytest.mark.parametrize(("content", "said"), [
    ('[[watch]]\nname = "toll"\nkinds = ["reversal", "turn"]', ["watch 1 (toll), kinds", "'split'", "value 'turn'"]),
    ("[[watch]]\n[[watch]]\nminimum_confidence = 3", ["watch 2, minimum_confidence", "less than or equal to 1", "3"]),
    ("[[watch]]\nminimum_confidence = nan", ["minimum_confidence", "value nan"]),
    ("[[watch]]\nminimum_confidence = true", ["minimum_confidence", "value True"]),
    ('[[watch]]\nminimum_severity = "urgent"', ["minimum_severity", "'medium'", "value 'urgent'"]),
    ("[[watch]]\nminimum_sources = 0", ["minimum_sources", "value 0"]),
    ('[[watch]]\nminimum_sources = "2"', ["minimum_sources", "value '2'"]),
    ("[[watch]]\nquiet_days = -1", ["quiet_days", "value -1"]),
    ("[[watch]]\nquiet_days = inf", ["quiet_days", "value inf"]),
    ('[[watch]]\nquiet_by = "topic"', ["quiet_by", "'holder'", "value 'topic'"]),
    ('[[watch]]\nholders = "Tove Aronsen"', ["holders", "valid list", "value 'Tove Aronsen'"]),
    ('[[watch]]\nholders = ["Dr."]', ["holders", "needs a person's name", "value 'Dr.'"]),
    ('[[watch]]\ninstitutions = ["of the"]', ["institutions", "needs an institution's name", "value 'of the'"]),
    ('[[watch]]\nregister_ids = [" "]', ["register_ids", "needs an id", "value ' '"]),
    ('[[watch]]\nany_words = ["toll", "%"]', ["any_words", "needs a word", "value '%'"]),
    ("[[watch]]\nall_words = []", ["all_words", "at least 1 item", "value []"]),
    ('[[watch]]\nholder = ["Tove Aronsen"]', ["watch 1: unknown key 'holder'", "holders, institutions"]),
    ('[[watches]]\nname = "toll"', ["unknown key 'watches'", "[[watch]]"]),
    ('[watch]\nname = "toll"', ["needs a [[watch]] table"]),
    ("watch = [7]", ["watch 1", "value 7"]),
    ("", ["needs a [[watch]] table"]),
    ("[[watch]]\nname = \nkinds = []", ["not TOML", "line 2"]),
])
def test_a_mistake_is_told_with_file_watch_key_and_value(written, content, said) -> None:
    with pytest.raises(WatchError) as told:
        read_watches(written(content))
    assert "watch.toml" in str(told.value)
    for part in said:
        assert part in str(told.value)


def test_every_mistake_is_told_at_once(written) -> None:
    with pytest.raises(WatchError) as told:
        read_watches(written('[[watch]]\nminimum_sources = 0\n[[watch]]\nkinds = ["turn"]'))
    assert "watch 1, minimum_sources" in str(told.value)
    assert "watch 2, kinds" in str(told.value)


def test_a_file_that_cannot_be_read_says_so(tmp_path) -> None:
    with pytest.raises(WatchError, match=r"no\.toml: cannot be read: No such file"):
        read_watches(tmp_path / "no.toml")
    (tmp_path / "latin.toml").write_bytes(b'[[watch]]\nname = "\xe9"')
    with pytest.raises(WatchError, match="not TOML"):
        read_watches(tmp_path / "latin.toml")


def test_the_guide_explains_every_key_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", GUIDE, re.MULTILINE)
    assert [key for key, _ in rows] == list(Watch.model_fields)
    told = {key: otherwise.split(":")[0].strip("`") for key, otherwise in rows}
    for key in ("minimum_confidence", "minimum_severity", "minimum_sources", "quiet_days", "quiet_by"):
        default = Watch.model_fields[key].default
        assert told[key] == (default if isinstance(default, str) else f"{default:g}")


def test_the_file_in_the_guide_is_one(written) -> None:
    (content,) = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    (watch,) = read_watches(written(content))
    assert (watch.name, watch.quiet) == ("bridge toll", timedelta(days=7))


def test_the_example_is_one_and_shows_most_keys() -> None:
    watches = read_watches(ROOT / "examples" / "watch.toml")
    assert len(watches) == 3
    used = {key for watch in watches for key in watch.model_dump(exclude_defaults=True)}
    assert used == set(Watch.model_fields) - {"register_ids", "minimum_sources"}
