"""A set of heads in one style, as `artline prepare` leaves it in a folder, and what is kept of it.

heads/ID.webp    squares of `Settings.size` px with one whole head each, RGB
heads.jsonl      one `HeadRecord` a line, those that are dropped included
settings.json    `Settings`
choices.json     `Choices`: what a person decided on the contact sheet; may be missing
sheet.html       the contact sheet, which saves `choices.json`
report.md        what was dropped, and why
sources/         what was found in each picture, from which a run that was stopped goes on
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from model.contract.errors import OperatorError
from model.network.reader import LANDMARKS

#: What of a crop keeps it out of the set: too few pixels; too little of a head in the picture;
#: its top cut off by the picture's or panel's rim; tilted too far to be set upright; and nearly the
#: same as another.
Fault = Literal["small", "cut", "top", "tilted", "alike"]
#: What is decided about a crop: kept, or why not. "unlikely" to be a head at all, or "rejected" by
#: a person.
Fate = Literal["kept", "unlikely", "rejected", "small", "cut", "top", "tilted", "alike"]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeadRecord(_Written):
    """What is known of one crop."""

    id: str
    #: The picture's path in the folder that was prepared, with /.
    source: str
    #: Left, top, right and bottom in pixels of the picture: of its panel, and of the whole head.
    panel: tuple[float, float, float, float]
    box: tuple[float, float, float, float]
    #: What was cut out: its middle, its side, and by how many degrees it is turned clockwise.
    middle: tuple[float, float]
    side: float
    turned: float
    #: How likely it is a face, 0 to 1.
    likelihood: float
    #: Degrees, as in `model.drawing.people.Pose`; seen in the picture, before it was turned.
    yaw: float
    pitch: float
    #: 68 pairs of x and y in the crop, as fractions of its side.
    landmarks: tuple[tuple[float, float], ...] = Field(min_length=LANDMARKS, max_length=LANDMARKS)
    #: Of hair, skin, clothes and eyes, as far as they show: `#rrggbb`.
    colours: dict[str, str]
    #: How likely glasses, beard and hat are, 0 to 1; and what the hair is called.
    worn: dict[str, float]
    hair: str
    #: Crop pixels for a pixel of the picture: above 1, it was enlarged.
    enlarged: float
    #: The share of the crop that the picture does not have: it was continued there.
    continued: float
    #: Whether the head itself reaches beyond the upper rim of the picture or panel.
    cut_at_top: bool
    fault: Fault | None = None
    #: Of which crop it is nearly the same.
    like: str | None = None
    #: Kept back from training, to test with.
    held_out: bool


class Settings(_Written):
    """How a set was prepared."""

    #: Side of the crops in pixels.
    size: int = 256
    #: How likely a head must be, unless `Choices` say otherwise.
    least: float = 0.5
    #: How many pixels of a picture a crop shows at least, across.
    smallest: int = 48
    #: Whether heads are cut out on white.
    cut_out: bool = False


class Choices(_Written):
    """What a person decided; the contact sheet saves it."""

    least: float | None = None
    rejected: frozenset[str] = frozenset()
    #: Kept, whatever else speaks against them.
    accepted: frozenset[str] = frozenset()


def fate_of(record: HeadRecord, settings: Settings, choices: Choices) -> Fate:
    """Whether a crop is kept, or why not. A person's word comes first."""
    if record.id in choices.rejected:
        return "rejected"
    if record.id in choices.accepted:
        return "kept"
    if record.fault:
        return record.fault
    least = settings.least if choices.least is None else choices.least
    return "kept" if record.likelihood >= least else "unlikely"


def head_path(folder: Path, id: str) -> Path:
    """Where the crop is."""
    return folder / "heads" / f"{id}.webp"


def read_records(folder: Path) -> list[HeadRecord]:
    """All of them, in the order in which they were written; OperatorError when there are none."""
    path = folder / "heads.jsonl"
    if not path.is_file():
        raise OperatorError(
            f"{folder} holds no set of heads: make one with "
            f"`artline prepare PICTURES --out {folder}`"
        )
    with path.open(encoding="utf-8") as file:
        return list(_records(path, file))


def read_settings(folder: Path) -> Settings:
    """Those of the last run."""
    return _read(folder / "settings.json", Settings)


def read_choices(folder: Path) -> Choices:
    """None were made where the file is missing."""
    path = folder / "choices.json"
    return _read(path, Choices) if path.exists() else Choices()


def _records(path: Path, lines: Iterator[str]) -> Iterator[HeadRecord]:
    for number, line in enumerate(lines, 1):
        try:
            yield HeadRecord.model_validate_json(line)
        except ValidationError as error:
            raise _unreadable(path, error, f", line {number}") from error


_Model = TypeVar("_Model", bound=BaseModel)


def _read(path: Path, kind: type[_Model]) -> _Model:
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: ValidationError, where: str = "") -> OperatorError:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return OperatorError(f"{path}{where} is damaged ({place}: {first['msg']}); prepare it again")
