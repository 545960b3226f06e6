import pytest

from streams.broker.configuration import BrokerError
from streams.broker.repositories import maven_repositories, mirrors_repository

MIRROR = "https://mirror.example/maven"


@pytest.fixture(autouse=True)
def jgo_settings(tmp_path, monkeypatch):
    """jgo's own settings of this test, none by default."""
    path = tmp_path / "jgo.conf"
    monkeypatch.setenv("JGO_CONFIG_FILE", str(path))
    return path


def settings_with(tmp_path, pattern, namespace=' xmlns="urn:maven-settings"', extra=""):
    path = tmp_path / "settings.xml"
    path.write_text(
        f"<settings{namespace}><mirrors><mirror><id>m</id><mirrorOf>{pattern}</mirrorOf>"
        f"<url> {MIRROR}/ </url>{extra}</mirror></mirrors></settings>"
    )
    return path


def test_without_settings_jgo_s_default_is_asked(tmp_path):
    found = maven_repositories(tmp_path / "none.xml")
    assert list(found) == ["central"]
    assert found["central"].startswith("https://")


@pytest.mark.parametrize("namespace", ["", ' xmlns="urn:maven-settings"'])
def test_a_mirror_of_central_takes_its_place(tmp_path, namespace):
    assert maven_repositories(settings_with(tmp_path, "central", namespace)) == {"central": MIRROR}


def test_repositories_of_jgo_s_settings_are_asked_too_and_mirrored(tmp_path, jgo_settings):
    jgo_settings.write_text("[repositories]\nnewsroom = https://newsroom.example/maven\n")
    assert maven_repositories(tmp_path / "none.xml")["newsroom"] == "https://newsroom.example/maven"
    found = maven_repositories(settings_with(tmp_path, "*,!central"))
    assert found["newsroom"] == MIRROR
    assert found["central"] != MIRROR


def test_blocking_mirror_is_no_mirror(tmp_path):
    path = settings_with(tmp_path, "external:http:*", extra="<blocked>true</blocked>")
    assert maven_repositories(path)["central"] != MIRROR


def test_settings_that_are_not_xml_are_named(tmp_path):
    path = tmp_path / "settings.xml"
    path.write_text("<settings>")
    with pytest.raises(BrokerError, match=r"settings\.xml: not XML"):
        maven_repositories(path)


@pytest.mark.parametrize(
    ("pattern", "covers"),
    [("central", True), ("*", True), ("external:*", True), ("other, central", True), ("other", False),
     ("*,!central", False), ("external:http:*", False)],
)
def test_which_mirrors_cover_central(pattern, covers):
    assert mirrors_repository(pattern, "central") is covers
