"""Arithmetic on large planes by strips of rows: what is in the cache takes half the time.

A strip is too small for torch to share out among its threads, so each thread has strips of its own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import torch
from torch import Tensor

#: Pixels of a strip.
AT_ONCE = 2**16


def in_strips(made: Callable[..., Tensor], *planes: Tensor) -> Tensor:
    """What `made` makes of planes (..., H, W), where each row is made of the same rows alone.

    H and W are the largest ones: planes may have one column instead of W.
    """
    height, width = planes[0].shape[-2], max(plane.shape[-1] for plane in planes)
    rows = max(1, AT_ONCE // width)
    if height <= rows:
        return made(*planes)
    strips = [*zip(*(plane.split(rows, dim=-2) for plane in planes), strict=True)]
    return torch.cat(_shared_out(made, strips), dim=-2)


def _shared_out(made: Callable[..., Tensor], strips: list[tuple[Tensor, ...]]) -> list[Tensor]:
    """In as many threads as torch has, where it only draws: gradients would not be recorded."""
    threads = torch.get_num_threads()
    if threads == 1 or strips[0][0].is_cuda or not torch.is_inference_mode_enabled():
        return [made(*strip) for strip in strips]

    def drawn(strip: tuple[Tensor, ...]) -> Tensor:
        with torch.inference_mode():  # each thread has its own
            return made(*strip)

    return [*_pool(threads).map(drawn, strips)]


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    """Threads in which torch has none besides."""
    return ThreadPoolExecutor(threads, "strips", lambda: torch.set_num_threads(1))
