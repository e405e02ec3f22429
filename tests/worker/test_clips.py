"""A clip shows a drawing come about, and ends in it."""

import io
import itertools
from dataclasses import replace
from functools import cache

import av
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from model.contract.finish import Finish
from model.contract.wish import Output
from model.drawing.composition import Drawing
from tests.drawings import of_ink
from worker.clips.clips import DRAWING, HELD, STICKER_BYTES
from worker.clips.encoding import RATE
from worker.formats.files import File, write

#: Places in the drawing below, row and column: on a large stroke, on a small one, in the colours of
#: a large area and of a small one.
LARGE, SMALL, WALL, COAT = (40, 150), (170, 260), (100, 20), (200, 150)
RED, BLUE, PAPER = (200, 40, 40), (40, 60, 200), (255, 255, 255)


def lines() -> Image.Image:
    """A bold stroke above, from left to right, and a small one."""
    ink = Image.new("L", (301, 240), 255)
    pen = ImageDraw.Draw(ink)
    pen.line((30, 40, 270, 40), fill=0, width=8)
    pen.line((255, 170, 265, 170), fill=0, width=3)
    return ink


def cartoon() -> Drawing:
    """The same over somebody in red before a blue wall."""
    drawing = of_ink(lines())
    fill = torch.empty((4, 240, 301), dtype=torch.uint8)
    fill[:3] = torch.tensor(BLUE)[:, None, None]
    person = torch.zeros((240, 301), dtype=torch.uint8)
    person[150:, 100:200] = 255
    fill[:3, 150:, 100:200] = torch.tensor(RED)[:, None, None]
    fill[3] = 255
    return replace(drawing, fill=fill, person=person)


def played(file: File) -> list[NDArray[np.int16]]:
    """Its frames, (H, W, 3) or (H, W, 4)."""
    with av.open(io.BytesIO(file.content)) as opened:
        frames = [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
    assert frames[0].shape[:2] == (file.height, file.width)
    return [frame.astype(np.int16) for frame in frames]


@cache
def of_lines() -> list[NDArray[np.int16]]:
    return played(write(of_ink(lines()), Finish(), "clip"))


@cache
def coloured() -> list[NDArray[np.int16]]:
    return played(write(cartoon(), Finish(), "clip"))


def comes(frames: list[NDArray[np.int16]], place: tuple[int, int], colour: tuple[int, ...]) -> int:
    """The first frame that has the colour at a place."""
    return next(n for n, one in enumerate(frames) if np.abs(one[place] - colour).max() < 40)


def test_a_clip_begins_on_paper_and_ends_in_the_drawing_which_it_holds() -> None:
    for frames, drawing in ((of_lines(), of_ink(lines())), (coloured(), cartoon())):
        assert np.abs(frames[0] - PAPER).max() < 6
        still = Image.open(io.BytesIO(write(drawing, Finish(), "png").content)).convert("RGB")
        # Videos have even sides.
        finished = np.array(still.resize((frames[0].shape[1], 240)), np.int16)
        held = frames[-round(HELD * RATE) :]
        assert len(frames) == round(DRAWING * RATE) + len(held)
        assert max(np.abs(one - finished).mean() for one in held) < 3


def test_large_strokes_come_before_small_ones_and_from_one_end_to_the_other() -> None:
    frames = of_lines()
    black = (0, 0, 0)
    assert comes(frames, LARGE, black) < comes(frames, SMALL, black)
    ends = [comes(frames, (40, column), black) for column in (40, 150, 260)]
    assert ends in (sorted(ends), sorted(ends, reverse=True))
    assert abs(ends[2] - ends[0]) > 3


def test_colours_come_after_the_ink_the_largest_area_first() -> None:
    frames = coloured()
    ink, wall, coat = (
        comes(frames, place, colour)
        for place, colour in ((SMALL, (0, 0, 0)), (WALL, BLUE), (COAT, RED))
    )
    assert ink < wall < coat


def test_nothing_flickers_and_nothing_comes_at_once() -> None:
    for frames in (of_lines(), coloured()):
        light = [one.mean(axis=2) for one in frames]
        steps = [later - before for before, later in itertools.pairwise(light)]
        # What is drawn stays: it only gets darker, but for what encoding moves.
        assert max(step.max() for step in steps) < 30
        whole = (light[0] - light[-1]).mean()
        assert max(-step.mean() for step in steps) < 0.15 * whole


def test_a_gif_shows_the_same_and_begins_again() -> None:
    picture = Image.open(io.BytesIO(write(cartoon(), Finish(), "gif").content))
    assert picture.format == "GIF"
    assert picture.info["loop"] == 0
    durations = []
    for number in range(picture.n_frames):
        picture.seek(number)
        durations.append(picture.info["duration"])
    assert sum(durations) == pytest.approx(1000 * (DRAWING + HELD), abs=100)
    last = np.array(picture.convert("RGB"), np.int16)
    assert np.abs(last[WALL] - BLUE).max() < 12
    assert np.abs(last[COAT] - RED).max() < 12


@pytest.mark.parametrize("noise", [False, True])
def test_a_video_sticker_is_what_telegram_takes(noise: bool) -> None:
    drawing = cartoon()
    if noise:
        drawing = replace(drawing, fill=torch.randint(0, 256, (4, 240, 301), dtype=torch.uint8))
        drawing.fill[3] = 255
    file = write(drawing, Finish(), "video-sticker")
    assert len(file.content) <= STICKER_BYTES == 256_000
    assert max(file.width, file.height) == 512
    assert (file.width % 2, file.height % 2) == (0, 0)
    with av.open(io.BytesIO(file.content)) as opened:
        (stream,) = opened.streams
        assert (opened.format.name, stream.codec_context.name) == ("matroska,webm", "vp9")
        assert opened.duration <= 3 * av.time_base
        assert stream.average_rate <= 30
        # FFmpeg's own decoder takes no notice of what is transparent.
        decoder = av.CodecContext.create("libvpx-vp9", "r")
        pictures = [frame for packet in opened.demux(stream) for frame in decoder.decode(packet)]
    last = pictures[-1].to_ndarray(format="rgba")
    assert last[0, 0, 3] < 30, "around the person it is transparent"
    assert last[file.height // 2, file.width // 2, 3] > 225
    assert noise or np.abs(last[file.height // 2, file.width // 2, :3].astype(int) - RED).max() < 40


@pytest.mark.parametrize("output", ["clip", "gif"])
def test_one_drawing_is_always_the_same_clip(output: Output) -> None:
    one, other = (write(cartoon(), Finish(), output).content for _ in range(2))
    assert one == other


def test_a_clip_of_nothing_is_paper() -> None:
    frames = played(write(of_ink(Image.new("L", (20, 33), 255)), Finish(paper="#ffe8a0"), "clip"))
    assert max(np.abs(frame - (255, 232, 160)).max() for frame in frames) < 8
