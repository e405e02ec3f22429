"""A colour and nothing else: "pure white", "plain black", "putih polos", "전부 하얗게".

Of lines, paper, hair or whatever is named, that says no more than the colour does. Where nothing is
named, white is what is behind a drawing: who asks for plain white wants no white lines on black.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bots.instructions.catalogue import Kind
from bots.instructions.reading import Mark

#: Beside a colour, these say what has it.
_NAMING: tuple[Kind, ...] = ("noun", "colour", "joint", "medium")


def purified(clause: Sequence[Mark]) -> Iterator[Mark]:
    """The marks without words that only say of colours that they are pure."""
    for is_colour, marks in groupby(clause, lambda mark: mark.may_be("colour", "finish", "purity")):
        run = list(marks)
        colours = [mark for mark in run if mark.may_be("colour", "finish")]
        if not (is_colour and colours and any(mark.may_be("purity") for mark in run)):
            yield from run
        elif len(colours) == 1 and not any(
            one.may_be(*_NAMING) for one in clause if one not in run
        ):
            yield _of_ground(colours[0])
        else:
            yield from colours


def _of_ground(mark: Mark) -> Mark:
    """White that is said of the background."""
    senses = (
        replace(sense, alone="background") if sense.name == "white" else sense
        for sense in mark.senses
        if sense.kind != "purity"
    )
    return replace(mark, senses=tuple(senses))
