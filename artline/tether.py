"""Ends this process when the one that started it ends, however that happens."""

import os
import signal
from threading import Thread

#: Names the file descriptor of a pipe whose other end only the parent holds.
VARIABLE = "ARTLINE_TETHER"


def follow_parent() -> None:
    """Be asked to stop (SIGTERM) once the parent is gone; nothing to do when it gave no pipe."""
    pipe = os.environ.get(VARIABLE)
    if pipe is not None:
        Thread(target=_wait, args=[int(pipe)], name="tether", daemon=True).start()


def _wait(pipe: int) -> None:
    os.read(pipe, 1)  # nobody ever writes: it returns when the other end closes
    os.kill(os.getpid(), signal.SIGTERM)
