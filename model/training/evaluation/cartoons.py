"""The report on cartoons: every style on every held-out portrait, and how well hair is found."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from torch import Tensor

from model.drawing.composition import on_white
from model.training.data.portraits import read_landmarks
from model.training.evaluation import hair
from model.training.evaluation.coloured import Row, console, draw_each, evaluate_faces, slices_of
from model.training.evaluation.printings import Printings
from model.training.evaluation.report import ALL


def evaluate_cartoons(
    printings: Printings, data: Path, ids: Sequence[str], out: Path
) -> dict[str, dict[str, Row]]:
    """Draw, once for all styles, and measure; writes drawings, figures, tables and sheets."""
    masks: dict[str, Tensor] = {}

    def draw(id: str, photo: Tensor) -> Mapping[str, Tensor]:
        printed = printings.printed(photo)
        masks[id] = hair.as_mask(printed.parts.hair)
        return {style: on_white(drawing) for style, drawing in printed.drawings.items()}

    drawn = out / "drawings"
    draw_each(draw, data, ids, drawn)
    _report_hair(data, masks, out)
    return evaluate_faces(data, ids, drawn, out)


def _report_hair(data: Path, masks: Mapping[str, Tensor], out: Path) -> None:
    overlaps = {}
    for id, mask in masks.items():
        if (teacher := hair.teachers(data, id)) is not None:
            overlaps[id] = hair.overlap(mask, teacher)
    if not overlaps:
        return
    slices = slices_of(list(overlaps))
    near = hair.close_ups(read_landmarks(data / "landmarks.npz"))
    slices["close-ups"] = [id for id in slices[ALL] if id in near]
    slices["all but close-ups"] = [id for id in slices[ALL] if id not in near]
    table = hair.markdown(overlaps, slices)
    (out / "hair.md").write_text(table)
    worst = hair.save_worst(data, overlaps, masks, out / "hair.png")
    console.print(table, highlight=False)
    listed = ", ".join(f"{id} {overlaps[id]:.0f}" for id in worst[:8])
    console.print(f"Worst: {listed}. Look at {out / 'hair.png'}")
