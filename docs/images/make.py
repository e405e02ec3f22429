"""Draws the pictures of README and docs from the shipped weights: `python docs/images/make.py`.

All photos come from `tests/photos`, whose README names their sources and licences.
"""

from pathlib import Path

import torch
from PIL import Image

from model import checkpoint, styles
from model.artist import Artist
from model.look import PRESETS, Look
from model.resizing import resized
from model.training.sheet import to_image
from worker.photos import decode
from worker.studio import tensor_of

HERE = Path(__file__).parent
PHOTOS = HERE.parents[1] / "tests" / "photos"
SIDE = 400
#: Side of each portrait in the crowd, in pixels.
CROWD = 72
BEFORE_AFTER = ("norod-0036", "interfaces-0048", "interfaces-0050", "norod-0011")
EIGHT = (
    *("norod-0036", "interfaces-0048", "interfaces-0050", "norod-0011"),
    *("interfaces-0032", "interfaces-0044", "interfaces-0045", "norod-0068"),
)
CONTROLS = {
    "line_weight": (0.0, 0.25, 0.5, 0.75, 1.0),
    "detail": (0.0, 0.25, 0.5, 0.75, 1.0),
    "shading": (0.0, 0.25, 0.5, 0.75, 1.0),
    "background": (1.0, 0.75, 0.5, 0.25, 0.0),
}


def read(name: str) -> torch.Tensor:
    """uint8 (3, H, W)."""
    return tensor_of(decode((PHOTOS / f"{name}.webp").read_bytes()))


def tile(picture: torch.Tensor) -> torch.Tensor:
    """uint8 (1 or 3, H, W) or (H, W) -> float (3, SIDE, SIDE), for photos that are about square."""
    picture = picture if picture.ndim == 3 else picture[None]
    return resized(picture.float() / 255, (SIDE, SIDE)).expand(3, -1, -1)


def before_after(artist: Artist) -> None:
    """Four photos, each beside its drawing."""
    cells = []
    for name in BEFORE_AFTER:
        photo = read(name)
        (drawing,) = artist.draw([photo], [Look()])
        cells += [tile(photo), tile(drawing.ink)]
    rows = [torch.cat(cells[:4], dim=2), torch.cat(cells[4:], dim=2)]
    save(torch.cat(rows, dim=1), "before-after.webp")


def looks(artist: Artist, name: str = "interfaces-0032") -> None:
    """One photo; a row for each control, from one end of its range to the other."""
    photo = read(name)
    rows = []
    for control, values in CONTROLS.items():
        drawings = artist.draw([photo] * len(values), [Look(**{control: v}) for v in values])
        rows.append(torch.cat([tile(drawing.ink) for drawing in drawings], dim=2))
    save(torch.cat(rows, dim=1), "looks.webp")


def presets(artist: Artist) -> None:
    """Eight photos; a row for each, the photo and then every preset."""
    rows = []
    for name in EIGHT:
        photo = read(name)
        drawings = artist.draw([photo] * len(PRESETS), list(PRESETS.values()))
        rows.append(torch.cat([tile(photo), *(tile(drawing.ink) for drawing in drawings)], dim=2))
    save(torch.cat(rows, dim=1), "presets.webp")


def group(artist: Artist) -> None:
    """Ten of a crowd of eighty, faces at most 40 px high: photo, drawn as a whole, faces first."""
    names = sorted(path.stem for path in PHOTOS.glob("*.webp"))
    tiles = [resized(read(name).float(), (CROWD, CROWD)).to(torch.uint8) for name in names]
    rows = [torch.cat(tiles[row:] + tiles[:row], dim=2) for row in range(8)]
    crowd = torch.cat(rows, dim=1)
    whole = Artist(checkpoint.load(styles.find("line").weights), None)
    drawings = [each.draw([crowd], [Look()])[0].ink[None] for each in (whole, artist)]
    strips = [ten_of(picture.float() / 255) for picture in (crowd, *drawings)]
    save(torch.cat(strips, dim=1), "group.webp")


def ten_of(crowd: torch.Tensor) -> torch.Tensor:
    """Float (C, H, W) -> (3, 2 * SIDE, 5 * SIDE): five portraits of each of the first two rows."""
    height, width = crowd.shape[1:]
    return resized(crowd[:, : height // 4, : width // 2], (2 * SIDE, 5 * SIDE)).expand(3, -1, -1)


def save(sheet: torch.Tensor, name: str) -> None:
    image: Image.Image = to_image(sheet)
    image.save(HERE / name, quality=80, method=6)


if __name__ == "__main__":
    artist = Artist.load("line")
    before_after(artist)
    looks(artist)
    presets(artist)
    group(artist)
