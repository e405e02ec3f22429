"""A short clip that somebody has, as frames to draw.

Nothing but what its first bytes tell to be an MP4, a WebM or a GIF is read, and as that alone:
FFmpeg knows kinds of files that lead to other files.
"""

import io
from collections.abc import Iterator

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from model.contract.errors import PhotoError
from worker.photos import READ_BRANDS

#: Seconds at most, frames a second, and the long side of a frame in pixels at most.
LONGEST, RATE, SIDE = 10, 15, 640
#: A frame, uint8 (H, W, 3).
Frame = NDArray[np.uint8]


def kind_of(data: bytes) -> str | None:
    """FFmpeg's name for the kind of clip; None for what is none."""
    if data[4:8] == b"ftyp" and data[8:12] not in READ_BRANDS:
        return "mp4"
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    return "gif" if data.startswith(b"GIF8") else None


def frames_of(data: bytes) -> list[Frame]:
    """RATE frames for each second, upright, with even sides.

    Raises PhotoError for more than LONGEST seconds, and for what cannot be read.
    """
    try:
        with av.open(io.BytesIO(data), "r", format=kind_of(data)) as file:
            if not file.streams.video:
                raise PhotoError("photo-not-a-picture")
            return list(_spaced(file.decode(file.streams.video[0])))
    except (av.FFmpegError, ValueError) as error:
        raise PhotoError("photo-truncated") from error


def _spaced(decoded: Iterator[VideoFrame]) -> Iterator[Frame]:
    """One for each RATE-th of a second: the last that has begun by then."""
    count, last = 0, None
    for frame in decoded:
        begins = frame.time or 0.0
        if begins > LONGEST:
            raise PhotoError("clip-too-long", {"seconds": LONGEST})
        while last is not None and count / RATE < begins:
            count += 1
            yield last
        last = _upright(frame)
    if last is not None:
        yield last


def _upright(frame: VideoFrame) -> Frame:
    factor = min(1.0, SIDE / max(frame.width, frame.height))
    width, height = (max(2, 2 * round(factor * side / 2)) for side in (frame.width, frame.height))
    pixels = frame.reformat(width=width, height=height, format="rgb24").to_ndarray()
    return np.ascontiguousarray(np.rot90(pixels, round(frame.rotation / 90)))
