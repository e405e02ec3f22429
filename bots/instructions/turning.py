"""One colour into another: "make the black background white", "latar hitam jadi putih"."""

from collections.abc import Sequence
from itertools import pairwise

from bots.instructions.catalogue import key_of, words_of_any
from bots.instructions.grammar import is_colour
from bots.instructions.reading import Text
from bots.instructions.statement import PAPERED, Statement

#: What Korean puts behind what is to become something else: "배경을 하얗게".
_OBJECT = ("을", "를")


def turn_colours(text: Text, said: Sequence[Statement]) -> None:
    """Gives the colour that paper is to become to the paper; by itself it would be the ink's."""
    for before, after in pairwise(said):
        of_paper = before.noun in PAPERED and before.colour is not None
        if of_paper and is_colour(after) and not after.joint and _turns(text, before, after):
            after.noun = before.noun


def _turns(text: Text, before: Statement, after: Statement) -> bool:
    """Whether the words around two statements say that the one becomes the other."""
    first, last = text.span(before.marks)
    between = text.tokens[last + 1 : text.span(after.marks)[0]]
    if text.tokens[last].endswith(_OBJECT) or _any_of("becoming", between):
        return True
    return not between and before.colour_first and _any_of("making", text.tokens[:first])


def _any_of(section: str, tokens: Sequence[str]) -> bool:
    return not words_of_any(section).isdisjoint(map(key_of, tokens))
