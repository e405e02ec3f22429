"""Vectors are written as layers in [0, 1], and read back."""

import torch

from model.network.vectors import MOVED, TO_HEAD, as_values, as_vectors


def test_vectors_come_back_as_they_were_and_nothing_is_in_the_middle() -> None:
    for reach in (TO_HEAD, MOVED):
        vectors = torch.linspace(-reach, reach, 101).view(1, 1, 1, -1)
        values = as_values(vectors, reach)
        assert (values.min(), values.max()) == (0.0, 1.0)
        torch.testing.assert_close(as_vectors(values, reach), vectors, atol=1e-6 * reach, rtol=0)
        assert as_values(torch.zeros(1), reach) == 0.5


def test_longer_vectors_are_cut_off() -> None:
    far = as_values(torch.tensor([-3.0, 5.0]), 2.0)
    torch.testing.assert_close(as_vectors(far, 2.0), torch.tensor([-2.0, 2.0]))
