"""Draws the sheet of coloured sketches: `python docs/images/make_coloured.py`.

Twelve sketches coloured without hints, by words, by strokes and by an example.
Sources and licences: `tests/photos/README.md`, `photos/README.md`.
"""

import torch
from make import FOLDERS, HERE, read, save, tile

from bots.instructions import understand
from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import on_white
from model.drawing.hints import Hints
from model.drawing.lab import lab_of, to_rgb
from model.drawing.loading import load_artist
from worker.photos import decode
from worker.studio import tensor_of

MORE = HERE / "photos"
#: What is asked for by words, one for each sketch.
WORDS = (
    "red hair, blue background",
    "green jacket",
    "blonde, purple background",
    "blue hair, yellow shirt",
    "pink background, dark skin",
    "ginger hair, green background",
    "orange hoodie, light blue background",
    "purple hair",
    "red dress, yellow background",
    "brown hair, turquoise shirt",
    "green hair, pink shirt",
    "white shirt, orange background",
)
#: What is scribbled: where, as shares of the sides, and in which colour.
STROKES = (
    (((0.35, 0.12), (0.62, 0.14)), "#c0392b"),
    (((0.05, 0.97), (0.22, 0.96)), "#2e86c1"),
    (((0.04, 0.10), (0.06, 0.60)), "#f4d03f"),
)


def photos() -> list[torch.Tensor]:
    """Twelve of them, uint8 (3, H, W)."""
    more = [MORE / "pif-0012.webp", MORE / "usdc-0120.webp"]
    found = [read(path.stem) for path in sorted(FOLDERS[0].glob("*.webp"))]
    return found + [tensor_of(decode(path.read_bytes())) for path in more]


def colour_sheet(portraits: list[torch.Tensor]) -> None:
    """Six rows of two sketches: bare, coloured freely, by words, by strokes and by an example."""
    colourist, liner = load_artist("colour"), Artist.load("line")
    rows = []
    for index, photo in enumerate(portraits):
        sketch = liner.draw([photo], [Look()])[0].ink[None].expand(3, -1, -1)
        scribbled = scribble(sketch)
        example = portraits[(index + 5) % len(portraits)]
        words = understand(WORDS[index]).wish.colours
        drawn = [
            colourist.draw([sketch], [Look()], [Hints()]),
            colourist.draw([sketch], [Look()], [Hints(words)]),
            colourist.draw([scribbled], [Look()], [Hints()]),
            colourist.draw([sketch], [Look()], [Hints(example=example)]),
        ]
        coloured = [on_white(one) for (one,) in drawn]
        cells = [sketch, *coloured[:2], scribbled, coloured[2], example, coloured[3]]
        rows.append(torch.cat([tile(cell) for cell in cells], dim=2))
    save(_in_two_columns(rows), "colour.webp")


def scribble(sketch: torch.Tensor) -> torch.Tensor:
    """The sketch with STROKES drawn on it, as somebody does in any editor."""
    height, width = sketch.shape[1:]
    rows, columns = torch.arange(height)[:, None], torch.arange(width)[None]
    picture = sketch.float() / 255
    for ((x0, y0), (x1, y1)), colour in STROKES:
        start, end = (
            torch.tensor([x0 * width, y0 * height]),
            torch.tensor([x1 * width, y1 * height]),
        )
        along = end - start
        share = ((columns - start[0]) * along[0] + (rows - start[1]) * along[1]) / along.dot(along)
        share = share.clamp(0, 1)
        away = torch.hypot(
            columns - start[0] - share * along[0], rows - start[1] - share * along[1]
        )
        pen = (away < 0.012 * (height + width))[None]
        paint = to_rgb(lab_of(colour)[:, None, None]).expand_as(picture)
        picture = torch.where(pen, paint * picture, picture)
    return (picture * 255).to(torch.uint8)


def _in_two_columns(rows: list[torch.Tensor]) -> torch.Tensor:
    half = len(rows) // 2
    columns = [torch.cat(part, dim=1) for part in (rows[:half], rows[half:])]
    sheet = torch.cat(columns, dim=2)
    size = (sheet.shape[1] // 2, sheet.shape[2] // 2)
    return torch.nn.functional.interpolate(sheet[None], size=size, mode="area")[0]


if __name__ == "__main__":
    portraits = photos()
    colour_sheet(portraits)
