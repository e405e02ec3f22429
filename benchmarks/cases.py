"""Are hard cases drawn as they should be? python benchmarks/cases.py --cases DIR

`two_people.jpg` in colour and in comic: how far the colour of each person's cheeks is from the
photo's (asked: within 6), and that of the wall at the left (within 10), in Lab (CIE 1976).
`dark.jpg` in every style: mean luma in the ellipse of the face, of 255 (asked in comic: at least
110).
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import Tensor

from model.contract import styles
from model.drawing.composition import on_white
from model.drawing.lab import to_lab
from model.drawing.landmarks import LEFT_EYE, RIGHT_EYE
from model.drawing.levels import luminance
from model.drawing.people import ReadFace
from model.drawing.resizing import resized
from model.training.evaluation.printings import Printed, Printings
from worker.photos import decode
from worker.studio import tensor_of

#: For each cheek the landmarks between which its middle lies: lower lid, wing of the nose, corner
#: of the mouth, jaw. And its radius over the distance between the eyes.
CHEEKS, RADIUS = ((41, 31, 48, 3), (46, 35, 54, 13)), 0.15
#: Left part of the picture in which the wall is, and how surely it is nobody.
WALL, NOBODY = 0.15, 0.95


def cheeks_of(face: ReadFace, size: tuple[int, int]) -> list[Tensor]:
    """Discs, bool (H, W)."""
    points = np.array(face.points)
    eyes = points[list(RIGHT_EYE)].mean(axis=0) - points[list(LEFT_EYE)].mean(axis=0)
    radius = RADIUS * float(np.linalg.norm(eyes))
    found = []
    for among in CHEEKS:
        x, y = points[list(among)].mean(axis=0)
        canvas = Image.new("1", (size[1], size[0]))
        ImageDraw.Draw(canvas).ellipse((x - radius, y - radius, x + radius, y + radius), fill=1)
        found.append(torch.from_numpy(np.array(canvas)))
    return found


def wall_of(printed: Printed, size: tuple[int, int]) -> Tensor:
    """Where there is background at the left, bool (H, W)."""
    wall = resized(printed.parts.background[None], size)[0] > NOBODY
    wall[:, round(WALL * size[1]) :] = False
    return wall


def moved(photo: Tensor, picture: Tensor, where: Tensor) -> float:
    """Distance of the mean colours; uint8 (3, H, W)."""
    one, other = (to_lab(each.float() / 255)[:, where].mean(dim=1) for each in (photo, picture))
    return float((one - other).norm())


def two_people(printings: Printings, photo: Tensor) -> None:
    """Prints a row for each style."""
    printed, size = printings.printed(photo), (photo.shape[1], photo.shape[2])
    assert printings.reader is not None
    people = sorted(printings.reader.people(photo).read, key=lambda face: face.box.x)
    for style in ("colour", "comic"):
        picture = resized(on_white(printed.drawings[style]), size)
        cheeks = [
            [moved(photo, picture, cheek) for cheek in cheeks_of(face, size)] for face in people
        ]
        told = "; ".join(" and ".join(f"{one:.1f}" for one in person) for person in cheeks)
        wall = moved(photo, picture, wall_of(printed, size))
        print(f"two_people {style:7} cheeks, from the left: {told}; wall {wall:.1f}")


def dark(printings: Printings, photo: Tensor) -> None:
    """Prints a figure for each style."""
    printed, size = printings.printed(photo), (photo.shape[1], photo.shape[2])
    assert printings.reader is not None
    (face, *_) = printings.reader.people(photo).faces
    canvas = Image.new("1", (size[1], size[0]))
    box = (face.x, face.y, face.x + face.width, face.y + face.height)
    ImageDraw.Draw(canvas).ellipse(box, fill=1)
    inside = torch.from_numpy(np.array(canvas))
    pictures = {"photo": photo} | {
        style: resized(on_white(drawing), size) for style, drawing in printed.drawings.items()
    }
    told = (f"{name} {luminance(p.float())[0, inside].mean():.0f}" for name, p in pictures.items())
    print("dark       mean luma of the face:", ", ".join(told))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    folder = parser.parse_args().cases
    everything = Printings.of([style.name for style in styles.STYLES if not style.of_lines])
    for name, shown in (("two_people.jpg", two_people), ("dark.jpg", dark)):
        shown(everything, tensor_of(decode((folder / name).read_bytes())))
