"""The cartoons that there may be, whether or not the table of styles has them by now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from bots.instructions import catalogue, hangul, reading, typos
from model.contract import styles

#: In the order of the menus, with one that is like each.
CARTOONS = {"comic": "comic", "pop": "flat", "flat": "flat", "cute": "flat"}
#: What is read of the table of styles once for all.
_CACHED = (catalogue.senses, reading._beginnings, hangul._stems, typos._words)


@contextmanager
def all_cartoons() -> Iterator[None]:
    """For as long as it lasts there are all of them, and each can be more or less strong."""
    others = [style for style in styles.STYLES if style.command != "cartoon"]
    cartoons = [_cartoon(name, like) for name, like in CARTOONS.items()]
    with patch.object(styles, "STYLES", (others[0], *cartoons, *others[1:])):
        _read_anew()
        yield
    _read_anew()


def _cartoon(name: str, like: str) -> styles.Style:
    found = {style.name: style for style in styles.STYLES}
    style = found.get(name) or replace(found[like], name=name, sentence="")
    more = () if "strength" in style.controls else ("strength",)
    return replace(style, controls=(*style.controls, *more))


def _read_anew() -> None:
    for read in _CACHED:
        read.cache_clear()
