"""Where drawings are made: the loaded styles, and one thread that draws whatever waits as a batch.

It never waits for a batch to fill: what came in while the last batch was drawn is the next one.
"""

import os
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

# Threads that wait for work would spin on a core that the encoders need; read when torch loads.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import structlog
import torch

from model.contract.errors import PersonError
from model.contract.look import Look
from model.drawing.composition import Drawing
from model.drawing.hints import Hints
from worker.photos import Photo
from worker.queue.logs import whereabouts

log = structlog.get_logger()


class Artist(Protocol):
    """What a studio asks of a style; `model.drawing.artist.Artist` is one."""

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        """Draws photos, uint8 (3, H, W) of any sizes."""
        ...


@dataclass(frozen=True, slots=True)
class Pending:
    """One photo that waits for its drawing."""

    photo: torch.Tensor
    style: str
    look: Look
    hints: Hints
    drawing: Future[Drawing] = field(default_factory=Future)


class Studio:
    """Draws for any number of lanes: `with Studio({"line": artist}) as studio:`."""

    def __init__(self, artists: Mapping[str, Artist]) -> None:
        self._artists = artists
        self._waiting: SimpleQueue[Pending | None] = SimpleQueue()
        self._thread = Thread(target=self._serve, name="studio", daemon=True)
        self._busy_since: float | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._waiting.put(None)
        self._thread.join()

    @property
    def styles(self) -> list[str]:
        """The names of the styles that it draws in."""
        return list(self._artists)

    @property
    def waiting(self) -> int:
        """Photos that wait for the next batch."""
        return self._waiting.qsize()

    @property
    def busy_for(self) -> float:
        """Seconds that the batch in hand has taken so far."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    def excuse(self, seconds: float) -> None:
        """The whole process stood still for so long: the batch in hand is no slower for it."""
        if self._busy_since is not None:
            self._busy_since += seconds

    def put(self, style: str, artist: Artist) -> None:
        """Draws in one more style from now on; or otherwise, but for the batch in hand."""
        self._artists = {**self._artists, style: artist}

    def drop(self, style: str) -> None:
        """Draws in a style no more, once the batch in hand is done."""
        self._artists = {name: one for name, one in self._artists.items() if name != style}

    def draw(
        self, photo: Photo, style: str, look: Look, timeout: float, hints: Hints = Hints()
    ) -> Drawing:
        """The drawing. Raises TimeoutError, and whatever the artist raises.

        Raises PersonError for a style that there is none of, as where it was removed meanwhile.
        """
        pending = Pending(tensor_of(photo), style, look, hints)
        self._waiting.put(pending)
        try:
            return pending.drawing.result(timeout)
        finally:
            pending.drawing.cancel()

    def _serve(self) -> None:
        open_ = True
        while open_:
            batch = [self._waiting.get(), *self._others()]
            open_ = None not in batch
            by_style = defaultdict(list)
            for pending in batch:
                if pending and pending.drawing.set_running_or_notify_cancel():
                    by_style[pending.style].append(pending)
            for group in by_style.values():
                self._busy_since = time.monotonic()
                self._draw(group)
                self._busy_since = None

    def _others(self) -> list[Pending | None]:
        others = []
        try:
            while True:
                others.append(self._waiting.get_nowait())
        except Empty:
            return others

    def _draw(self, group: list[Pending]) -> None:
        """One call for all; if it fails, one for each, so that a bad picture fails alone."""
        try:
            drawings = self._together(group)
        except Exception as error:
            if len(group) == 1:
                group[0].drawing.set_exception(error)
                return
            log.warning("batch failed", size=len(group), error=whereabouts(error))
            for pending in group:
                self._draw([pending])
        else:
            for pending, drawing in drawings:
                pending.drawing.set_result(drawing)

    def _together(self, group: list[Pending]) -> list[tuple[Pending, Drawing]]:
        style = group[0].style
        artist = self._artists.get(style)
        if artist is None:
            raise PersonError("style-gone", {"style": style})
        photos, looks = [one.photo for one in group], [one.look for one in group]
        drawings = artist.draw(photos, looks, [one.hints for one in group])
        return list(zip(group, drawings, strict=True))


def tensor_of(photo: Photo) -> torch.Tensor:
    """uint8 (3, H, W)."""
    return torch.from_numpy(photo.pixels).permute(2, 0, 1)
