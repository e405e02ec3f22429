"""Drawings of the frames of a clip, steady where the clip is still.

A network draws a frame that is nearly the same a little otherwise, and lines would tremble. So each
pixel keeps what was drawn until its surroundings in the clip have changed by more than noise does.
"""

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from model.drawing.blur import blurred

#: A change of this many of 255 in the clip is none, and of so many a whole one; over how many
#: pixels it is looked at, since noise is in single ones.
NOISE, CHANGE, NEARBY = 6.0, 16.0, 2.0
#: How far from a change lines are drawn anew, in pixels: what a stroke is wide.
REACH = 7


class Steady:
    """What is shown of each frame: `show(frame, drawing)`, one after another."""

    def __init__(self) -> None:
        self._frame: Tensor | None = None
        self._shown: Tensor | None = None

    def show(self, frame: NDArray[np.uint8], drawing: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """A frame of the clip and its drawing, both (H, W, 3); what is to be shown, likewise."""
        seen = torch.from_numpy(frame).float()
        drawn = torch.from_numpy(drawing).float()
        if self._frame is None or self._shown is None:
            self._frame, self._shown = seen, drawn
        else:
            anew = _changed(seen, self._frame)[..., None]
            self._frame = self._frame.lerp(seen, anew)
            self._shown = self._shown.lerp(drawn, anew)
        return self._shown.round().to(torch.uint8).numpy()


def _changed(now: Tensor, before: Tensor) -> Tensor:
    """How far each pixel of two frames (H, W, 3) counts as changed, (H, W), 0 to 1."""
    change = torch.stack([blurred(one, NEARBY) for one in (now - before).movedim(2, 0)])
    there = ((change.abs().amax(0) - NOISE) / (CHANGE - NOISE)).clamp(0, 1)
    return F.max_pool2d(there[None, None], 2 * REACH + 1, 1, REACH)[0, 0]
