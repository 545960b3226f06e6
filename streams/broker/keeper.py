"""Runs the JVM for as long as its owner lives. Standard library only: the owner starts this file by its path.

``keeper.py --grace SECONDS [--remove DIRECTORY] -- COMMAND...`` starts the command, prints its process id and waits for
one of: end of file on standard input, which comes when the owner closes its end or dies by whatever signal; a new
parent, in case some other child of the owner inherited that end; SIGTERM; the command's own end. Then it asks the
command to stop, kills it after the grace, and removes the directory.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading

PR_SET_PDEATHSIG = 1
"""Of Linux's ``prctl``: the signal that a process gets when the thread that started it ends."""

PARENT_CHECK_SECONDS = 1.0
"""How often the parent is looked at. The pipe tells at once; this is for the rare case that it cannot."""


def _die_with_keeper() -> None:
    """In the child, before the command: be killed with the keeper, whose only starting thread is its main one."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _until_end_of_input(over: threading.Event) -> None:
    # os.read, not sys.stdin: a reader blocked in a buffered stream at exit would abort the interpreter.
    while os.read(0, 1):
        pass
    over.set()


def keep(command: list[str], grace: float, remove: str | None) -> int:
    """Run the command until it ends or the owner does.

    Args:
        command: program and arguments.
        grace: seconds between asking it to stop and killing it.
        remove: a directory to remove at the end.

    Returns:
        The command's exit status; the negative signal number if a signal ended it.
    """
    parent = os.getppid()
    over = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: over.set())
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        stderr=sys.stderr,
        preexec_fn=_die_with_keeper if sys.platform == "linux" else None,
    )

    def wait() -> None:
        process.wait()
        over.set()

    waiter = threading.Thread(target=wait, daemon=True)
    waiter.start()
    threading.Thread(target=_until_end_of_input, args=(over,), daemon=True).start()
    try:
        print(process.pid, flush=True)
    except OSError:
        over.set()  # the owner is gone already

    while not over.wait(PARENT_CHECK_SECONDS):
        if os.getppid() != parent:
            over.set()
    if waiter.is_alive():
        process.terminate()
        waiter.join(grace)
        if waiter.is_alive():
            process.kill()
            waiter.join()
    if remove:
        shutil.rmtree(remove, ignore_errors=True)
    return process.returncode


def main() -> None:
    """Read the arguments and keep the command."""
    parser = argparse.ArgumentParser(description="Run a command for as long as the parent process lives.")
    parser.add_argument("--grace", type=float, required=True)
    parser.add_argument("--remove")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    status = keep(arguments.command, arguments.grace, arguments.remove)
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main()
