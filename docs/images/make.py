"""Draws the pictures of README and docs from the shipped weights: `python docs/images/make.py`.

Photos come from `tests/photos` and `photos`, whose READMEs name their sources and licences.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from model.contract import styles
from model.contract.finish import Finish, printed_in
from model.contract.look import MEDIA, PRESETS, Look
from model.drawing.artist import Artist
from model.drawing.composition import Drawing
from model.drawing.resizing import resized
from model.network import checkpoint
from model.training.tasks.sheet import to_image
from worker.formats.sheets import Sheet, printed
from worker.photos import decode
from worker.studio import tensor_of

HERE = Path(__file__).parent
FOLDERS = (HERE.parents[1] / "tests" / "photos", HERE / "photos")
SIDE, LARGE = 400, 640
#: Side of each portrait in the crowd, in pixels.
CROWD = 72
BEST = ("sfhq-0771", "sfhq-0182", "sfhq-0050", "interfaces-0050", "usdc-0120", "norod-0011")
EIGHT = (
    *("norod-0036", "interfaces-0048", "interfaces-0050", "norod-0011"),
    *("interfaces-0032", "interfaces-0044", "interfaces-0045", "norod-0068"),
)
COVER = "sfhq-0182"
CONTROLS = {
    "line_weight": (0.0, 0.2, 0.35, 0.7, 1.0),
    "detail": (0.0, 0.25, 0.5, 0.75, 1.0),
    "shading": (0.0, 0.25, 0.5, 0.75, 1.0),
    "background": (0.5, 0.6, 0.75, 0.9, 1.0),
}


def read(name: str) -> torch.Tensor:
    """uint8 (3, H, W)."""
    (path,) = (folder / f"{name}.webp" for folder in FOLDERS if (folder / f"{name}.webp").exists())
    return tensor_of(decode(path.read_bytes()))


def tile(picture: torch.Tensor, side: int = SIDE) -> torch.Tensor:
    """uint8 (1 or 3, H, W) or (H, W) -> its upper square as float (3, side, side)."""
    picture = picture if picture.ndim == 3 else picture[None]
    edge = min(picture.shape[1:])
    left = (picture.shape[2] - edge) // 2
    square = picture[:, :edge, left : left + edge]
    return resized(square.float() / 255, (side, side)).expand(3, -1, -1)


def shown(drawing: Drawing, side: int = SIDE) -> torch.Tensor:
    """A drawing as it is printed, float (3, side, side)."""
    page = printed(Sheet.of(drawing), printed_in(Finish(), drawing.medium)).convert("RGB")
    return tile(torch.from_numpy(np.array(page)).permute(2, 0, 1), side)


def best(artist: Artist) -> None:
    """The first picture of the README: photos, each beside its drawing, large."""
    cells = []
    for name in BEST:
        photo = read(name)
        (drawing,) = artist.draw([photo], [Look()])
        cells += [tile(photo, LARGE), shown(drawing, LARGE)]
    save(in_rows(cells, 4), "best.webp")


def media(artist: Artist) -> None:
    """One portrait in every medium, and a cover for each of them."""
    (HERE / "media").mkdir(exist_ok=True)
    photo = read(COVER)
    looks = [Look(medium=medium) for medium in MEDIA]
    drawings = artist.draw([photo] * len(looks), looks)
    for medium, drawing in zip(MEDIA, drawings, strict=True):
        save(shown(drawing, SIDE), f"media/{medium}.webp")
    save(in_rows([shown(drawing, 480) for drawing in drawings], 4), "media.webp")


def looks(artist: Artist, name: str = "interfaces-0032") -> None:
    """One photo; a row for each control, from one end of its range to the other."""
    photo = read(name)
    cells = []
    for control, values in CONTROLS.items():
        drawings = artist.draw([photo] * len(values), [Look(**{control: v}) for v in values])
        cells += [shown(drawing) for drawing in drawings]
    save(in_rows(cells, 5), "looks.webp")


def presets(artist: Artist) -> None:
    """Eight photos; a row for each, the photo and then every preset."""
    cells = []
    for name in EIGHT:
        photo = read(name)
        drawings = artist.draw([photo] * len(PRESETS), list(PRESETS.values()))
        cells += [tile(photo), *(shown(drawing) for drawing in drawings)]
    save(in_rows(cells, 1 + len(PRESETS)), "presets.webp")


def group(artist: Artist) -> None:
    """Ten of a crowd of eighty, faces at most 40 px high: photo, drawn as a whole, faces first."""
    names = sorted(path.stem for path in FOLDERS[0].glob("*.webp"))
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


def in_rows(cells: Sequence[torch.Tensor], across: int) -> torch.Tensor:
    """Cells (3, S, S), so many in a row."""
    rows = [torch.cat(list(cells[i : i + across]), dim=2) for i in range(0, len(cells), across)]
    return torch.cat(rows, dim=1)


def save(sheet: torch.Tensor, name: str) -> None:
    """As WebP."""
    image: Image.Image = to_image(sheet)
    image.save(HERE / name, quality=80, method=6)


if __name__ == "__main__":
    artist = Artist.load("line")
    best(artist)
    media(artist)
    looks(artist)
    presets(artist)
    group(artist)
