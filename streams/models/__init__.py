"""Model files and what runs them: fetched and checked (`store`), one thread (`thread`), base encoders and adapters.

Several worker processes share the cores of one machine. A thread pool that spins while it waits takes the cores from
the others. The OpenMP runtimes read these variables when torch is loaded, so they are set before; a value from outside
is kept.
"""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("KMP_BLOCKTIME", "0")
