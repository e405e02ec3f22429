"""`artline face`: a face drawn in a style from points alone; and what teaches a style to do so."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from PIL import Image
from pydantic import BaseModel, Field, ValidationError

from artline.paths import check_drawings
from artline.styles import root
from artline.teaching import Vgg, needs_training_extra
from model.contract.added import POINTS
from model.contract.errors import OperatorError

if TYPE_CHECKING:
    from model.drawing.face_painter import DescribedFace

OfStyle = Annotated[
    str, typer.Option("--style", help="A style that was added, or the folder of one.")
]
PartColour = Annotated[str | None, typer.Option(help="A name, or #rrggbb.")]
Worn = Annotated[bool | None, typer.Option(help="Whether it is worn; else as in FILE.")]


class _Colour(BaseModel):
    value: str = Field(pattern="^#[0-9a-f]{6}$")


class _Face(BaseModel):
    """As `artline faces` prints one; what is not needed here is not looked at."""

    landmarks: list[tuple[float, float]]
    colours: dict[str, _Colour] = {}
    glasses: float = 0.0
    beard: float = 0.0
    hat: float = 0.0


def face(
    points: Annotated[
        Path,
        typer.Option(help="JSON: what `artline faces` prints, or a list of 68 pairs of x and y."),
    ],
    style: OfStyle,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="A .png, .webp or .jpg file.")
    ] = Path("face.png"),
    which: Annotated[
        int, typer.Option(min=1, help="Of several faces, counted as they are printed.")
    ] = 1,
    hair: PartColour = None,
    skin: PartColour = None,
    clothes: PartColour = None,
    eyes: PartColour = None,
    glasses: Worn = None,
    beard: Worn = None,
    hat: Worn = None,
) -> None:
    """Draw a face in a style from 68 points and the colours of its parts, without a photo."""
    check_drawings([output], [points] if points.exists() else [])
    if output.suffix.lower() not in Image.registered_extensions():
        raise OperatorError(f"{output} is no name of a picture: let it end in .png or .jpg")
    weights = _weights(style)
    # torch takes seconds to load: only once there is something to do.
    from artline.colours import colour_on
    from model.drawing.face_painter import FacePainter

    parts = {"hair": hair, "skin": skin, "clothes": clothes, "eyes": eyes}
    asked = {part: colour_on(part, said) for part, said in parts.items() if said is not None}
    worn = {"glasses": glasses, "beard": beard, "hat": hat}
    said = {name: float(yes) for name, yes in worn.items() if yes is not None}
    picture = FacePainter.load(weights).paint(read_face(points, which, asked, said))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(picture.permute(1, 2, 0).contiguous().numpy()).save(output)
    except OSError as error:
        raise OperatorError(f"{output} cannot be written: {error.strerror}") from error


def teach_face(
    style: Annotated[str, typer.Argument(help="A style that was added, or the folder of one.")],
    dataset: Annotated[Path, typer.Option("--from", help="A folder that `artline prepare` made.")],
    preset: Annotated[str, typer.Option(help="cpu or gpu: size, batch and steps.")] = "cpu",
    out: Annotated[Path | None, typer.Option(help="Log, checkpoints, a sheet; resumes.")] = None,
    vgg: Vgg = None,
    seed: int = 1,
    steps: Annotated[int | None, typer.Option(help="Fewer or more than the preset's.")] = None,
) -> None:
    """Teach a style to draw faces from points; see `artline face`."""
    folder = style_folder(style)
    check_drawings([folder / POINTS], [], "style")
    with needs_training_extra():
        from model.training.teaching.face_commands import teach_face

        run = out or Path("runs", f"face-{folder.name}")
        teach_face(folder / POINTS, dataset, run, preset, vgg, seed, steps)


def face_pairs(
    photos: Annotated[
        Path, typer.Argument(help="Photos of people: a folder, or one of training data.")
    ],
    style: OfStyle,
    out: Annotated[Path, typer.Option(help="Where heads and their drawings are put.")],
) -> None:
    """Draw faces of photos in a style from their points, as pairs for `artline teach --pairs`."""
    weights = _weights(style)
    with needs_training_extra():
        from model.training.teaching.face_commands import face_pairs

        face_pairs(weights, photos, out)


def read_face(
    path: Path, which: int, colours: Mapping[str, str], worn: Mapping[str, float]
) -> "DescribedFace":
    """The face of that number in a file, from 1, but for colours and what is worn.

    Raises OperatorError for a file that holds no such face.
    """
    from model.drawing.face_painter import DescribedFace
    from model.network.reader import WORN

    faces = _faces(path)
    if which > len(faces):
        raise OperatorError(f"there is no face {which} in {path}: it has {len(faces)}")
    try:
        found = _Face.model_validate(faces[which - 1])
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise OperatorError(
            f"face {which} in {path} does not read as `artline faces` prints one: {place}: "
            f"{first['msg']}"
        ) from error
    own = {part: colour.value for part, colour in found.colours.items()}
    seen = {name: getattr(found, name) for name in WORN}
    return DescribedFace(found.landmarks, own | {**colours}, seen | {**worn})


def _faces(path: Path) -> list[Any]:
    """Those of a file, whichever way they are written."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise OperatorError(f"{path} is no JSON: put what `artline faces` prints there") from error
    if not isinstance(content, list):
        return [content]
    if content and not isinstance(content[0], dict):
        return [{"landmarks": content}]
    return content


def style_folder(style: str) -> Path:
    """That of a style that was added, or the folder itself. Raises OperatorError for neither."""
    found = [folder for folder in (root() / style, Path(style)) if folder.is_dir()]
    if not found:
        raise OperatorError(f"there is no style {style!r}: give one that was added, or a folder")
    return found[0].resolve()


def _weights(style: str) -> Path:
    weights = style_folder(style) / POINTS
    if not weights.is_file():
        raise OperatorError(
            f"the style {style} was not taught to draw from points: "
            f"`artline teach-face {style} --from DATASET` teaches it"
        )
    return weights
