"""What people get to see: real photos through the shipped weights."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from model.contract import styles
from model.contract.errors import OperatorError
from model.contract.look import PRESETS, Look
from model.drawing.artist import Artist
from model.drawing.composition import Drawing
from model.drawing.faces import Face
from model.drawing.sizes import FACE_HEIGHT, LONGEST_OUTPUT, LONGEST_WORKING_SIDE, Sizes
from model.network import checkpoint
from tests import memory

HERE = Path(__file__).parents[1]
PHOTOS = sorted((HERE / "photos").glob("*.webp"))


@pytest.fixture(scope="module")
def artist() -> Artist:
    return Artist.load("line")


@pytest.fixture(scope="module")
def drawings(artist: Artist) -> dict[str, NDArray[np.uint8]]:
    photos = [read(path) for path in PHOTOS]
    drawn = artist.draw(photos, [Look()] * len(photos))
    return {p.stem: d.ink.numpy() for p, d in zip(PHOTOS, drawn, strict=True)}


def read(path: Path, size: tuple[int, int] | None = None) -> torch.Tensor:
    with Image.open(path) as file:
        image = file.convert("RGB")
    pixels = np.array(image.resize(size) if size else image)
    return torch.from_numpy(pixels).permute(2, 0, 1)


def faces(rgb: NDArray[np.uint8], threshold: float) -> list[NDArray[np.float32]]:
    height, width = rgb.shape[:2]
    model = str(HERE / "detector" / "yunet.onnx")
    detector = cv2.FaceDetectorYN.create(model, "", (width, height), threshold)
    found = detector.detect(np.ascontiguousarray(rgb[:, :, ::-1]))[1]
    return [] if found is None else list(found)


def test_faces_are_found_again_in_their_drawings(drawings: dict[str, NDArray[np.uint8]]) -> None:
    found = 0
    for path in PHOTOS:
        photo = np.array(Image.open(path).convert("RGB"))
        height, width = photo.shape[:2]
        ink = Image.fromarray(drawings[path.stem]).convert("RGB").resize((width, height))
        (face,) = faces(photo, 0.75)
        centre = face[:2] + face[2:4] / 2
        found += any(
            np.linalg.norm(seen[:2] + seen[2:4] / 2 - centre) < face[2] / 3
            for seen in faces(np.array(ink), 0.5)
        )
    assert found >= 8, f"only {found} of {len(PHOTOS)} faces are found again"


def test_paper_is_white_and_lines_are_dark(drawings: dict[str, NDArray[np.uint8]]) -> None:
    for name, drawing in drawings.items():
        white, ink = (drawing > 245).mean(), (drawing < 100).mean()
        grey = ((drawing > 60) & (drawing < 200)).mean()
        assert white > 0.35, f"{name}: {white:.0%} of the paper is white"
        assert 0.04 < ink < 0.6, f"{name}: {ink:.0%} is ink"
        assert grey < 0.1, f"{name}: {grey:.0%} is neither"


def test_a_heavier_line_puts_down_more_ink(artist: Artist) -> None:
    looks = [Look(line_weight=weight) for weight in (0.0, 0.5, 1.0)]
    ink = [0.0] * len(looks)
    # Of several photos: where most is solid black, not much is left to a heavier line.
    for photo in map(read, PHOTOS[:3]):
        drawings = artist.draw([photo] * len(looks), looks)
        darkness = [float((255 - drawing.ink.float()).mean()) for drawing in drawings]
        assert darkness == sorted(darkness)
        ink = [sum(pair) for pair in zip(ink, darkness, strict=True)]
    assert ink[0] < 0.9 * ink[1] < 0.9 * 0.9 * ink[2]


def test_black_hair_is_black_and_dark_skin_is_paper(artist: Artist) -> None:
    photo = read(HERE / "photos" / "interfaces-0050.webp")  # black hair, dark skin
    (drawing,) = artist.draw([photo], [Look()])
    (face,) = drawing.faces
    top, middle = int(face.y - 0.12 * face.height), int(face.x + face.width / 2)
    hair = drawing.ink[max(0, top - 20) : top + 20, middle - 40 : middle + 40]
    assert (hair < 80).float().mean() > 0.6
    cheek = drawing.ink[int(face.y + 0.55 * face.height) :, int(face.x + 0.55 * face.width) :]
    assert (cheek[:40, :40] > 200).float().mean() > 0.7


def test_shading_adds_strokes(artist: Artist) -> None:
    photo = read(PHOTOS[0])
    looks = [Look(shading=amount) for amount in (0.0, 0.5, 1.0)]
    ink = [float((d.ink < 128).float().mean()) for d in artist.draw([photo] * 3, looks)]
    assert ink[0] < 0.97 * ink[1] < 0.97 * 0.97 * ink[2]


def test_a_dropped_background_leaves_clean_paper_around_the_person(artist: Artist) -> None:
    for path in PHOTOS:
        (drawing,) = artist.draw([read(path)], [Look(background=0.0)])
        outside = drawing.ink[drawing.person == 0]
        assert (outside > 245).float().mean() > 0.999, path.stem
        assert 0.15 < (drawing.person > 127).float().mean() < 0.95, path.stem


def test_every_preset_draws_something_of_its_own(artist: Artist) -> None:
    drawings = artist.draw([read(PHOTOS[0])] * len(PRESETS), list(PRESETS.values()))
    ink = {name: float((d.ink < 128).float().mean()) for name, d in zip(PRESETS, drawings)}  # noqa: B905
    assert ink["fine"] < ink["classic"] < ink["bold"]
    assert len({round(share, 4) for share in ink.values()}) == len(PRESETS)


@pytest.mark.parametrize(
    ("photo", "drawing"),
    [
        ((512, 512), (768, 768)),  # never smaller than people can use
        ((1600, 1200), (1600, 1200)),
        ((160, 120), (1024, 768)),
        ((6000, 3000), (4096, 2048)),
        ((33, 320), (422, 4096)),
    ],
)
def test_drawings_keep_the_aspect_ratio(photo: tuple[int, int], drawing: tuple[int, int]) -> None:
    sizes = Sizes.of(*photo)
    assert sizes.output == drawing
    assert max(sizes.working) <= LONGEST_WORKING_SIDE


def test_a_photo_is_drawn_at_the_size_that_suits_its_largest_face() -> None:
    close, far = Face(0, 0, 500, 600, 0.9), Face(0, 0, 60, 80, 0.9)
    assert Sizes.of(1000, 1000, [close, far]).working == (417, 417)
    assert pytest.approx(FACE_HEIGHT, abs=1) == 600 * 417 / 1000
    inside = Face(-200, -300, 1300, 1600, 0.9)
    assert Sizes.of(1000, 1000, [inside]).working == (256, 256), "as large as it has learnt faces"
    assert Sizes.of(1000, 1000, [far]).working == (1024, 1024), "small faces are drawn on their own"


def test_a_drawing_is_enlarged_until_small_faces_can_be_seen() -> None:
    crowd = [Face(x, 100, 12, 16, 0.9) for x in range(0, 600, 30)]
    assert Sizes.of(500, 700, crowd).output == (2000, 2800)


def test_small_faces_are_drawn_again_and_stay_where_they_are(artist: Artist) -> None:
    """A crowd of forty, their faces at most 40 px high, with and without the face pass."""
    tiles = [read(path, (72, 72)) for path in PHOTOS]
    crowd = torch.cat([torch.cat(tiles[row:] + tiles[:row], dim=2) for row in range(4)], dim=1)
    plain = Artist(checkpoint.load(styles.find("line").weights), None, "cpu")
    drawing, blunt = (each.draw([crowd], [Look()])[0] for each in (artist, plain))
    assert len(drawing.faces) >= 0.9 * 40
    found, found_without = (
        len(faces(np.array(Image.fromarray(d.ink.numpy()).convert("RGB").resize((1440, 576))), 0.5))
        for d in (drawing, blunt)
    )
    assert found >= 0.9 * 40
    assert found > found_without


def test_a_batch_of_many_sizes_draws_what_each_alone_would(artist: Artist) -> None:
    photos = [read(PHOTOS[0]), read(PHOTOS[1], (300, 400)), read(PHOTOS[2])]
    looks = [Look(), Look(line_weight=1.0), Look(detail=1.0)]
    together = artist.draw(photos, looks)
    for photo, look, drawing in zip(photos, looks, together, strict=True):
        (alone,) = artist.draw([photo], [look])
        difference = (alone.ink.float() - drawing.ink.float()).abs()
        assert alone.ink.shape == drawing.ink.shape
        assert difference.mean() < 0.5  # of 255; convolutions round differently in batches


def test_an_unknown_style_names_those_that_there_are() -> None:
    with pytest.raises(OperatorError, match="no style 'oil': choose line, comic"):
        Artist.load("oil")


class Poor(Artist):
    """An artist with memory for drawings of a megapixel, and for one at a time."""

    def _draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        drawings = super()._draw(photos, looks, longest)
        if sum(d.ink.numel() for d in drawings) > 1024**2:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB.")
        return drawings


def test_where_memory_does_not_last_drawings_come_smaller() -> None:
    poor = Poor(checkpoint.load(styles.find("line").weights), None, "cpu")
    photos = [read(PHOTOS[0], (1100, 1100)), read(PHOTOS[1], (600, 600))]
    large, small = poor.draw(photos, [Look()] * 2)
    assert large.ink.shape == (1024, 1024)
    assert small.ink.shape == (768, 768)


def test_no_other_error_is_a_reason_to_draw_smaller(artist: Artist) -> None:
    with pytest.raises(RuntimeError, match="size of tensor"):
        artist.draw([torch.zeros(4, 100, 100, dtype=torch.uint8)], [Look()])


def test_the_largest_drawing_fits_in_a_gigabyte_and_a_half(tmp_path: Path) -> None:
    large = read(PHOTOS[0], (4096, 3072)).permute(1, 2, 0).numpy()
    Image.fromarray(large).save(tmp_path / "large.jpg")
    needed = memory.artline("draw", tmp_path / "large.jpg", "-o", tmp_path)
    assert needed.result == 0
    assert read(tmp_path / "large-line.png").shape == (3, 3072, 4096)
    assert needed.after < 1.5 * 2**30
