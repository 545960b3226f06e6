"""Leaving the process at once, so that nothing unfinished is acked. The supervisor starts it again."""

from __future__ import annotations

import logging
import os
from typing import NoReturn

LEFT = 75
"""Exit status (EX_TEMPFAIL of sysexits.h): try again later."""

_log = logging.getLogger(__name__)


def leave(reason: str, error: BaseException | None = None) -> NoReturn:
    """Log why and end the process without running a handler, a `finally` or Faust's own shutdown.

    An orderly exit would commit what was acked and wait for what was not; both can take longer than the cause allows.
    """
    _log.critical("leaving: %s", reason, exc_info=error)
    logging.shutdown()
    os._exit(LEFT)
