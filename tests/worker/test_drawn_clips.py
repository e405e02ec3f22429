"""Clips that somebody has are drawn frame by frame, and stand still where they stand still."""

import io

import av
import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from model.contract.errors import PhotoError
from model.contract.finish import Finish
from model.drawing.composition import Drawing
from worker.clips.drawn import drawn_clip
from worker.clips.encoding import film
from worker.clips.footage import RATE, frames_of, kind_of
from worker.clips.steady import Steady

RANDOM = np.random.default_rng(4)


def scene(left: int) -> Image.Image:
    """A grey wall with a dark square on it, so far from the left."""
    picture = Image.new("RGB", (160, 120), "#909090")
    ImageDraw.Draw(picture).rectangle((left, 40, left + 29, 69), fill="#202020")
    return picture


def noisy(picture: Image.Image) -> np.ndarray:
    """As a camera sees it."""
    return (np.array(picture) + RANDOM.normal(0, 4, (120, 160, 3))).clip(0, 255).astype(np.uint8)


def trembling(frame: torch.Tensor) -> Drawing:
    """A drawing of what is dark, with lines that are never twice at the same place."""
    ink = torch.where(frame.float().mean(dim=0) < 80, 0, 255).to(torch.uint8)
    ink[:, RANDOM.integers(0, 160, 8)] = 0
    return Drawing(ink, torch.full_like(ink, 255))


def test_still_regions_stand_still_while_what_moves_is_drawn_anew() -> None:
    steady, shown = Steady(), []
    for number in range(8):
        frame = noisy(scene(10 + 4 * number))
        ink = trembling(torch.from_numpy(frame).permute(2, 0, 1)).ink
        shown.append(steady.show(frame, ink.numpy()[..., None].repeat(3, axis=2)))
    still = np.stack(shown)[:, :, 90:].astype(int)
    assert np.abs(np.diff(still, axis=0)).mean() < 0.5
    for number, one in enumerate(shown):
        middle = 25 + 4 * number
        assert one[50:60, middle - 5 : middle + 5].mean() < 20


@pytest.mark.parametrize("kind", ["gif", "mp4"])
def test_a_clip_is_drawn_at_its_own_pace(kind: str) -> None:
    pictures = [scene(left) for left in range(0, 40, 4)]
    buffer = io.BytesIO()
    if kind == "gif":
        pictures[0].save(buffer, "GIF", save_all=True, append_images=pictures[1:], duration=200)
    else:
        buffer.write(film(pictures, (160, 120), 5))
    frames = frames_of(buffer.getvalue())
    assert len(frames) == pytest.approx(9 / 5 * RATE + 1, abs=1)
    with av.open(io.BytesIO(drawn_clip(frames, trembling, Finish()))) as file:
        drawn = [frame.to_ndarray(format="gray") for frame in file.decode(video=0)]
    assert len(drawn) == len(frames)
    assert drawn[0].shape == (120, 160)
    assert drawn[0][55, 10] < 40 < 200 < drawn[-1][55, 10]


@pytest.mark.parametrize("brand", [b"heic", b"hevc", b"avis"])
def test_photos_of_phones_are_no_clips_though_they_begin_like_mp4s(brand: bytes) -> None:
    assert kind_of(b"\0\0\0\x18ftyp" + brand) is None
    assert kind_of(b"\0\0\0\x18ftypisom") == "mp4"


def test_longer_clips_and_what_cannot_be_read_are_refused_with_a_sentence() -> None:
    with pytest.raises(PhotoError) as long:
        frames_of(film([scene(0)] * 12, (160, 120), 1))
    assert (long.value.key, long.value.values) == ("clip-too-long", {"seconds": 10})
    with pytest.raises(PhotoError) as broken:
        frames_of(film([scene(0)] * 12, (160, 120), 12)[:600])
    assert broken.value.key == "photo-truncated"
