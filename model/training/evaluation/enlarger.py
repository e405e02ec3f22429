"""How well pictures of lines and flat colours are enlarged by two: beside what they were.

Held-out pictures are made smaller twice: by bicubic resampling alone, and by some kernel, perhaps
soft and compressed, as in training. What is made of them is compared with the picture.
"""

import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import torch
import torch.nn.functional as F
from PIL import Image
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.drawing.levels import luminance
from model.training.data.art import Art, cleaned, fullest, read_art
from model.training.data.ink_store import planes_of
from model.training.evaluation.likeness import Likeness, Seen
from model.training.evaluation.slices import spread
from model.training.evaluation.tables import as_table
from model.training.tasks.enlarging import worn
from model.training.tasks.losses import Vgg16Features
from model.training.tasks.sheet import save_rows

#: uint8 (3, H, W) -> uint8 (3, 2H, 2W).
Way = Callable[[Tensor], Tensor]
#: Of how many pictures of each set a square is measured, and its side in pixels at most; how much
#: smaller than it is a picture is taken, without the marks of its own compression.
PICTURES, SIDE, CLEANED = 6, 128, 0.7
#: Of each set so many are on the sheet, with so many pixels of each at SHOWN times their size.
ON_SHEET, CUT, SHOWN = 3, 80, 4
#: The window of the structural similarity, its width and its constants, as in the paper.
WINDOW, SIGMA, STABLE = 11, 1.5, (0.01**2, 0.03**2)
console = Console()


def resampling(kernel: Image.Resampling) -> Way:
    """Twice the size by one of Pillow's kernels."""

    def way(small: Tensor) -> Tensor:
        picture = _image(small)
        return planes_of(picture.resize((2 * picture.width, 2 * picture.height), kernel))

    return way


BASELINES: dict[str, Way] = {
    "bicubic": resampling(Image.Resampling.BICUBIC),
    "Lanczos": resampling(Image.Resampling.LANCZOS),
}


class Figures(NamedTuple):
    """Of an enlarged picture: peak signal to noise and similarity of its luma, and what VGG16 sees.

    The last is a distance: less is better.
    """

    psnr: float
    ssim: float
    features: float

    @classmethod
    def of(cls, got: Seen, wanted: Seen) -> Self:
        """Both of one size."""
        lumas = luminance(got.drawing), luminance(wanted.drawing)
        return cls(psnr(*lumas), ssim(*lumas), Likeness.of(got, wanted).feature)


def psnr(got: Tensor, wanted: Tensor) -> float:
    """Peak signal to noise in dB, of values in [0, 1]; 60 for what is as good as the same."""
    return float(-10 * F.mse_loss(got, wanted).clamp(min=1e-6).log10())


def ssim(got: Tensor, wanted: Tensor) -> float:
    """Structural similarity (Wang and others 2004) of (1, 1, H, W) in [0, 1]; 1 is the same."""
    places = torch.arange(WINDOW, dtype=torch.float32) - WINDOW // 2
    bell = (-places.square() / (2 * SIGMA**2)).exp()
    bell = bell / bell.sum()
    pictures = torch.cat([got, wanted, got**2, wanted**2, got * wanted])
    means = F.conv2d(F.conv2d(pictures, bell.view(1, 1, 1, -1)), bell.view(1, 1, -1, 1))
    x, y, xx, yy, xy = means.unbind()
    one, two = STABLE
    alike = (2 * x * y + one) * (2 * (xy - x * y) + two)
    return float((alike / ((x**2 + y**2 + one) * (xx - x**2 + yy - y**2 + two))).mean())


class Sample(NamedTuple):
    """A square of a picture, and the same at half the size, clean and worn; uint8 (3, H, W)."""

    set: str
    wanted: Tensor
    small: Mapping[str, Tensor]


def samples(pictures: Sequence[Art]) -> list[Sample]:
    """PICTURES of each set, the same ones each time."""
    found = []
    for name in dict.fromkeys(art.set for art in pictures):
        paths = {str(art.path): art for art in pictures if art.set == name}
        found += [_sample(paths[path]) for path in spread(list(paths), PICTURES)]
    return found


def _sample(art: Art) -> Sample:
    rng = random.Random(art.path.stem)  # noqa: S311
    picture = cleaned(read_art(art), CLEANED)
    # Even: half of it is a whole number of pixels.
    square = fullest(picture, min(SIDE, *picture.size) // 2 * 2, rng)
    assert square is not None  # noqa: S101 - it is no larger than the picture
    clean = square.resize((square.width // 2, square.height // 2), Image.Resampling.BICUBIC)
    small = {"clean": planes_of(clean), "worn": planes_of(worn(square, rng))}
    return Sample(art.set, planes_of(square), small)


@torch.inference_mode()
def evaluate(
    ways: Mapping[str, Way], pictures: Sequence[Art], vgg: Vgg16Features, out: Path
) -> None:
    """Print and write a table of every way by set, and a sheet to look at."""
    found: dict[tuple[str, str, str], list[Figures]] = {}
    taken = samples(pictures)
    rows: dict[str, list[list[Tensor]]] = {}
    for sample in track(taken, "Enlarging", transient=True):
        wanted = Seen.by(vgg, sample.wanted)
        for state, small in sample.small.items():
            made = {name: way(small) for name, way in ways.items()}
            for name, picture in made.items():
                figures = Figures.of(Seen.by(vgg, picture), wanted)
                for group in (sample.set, "all"):
                    found.setdefault((group, name, state), []).append(figures)
            nearest = small.repeat_interleave(2, 1).repeat_interleave(2, 2)
            row = [magnified(cell) for cell in (nearest, sample.wanted, *made.values())]
            rows.setdefault(sample.set, []).append(row)
    out.mkdir(parents=True, exist_ok=True)
    table = markdown(found)
    (out / "table.md").write_text(table)
    shown = [row for some in rows.values() for row in some[: 2 * ON_SHEET]]
    save_rows(shown, out / "sheet.png")
    console.print(table, highlight=False, soft_wrap=True)
    across = ", ".join(["the small picture", "what it was", *ways])
    console.print(f"From left to right: {across}. Look at {out / 'sheet.png'}")


def magnified(picture: Tensor) -> Tensor:
    """The middle of a picture at SHOWN times its size, each pixel a square; in [0, 1]."""
    top, left = ((side - CUT) // 2 for side in picture.shape[1:])
    cut = picture[:, top : top + CUT, left : left + CUT].float() / 255
    return cut.repeat_interleave(SHOWN, 1).repeat_interleave(SHOWN, 2)


def markdown(found: Mapping[tuple[str, str, str], Sequence[Figures]]) -> str:
    """A row for each set and way; means."""
    states = list(dict.fromkeys(state for _, _, state in found))
    names = ["PSNR, dB", "SSIM", "features"]
    head = ["", *(f"{state}: {name}" for state in states for name in names)]
    lines = [head, ["---"] * len(head)]
    groups = list(dict.fromkeys((group, name) for group, name, _ in found))
    for group, name in sorted(groups, key=lambda row: row[0] == "all"):
        cells = []
        for state in states:
            psnrs, *others = zip(*found[group, name, state], strict=True)
            cells.append(f"{statistics.mean(psnrs):.2f}")
            cells += [f"{statistics.mean(other):.3f}" for other in others]
        lines.append([f"{group}, {name}", *cells])
    return as_table(lines)


def _image(picture: Tensor) -> Image.Image:
    return Image.fromarray(picture.permute(1, 2, 0).contiguous().numpy())
