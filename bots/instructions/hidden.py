"""Ink that cannot be told from its paper: what was asked for stays, and the other gives way."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bots.instructions.colouring import TURNING_DOWN, of_paper, part_of
from bots.instructions.effects import of_lines, printed, seen, told, visible
from bots.instructions.statement import Statement
from model.contract.finish import Finish, is_hidden
from model.contract.wish import Wish


def settled(wish: Wish, asked: Collection[str]) -> Wish:
    """The wish with the usual ink, or the usual paper, where that is what gives way.

    `asked` says of which of the two, "ink" and "paper", a colour has been asked for just now.
    Who asks for white paper alone gets it, with black ink in place of a light one; who asks for
    black or white ink alone gets white paper in place of one that was asked for earlier. In all
    other cases `model.contract.finish.printed_in` finds colours that can be told apart.
    """
    finish, usual = wish.finish, Finish()
    if _is_always_seen(wish) or not is_hidden(finish):
        return wish
    if set(asked) == {"paper"} and finish.paper == usual.paper:
        return replace(wish, finish=replace(finish, ink=usual.ink))
    if set(asked) == {"ink"} and finish.ink in (usual.ink, usual.paper):
        return replace(wish, finish=replace(finish, paper=usual.paper))
    return wish


def asked_by(said: Iterable[Statement]) -> set[str]:
    """Of which of "ink" and "paper" statements ask for a colour."""
    return {part for statement in said for part in _asked(statement)}


def hidden(asked: Finish, before: Wish, wish: Wish) -> Finish | None:
    """The colours asked for, where these words are why the drawing has others."""
    asked, now = visible(replace(wish, finish=asked)), told(wish)
    ink = asked.ink if _is_always_seen(wish) else printed(wish).ink
    if (ink, now.paper) == (asked.ink, asked.paper):
        return None
    earlier = (told(before), before.finish)
    told_before = [_colours(one) for one in earlier] == [_colours(now), _colours(asked)]
    return None if told_before else asked


def _is_always_seen(wish: Wish) -> bool:
    return not of_lines(wish) or seen(wish).look.medium == "chalk"


def _asked(statement: Statement) -> tuple[str, ...]:
    """Of which of the two a statement asks for a colour."""
    if statement.unknown or statement.says(*TURNING_DOWN):
        return ()
    if statement.alone:
        both = statement.alone.finish or statement.alone.name == "inverted"
        return ("ink", "paper") if both else ()
    if statement.colour is None or part_of(statement):
        return ()
    return ("paper",) if of_paper(statement) else ("ink",)


def _colours(finish: Finish) -> tuple[str, str | None]:
    return finish.ink, finish.paper
