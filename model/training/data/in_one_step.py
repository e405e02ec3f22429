"""Files that are there whole or not at all, however a run is stopped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def in_one_step(path: Path) -> Iterator[Path]:
    """Where to write what takes the place of `path` once it is complete."""
    partial = path.with_suffix(".partial")
    yield partial
    os.replace(partial, path)
