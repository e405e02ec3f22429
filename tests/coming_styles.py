"""Cartoons as they can be more or less strong, whether or not their entries in the table say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from model.contract import styles


@contextmanager
def cartoons_with_strength() -> Iterator[None]:
    """For as long as it lasts, every cartoon has that control."""
    table = tuple(_with_strength(style) for style in styles.STYLES)
    with patch.object(styles, "STYLES", table):
        yield


def _with_strength(style: styles.Style) -> styles.Style:
    if style.command != "cartoon" or "strength" in style.controls:
        return style
    return replace(style, controls=(*style.controls, "strength"))
