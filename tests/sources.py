"""Our own source files as syntax trees, for tests that read the code."""

import ast
import gc
from pathlib import Path


def parsed(file: Path) -> ast.Module:
    """The file's tree.

    Nothing collects garbage meanwhile: where that runs Python code, CPython 3.11 counts the
    recursion of its parser wrongly and raises SystemError (python/cpython#106905).
    """
    gc.disable()
    try:
        return ast.parse(file.read_text("utf-8"))
    finally:
        gc.enable()
