"""What is often asked for and we do not have, so that the answer can say what comes nearest."""

from collections.abc import Sequence

from bots.instructions.statement import Statement

#: What of a photo cannot be changed: the name for its parts in the catalogue's table `beyond`.
RETOUCHED = "retouched"


def beyond(run: Sequence[Statement]) -> str:
    """What a phrase that is not understood asks for, as the catalogue names it; "" if it is new.

    The phrase is that of statements that stand side by side.
    """
    senses = (sense for one in run for mark in one.marks for sense in mark.senses)
    named = next((sense.name for sense in senses if sense.kind == "unknown" and sense.name), "")
    if all(_is_of_a_part(one) or _is_of_no_style(one) for one in run) or (
        named and any(one.noun == "part" for one in run)
    ):
        return RETOUCHED
    return named


def _is_of_a_part(statement: Statement) -> bool:
    """Whether something is said of what the photo shows: "red lips", "no glasses"."""
    said = statement.degrees or statement.colour or statement.level or statement.number
    return statement.noun == "part" and bool(said)


def _is_of_no_style(statement: Statement) -> bool:
    """Whether less is asked for of what a style does, where it is not in that: "smaller eyes"."""
    sense = statement.alone
    return sense is not None and sense.kind == "style" and sense.value < 0
