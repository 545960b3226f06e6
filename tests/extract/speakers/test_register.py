import json
import re
import subprocess
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from streams.extract.speakers.register import Register, RegisterError

YAML = """
- id: o1
  name: Tove Aronsen
  aliases: [T. Aronsen]
  institution: Government of Norland
  parent: Norland
  roles:
    - {role: Minister of Ports, from: 2018, until: 2021-10-03, institution: Ministry of Ports}
    - {role: Prime Minister, from: 2021-10-04}
- {id: o2, name: Oyin Lasisi, institution: Pelworth Council, roles: [{role: Mayor, from: 2020-02, until: 2024-05}]}
- {id: o3, name: Ada Lasisi, institution: Norland Bank, roles: [{role: Governor}]}
"""
CSV = """id,name,aliases,role,from,until,institution,parent
o1,Tove Aronsen,T. Aronsen;Tove M. Aronsen,Minister of Ports,2018,2021-10-03,Ministry of Ports,Norland
o1,Tove Aronsen,,Prime Minister,2021-10-04,,Government of Norland,Norland
"""
NOW = datetime(2023, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def written(tmp_path):
    def write(text, ending="yaml"):
        path = tmp_path / f"officials.{ending}"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_yaml_by_full_name_and_alias(written):
    register = Register.load(written(YAML))
    assert register.find("TOVE ARONSEN", "", NOW).id == "o1"
    assert register.find("T. Aronsen", "", NOW).role_at(NOW).title == "Prime Minister"
    assert register.find("Tove Berg", "", NOW) is None


def test_roles_are_dated_to_the_day_and_open_ends_hold(written):
    official = Register.load(written(YAML)).officials["o1"]
    assert official.role_at(date(2021, 10, 3)).institution == "Ministry of Ports"
    assert official.role_at(date(2021, 10, 4)).title == "Prime Minister"
    assert official.role_at(date(2017, 12, 31)) is None
    mayor = Register.load(written(YAML)).officials["o2"]
    assert mayor.role_at(date(2024, 5, 31)) is not None
    assert mayor.role_at(date(2024, 6, 1)) is None


def test_a_surname_needs_the_institution_and_to_be_the_only_one_in_office(written):
    register = Register.load(written(YAML))
    assert register.find("Aronsen", "Norland government", NOW).id == "o1"
    assert register.find("Aronsen", "Norland", NOW).id == "o1"
    assert register.find("Aronsen", "", NOW) is None
    assert register.find("Aronsen", "Pelworth Council", NOW) is None
    assert register.find("Lasisi", "Norland Bank", NOW) is None
    after = datetime(2025, 1, 1, tzinfo=timezone.utc)
    assert register.find("Lasisi", "Norland Bank", after).id == "o3"


def test_of_two_people_of_one_name_the_institution_decides(written):
    register = Register.load(
        written("""
- {id: a, name: Jon Berg, institution: Ministry of Health, roles: [{role: Minister, until: 2020}]}
- {id: b, name: Jon Berg, institution: Norland Bank, roles: [{role: Governor, from: 2022}]}
""")
    )
    assert register.find("Jon Berg", "the Health Ministry", NOW).id == "a"
    assert register.find("Jon Berg", "", NOW).id == "b"
    assert register.find("Jon Berg", "", datetime(2021, 6, 1, tzinfo=timezone.utc)) is None


def test_csv_lines_of_one_id_are_one_official(written):
    register = Register.load(written(CSV, "csv"))
    official = register.find("tove m. aronsen", "", NOW)
    assert [role.title for role in official.roles] == ["Minister of Ports", "Prime Minister"]
    assert official.role_at(date(2019, 1, 1)).institution == "Ministry of Ports"
    assert official.institution == "Government of Norland"


@pytest.mark.parametrize(
    ("text", "ending", "named"),
    [
        ("- {id: a, name: ''}", "yaml", "official 1: field 'name': empty"),
        ("- {id: a, name: A B, roles: [{role: x, from: soon}]}", "yaml", "official 1: field 'from': 'soon' is no date"),
        (
            "- {id: a, name: A B, roles: [{role: x, from: 2021, until: 2020}]}",
            "yaml",
            "field 'until': 2020-12-31 is before",
        ),
        ("- {id: a, name: A B, rolls: []}", "yaml", "official 1: unknown field rolls"),
        ("- {id: a, name: A B, aliases: C}", "yaml", "field 'aliases': expected a list, got 'C'"),
        ("- {id: a, name: A B, roles: [minister]}", "yaml", "field 'roles': expected"),
        ("- just a name", "yaml", "official 1: expected fields, got 'just a name'"),
        ("people: 3", "yaml", "expected a list of officials"),
        ("[", "yaml", "not YAML"),
        ("[]", "yaml", "holds no official"),
        ("id,name,from\na,A B,2020-13\n", "csv", "row 2: field 'from': '2020-13' is no date"),
        ("id,name\na,A B\na,C D\n", "csv", "row 3: field 'id': 'a' is 'A B' already, not 'C D'"),
        ("id,name,mood\na,A B,good\n", "csv", "row 1: unknown column mood"),
        ("name\nA B\n", "csv", "row 1: missing column id"),
        ("id,name\na,A B,more\n", "csv", "row 2: more values than columns"),
        ("{}", "json", "ending '.json', expected .yaml, .yml or .csv"),
    ],
)
def test_a_bad_file_is_refused_with_row_field_and_value(written, text, ending, named):
    with pytest.raises(RegisterError) as refused:
        Register.load(written(text, ending))
    assert named in str(refused.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RegisterError, match=r"none\.yaml"):
        Register.load(tmp_path / "none.yaml")


def test_nested_opensanctions_entities_are_converted_as_the_guide_says(tmp_path):
    def entity(identity, schema, **properties):
        return {"id": identity, "schema": schema, "properties": properties}

    town = entity("org-1", "Organization", name=["City of Kelmar"])
    mayor = entity("post-1", "Position", name=["Mayor of Kelmar"], organization=[town])
    member = entity("post-2", "Position", name=["Councillor"])
    held = [entity("occ-1", "Occupancy", post=[mayor], startDate=["2023-05"]),
            entity("occ-2", "Occupancy", post=[member], startDate=["2019"], endDate=["2023-04-30"]),
            entity("occ-3", "Occupancy", post=[member], startDate=["2015"], status=["ended"])]
    person = entity("NK-1", "Person", name=["Edda Kvistad"], weakAlias=["Kvist"], positionOccupancies=held)
    source, target = tmp_path / "targets.nested.json", tmp_path / "officials.csv"
    source.write_text(json.dumps(person) + "\n", encoding="utf-8")
    guide = (Path(__file__).parents[3] / "docs" / "register.md").read_text(encoding="utf-8")
    program = re.search(r"```python\n(.*?)```", guide, re.DOTALL)[1]
    subprocess.run([sys.executable, "-c", program, str(source), str(target)], check=True)
    official = Register.load(target).find("Kvist", "", date(2026, 2, 10))
    assert [(role.title, role.institution) for role in official.roles] == [
        ("Mayor of Kelmar", "City of Kelmar"), ("Councillor", "")]
    assert official.role_at(date(2023, 4, 30)).title == "Councillor"
