"""The single changes that buttons under a drawing offer, on every platform.

offered(wish)   those that would change this wish, in the order of the buttons
inks(wish)      likewise the colours, which stand behind one button "Colour…"
change(id)      the one that a button carries
"""

from dataclasses import dataclass

from bots.instructions import Understood, Wish, understand


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a wish."""

    #: What a button carries: letters and hyphens, at most 12 of them.
    id: str
    #: Pressing it means the same as writing this.
    words: str

    @property
    def label(self) -> str:
        """The key of the sentence on its button."""
        return f"change-{self.id}"

    def of(self, wish: Wish) -> Understood:
        """What comes of it, from the wish so far."""
        return understand(self.words, wish)

    def alters(self, wish: Wish) -> bool:
        """Whether anything comes of it."""
        return self.of(wish).wish != wish


CHANGES = (
    Change("thicker", "thicker"),
    Change("thinner", "thinner"),
    Change("more", "more detail"),
    Change("less", "less detail"),
    Change("shade", "with shading"),
    Change("no-shade", "no shading"),
    Change("scene", "with background"),
    Change("no-scene", "no background"),
)
INKS = (
    Change("black", "black ink"),
    Change("blue", "blue ink"),
    Change("red", "red ink"),
    Change("green", "green ink"),
    Change("brown", "brown ink"),
    Change("purple", "purple ink"),
)
_BY_ID = {one.id: one for one in (*CHANGES, *INKS)}


def offered(wish: Wish) -> list[Change]:
    """The changes that would do something, but for colours."""
    return [one for one in CHANGES if one.alters(wish)]


def inks(wish: Wish) -> list[Change]:
    """The colours that the ink does not have."""
    return [one for one in INKS if one.alters(wish)]


def change(id: str) -> Change | None:
    """The change with this id; None for those of older versions."""
    return _BY_ID.get(id)
