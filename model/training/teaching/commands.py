"""What `artline teach` does."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch
from rich.console import Console

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.unet import UNet
from model.training.commands import taught as may_be_taught
from model.training.data.style_set import FEWEST, StyleSet
from model.training.presets import preset
from model.training.tasks.losses import Vgg16Features
from model.training.teaching.base import printer_of
from model.training.teaching.folder import Sources, write_style
from model.training.teaching.judging import PEOPLE, Judge
from model.training.teaching.models import SIDE, Models, kept_back
from model.training.teaching.photos import Pairs, Photos, pictures_in
from model.training.teaching.runs import CALM, PRESETS, TeachRun
from model.training.teaching.teacher import StyleTeacher
from model.training.watching import watch

#: Photos of people that are learnt from at most: more take memory, and teach no more.
MOST_PHOTOS = 1500

console = Console()


def teach(
    name: str,
    dataset: Path,
    photos: Path,
    out: Path,
    base: str,
    size: str,
    pairs: Path | None,
    vgg: Path | None,
    seed: int,
    steps: int | None,
) -> Path:
    """Teach a style, and write it as a folder; goes on where OUT left off.

    dataset: as `artline prepare` made it. photos: of people, a folder or a data folder, of which
    nothing held out is learnt from. pairs: as `model.training.teaching.photos.Pairs`.
    """
    run = replace(preset(PRESETS, size), folder=out, base=base, seed=seed)
    run = replace(run, steps=steps or run.steps)
    taught = prepared(dataset, photos, vgg)
    drawn = Pairs(pairs, taught.reader, taught.device) if pairs else None
    console.print(
        f"{len(taught.heads)} heads in the style, {len(taught.people)} people, {run.steps} steps, "
        f"on {taught.device}"
    )
    teacher = taught.teacher(run, drawn)
    watch(teacher, teacher.steps(), run.steps)
    sources = Sources(
        name,
        dataset,
        len({one.source for one in taught.heads.records}),
        len(taught.heads),
        len(taught.people),
        shlex.join(["artline", *sys.argv[1:]]),
    )
    style = write_style(teacher, taught.models, sources, out)
    console.print(f"Done. Look at {out}/*.webp; then `artline styles add {style}`", highlight=False)
    return style


class Taught(NamedTuple):
    """All that a style is taught with."""

    heads: StyleSet
    people: Photos
    models: Models
    judge: Judge
    known: UNet
    reader: FaceReader
    vgg: Vgg16Features
    device: torch.device

    def teacher(
        self, run: TeachRun, pairs: Pairs | None, kind: type[StyleTeacher] = StyleTeacher
    ) -> StyleTeacher:
        """One who teaches it; of a style without colours nobody can be known by theirs.

        Calm colours need not be copied first: the network begins with them.
        """
        if run.base == CALM:
            run = replace(run, first_steps=1)
        if self.models.grey:
            run = replace(run, weights=replace(run.weights, colours=0.0))
        return kind(
            self.people,
            self.models,
            self.judge,
            self.known,
            self.reader.net,
            self.vgg,
            None if run.base == CALM else printer_of(run.base),
            run,
            pairs,
        )


def prepared(
    dataset: Path,
    photos: Path,
    vgg: Path | None,
    *,
    fewest_heads: int = FEWEST,
    fewest_photos: int = Photos.fewest,
    judged: int = PEOPLE,
) -> Taught:
    """As `teach` takes them, read and put on the device that there is.

    judged: how many people are drawn to measure and to show the style. Raises OperatorError where
    there are fewer heads or photos.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    heads, reader = StyleSet(dataset, fewest_heads), FaceReader.load()
    people = Photos(photos_of(photos), reader, device, fewest_photos)
    reader.to(device)
    known = checkpoint.load(styles.FOLDER / f"{styles.CARTOONS}.safetensors").to(device)
    features, held = Vgg16Features(vgg).to(device), heads.held_out
    models = Models(heads.pictures[~held].to(device), heads.points[~held].to(device), known)
    judge = Judge(people, kept_back(heads, SIDE).to(device), known, features, reader.net, judged)
    return Taught(heads, people, models, judge, known, reader, features, device)


def photos_of(folder: Path) -> list[Path]:
    """Photos of people: those of a data folder that are not held out, or all of any other."""
    if (folder / "photos").is_dir():
        found = [folder / "photos" / f"{id}.webp" for id in may_be_taught(folder)]
    else:
        found = pictures_in(folder)
    if not found:
        raise OperatorError(f"there are no photos in {folder}")
    generator = torch.Generator().manual_seed(1)
    order = torch.randperm(len(found), generator=generator).tolist()
    return [found[index] for index in order[:MOST_PHOTOS]]
