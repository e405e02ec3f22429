"""One change of a wish, as a button makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bots.desk.edits import Edit
from bots.instructions import Understood
from bots.instructions.effects import seen
from bots.instructions.hidden import hidden, settled
from bots.instructions.undoing import remembering
from bots.words import say
from bots.words.styles import style_name
from model.contract.styles import COLOUR
from model.contract.wish import Wish


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a wish."""

    #: What a button carries: letters, digits and hyphens, at most 14 of them.
    id: str
    #: The key of the sentence on its button. Writing that sentence means the same as pressing it.
    label: str
    edit: Edit
    #: Of which of "ink" and "paper" it asks for a colour.
    asks: tuple[str, ...] = ()
    #: It says of which style the drawing is to be.
    names_style: bool = False
    #: The drawing comes with a word about how it was drawn.
    told: bool = True
    #: The added style that its label names.
    added: str = ""

    def said(self, locale: str) -> str:
        """What stands on its button."""
        return style_name(self.added, locale) if self.added else say(locale, self.label)

    def of(self, wish: Wish) -> Understood:
        """What comes of it, from the wish so far."""
        asked = self.edit(wish)
        changed = settled(asked, self.asks)
        return Understood(
            remembering(changed, wish),
            (self.id,) if self.told else (),
            style_named=self.names_style,
            style_switched=not self.names_style and changed.style == COLOUR != wish.style,
            hidden=hidden(asked.finish, wish, changed) if self.told else None,
        )

    def alters(self, wish: Wish) -> bool:
        """Whether the drawing shows anything of it."""
        return seen(self.of(wish).wish) != seen(wish)


def single(id: str, edit: Edit, *asks: str) -> Change:
    """The change whose label is that of its id."""
    return Change(id, f"change-{id}", edit, asks)


def altering(changes: Iterable[Change], wish: Wish) -> list[Change]:
    """Those of which the drawing shows something."""
    return [one for one in changes if one.alters(wish)]
