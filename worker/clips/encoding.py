"""Frames as files that chats and browsers play: MP4, WebM and GIF.

MP4 is H.264, which every client plays, or VP9 where the installed PyAV has no encoder for H.264.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import cast

import av
import numpy as np
from av.video.plane import VideoPlane
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from worker.clips.scenes import Planes, Scene

#: Frames a second: of videos, and of GIFs, whose players know hundredths of a second.
RATE, GIF_RATE = 25, 12.5
#: Encoders of MP4, the best first, with what they are told.
_MP4 = {
    "libx264": {"preset": "ultrafast", "tune": "animation", "crf": "21"},
    "libopenh264": {"rc_mode": "quality"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "crf": "28", "b": "0"},
}
#: What the encoder of VP9 is told for small files.
_SMALL = {"deadline": "good", "cpu-used": "5", "auto-alt-ref": "0"}
#: Tries for a file that is small enough, and of what is allowed the share that each aims at.
TRIES, AIM = 6, 0.85
#: What the writers of files are told. The table of an MP4 comes first, so that it plays while it
#: loads; these bytes are left for it.
_CONTAINERS = {"mp4": {"moov_size": "16384"}, "webm": {}}
#: Colours of a GIF.
COLOURS = 64


def mp4(scene: Scene, drawing: float, held: float) -> bytes:
    """Without sound. Sides of the scene are even.

    drawing, held: seconds in which the layers come, and for which the last is shown.
    """
    return _mp4(_frames(scene, drawing, held), scene.size, RATE)


def film(pictures: Iterable[Image.Image], size: tuple[int, int], rate: int) -> bytes:
    """An MP4 of pictures (mode RGB) of that size, whose sides are even, so many a second."""
    return _mp4((_yuv(picture) for picture in pictures), size, rate)


def _mp4(frames: Iterable[Planes], size: tuple[int, int], rate: int) -> bytes:
    name = next(name for name in _MP4 if name in av.codecs_available)
    return _encoded(frames, size, "mp4", name, "yuv420p", _MP4[name], rate)


def webm(scene: Scene, cut: Image.Image, drawing: float, held: float, most: int) -> bytes:
    """VP9 of at most so many bytes, transparent where `cut` (mode L) is 0."""
    frames = [[*planes, cut] for planes in _frames(scene, drawing, held)]
    bits = 8 * AIM * most / (drawing + held)
    for _ in range(TRIES):
        options = {**_SMALL, "b": str(round(bits)), "maxrate": str(round(bits))}
        content = _encoded(frames, scene.size, "webm", "libvpx-vp9", "yuva420p", options)
        if len(content) <= most:
            break
        bits *= AIM * most / len(content)
    return content


def gif(scene: Scene, drawing: float, held: float) -> bytes:
    """It is played again and again."""
    palette = scene.layers[-1].picture.quantize(COLOURS, dither=Image.Dither.NONE)
    count = round(drawing * GIF_RATE)
    frames = [
        Image.merge("RGB", planes).quantize(palette=palette, dither=Image.Dither.NONE)
        for planes in scene.frames(count, lambda picture: list(picture.split()))
    ]
    durations = [round(1000 / GIF_RATE)] * (count - 1) + [round(1000 * held)]
    buffer = io.BytesIO()
    frames[0].save(
        buffer, "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0
    )
    return buffer.getvalue()


def _frames(scene: Scene, drawing: float, held: float) -> Iterator[Planes]:
    """As RATE has them, in brightness and two planes of colour of half the size."""
    for frame in scene.frames(round(drawing * RATE), _yuv):
        yield frame
    yield from repeat(frame, round(held * RATE))


def _yuv(picture: Image.Image) -> Planes:
    frame = av.VideoFrame.from_ndarray(np.asarray(picture), "rgb24").reformat(
        format="yuv420p", dst_colorspace=Colorspace.ITU709
    )
    return [Image.fromarray(_pixels(plane).copy()) for plane in frame.planes]


def _pixels(plane: VideoPlane) -> NDArray[np.uint8]:
    """What can be seen of a plane, to be read and written: its rows are longer."""
    rows = np.frombuffer(cast(memoryview, plane), np.uint8).reshape(-1, plane.line_size)
    return np.asarray(rows[: plane.height, : plane.width])


def _encoded(
    frames: Iterable[Planes],
    size: tuple[int, int],
    container: str,
    encoder: str,
    pixels: str,
    options: dict[str, str],
    rate: int = RATE,
) -> bytes:
    """A file of these frames; pixels: FFmpeg's name for their planes."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container, options=_CONTAINERS[container]) as file:
        stream = file.add_stream(encoder, rate=rate, options=options)
        assert isinstance(stream, VideoStream)  # noqa: S101
        stream.width, stream.height = size
        stream.pix_fmt = pixels
        context = stream.codec_context
        context.colorspace = Colorspace.ITU709
        context.color_range = ColorRange.MPEG
        # Lanes share the cores.
        context.thread_count = 1
        for planes in frames:
            frame = av.VideoFrame(*size, pixels)
            for plane, picture in zip(frame.planes, planes, strict=True):
                _pixels(plane)[:] = np.asarray(picture)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return buffer.getvalue()
