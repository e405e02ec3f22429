"""The number of a style on a sheet of all styles: "3", "the third one", "nomor 3", "3번으로"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bots.instructions.catalogue import key_of, words_of_any
from bots.instructions.people import Naming, named
from bots.instructions.reading import Mark, Text
from model.contract.styles import catalogue
from model.contract.wish import Wish

_NUMBERS = ("number", "count")


def style_numbered(text: Text, wish: Wish, added: Sequence[str]) -> str:
    """The style on the sheet whose number the words name, and nothing else; "" for none.

    added: the styles behind the shipped ones.
    """
    if not wish.of_all_styles:
        return ""
    said = [_said(text, place) for place in _telling(text)]
    numbers = [one.name for one in said if one.kind in _NUMBERS]
    others = {one.kind for one in said} - {*_NUMBERS, "counting", "person"}
    styles = [*catalogue(), *added]
    if others or len(numbers) != 1 or int(numbers[0]) > len(styles):
        return ""
    return styles[int(numbers[0]) - 1]


def _telling(text: Text) -> list[int]:
    """Places of the tokens that do more than ask."""
    marks = [mark for clause in text.clauses for mark in clause]
    places = [
        place
        for mark in marks
        for place in range(mark.first, mark.last + 1)
        if not _fills(mark) or _said(text, place).kind in _NUMBERS
    ]
    asking = words_of_any("asking")
    return [place for place in places if key_of(text.tokens[place]) not in asking]


def _fills(mark: Mark) -> bool:
    """Whether it says nothing, but perhaps that something is wanted."""
    return mark.may_be("filler") or any(sense.name in ("with", "add") for sense in mark.senses)


def _said(text: Text, place: int) -> Naming:
    key = key_of(text.tokens[place]).removeprefix("#")
    # There are more styles than people are counted to, who are nine at most.
    if two := re.match(r"[1-9]\d(?!\d)", key):
        like = named(f"9{key[2:]}")
        return replace(like, name=two[0]) if like.kind in _NUMBERS else like
    return named(key)
