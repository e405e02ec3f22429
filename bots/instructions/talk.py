"""What people say to us that is about no drawing: thanks, complaints, calls for help."""

from collections.abc import Iterable
from functools import cache

from bots.instructions.catalogue import catalogue
from bots.instructions.reading import Text

#: What is answered whether there is a drawing or not, by the sentence `talk-` and its name.
ANSWERED = ("thanks", "forget")
#: Said in spite of other words that are not understood.
_ABOVE_ALL = "forget"
_THANKS = "thanks"


@cache
def _answered() -> frozenset[str]:
    """What is said to us, by name; other fillers are no more than filled in."""
    return frozenset(catalogue()["talk"])


def talk_in(text: Text, unknown: Iterable[str]) -> str:
    """What is said to us, as the catalogue's table `talk` names it; "" for nothing.

    unknown: what was not understood in it, which is to be answered instead.
    """
    senses = [sense for clause in text.clauses for mark in clause for sense in mark.senses]
    said = [sense.name for sense in senses if sense.kind == "filler" and sense.name in _answered()]
    if _ABOVE_ALL in said:
        return _ABOVE_ALL
    if any(unknown):
        return ""
    praised = any(sense.kind == "praise" for sense in senses)
    return next((name for name in said if name != _THANKS), _THANKS if said or praised else "")
