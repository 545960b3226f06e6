import os
import socket
import subprocess
import sys
import time

import pytest

from streams.broker.configuration import BrokerError
from streams.broker.directory import PORT_RANGE, DataDirectory, ProcessMark, Running


@pytest.fixture
def directory(tmp_path):
    held = DataDirectory(tmp_path / "broker")
    held.acquire()
    yield held
    held.release()


def running(directory, keeper=None):
    mine = ProcessMark.of(os.getpid())
    record = Running(mine, keeper or mine, keeper or mine, "127.0.0.1:20001", ready=True)
    directory.write_running(record)
    return record


def test_ports_are_remembered(directory):
    first = directory.choose_ports(None)
    assert first.broker in PORT_RANGE
    assert first.controller in PORT_RANGE
    assert first.broker != first.controller
    assert directory.choose_ports(None) == first
    assert DataDirectory(directory.path).choose_ports(None) == first


def test_another_port_when_the_remembered_one_is_taken(directory):
    first = directory.choose_ports(None)
    with socket.socket() as other:
        other.bind(("127.0.0.1", first.broker))
        other.listen()
        second = directory.choose_ports(None)
    assert second.broker != first.broker
    assert second.controller == first.controller


def test_asked_port_is_taken_and_remembered(directory):
    first = directory.choose_ports(None)
    # Even where the controller had it before.
    asked = directory.choose_ports(first.controller)
    assert asked.broker == first.controller
    assert asked.controller != asked.broker
    assert directory.choose_ports(None) == asked


def test_asked_port_in_use_is_an_error(directory):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BrokerError, match=f"port {port} .*in use"):
            directory.choose_ports(port)


def test_second_holder_is_refused_and_told_who_holds_it(directory):
    running(directory)
    with pytest.raises(BrokerError, match=f"in use by another broker .process {os.getpid()}, .*127.0.0.1:20001"):
        DataDirectory(directory.path).acquire()


def test_in_use_until_released(tmp_path):
    held = DataDirectory(tmp_path / "broker")
    assert not held.in_use()
    held.acquire()
    record = running(held)
    other = DataDirectory(held.path)
    assert other.in_use()
    assert other.running() == record
    held.release()
    assert not other.in_use()
    assert other.running() is None


def test_path_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "broker").write_text("")
    with pytest.raises(BrokerError, match=r"data directory .*broker"):
        DataDirectory(tmp_path / "broker").acquire()


def test_waits_for_what_a_killed_owner_left(tmp_path):
    path = tmp_path / "broker"
    killed = DataDirectory(path)
    path.mkdir()
    leftover = subprocess.Popen([sys.executable, "-c", "import time; print(1, flush=True); time.sleep(1)"],
                                stdout=subprocess.PIPE)
    leftover.stdout.readline()
    running(killed, ProcessMark.of(leftover.pid))
    begun = time.monotonic()
    successor = DataDirectory(path)
    successor.acquire()
    assert time.monotonic() - begun > 0.5
    assert leftover.poll() == 0
    assert successor.running() is None
    successor.release()
    leftover.stdout.close()


def test_a_reused_process_id_is_not_mistaken():
    mark = ProcessMark.of(os.getpid())
    assert mark.process().pid == os.getpid()
    assert ProcessMark(mark.pid, mark.created - 3600).process() is None
