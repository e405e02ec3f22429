"""The colours that a person prefers in a coloured sketch."""

import re
from dataclasses import dataclass, fields

#: How colours are written.
COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that a person prefers for the parts of a coloured sketch, as `#rrggbb`.

    None leaves a part to the network. Raises ValueError for anything else.
    """

    hair: str | None = None
    skin: str | None = None
    clothes: str | None = None
    background: str | None = None

    def __post_init__(self) -> None:
        for part in fields(self):
            colour = getattr(self, part.name)
            if colour is not None and not COLOUR.fullmatch(colour):
                raise ValueError(f"a colour must read like #1a2b3c, not {colour!r}")

    def over(self, others: "Colours") -> "Colours":
        """These, and for parts that have none those of `others`."""
        names = (part.name for part in fields(self))
        return Colours(**{name: getattr(self, name) or getattr(others, name) for name in names})
