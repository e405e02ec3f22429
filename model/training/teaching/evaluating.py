"""How a taught style draws portraits that nothing was learnt from, beside what it began with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.cartoonist import Taught
from model.drawing.composition import on_white
from model.drawing.head_squares import squares
from model.drawing.loading import load_artist
from model.drawing.reader import FaceReader
from model.drawing.resizing import at_most, resized
from model.network.blending import network_of
from model.training.commands import held_out
from model.training.data.ink_store import photo_of, planes_of
from model.training.data.style_set import StyleSet
from model.training.evaluation.coloured import draw_each, evaluate_faces, picture_of
from model.training.evaluation.kid import kernel_inception_distance
from model.training.evaluation.tables import as_table
from model.training.tasks.losses import Vgg16Features
from model.training.teaching.heads import cut
from model.training.teaching.judging import HEAD, features_of
from model.training.teaching.models import is_plain, kept_back

#: Long side of the photos in which faces are looked for, in pixels.
LOOKED_AT = 768

console = Console()


def evaluate_style(
    style: Path, data: Path, dataset: Path, base: str, out: Path, vgg: Path | None
) -> None:
    """Write drawings of the held-out portraits, figures by slice and the distances to the style.

    style: a folder as `write_style` leaves it. dataset: what it was taught with; what was held back
    of that is what drawings are compared with.
    """
    held = kept_back(StyleSet(dataset), HEAD)
    look = Look(strength=1.0, background=0.0 if is_plain(held) else 1.0)
    reader = FaceReader.load()
    artists: dict[str, Artist] = {
        style.name: Taught(network_of(style / "style.safetensors"), reader)
    }
    begun = load_artist(base)
    if isinstance(begun, Artist):
        artists[base] = begun
    for artist in artists.values():
        artist.warm_up()
    ids = held_out(data)

    def draw(_: str, photo: Tensor) -> Mapping[str, Tensor]:
        return {name: on_white(one.draw([photo], [look])[0]) for name, one in artists.items()}

    draw_each(draw, data, ids, out / "drawings")
    evaluate_faces(data, ids, out / "drawings", out)
    features = Vgg16Features(vgg)
    wanted = features_of(features, held.float() / 255)
    rows = [["", "kernel inception distance", "of its base's"], ["---"] * 3]
    drawn = _heads(list(artists), reader, data, ids, out / "drawings")
    distances = {
        name: kernel_inception_distance(features_of(features, some), wanted, paired=False)
        for name, some in drawn.items()
    }
    for name, distance in distances.items():
        share = f"{100 * distance / distances[base]:.0f} %" if base in distances else ""
        rows.append([name, f"{distance:.4f}", share])
    table = as_table(rows)
    (out / "distances.md").write_text(table + "\n")
    console.print(table)


def _heads(
    names: Sequence[str], reader: FaceReader, data: Path, ids: Sequence[str], drawn: Path
) -> dict[str, Tensor]:
    """Heads (N, 3, HEAD, HEAD) in [0, 1] of the drawings, where they are in the photos."""
    found: dict[str, list[Tensor]] = {name: [] for name in names}
    for id in track(ids, "Cutting heads", console=console):
        photo = at_most(planes_of(photo_of(data, id)), LOOKED_AT)
        people = reader.people(photo, most=1).read
        if not people:
            continue
        around = squares(torch.tensor([people[0].points]))
        for name in names:
            picture = resized(picture_of(drawn, name, id), (photo.shape[1], photo.shape[2]))
            found[name].append(cut(picture[None].float() / 255, around, HEAD)[0])
    return {name: torch.stack(heads) for name, heads in found.items()}
