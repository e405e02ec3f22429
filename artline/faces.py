"""`artline faces`: what the face reader sees in a picture, as JSON, and drawn over it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from PIL import Image, ImageDraw

from artline.draw import read_needed
from artline.paths import check_drawings
from model.contract.errors import OperatorError

if TYPE_CHECKING:
    from torch import Tensor

    from model.drawing.people import ReadFace

#: Decimals of pixels and angles, and of likelihoods.
DECIMALS, LIKELY = 1, 3


def show_faces(path: Path, draw: Path | None) -> None:
    """Print every face of a picture; OperatorError for one that cannot be read.

    Likewise where `draw` cannot be written, or is the picture itself.
    """
    if draw is not None:
        check_drawings([draw], [path], "--draw")
        if draw.suffix.lower() not in Image.registered_extensions():
            raise OperatorError(f"{draw} is no name of a picture: let it end in .png or .jpg")
    # torch takes seconds to load: only once there is something to do.
    from model.drawing.reader import FaceReader

    picture = read_needed(path)
    faces = FaceReader.load().find(picture)
    typer.echo(json.dumps([as_json(face) for face in faces], indent=2))
    if draw is not None:
        drawn_over(picture, faces).save(draw)


def as_json(face: "ReadFace") -> dict[str, Any]:
    """What is printed of a face; pixels of the picture, degrees, likelihoods from 0 to 1."""
    box, pose = face.box, face.pose
    return {
        "box": {
            name: round(getattr(box, name), DECIMALS) for name in ("x", "y", "width", "height")
        },
        "likelihood": round(face.likelihood, LIKELY),
        "pose": {name: round(getattr(pose, name), DECIMALS) for name in ("yaw", "pitch", "roll")},
        **{name: round(value, LIKELY) for name, value in face.worn.items()},
        "hair": face.hair,
        "colours": {
            part: {"name": colour.name, "value": colour.value}
            for part, colour in face.colours.items()
        },
        "landmarks": [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in face.points],
    }


def drawn_over(picture: "Tensor", faces: "list[ReadFace]") -> Image.Image:
    """The picture, uint8 (3, H, W), with boxes and landmarks."""
    image = Image.fromarray(picture.permute(1, 2, 0).contiguous().numpy())
    pen = ImageDraw.Draw(image)
    for face in faces:
        box = face.box
        thick = max(1, round(box.height / 150))
        corner = (box.x + box.width, box.y + box.height)
        pen.rectangle((box.x, box.y, *corner), outline="#1f6fd8", width=thick)
        for x, y in face.points:
            pen.ellipse((x - thick, y - thick, x + thick, y + thick), fill="#f2c500")
    return image
