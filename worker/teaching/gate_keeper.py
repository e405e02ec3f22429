"""The worker's side of the gate: shut as long as anything is drawn, and held by one worker."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import IO
from uuid import uuid4

#: Seconds without any drawing until the trainer goes on.
QUIET = 3.0


class GateKeeper:
    """Of several workers on one folder, one teaches; what any of them draws comes first."""

    def __init__(self, root: Path) -> None:
        #: Tells our trainer from those of others.
        self.word = uuid4().hex
        self._root, self._pause = root, root / "pause"
        self._held: IO[str] | None = None
        self._drawings, self._drawn, self._counting = 0, 0.0, Lock()

    def take(self) -> bool:
        """Whether it is this worker that teaches. Raises OSError for a folder that is not ours."""
        if self._held is None:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = (self._root / "school.lock").open("a+")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                return False
            file.truncate(0)
            file.write(self.word)
            file.flush()
            self._held = file
        return True

    def leave(self) -> None:
        """Another worker may teach."""
        if self._held is not None:
            self._held.close()
            self._held = None

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """A photo is drawn: the trainer stands still from now on."""
        with self._counting:
            self._drawings += 1
        self._shut()
        try:
            yield
        finally:
            with self._counting:
                self._drawings -= 1
                self._drawn = time.monotonic()

    def mind(self, *, waiting: bool) -> None:
        """Opens it once nothing has been drawn for a while. waiting: somebody else is drawn for."""
        if waiting:
            self._drawn = time.monotonic()
        with self._counting:
            quiet = not self._drawings and time.monotonic() - self._drawn > QUIET
            if quiet:
                self._pause.unlink(missing_ok=True)
        if not quiet:
            self._shut()

    def _shut(self) -> None:
        # Without the folder there is nobody to stop; and no drawing may fail for this.
        with suppress(OSError):
            self._pause.touch()
