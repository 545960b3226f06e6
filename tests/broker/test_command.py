import os
import signal
import subprocess
import sys

import psutil
import pytest

from streams.broker.directory import DataDirectory, ProcessMark, Running


@pytest.fixture
def command(root, cache_dir, tmp_path):
    """Runs ``broker ...`` as a person would, on a data directory of the test."""
    environment = {**os.environ, "STANCEWATCH_CACHE_DIR": str(cache_dir), "PYTHONUNBUFFERED": "1"}

    def run(*arguments, wait=True):
        line = [sys.executable, "-m", "streams.broker", *arguments, "--data-dir", str(tmp_path / "data")]
        if wait:
            return subprocess.run(line, cwd=root, env=environment, capture_output=True, text=True, timeout=120)
        pipe = subprocess.PIPE
        return subprocess.Popen(line, cwd=root, env=environment, stdout=pipe, stderr=pipe, text=True)

    return run


def test_status_of_nothing_is_not_running(command, tmp_path):
    done = command("status")
    assert done.returncode == 1
    assert "not running" in done.stdout
    assert str(tmp_path / "data") in done.stdout
    assert not (tmp_path / "data").exists()


def test_down_of_nothing_says_so(command):
    done = command("down")
    assert done.returncode == 0
    assert "no broker is running" in done.stdout


def test_down_spares_another_program_that_has_the_process_id_of_a_former_owner(command, tmp_path):
    directory = DataDirectory(tmp_path / "data")
    directory.acquire()  # a broker that has just begun and has not yet said who it is
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        former = ProcessMark(other.pid, psutil.Process(other.pid).create_time() - 3600)
        directory.write_running(Running(former, former, former, "127.0.0.1:1", ready=True))
        done = command("down")
        assert done.returncode == 0
        assert "no broker is running" in done.stdout
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()
        directory.release()


@pytest.mark.kafka
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_up_stops_cleanly_on_a_signal(command, tmp_path, number):
    up = command("up", wait=False)
    line = up.stdout.readline()
    assert line.startswith("bootstrap servers  127.0.0.1:")
    servers = line.split()[-1]
    status = command("status")
    assert status.returncode == 0
    assert servers in status.stdout
    assert str(up.pid) in status.stdout
    jvm = DataDirectory(tmp_path / "data").running().jvm.process()
    up.send_signal(number)
    up.communicate(timeout=60)
    assert up.returncode == 0
    assert not psutil.wait_procs([jvm], timeout=1)[1]
    assert (tmp_path / "data" / "kafka" / ".kafka_cleanshutdown").exists()
    assert command("status").returncode == 1


@pytest.mark.kafka
def test_detached_broker_is_found_and_stopped(command, tmp_path):
    up = command("up", "--detach")
    try:
        assert up.returncode == 0, up.stderr
        running = DataDirectory(tmp_path / "data").running()
        assert running.bootstrap_servers in up.stdout
        assert command("status").returncode == 0
        again = command("up", "--detach")
        assert again.returncode == 1
        assert "in use by another broker" in again.stderr
    finally:
        down = command("down")
    assert down.returncode == 0
    assert "stopped" in down.stdout
    assert running.jvm.process() is None
    assert command("status").returncode == 1


@pytest.mark.kafka
def test_up_tells_when_the_jvm_dies(command, tmp_path):
    up = command("up", wait=False)
    up.stdout.readline()
    DataDirectory(tmp_path / "data").running().jvm.process().kill()
    _, error = up.communicate(timeout=60)
    assert up.returncode == 1
    assert "the JVM of the local broker ended" in error
