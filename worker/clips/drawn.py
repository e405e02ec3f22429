"""A clip of somebody, drawn: frame by frame, and steady."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

import numpy as np
import torch
from PIL import Image

from model.contract.finish import Finish, printed_in
from model.drawing.composition import Drawing
from worker.clips.encoding import film
from worker.clips.footage import RATE, Frame
from worker.clips.steady import Steady
from worker.formats.sheets import Sheet, printed


def drawn_clip(
    frames: Iterable[Frame], draw: Callable[[torch.Tensor], Drawing], finish: Finish
) -> bytes:
    """An MP4 of as many frames, each as `draw` makes it of uint8 (3, H, W).

    Transparent paper becomes white. Raises whatever `draw` raises.
    """
    pictures = _pictures(frames, draw, finish)
    first = next(pictures)
    return film(chain([first], pictures), first.size, RATE)


def _pictures(
    frames: Iterable[Frame], draw: Callable[[torch.Tensor], Drawing], finish: Finish
) -> Iterator[Image.Image]:
    steady = Steady()
    for frame in frames:
        drawing = draw(torch.from_numpy(frame).permute(2, 0, 1))
        picture = _printed(drawing, finish)
        # Of the size of the clip: a drawing may be larger, and its size may change with the face.
        picture = picture.resize((frame.shape[1], frame.shape[0]), Image.Resampling.LANCZOS)
        yield Image.fromarray(steady.show(frame, np.array(picture)))


def _printed(drawing: Drawing, finish: Finish) -> Image.Image:
    sheet = Sheet.of(drawing)
    paper = replace(finish, paper=finish.paper or "#ffffff")
    opaque = printed_in(paper, drawing.medium, sheet.fill is not None)
    return printed(sheet, opaque).convert("RGB")
