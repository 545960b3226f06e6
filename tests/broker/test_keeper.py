import os
import signal
import subprocess
import sys
import textwrap
import time

import psutil
import pytest

from streams.broker import keeper

SLEEP = [sys.executable, "-c", "import time; time.sleep(100)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
                                  "print('deaf', flush=True); time.sleep(100)"]


def start(command, *options, grace=5.0, stderr=None):
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", keeper.__file__, "--grace", str(grace), *options, "--", *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
    )
    return process, psutil.Process(int(process.stdout.readline()))


def close(process):
    process.stdin.close()
    process.stdout.close()
    return process.wait(20)


def gone(process, seconds):
    return not psutil.wait_procs([process], timeout=seconds)[1]


def test_command_ends_with_the_input():
    process, kept = start(SLEEP)
    assert kept.is_running()
    close(process)
    assert gone(kept, 1)


def test_deaf_command_is_killed_after_the_grace():
    process, kept = start(STUBBORN, grace=0.5, stderr=subprocess.PIPE)
    assert process.stderr.readline() == b"deaf\n"
    begun = time.monotonic()
    assert close(process) == 128 + signal.SIGKILL
    assert 0.5 <= time.monotonic() - begun < 5
    assert gone(kept, 1)
    process.stderr.close()


def test_directory_is_removed_at_the_end(tmp_path):
    folder = tmp_path / "temporary"
    (folder / "kafka").mkdir(parents=True)
    process, _ = start(SLEEP, "--remove", str(folder))
    assert folder.exists()
    close(process)
    assert not folder.exists()


def test_exit_status_is_the_command_s():
    process, _ = start([sys.executable, "-c", "raise SystemExit(7)"])
    assert process.wait(10) == 7
    close(process)


def test_sigterm_stops_the_command():
    process, kept = start(SLEEP)
    process.terminate()
    process.wait(10)
    assert gone(kept, 1)
    close(process)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own signal is Linux's")
def test_command_dies_with_a_killed_keeper():
    process, kept = start(SLEEP)
    process.kill()
    assert gone(kept, 5)
    close(process)


@pytest.mark.skipif(os.name != "posix", reason="only there does the parent's id change")
def test_owner_s_death_is_noticed_though_another_child_holds_the_pipe(tmp_path):
    owner = textwrap.dedent(f"""
        import os, subprocess, sys, time
        kept = subprocess.Popen({[sys.executable, "-I", "-S", keeper.__file__, "--grace", "5", "--", *SLEEP]!r},
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        other = os.fork()
        if other == 0:
            time.sleep(60)
            os._exit(0)
        print(int(kept.stdout.readline()), other, flush=True)
        time.sleep(60)
    """)
    process = subprocess.Popen([sys.executable, "-c", owner], stdout=subprocess.PIPE)
    kept, other = (psutil.Process(int(pid)) for pid in process.stdout.readline().split())
    process.kill()
    process.wait()
    try:
        assert gone(kept, 10)
        assert other.is_running()
    finally:
        other.kill()
        process.stdout.close()
