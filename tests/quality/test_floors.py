"""Every benchmark with a pinned floor, on our own sample always and on the development sets where they are at hand."""

from __future__ import annotations

import pytest
from rich.console import Console

from benchmarks.floors import changed, read_floors, run, shortfalls
from streams.models import store
from streams.settings import load

FLOORS = read_floors()


@pytest.fixture(scope="module")
def models() -> None:
    for profile in ("accurate", "fast"):
        store.fetch(load(profile=profile), Console(stderr=True))


@pytest.mark.models
@pytest.mark.parametrize("floor", FLOORS, ids=[floor.name for floor in FLOORS])
def test_no_benchmark_falls_below_its_floor(floor, models) -> None:
    if floor.kind == "dev" and not floor.path().exists():
        pytest.skip(f"no {floor.path()}: development data is not part of the project; TEST_DATA may name its folder")
    assert not changed(floor), changed(floor)
    missed = shortfalls(floor, run(floor))
    assert not missed, f"{floor.command}: {'; '.join(missed)}"


def test_our_own_sample_is_measured_whole() -> None:
    sample = {path.name for path in (FLOORS[0].path().parent).glob("*.jsonl")}
    measured = {floor.path().name for floor in FLOORS if floor.kind == "own"}
    assert measured <= sample
    assert {"worthiness.jsonl", "pages.jsonl", "speakers.jsonl"} <= measured
