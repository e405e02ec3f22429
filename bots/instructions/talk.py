"""What people say to us that is about no wish: thanks, complaints, calls for help, "stop"."""

from collections.abc import Iterable
from functools import cache

from bots.instructions.catalogue import catalogue, key_of, words_of_any
from bots.instructions.reading import Text

#: What is answered whether there is a drawing or not, by the sentence `talk-` and its name.
ANSWERED = ("thanks", "forget", "links")
#: What waits to be drawn is taken back.
STOP = "stop"
#: Said in spite of other words that are not understood.
_ABOVE_ALL = "forget"
_THANKS = "thanks"
#: Said of a text with links or names of files in it, and nothing else.
_LINKS = "links"


@cache
def _answered() -> frozenset[str]:
    """What is said to us, by name; other fillers are no more than filled in."""
    return frozenset(catalogue()["talk"])


def stops(text: Text) -> bool:
    """Whether words take back what waits, and say nothing else: of "stop the shading" shading goes.

    "Undo" is none of them: it is about the drawing before.
    """
    marks = [mark for clause in text.clauses for mark in clause]
    alone = all(mark.may_be("stop", "filler") for mark in marks)
    return alone and any(mark.may_be("stop") for mark in marks)


def asks_again(text: Text) -> bool:
    """Whether words ask for the same once more, and say nothing else: "another one please"."""
    marks = [mark for clause in text.clauses for mark in clause]
    tokens = [token for mark in marks for token in text.tokens[mark.first : mark.last + 1]]
    said = [key for key in map(key_of, tokens) if key not in words_of_any("asking")]
    every = [" ".join(said), " ".join(map(key_of, tokens))]
    return not words_of_any("again").isdisjoint(every)


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
    otherwise = _THANKS if said or praised else _LINKS if text.linked else ""
    return next((name for name in said if name != _THANKS), otherwise)
