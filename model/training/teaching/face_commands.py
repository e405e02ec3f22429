"""What `artline teach-face` and `artline face-pairs` do."""

from dataclasses import replace
from pathlib import Path

import torch
from rich.console import Console

from model.contract import styles
from model.drawing.face_painter import FacePainter
from model.drawing.plain_portraits import portrait
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.training.data.in_one_step import in_one_step
from model.training.data.style_set import StyleSet
from model.training.presets import preset
from model.training.tasks.losses import Vgg16Features
from model.training.tasks.sheet import save_rows
from model.training.teaching.commands import photos_of
from model.training.teaching.described import DescribedHeads
from model.training.teaching.drawn_pairs import draw_pairs
from model.training.teaching.face_teacher import PRESETS, FaceTeacher
from model.training.teaching.usual_colours import usual_colours
from model.training.watching import watch

#: Held-out heads that are measured, and of these the ones on the sheet.
JUDGED, SHOWN = 32, 12

console = Console()


def teach_face(
    target: Path,
    dataset: Path,
    out: Path,
    size: str,
    vgg: Path | None,
    seed: int,
    steps: int | None,
) -> None:
    """Teach to draw a style's faces from points, and write `target`; goes on where OUT left off.

    dataset: as `artline prepare` made it.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    run = replace(preset(PRESETS, size), folder=out, seed=seed)
    run = replace(run, steps=steps or run.steps)
    heads = StyleSet(dataset)
    usual = usual_colours(heads)
    held_out = heads.held_out
    learnt = DescribedHeads.of(heads, ~held_out, run.side, usual, device)
    first = torch.zeros_like(held_out)
    first[held_out.nonzero()[:JUDGED, 0]] = True
    held = DescribedHeads.of(heads, first, run.side, usual, device)
    known = checkpoint.load(styles.FOLDER / f"{styles.CARTOONS}.safetensors")
    reader = FaceReader.load()
    teacher = FaceTeacher(learnt, known, reader.net, Vgg16Features(vgg), run)
    console.print(f"{len(learnt)} heads in the style, {run.steps} steps, on {device}")
    watch(teacher, teacher.steps(), run.steps)
    with in_one_step(target) as partial:
        teacher.export(partial, usual)
    if len(held):
        _report(teacher, held, out)
    console.print(f"Done: {target}", highlight=False)


def _report(teacher: FaceTeacher, held: DescribedHeads, out: Path) -> None:
    """How far landmarks are off; and a sheet of pictures, what was given, and what was drawn."""
    drawn, off = teacher.judged(held)
    given = portrait(held.plans.points[:SHOWN], held.plans.colours[:SHOWN], teacher.run.side)
    pictures = held.heads[:SHOWN].float() / 255
    save_rows([list(kind) for kind in (pictures, given, drawn[:SHOWN])], out / "sheet.png")
    console.print(
        f"Of {len(held)} held-out heads landmarks are {100 * off:.1f} % of the distance between "
        f"the eyes from where they were to be. Look at {out / 'sheet.png'}",
        highlight=False,
    )


def face_pairs(weights: Path, photos: Path, out: Path) -> None:
    """Draw the largest face of each photo, as pairs for `artline teach --pairs`.

    photos: a folder of people, or a data folder, of which nothing held out is drawn.
    """
    count = draw_pairs(photos_of(photos), FacePainter.load(weights), FaceReader.load(), out)
    console.print(f"{count} pairs are in {out}", highlight=False)
