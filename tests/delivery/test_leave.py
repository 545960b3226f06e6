import subprocess
import sys

from streams.delivery.leave import LEFT

PROGRAM = """
import atexit, logging
from streams.delivery.leave import leave
logging.basicConfig()
atexit.register(print, "handlers ran")
try:
    leave("the table is broken", ValueError("row 7"))
finally:
    print("finally ran")
"""


def test_leaving_runs_no_handler_and_says_why() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == LEFT
    assert done.stdout == ""
    assert "the table is broken" in done.stderr
    assert "row 7" in done.stderr
