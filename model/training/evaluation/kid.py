"""Kernel inception distance: do drawings, taken together, look like they are of one kind?

Binkowski et al. 2018 (arXiv:1801.01401): the unbiased squared maximum mean discrepancy with the
kernel (x.y / d + 1)^3, here on features of VGG16, which tell strokes better than Inception's.
"""

import torch
from torch import Tensor


def kernel_inception_distance(drawn: Tensor, wanted: Tensor, paired: bool = True) -> float:
    """Zero, give or take, for one kind of drawings; samples (P, C, D): C of each of P pictures.

    Samples of one picture are alike, and so are, if they are paired, a drawing and the target of
    one photo: only those of different pictures are compared, or the estimate would be biased.
    Features are divided by the root mean square of the wanted ones, so that the kernel's constant
    means the same for any layer.
    """
    scale = wanted.double().square().mean().sqrt()
    x, y = drawn.double() / scale, wanted.double() / scale
    return float(_likeness(x, x, True) + _likeness(y, y, True) - 2 * _likeness(x, y, paired))


def _likeness(a: Tensor, b: Tensor, paired: bool) -> Tensor:
    """Mean kernel over all pairs of samples of different pictures."""
    width = a.shape[2]
    kernel = (a.flatten(0, 1) @ b.flatten(0, 1).T / width + 1) ** 3
    by_picture = kernel.view(*a.shape[:2], *b.shape[:2]).mean(dim=(1, 3))
    if not paired:
        return by_picture.mean()
    different = ~torch.eye(len(a), dtype=torch.bool)
    return by_picture[different].mean()
