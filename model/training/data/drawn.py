"""Our own drawings of portraits, made once: what the face reader learns to read besides photos.

They lie to the pixel on the photo, so its landmarks are theirs too.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image
from rich.progress import track

from model.contract.look import Look
from model.drawing.composition import on_white
from model.drawing.loading import load_artist
from model.training.data.in_one_step import in_one_step
from model.training.data.ink_store import photo_of, planes_of

#: What is drawn: media of line art, and cartoons.
MEDIA = ("ink", "brush", "pencil")
CARTOONS = ("comic", "flat")
#: Of each portrait one medium, in turn, and every cartoon.
QUALITY = 92


def kinds_of(index: int) -> tuple[str, ...]:
    """What is drawn of a portrait, by its place among them."""
    return (MEDIA[index % len(MEDIA)], *CARTOONS)


def draw_all(folder: Path, ids: Sequence[str], store: Path) -> None:
    """Draw what is missing in `store`, as `kinds_of`; goes on where it was stopped."""
    wanted = [(kind, id) for index, id in enumerate(ids) for kind in kinds_of(index)]
    draw(folder, wanted, store)


def draw(folder: Path, wanted: Iterable[tuple[str, str]], store: Path) -> None:
    """Draw what is missing of these kinds and ids."""
    missing = [pair for pair in wanted if not path_of(store, *pair).exists()]
    for style in ("line", *CARTOONS):
        some = [pair for pair in missing if (pair[0] if pair[0] in CARTOONS else "line") == style]
        if some:
            _draw(folder, style, some, store)


def path_of(store: Path, kind: str, id: str) -> Path:
    """Where a drawing is kept."""
    return store / kind / f"{id}.webp"


def _draw(folder: Path, style: str, wanted: Sequence[tuple[str, str]], store: Path) -> None:
    artist = load_artist(style)
    artist.warm_up()
    for kind, id in track(wanted, f"Drawing ({style})"):
        photo = photo_of(folder, id)
        look = Look(medium=kind if kind in MEDIA else "ink")
        drawing = on_white(artist.draw([planes_of(photo)], [look])[0])
        picture = Image.fromarray(drawing.permute(1, 2, 0).numpy()).resize(photo.size)
        path = path_of(store, kind, id)
        path.parent.mkdir(parents=True, exist_ok=True)
        with in_one_step(path) as partial:
            picture.save(partial, "WEBP", quality=QUALITY)
