"""The studio draws what waits as one batch, and a bad picture fails alone."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

from model.contract.errors import PersonError
from model.contract.look import Look
from model.drawing.composition import Drawing
from model.drawing.hints import Hints
from tests.patience import GIVE_UP, wait_for
from worker.photos import Photo
from worker.studio import Studio


class Recorder:
    """Answers with the red channel; notes every call; refuses all-black photos."""

    def __init__(self) -> None:
        self.calls: list[list[Look]] = []
        self.begun, self.go_on = threading.Event(), threading.Event()

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        self.calls.append(list(looks))
        self.begun.set()
        assert self.go_on.wait(GIVE_UP)
        if not all(photo.any() for photo in photos):
            raise ValueError("a black photo")
        return [Drawing(photo[0], photo[0]) for photo in photos]


def photo(red: int, width: int = 40) -> Photo:
    return Photo(np.full((30, width, 3), red, np.uint8))


def until_waiting(studio: Studio, photos: int) -> None:
    """Waits until so many photos wait for the next batch."""
    wait_for(lambda: studio.waiting >= photos)


@pytest.fixture
def artist() -> Recorder:
    return Recorder()


def test_what_waits_is_drawn_in_one_call_and_everyone_gets_their_own(artist: Recorder) -> None:
    with Studio({"line": artist}) as studio, ThreadPoolExecutor(6) as lanes:

        def draw(red: int) -> torch.Tensor:
            return studio.draw(photo(red, 40 + red), "line", Look(detail=red / 10), GIVE_UP).ink

        first = lanes.submit(draw, 1)
        artist.begun.wait(GIVE_UP)
        others = [lanes.submit(draw, red) for red in range(2, 7)]
        until_waiting(studio, 5)
        artist.go_on.set()
        for red, drawing in enumerate([first, *others], start=1):
            assert drawing.result().shape == (30, 40 + red)
            assert (drawing.result() == red).all()
    assert [len(call) for call in artist.calls] == [1, 5]
    assert {look.detail for look in artist.calls[1]} == {0.2, 0.3, 0.4, 0.5, 0.6}


def test_a_bad_picture_fails_alone(artist: Recorder) -> None:
    with Studio({"line": artist}) as studio, ThreadPoolExecutor(4) as lanes:
        first = lanes.submit(studio.draw, photo(1), "line", Look(), GIVE_UP)
        artist.begun.wait(GIVE_UP)
        good, bad = (
            lanes.submit(studio.draw, photo(red), "line", Look(), GIVE_UP) for red in (9, 0)
        )
        until_waiting(studio, 2)
        artist.go_on.set()
        assert (good.result().ink == 9).all()
        assert (first.result().ink == 1).all()
        with pytest.raises(ValueError, match="black"):
            bad.result()


def test_who_no_longer_waits_is_not_drawn(artist: Recorder) -> None:
    with Studio({"line": artist}) as studio, ThreadPoolExecutor(1) as lanes:
        first = lanes.submit(studio.draw, photo(1), "line", Look(), GIVE_UP)
        artist.begun.wait(GIVE_UP)
        with pytest.raises(TimeoutError):
            studio.draw(photo(2), "line", Look(), timeout=0.05)
        assert studio.busy_for > 0.05
        artist.go_on.set()
        first.result()
    assert len(artist.calls) == 1
    assert studio.busy_for == 0


def test_an_unknown_style_does_not_stop_the_studio(artist: Recorder) -> None:
    artist.go_on.set()
    with Studio({"line": artist}) as studio:
        with pytest.raises(PersonError, match="style-gone"):
            studio.draw(photo(1), "oil", Look(), timeout=GIVE_UP)
        assert (studio.draw(photo(3), "line", Look(), timeout=GIVE_UP).ink == 3).all()
