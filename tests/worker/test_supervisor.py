import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from streams.worker import supervisor as supervisor_module
from streams.worker.supervisor import Supervisor

STEADY = "import sys, time\nopen(sys.argv[1] + '/' + sys.argv[2] + '.started', 'a').write('x')\ntime.sleep(60)\n"
ENDS = "import sys\nopen(sys.argv[1] + '/' + sys.argv[2] + '.started', 'a').write('x')\nsys.exit(75)\n"
LEASHED = """
import os, sys, signal
open(sys.argv[1] + '/' + sys.argv[2] + '.pid', 'w').write(str(os.getpid()))
while os.read(0, 1024):
    pass
"""


def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.05)


def supervise(folder: Path, program: str, stages: tuple[str, ...] = ("match",)) -> Supervisor:
    script = folder / "stage.py"
    script.write_text(program)
    return Supervisor(stages, dict(os.environ), command=[sys.executable, str(script), str(folder)])


def started(folder: Path, stage: str) -> int:
    file = folder / f"{stage}.started"
    return len(file.read_text()) if file.exists() else 0


def test_one_process_a_stage_and_all_end_with_it(tmp_path: Path) -> None:
    with supervise(tmp_path, STEADY, ("extract", "match")) as supervisor:
        until(lambda: started(tmp_path, "extract") == started(tmp_path, "match") == 1)
        pids = supervisor.pids("extract") + supervisor.pids("match")
        assert len(pids) == 2
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_a_killed_stage_starts_again(tmp_path: Path) -> None:
    with supervise(tmp_path, STEADY) as supervisor:
        until(lambda: started(tmp_path, "match") == 1)
        (pid,) = supervisor.pids("match")
        os.kill(pid, signal.SIGKILL)
        until(lambda: started(tmp_path, "match") == 2)
        assert supervisor.restarts == {"match": 1}


def test_what_leaves_again_and_again_starts_with_growing_pauses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor_module, "FIRST_BACKOFF_SECONDS", 0.2)
    seen: list[tuple[str, int]] = []
    supervisor = supervise(tmp_path, ENDS)
    supervisor.on_restart = lambda stage, status: seen.append((stage, status))
    began = time.monotonic()
    with supervisor:
        until(lambda: len(seen) >= 3)
    assert set(seen) == {("match", 75)}
    assert time.monotonic() - began >= 0.2 + 0.4, "the second pause is twice the first"


def test_no_stage_outlives_a_killed_supervisor(tmp_path: Path) -> None:
    (tmp_path / "stage.py").write_text(LEASHED)
    program = textwrap.dedent(f"""
        import os, sys
        from streams.worker.supervisor import Supervisor
        with Supervisor(("match",), dict(os.environ), command=[sys.executable, {str(tmp_path / "stage.py")!r},
                        {str(tmp_path)!r}]) as supervisor:
            supervisor.wait()
    """)
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[2])
    pid_file = tmp_path / "match.pid"
    try:
        until(lambda: pid_file.exists() and pid_file.read_text() != "")
    finally:
        parent.kill()
        parent.wait()
    pid = int(pid_file.read_text())
    until(lambda: not psutil.pid_exists(pid))


def test_a_start_that_the_machine_refuses_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    supervisor = supervise(tmp_path, STEADY)
    refused: list[int] = []

    def busy(*_: object, **__: object) -> None:
        refused.append(1)
        if len(refused) == 2:
            monkeypatch.undo()
        raise BlockingIOError("no process to be had")

    with supervisor:
        until(lambda: started(tmp_path, "match") == 1)
        monkeypatch.setattr(supervisor_module.subprocess, "Popen", busy)
        os.kill(supervisor.pids("match")[0], signal.SIGKILL)
        until(lambda: started(tmp_path, "match") == 2)
    assert len(refused) == 2
