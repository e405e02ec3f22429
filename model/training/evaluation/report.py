"""Figures of single drawings, summed up by slice, and written down as JSON and CSV."""

import csv
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from model.training.evaluation.judge import Figures
from model.training.evaluation.kid import kernel_inception_distance
from model.training.evaluation.slices import cut, tags_of

#: The slices of all portraits, and of the group pictures made of them.
ALL, COLLAGES = "all", "collages"
#: Our drawings, among those that they are measured beside.
DRAWN = "drawn"
#: Of fewer pictures than these a kernel distance says nothing.
ENOUGH = 8

#: The figures of every kind of drawing of one photo, and those of every photo, by id.
Measured = Mapping[str, Mapping[str, Figures]]
Summary = dict[str, float | None]
#: By slice and by kind of drawing.
Report = Mapping[str, Mapping[str, Summary]]


def report(
    measured: Measured, slices: Mapping[str, Collection[str]], target: str
) -> dict[str, dict[str, Summary]]:
    """The summary of each kind of drawing, by slice. `target`: the kind that ours is to be like."""
    return {
        name: {
            kind: summary([measured[id] for id in ids], kind, target) for kind in measured[ids[0]]
        }
        for name, ids in cut(list(measured), slices).items()
    }


def summary(pictures: Sequence[Mapping[str, Figures]], kind: str, target: str) -> Summary:
    """Shares in %; errors in % of the distance between the eyes; None where nothing is known."""
    drawings = [picture[kind] for picture in pictures]
    found = [drawing.recognised for drawing in drawings]
    errors = [error for recognised in found for error in recognised.errors]
    in_grey = [drawing.in_grey.sets_found for drawing in drawings]
    both = [
        grey and drawn
        for recognised, sets in zip(found, in_grey, strict=True)
        for grey, drawn in zip(sets, recognised.sets_found, strict=True)
    ]
    faces = sum(recognised.faces for recognised in found)
    people = sum(recognised.people for recognised in found)
    return {
        "pictures": len(drawings),
        "faces": faces,
        "faces found %": _share(sum(r.faces_found for r in found), faces),
        "faces found at any size %": _share(sum(r.faces_found_at_any_size for r in found), faces),
        "people found at any size %": _share(sum(r.people_found for r in found), people),
        "landmark sets found %": _share(len(errors), sum(r.landmark_sets for r in found)),
        "sets found in the grey photo %": _share(sum(map(sum, in_grey)), sum(map(len, in_grey))),
        "sets found of those in grey %": _share(sum(both), sum(map(sum, in_grey))),
        "landmark error, median %": float(np.median(errors)) if errors else None,
        "landmark error, p90 %": float(np.percentile(errors, 90)) if errors else None,
        "people found in black and white %": _share(
            sum(d.in_black.people_found for d in drawings), people
        ),
        "face soft %": _mean_of_all([drawing.blacks.soft for drawing in drawings]),
        "hair ink %": _mean_of_all([drawing.blacks.hair for drawing in drawings]),
        "ink %": _mean([drawing.ink.coverage for drawing in drawings]),
        "white paper %": _mean([drawing.ink.paper for drawing in drawings]),
        "specks per 100 kpx": _mean([drawing.ink.specks for drawing in drawings]),
        "continuity %": _mean([drawing.ink.continuity for drawing in drawings]),
        f"L1 to {target}": _mean([drawing.likeness.l1 for drawing in drawings]),
        f"VGG distance to {target}": _mean([drawing.likeness.feature for drawing in drawings]),
        f"KID to {target} x 1000": _kid(pictures, kind, target),
    }


def _share(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _mean_of_all(values: Sequence[Sequence[float]]) -> float | None:
    every = [value for some in values for value in some]
    return float(np.mean(every)) if every else None


def _kid(pictures: Sequence[Mapping[str, Figures]], kind: str, target: str) -> float | None:
    if len(pictures) < ENOUGH:
        return None
    drawn, wanted = (torch.stack([p[name].samples for p in pictures]) for name in (kind, target))
    return 1000 * kernel_inception_distance(drawn, wanted)


def write(report: Report, path: Path) -> None:
    """The whole report as JSON: by slice, by kind of drawing, by figure."""
    path.write_text(json.dumps(report, indent=2) + "\n")


def write_pictures(measured: Measured, slices: Mapping[str, frozenset[str]], path: Path) -> None:
    """A row for each of our drawings as CSV, for a spreadsheet."""
    rows = [
        {"id": id, "tags": " ".join(tags_of(id, slices)), **columns(kinds[DRAWN])}
        for id, kinds in measured.items()
    ]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def columns(figures: Figures) -> dict[str, str]:
    """What there is to say about one drawing, as a person reads it."""
    found = figures.recognised
    return {
        "faces found": f"{found.faces_found} of {found.faces}",
        "at any size": f"{found.faces_found_at_any_size} of {found.faces}",
        "landmark sets found": f"{len(found.errors)} of {found.landmark_sets}",
        "landmark error %": " ".join(f"{error:.1f}" for error in found.errors),
        "in black and white": f"{figures.in_black.people_found} of {found.people}",
        "face soft %": " ".join(f"{share:.0f}" for share in figures.blacks.soft),
        "hair ink %": " ".join(f"{share:.0f}" for share in figures.blacks.hair),
        "ink %": f"{figures.ink.coverage:.1f}",
        "white paper %": f"{figures.ink.paper:.1f}",
        "specks per 100 kpx": f"{figures.ink.specks:.1f}",
        "continuity %": f"{figures.ink.continuity:.1f}",
        "L1": f"{figures.likeness.l1:.3f}",
        "VGG distance": f"{figures.likeness.feature:.2f}",
    }
