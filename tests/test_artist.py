"""What people get to see: real photos through the shipped weights."""

import resource
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from model.artist import LONGEST_SIDE, WORKING_SIDE, Artist, Sizes
from model.errors import OperatorError
from model.look import Look

HERE = Path(__file__).parent
PHOTOS = sorted((HERE / "photos").glob("*.webp"))


@pytest.fixture(scope="module")
def artist() -> Artist:
    return Artist.load("line")


@pytest.fixture(scope="module")
def drawings(artist: Artist) -> dict[str, NDArray[np.uint8]]:
    photos = [read(path) for path in PHOTOS]
    drawn = artist.draw(photos, [Look()] * len(photos))
    return {p.stem: d[0].numpy() for p, d in zip(PHOTOS, drawn, strict=True)}


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
        grey = 1 - white - (drawing < 128).mean()
        assert white > 0.55, f"{name}: {white:.0%} of the paper is white"
        assert 0.03 < ink < 0.3, f"{name}: {ink:.0%} is ink"
        assert grey < 0.3, f"{name}: {grey:.0%} is neither"


def test_a_heavier_line_puts_down_more_ink(artist: Artist) -> None:
    photo = read(PHOTOS[0])
    looks = [Look(line_weight=weight) for weight in (0.0, 0.5, 1.0)]
    ink = [float((255 - d.float()).mean()) for d in artist.draw([photo] * 3, looks)]
    assert ink[0] < 0.85 * ink[1] < 0.85 * 0.85 * ink[2]


def test_shading_fills_shadows(artist: Artist) -> None:
    photo = read(HERE / "photos" / "interfaces-0050.webp")  # black hair
    plain, shaded = artist.draw([photo] * 2, [Look(), Look(shading=1.0)])
    assert (shaded < 80).float().mean() > 1.5 * (plain < 80).float().mean()


@pytest.mark.parametrize(
    ("photo", "drawing"),
    [
        ((512, 512), (576, 576)),  # drawn at the working size, and not made smaller again
        ((1600, 1200), (1600, 1200)),
        ((160, 120), (768, 576)),
        ((4000, 2000), (2048, 1024)),
        ((33, 320), (211, 2048)),
    ],
)
def test_drawings_keep_the_aspect_ratio(photo: tuple[int, int], drawing: tuple[int, int]) -> None:
    sizes = Sizes.of(*photo)
    assert sizes.output == drawing
    assert max(sizes.working) <= LONGEST_SIDE
    assert min(sizes.working) <= WORKING_SIDE


def test_a_batch_of_many_sizes_draws_what_each_alone_would(artist: Artist) -> None:
    photos = [read(PHOTOS[0]), read(PHOTOS[1], (300, 400)), read(PHOTOS[2])]
    looks = [Look(), Look(line_weight=1.0), Look(detail=1.0)]
    together = artist.draw(photos, looks)
    for photo, look, drawing in zip(photos, looks, together, strict=True):
        (alone,) = artist.draw([photo], [look])
        difference = (alone.float() - drawing.float()).abs()
        assert alone.shape == drawing.shape
        assert difference.mean() < 0.5  # of 255; convolutions round differently in batches


def test_an_unknown_style_names_those_that_there_are() -> None:
    with pytest.raises(OperatorError, match=r"'oil' \(there are: .*line"):
        Artist.load("oil")


def test_the_largest_drawing_fits_in_4_gb(tmp_path: Path) -> None:
    Image.fromarray(read(PHOTOS[0], (2048, 2048)).permute(1, 2, 0).numpy()).save(
        tmp_path / "large.jpg"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    command = [sys.executable, "-m", "artline", "draw", tmp_path / "large.jpg", "-o", tmp_path]
    subprocess.run(command, check=True, cwd=HERE.parent, capture_output=True)  # noqa: S603
    # The largest of all children so far, in KiB: an upper bound for ours.
    peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    assert read(tmp_path / "large-line.png").shape == (3, 2048, 2048)
    assert peak < 4 * 2**20
