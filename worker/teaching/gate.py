"""Where the trainer stands still while photos are drawn, and where it ends with its worker.

    school.lock   held by the worker that teaches, and in it a word of its own
    pause         there as long as something is drawn

Files, since these outlast whoever is killed: a trainer whose worker is gone sees that nobody holds
the lock, or that somebody else does, and ends; it goes on from its last checkpoint.
"""

import fcntl
import os
import time
from pathlib import Path

#: Seconds between two looks whether drawing is over, and whether the worker is still there.
LOOK, WATCH = 0.05, 1.0


class Gate:
    """`wait` may be called very often. Its keeper is `gate_keeper.py`."""

    def __init__(self, root: Path, word: str) -> None:
        """word: that of the worker which has started it."""
        self._pause, self._lock, self._word = root / "pause", root / "school.lock", word
        self._watched = 0.0

    def wait(self) -> None:
        """Returns once nothing is drawn. Ends the process where its worker is gone."""
        self._watch()
        while self._pause.exists():
            time.sleep(LOOK)
            self._watch()

    def _watch(self) -> None:
        if time.monotonic() - self._watched < WATCH:
            return
        if not self._has_worker():
            # Nothing is to be finished: a checkpoint is never half written.
            os._exit(0)
        self._watched = time.monotonic()

    def _has_worker(self) -> bool:
        try:
            with self._lock.open("r+") as file:
                if file.read() != self._word:
                    return False
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False
