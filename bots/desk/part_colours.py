"""The colours that buttons offer for hair, skin, clothes and background, and for whom.

whose(wish, people)      the people who can have colours of their own, where there are several
parts(wish, who)         what has pickers of colours: "Hair…"; the sentence is `part-...`
fills(part, wish, who)   the colours of one part, and at last none of them

`who` is "1" for the leftmost, and so on, as `Colours` has it; None for everybody.
"""

from bots.desk.change import Change, altering
from bots.desk.edits import painted
from bots.instructions.effects import of_parts
from model.contract.colours import OF_PEOPLE
from model.contract.wish import Wish

#: Of how many people each can be chosen.
MOST_PEOPLE = 6
EACH = tuple(str(number) for number in range(1, MOST_PEOPLE + 1))


def _fills(id: str, part: str, colours: str, who: str | None = None) -> tuple[Change, ...]:
    """Those of a part, and then none of them; for a person their number stands behind the id."""
    behind = f"-{who}" if who else ""
    return tuple(
        Change(
            f"{id}-{colour or 'own'}{behind}",
            f"change-{id}-{colour or 'own'}",
            painted(part, colour, who),
        )
        for colour in (*colours.split(), None)
    )


#: Of each part: what its ids begin with, and its colours. Skins from pale to dark, and those of
#: elves and aliens.
_OFFERED = {
    "hair": ("hair", "black brown blonde red grey pink blue purple"),
    "skin": ("skin", "pale light tan brown dark green blue purple"),
    "clothes": ("wear", "black white red green blue yellow pink purple"),
    "background": ("bg", "white grey yellow orange green blue pink purple"),
}
FILLS = {part: _fills(id, part, colours) for part, (id, colours) in _OFFERED.items()}
#: The same for one person.
FILLS_OF_EACH = {
    (part, who): _fills(id, part, colours, who)
    for part, (id, colours) in _OFFERED.items()
    for who in EACH
    if part in OF_PEOPLE
}


def whose(wish: Wish, people: int | None) -> list[str]:
    """The people of a drawing who can have colours of their own, if there are several."""
    if not of_parts(wish) or people is None or people < 2:
        return []
    return list(EACH[:people])


def parts(wish: Wish, who: str | None = None) -> list[str]:
    """The parts that have pickers; none in styles without parts."""
    if not of_parts(wish):
        return []
    return list(OF_PEOPLE if who else FILLS)


def fills(part: str, wish: Wish, who: str | None = None) -> list[Change]:
    """The colours that a part does not have; none for what we have no colours for."""
    found = FILLS_OF_EACH.get((part, who)) if who else FILLS.get(part)
    return altering(found or (), wish)
