"""How much memory a function or a command needs, measured in a process of its own.

The `ru_maxrss` of a process will not do: it begins with that of whoever started it, and in one that
has needed more before, nothing shows.
"""

import multiprocessing
import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Needed:
    """What a function returned, and the most that its process ever held, in bytes."""

    result: Any
    before: int
    after: int


def measured(function: Callable[..., Any], *arguments: object) -> Needed:
    """Calls a function in a new process, to which function and arguments must be able to go."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(_measure, function, arguments).result()


def artline(*arguments: object) -> Needed:
    """The same for a command of `artline`, whose exit status is the result."""
    return measured(_artline, [str(argument) for argument in arguments])


def _artline(arguments: list[str]) -> object:
    from artline.cli import main

    sys.argv = ["artline", *arguments]
    try:
        main()
    except SystemExit as end:
        return end.code
    raise AssertionError("it always exits")


def _measure(function: Callable[..., Any], arguments: tuple[object, ...]) -> Needed:
    before = _peak()
    return Needed(function(*arguments), before, _peak())


def _peak() -> int:
    [kilobytes] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return 1024 * int(kilobytes)
