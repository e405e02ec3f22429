"""What a drawing should look like, apart from its style. Knows no torch: bots use it too."""

from dataclasses import astuple, dataclass, fields


@dataclass(frozen=True, slots=True)
class Look:
    """The four controls that the drawing network is conditioned on, each in [0, 1].

    Raises ValueError for a value outside the range.
    """

    #: 0 a hairline, 1 a marker.
    line_weight: float = 0.35
    #: 0 a few strokes, 1 every strand of hair.
    detail: float = 0.5
    #: 0 none, 1 shadows in solid ink.
    shading: float = 0.0
    #: 0 clean paper behind the person, 1 everything that was there.
    background: float = 1.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{field.name} must lie between 0 and 1, not {value}")

    def vector(self) -> tuple[float, ...]:
        """The controls in the order in which the network expects them."""
        return astuple(self)


#: How many controls there are: the width of the network's conditioning input.
LOOK_SIZE = len(fields(Look))
