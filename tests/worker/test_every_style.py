"""A photo in every style on one sheet: what is on it, its layout, and what happens to failures."""

import io
import weakref
from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest
import torch
from PIL import Image
from redis import Redis

from model.contract.finish import Finish
from model.contract.look import Look
from model.contract.styles import STYLES, catalogue
from model.drawing.composition import Drawing
from model.drawing.hints import Hints
from model.drawing.loading import load_all
from tests import paper
from tests.asks import ask
from tests.worker_process import Failing, Grey
from worker.drawing import Drawer
from worker.every_style import LONGEST_PHOTO, draw_every_style
from worker.formats.all_styles import LINE, LONGEST_TILE, MARGIN, on_one_sheet
from worker.pace import Pacemeter
from worker.queue.jobs import DrawRequest, Outcome
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings
from worker.studio import Artist, Studio


class Noting(Grey):
    """Notes what it is given."""

    def __init__(self) -> None:
        self.sides: list[int] = []
        self.looks: list[Look] = []

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        self.sides += [max(photo.shape) for photo in photos]
        self.looks += looks
        return super().draw(photos, looks, hints)


def photo(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def answered(
    redis: Redis, artists: dict[str, Artist], content: bytes, **fields: object
) -> tuple[Outcome, Image.Image | None]:
    """What a worker with these styles answers to a sheet of this photo."""
    ledger = Ledger(redis, QueueSettings())
    request: DrawRequest = ask(output="sheet", **fields)
    ledger.accept(request, content)
    with Studio(artists) as studio:
        Drawer(ledger, studio, Pacemeter(1)).draw(request.id)
    outcome = cast(bytes, redis.get(f"artline:outcome:{request.id}"))
    picture = ledger.picture(request.id, "telegram", request.address.person)
    return Outcome.model_validate_json(outcome), picture and Image.open(io.BytesIO(picture.content))


def test_every_style_gets_the_look_and_a_photo_that_is_small_enough(redis: Redis) -> None:
    artists = {style.name: Noting() for style in reversed(STYLES)}
    look, content = Look(line_weight=0.9, background=0.0), photo(3000, 2000)
    outcome, sheet = answered(redis, {**artists}, content, look=look)
    assert outcome.problem is None
    assert outcome.styles == tuple(style.name for style in STYLES), "in the order of the menus"
    for artist in artists.values():
        assert artist.sides == [LONGEST_PHOTO]
        assert artist.looks == [look]
    assert sheet is not None
    assert (sheet.format, sheet.size) == ("JPEG", (outcome.width, outcome.height))


def test_a_style_that_fails_is_left_out_and_the_numbers_close_the_gap(redis: Redis) -> None:
    artists = {"line": Grey(), "comic": Failing(ValueError("broken")), "flat": Grey()}
    outcome, sheet = answered(redis, artists, photo(300, 400), finish=Finish(paper=None))
    assert outcome.styles == ("line", "flat")
    assert not outcome.transparent, "a sheet is white"
    assert sheet is not None
    assert sheet.size == (MARGIN + 2 * (300 + MARGIN), MARGIN + 400 + LINE)


def test_where_all_styles_fail_the_answer_says_why(redis: Redis) -> None:
    artists: dict[str, Artist] = {"line": Failing(ValueError("broken"))}
    assert answered(redis, artists, photo(300, 400))[0].problem == "went-wrong"
    # Too little time is left to draw anything.
    assert answered(redis, {"line": Grey()}, photo(300, 400), seconds=2)[0].problem == "too-late"


@pytest.mark.parametrize(
    ("size", "columns", "rows"),
    [((480, 640), 3, 2), ((640, 640), 3, 2), ((640, 480), 2, 3), ((64, 640), 3, 2)],
    ids=["upright", "square", "wide", "narrow"],
)
def test_tiles_lie_in_columns_with_a_number_under_each_that_a_phone_can_show(
    size: tuple[int, int], columns: int, rows: int
) -> None:
    tiles = [Image.new("RGB", size, (40 * n, 90, 90)) for n in range(6)]
    sheet = np.asarray(on_one_sheet(tiles).convert("RGB")).astype(int)
    across, down = max(size[0], LINE) + MARGIN, size[1] + LINE
    assert sheet.shape == (MARGIN + rows * down, MARGIN + columns * across, 3)
    for n in range(6):
        row, column = divmod(n, columns)
        top, left = MARGIN + row * down, MARGIN + column * across
        middle = sheet[top + size[1] // 2, left + max(size[0], LINE) // 2]
        assert middle.tolist() == [40 * n, 90, 90]
        ink = sheet[top + size[1] : top + down, left : left + max(size[0], LINE)].min(axis=2) < 128
        height = np.flatnonzero(ink.any(axis=1))
        assert np.ptp(height) / sheet.shape[1] > 0.02, "8 of the 390 points that a phone is wide"
        assert not sheet[:MARGIN].min() < 255


def test_no_two_numbers_look_alike() -> None:
    tiles = [Image.new("RGB", (480, 640))] * 12
    sheet = np.asarray(on_one_sheet(tiles).convert("L"))
    places = [divmod(n, 3) for n in range(12)]
    tops = [MARGIN + 640 + row * (640 + LINE) for row, _ in places]
    lefts = [MARGIN + column * (480 + MARGIN) for _, column in places]
    numbers = {
        sheet[top : top + LINE, left : left + 480].tobytes()
        for top, left in zip(tops, lefts, strict=True)
    }
    assert len(numbers) == 12


def test_no_more_than_one_drawing_is_in_memory_at_its_full_size() -> None:
    drawn: list[weakref.ref[torch.Tensor]] = []

    def draw(style: str) -> Drawing:
        assert not any(layer() is not None for layer in drawn)
        ink = torch.full((1280, 960), 200, dtype=torch.uint8)
        drawn.append(weakref.ref(ink))
        return Drawing(ink, torch.full_like(ink, 255))

    sheet = draw_every_style([style.name for style in STYLES], draw, Finish())
    assert len(drawn) == len(sheet.styles) == len(STYLES)
    assert sheet.picture.width == MARGIN + 3 * (LONGEST_TILE * 3 // 4 + MARGIN)


def test_the_shipped_styles_make_one_sheet_of_a_face(redis: Redis) -> None:
    content = io.BytesIO()
    with Image.open(paper.PHOTOS[0]) as opened:
        opened.convert("RGB").resize((256, 256)).save(content, "PNG")
    outcome, sheet = answered(redis, {**load_all(catalogue())}, content.getvalue(), seconds=600)
    assert outcome.styles == tuple(catalogue())
    assert sheet is not None
    tiles = np.asarray(sheet.convert("RGB")).astype(int)
    side = (tiles.shape[1] - MARGIN) // 3 - MARGIN
    line, comic = (
        tiles[MARGIN : MARGIN + side, left : left + side] for left in (MARGIN, 2 * MARGIN + side)
    )
    assert np.ptp(line, axis=2).mean() < 3, "ink on white paper, but for what JPEG makes of it"
    assert np.ptp(comic, axis=2).mean() > 10, "colours"
