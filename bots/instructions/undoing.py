"""What "undo" goes back to: every wish remembers those that it was made of."""

from dataclasses import replace

from model.contract.wish import Wish

#: Wishes that are remembered behind one another.
MOST = 4


def remembering(wish: Wish, before: Wish) -> Wish:
    """The wish that these words, or a button, made of the one before."""
    earlier = before if wish != before else before.before
    return replace(wish, before=_last(earlier, MOST))


def undone(wish: Wish) -> Wish:
    """The wish before; the same where there was none."""
    return wish.before or wish


def _last(wish: Wish | None, count: int) -> Wish | None:
    """So many of the wishes from this one back."""
    if wish is None or count == 0:
        return None
    return replace(wish, before=_last(wish.before, count - 1))
