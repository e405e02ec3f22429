"""Planes made larger: the numbers of torch, sooner; and the same a part at a time."""

from threading import Barrier, get_ident

import pytest
import torch
import torch.nn.functional as F

from model.drawing.resizing import enlarged, lines_between, spread
from model.drawing.strips import AT_ONCE, in_strips
from tests.patience import GIVE_UP


@pytest.mark.parametrize("size", [(61, 83), (200, 97), (31, 45)])
def test_what_is_enlarged_has_the_numbers_of_torchs_bicubic(size: tuple[int, int]) -> None:
    planes = torch.rand(2, 31, 40, generator=torch.Generator().manual_seed(0))
    theirs = F.interpolate(planes[None], size=size, mode="bicubic")[0]
    torch.testing.assert_close(enlarged(planes, size), theirs, atol=1e-5, rtol=0)


@pytest.mark.parametrize("height", [90, 20])
def test_rows_between_lines_are_those_that_are_spread(height: int) -> None:
    plane = torch.rand(1, 31, 40, generator=torch.Generator().manual_seed(0))
    above, below, share = lines_between(31, height, plane)
    rows = torch.lerp(plane[:, above], plane[:, below], share)
    torch.testing.assert_close(rows, spread(plane, (height, 40)))


def test_strips_are_put_together_as_they_were() -> None:
    rows = torch.arange(AT_ONCE // 256)[:, None].float()
    plane = torch.rand(len(rows), 512, generator=torch.Generator().manual_seed(0))
    seen: list[int] = []

    def made(rows: torch.Tensor, plane: torch.Tensor) -> torch.Tensor:
        seen.append(len(rows))
        return (rows + plane)[None]

    assert torch.equal(in_strips(made, rows, plane), (rows + plane)[None])
    assert len(seen) > 1


def test_strips_are_drawn_by_as_many_threads_as_torch_has() -> None:
    plane = torch.rand(AT_ONCE // 128, 512, generator=torch.Generator().manual_seed(0))
    threads, both = torch.get_num_threads(), Barrier(2, timeout=GIVE_UP)
    together: set[int] = set()

    def made(strip: torch.Tensor) -> torch.Tensor:
        both.wait()  # broken, if there are no two
        together.add(get_ident())
        return (2 * strip).mul_(3)

    torch.set_num_threads(2)
    try:
        with torch.inference_mode():
            assert torch.equal(in_strips(made, plane), 6 * plane)
            assert torch.get_num_threads() == 2, "as many as before"
    finally:
        torch.set_num_threads(threads)
    assert len(together) == 2


def test_gradients_go_through_strips() -> None:
    plane = torch.rand(AT_ONCE // 128, 512, requires_grad=True)
    in_strips(lambda strip: 2 * strip, plane).sum().backward()
    assert plane.grad is not None
    assert (plane.grad == 2).all()
