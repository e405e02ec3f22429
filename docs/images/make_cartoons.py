"""Draws the covers and sheets of the styles: `python docs/images/make_cartoons.py`.

Sources and licences of the photos: `tests/photos/README.md`, `photos/README.md`.
"""

import torch
from make import COVER, HERE, LARGE, in_rows, read, save, shown, tile

from model.contract.look import Look
from model.contract.styles import STYLES
from model.drawing.hints import Hints
from model.drawing.loading import load_all

#: Side of a cell in pixels.
CELL = 256
#: Whom the sheet of styles shows, and the one of strengths.
PEOPLE = ("interfaces-0050", "norod-0036", "interfaces-0045", "sfhq-0771")
STRONGER = ("sfhq-0182", "norod-0011")
STRENGTHS = (0.3, 0.6, 1.0)

ARTISTS = load_all([style.name for style in STYLES])


def drawn(name: str, photo: torch.Tensor, look: Look = Look(), side: int = CELL) -> torch.Tensor:
    """A photo in a style, float (3, side, side)."""
    (drawing,) = ARTISTS[name].draw([photo], [look], [Hints()])
    return shown(drawing, side)


def covers() -> None:
    """One portrait in every style, a picture each."""
    (HERE / "styles").mkdir(exist_ok=True)
    photo = read(COVER)
    for style in STYLES:
        save(drawn(style.name, photo, side=LARGE), f"styles/{style.name}.webp")


def styles() -> None:
    """A row for each portrait: the photo, then every style."""
    cells = []
    for person in PEOPLE:
        photo = read(person)
        cells += [tile(photo, CELL), *(drawn(style.name, photo) for style in STYLES)]
    save(in_rows(cells, 1 + len(STYLES)), "styles.webp")


def strengths() -> None:
    """A row for each style that has them: two portraits, each from a trace of it to all of it."""
    cells = []
    for style in STYLES:
        if "strength" in style.controls:
            for person in STRONGER:
                photo = read(person)
                looks = [Look(strength=strength) for strength in STRENGTHS]
                cells += [drawn(style.name, photo, look) for look in looks]
    save(in_rows(cells, len(STRONGER) * len(STRENGTHS)), "strengths.webp")


if __name__ == "__main__":
    covers()
    styles()
    strengths()
