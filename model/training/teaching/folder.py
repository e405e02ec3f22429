"""What a run leaves: the style as a folder that can be added, and what there is to look at."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from string import Template
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image

from model.contract.look import Look
from model.drawing.cartoonist import Taught
from model.drawing.composition import on_white
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.blending import network_of
from model.training.teaching.copies import copies
from model.training.teaching.judging import LIKE, PEOPLE, Verdict
from model.training.teaching.models import Models
from model.training.teaching.runs import TeachRun
from model.training.teaching.sheets import save_neighbours, save_people, save_slider
from model.training.teaching.teacher import StyleTeacher

#: Long side of a cover, in pixels.
COVER = 512


class Sources(NamedTuple):
    """What a style was taught with, for its card."""

    name: str
    dataset: Path
    pictures: int
    heads: int
    photos: int
    command: str


def write_style(teacher: StyleTeacher, models: Models, sources: Sources, folder: Path) -> Path:
    """Write FOLDER/NAME as `artline styles add` takes it; sheets and figures beside it."""
    run, judge = teacher.run, teacher.judge
    base = checkpoint.load(teacher.base_path)
    net, _, best = checkpoint.load_with_base(teacher.best_path)
    style = folder / sources.name
    style.mkdir(parents=True, exist_ok=True)
    taught = net.state_dict()
    # The encoder is as it was.
    before = {
        name: value
        for name, value in base.state_dict().items()
        if not torch.equal(value, taught[name])
    }
    checkpoint.save(net, style / "style.safetensors", before, order="coarse", **best)
    save_people(judge, base, net, run.folder / "sheet.webp")
    save_slider(judge, base, net, run.folder / "strengths.webp")
    heads = judge.heads(net)
    found = copies(judge, heads, models.heads)
    nearest = models.heads[found.nearest].float() / 255
    save_neighbours(heads, nearest, run.folder / "neighbours.webp")
    first, last = judge.verdict(base), Verdict(best["distance"], best["landmarks"])
    card = _card(sources, run, first, last, int(best["step"]), found.ratio)
    (style / "card.md").write_text(card)
    _cover(style)
    return style


def _cover(style: Path) -> None:
    """The portrait that the package brings, in the style."""
    photo = Image.open(BytesIO(files("artline").joinpath("sample/portrait.webp").read_bytes()))
    artist = Taught(network_of(style / "style.safetensors"), FaceReader.load())
    pixels = torch.from_numpy(np.array(photo.convert("RGB"))).permute(2, 0, 1)
    (drawing,) = artist.draw([pixels], [Look(strength=1.0)])
    picture = Image.fromarray(on_white(drawing).permute(1, 2, 0).numpy())
    picture.thumbnail((COVER, COVER), Image.Resampling.LANCZOS)
    picture.save(style / "cover.webp", quality=88)


def _card(
    sources: Sources, run: TeachRun, first: Verdict, last: Verdict, step: int, ratio: float
) -> str:
    template = Template(files("model.training.teaching").joinpath("card.md").read_text())
    return template.substitute(
        **sources._asdict() | {"dataset": sources.dataset.name},
        base=run.base,
        step=step,
        steps=run.steps,
        people=PEOPLE,
        distance_before=f"{first.distance:.4f}",
        distance=f"{last.distance:.4f}",
        share=round(100 * last.distance / first.distance) if first.distance > 0 else "-",
        off_before=f"{100 * first.landmarks:.1f}",
        off=f"{100 * last.landmarks:.1f}",
        like=round(100 * LIKE),
        ratio=f"{ratio:.2f}",
    )
