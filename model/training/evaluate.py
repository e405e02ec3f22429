"""Reports on portraits that the network has never seen, beside the drawings it learnt from."""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table
from torch import Tensor

from model.artist import Artist
from model.look import Look
from model.training.data import DRAWINGS, Portraits
from model.training.losses import Vgg16Features, relative_l1
from model.training.measures import Measurer, Tally

#: Long side at which faces are looked for, in pixels.
MEASURED_SIDE = 768
#: Sets whose licence lets us show their pictures (CC0, CC BY, public domain, Apache-2.0).
SHOWABLE = ("interfaces", "norod", "london", "pif", "18f", "usdc")
SHEET = 24

console = Console()


def evaluate(artist: Artist, portraits: Portraits, vgg: Vgg16Features, out: Path) -> None:
    """Write drawings, `report.json` and `sheet.png` into `out`, and print the figures."""
    (out / "drawings").mkdir(parents=True, exist_ok=True)
    measurer = Measurer(portraits.folder / "weights")
    tallies = {name: Tally() for name in ("drawn", *DRAWINGS)}
    losses: list[tuple[float, float]] = []
    drawings: dict[str, Tensor] = {}
    for id, planes in track(
        list(zip(portraits.ids, portraits.planes, strict=True)), "Measuring", console=console
    ):
        drawing = artist.draw([planes[:3]], [Look()])[0].ink[None]
        Image.fromarray(drawing[0].numpy()).save(out / "drawings" / f"{id}.png")
        drawings[id] = drawing
        losses.append(distances(drawing, planes[4:5], vgg))
        photo = fit(planes[:3]).permute(1, 2, 0).numpy()
        size = photo.shape[:2]
        measurer.add(tallies["drawn"], photo, fit(drawing, size)[0].numpy())
        for kind in DRAWINGS:
            target = read_grey(portraits.folder / kind / f"{id}.webp")
            measurer.add(tallies[kind], photo, fit(target, size)[0].numpy())
    report: dict[str, dict[str, float]] = {k: tally.summary() for k, tally in tallies.items()}
    pixel, feature = np.mean(losses, axis=0)
    report["drawn"] |= {"L1 to medium": float(pixel), "VGG distance to medium": float(feature)}
    (out / "report.json").write_text(json.dumps(report, indent=2) + "\n")
    print_table(report, len(portraits.ids))
    save_contact_sheet(portraits, drawings, out / "sheet.png")


@torch.inference_mode()
def distances(drawing: Tensor, target: Tensor, vgg: Vgg16Features) -> tuple[float, float]:
    """L1 and VGG-feature distance of (1, H', W') to (1, H, W), uint8, at the target's size."""
    height, width = target.shape[1:]
    seen = fit(drawing, (height, width))[None].float() / 255
    wanted = target[None].float() / 255
    maps = zip(vgg(seen), vgg(wanted), strict=True)
    feature = sum(float(relative_l1(a, b)) for a, b in maps)
    return float(F.l1_loss(seen, wanted)), feature


def fit(picture: Tensor, size: tuple[int, int] | None = None) -> Tensor:
    """uint8 (C, H, W) resized to `size`, or so that its long side is at most MEASURED_SIDE."""
    height, width = picture.shape[1:]
    if size is None:
        factor = min(1.0, MEASURED_SIDE / max(height, width))
        size = (round(height * factor), round(width * factor))
    if size == (height, width):
        return picture
    return F.interpolate(picture[None], size=size, mode="bilinear", antialias=True)[0]


def read_grey(path: Path) -> Tensor:
    """A drawing from a file, uint8 (1, H, W)."""
    return torch.from_numpy(np.array(Image.open(path).convert("L")))[None]


def print_table(report: dict[str, dict[str, float]], count: int) -> None:
    """The figures of our drawings beside those of the targets."""
    table = Table("", *report, title=f"{count} held-out portraits")
    for name in report["drawn"]:
        cells = [report[column].get(name) for column in report]
        table.add_row(name, *("" if v is None else f"{v:.3g}" for v in cells))
    console.print(table)


def save_contact_sheet(portraits: Portraits, drawings: dict[str, Tensor], path: Path) -> None:
    """Photo beside drawing for SHEET portraits that we may show, six pairs in a row."""
    shown = [
        (planes, drawings[id])
        for id, planes in zip(portraits.ids, portraits.planes, strict=True)
        if id.startswith(SHOWABLE)
    ]
    step = max(1, len(shown) // SHEET)
    cells = [
        torch.cat([tile(planes[:3]), tile(drawing.expand(3, -1, -1))], dim=2)
        for planes, drawing in shown[::step][:SHEET]
    ]
    rows = [torch.cat(cells[i : i + 6], dim=2) for i in range(0, len(cells) // 6 * 6, 6)]
    sheet = torch.cat(rows, dim=1).permute(1, 2, 0).numpy()
    Image.fromarray(np.ascontiguousarray(sheet)).save(path)


def tile(picture: Tensor, side: int = 320) -> Tensor:
    """The upper square of (3, H, W), scaled to `side`."""
    edge = min(picture.shape[1:])
    left = (picture.shape[2] - edge) // 2
    return fit(picture[:, :edge, left : left + edge], (side, side))
