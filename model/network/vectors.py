"""Layers that say where to: how vectors are written as values in [0, 1], 0.5 for nothing."""

from torch import Tensor

#: What 0 and 1 stand for: pixels from a place of a person to the middle of their head; and heights
#: of a face by which it is moved.
TO_HEAD, MOVED = 512.0, 0.12


def as_values(vectors: Tensor, reach: float) -> Tensor:
    """Vectors in [-reach, reach] as values in [0, 1]; longer ones are cut off."""
    return (0.5 + vectors / (2 * reach)).clamp(0, 1)


def as_vectors(values: Tensor, reach: float) -> Tensor:
    """The inverse."""
    return (values - 0.5) * (2 * reach)
