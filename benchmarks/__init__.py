"""Programs that measure; each is `python -m benchmarks.NAME --data PATH [--json]`."""
