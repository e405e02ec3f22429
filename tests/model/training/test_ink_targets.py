"""The operator that ink targets are made by, on shapes of which the drawing is known."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from model.training.data import artist_pairs
from model.training.data.flow import across, along, flow
from model.training.data.ink_store import (
    compressed,
    make_all,
    read,
    read_portrait,
    stored_size,
    write,
)
from model.training.data.ink_targets import Portrait, ink_fields
from model.training.data.parts import EYES, IRISES, OVAL, FaceParts
from model.training.data.portraits import read_landmarks

HERE = Path(__file__).parents[2]
LANDMARKS = read_landmarks(HERE / "data" / "landmarks.npz")
SIDE = 120

Plane = NDArray[np.float32]


def ring(radius: int = 40, width: int = 5) -> Plane:
    """A dark ring on paper."""
    canvas = np.full((SIDE, SIDE), 255, np.uint8)
    cv2.circle(canvas, (SIDE // 2, SIDE // 2), radius, 0, width, cv2.LINE_AA)
    return canvas.astype(np.float32) / 255


def test_the_flow_runs_along_contours() -> None:
    tangents = flow([ring()], 2.0)
    rows, columns = np.nonzero(ring() < 0.2)
    radial = np.stack([columns, rows], -1) - SIDE / 2
    radial /= np.linalg.norm(radial, axis=-1, keepdims=True)
    across_flow = np.abs((tangents[rows, columns] * radial).sum(-1))
    assert np.median(across_flow) < 0.1
    assert np.allclose(np.linalg.norm(tangents, axis=-1), 1, atol=1e-3)


def test_an_edge_of_colour_alone_has_a_flow() -> None:
    grey, chroma = np.full((60, 60), 0.5, np.float32), np.zeros((60, 60), np.float32)
    chroma[:, 30:] = 0.5
    tangents = flow([grey, chroma], 2.0)
    assert np.abs(tangents[20:40, 28:32, 1]).min() > 0.99


def test_strokes_are_negative_and_flat_places_nothing() -> None:
    plane = ring()
    difference = across(plane, flow([plane], 2.0), np.float32(1.5))
    assert difference[plane < 0.1].mean() < -0.05
    assert np.abs(difference[:10, :10]).max() < 1e-3


def test_smoothing_along_the_flow_closes_gaps_and_widens_nothing() -> None:
    broken = ring()
    broken[55:65, 95:105] = 1.0
    tangents = flow([ring()], 2.0)
    closed = along(broken, tangents, np.float32(6.0))
    assert closed[60, 100] < broken[60, 100] - 0.2
    assert closed[60, 60] > 0.99
    assert closed[60, 112] > 0.9


def portrait(skin: int, hair: int) -> Portrait:
    """A head without features: a face of one tone, dark hair above."""
    photo = np.full((240, 200, 3), 240, np.uint8)
    cv2.ellipse(photo, (100, 90), (62, 70), 0, 0, 360, (hair,) * 3, -1)
    cv2.ellipse(photo, (100, 120), (50, 65), 0, 0, 360, (skin,) * 3, -1)
    person, strands = np.zeros((240, 200), np.float32), np.zeros((240, 200), np.float32)
    cv2.ellipse(person, (100, 105), (62, 82), 0, 0, 360, 1.0, -1)
    cv2.ellipse(strands, (100, 90), (62, 70), 0, 0, 360, 1.0, -1)
    cv2.ellipse(strands, (100, 120), (50, 65), 0, 0, 360, 0.0, -1)
    landmarks = np.full((478, 2), (100, 125), np.float32)
    angles = np.linspace(-np.pi / 2, 1.5 * np.pi, len(OVAL), endpoint=False)
    ellipse = np.stack([100 + 46 * np.cos(angles), 120 + 60 * np.sin(angles)], -1)
    landmarks[list(OVAL)] = ellipse
    return Portrait(photo, person, strands, None, landmarks)


@pytest.mark.parametrize("skin", [210, 130, 75])
def test_every_skin_is_paper_and_dark_hair_is_ink(skin: int) -> None:
    fields = ink_fields(portrait(skin, 25))
    assert fields.tone[130:150, 85:115].min() > 0.9
    assert fields.tone[30:45, 90:110].max() < 0.45


def test_contours_of_a_given_drawing_are_strokes_outside_of_the_face() -> None:
    plain = portrait(200, 30)
    contours = np.zeros((240, 200), np.float32)
    contours[200:204, 10:190] = 1.0
    contours[118:122, 80:120] = 1.0
    given = Portrait(plain.photo, plain.person, plain.hair, contours, plain.landmarks)
    without, drawn = ink_fields(plain).differences[1], ink_fields(given).differences[1]
    assert (drawn - without)[202, 20:180].mean() < -0.02
    assert np.abs((drawn - without)[120, 90:110]).max() < 1e-3


def real(id: str) -> Portrait:
    photo = Image.open(HERE / "photos" / f"{id}.webp").convert("RGB")
    photo = photo.resize((480, 480))
    person = np.ones((480, 480), np.float32)
    points = LANDMARKS[id][:, :2] * 480
    return Portrait(np.asarray(photo), person, np.zeros_like(person), None, points)


def test_eyes_have_a_dark_pupil_in_a_white() -> None:
    seen = next(iter(LANDMARKS))
    given = real(seen)
    tone = ink_fields(given).tone
    parts = FaceParts(tone.shape, given.landmarks)
    for eye, iris in zip(EYES, IRISES, strict=True):
        x, y = given.landmarks[iris[0]].round().astype(int)
        assert tone[y - 1 : y + 2, x - 1 : x + 2].min() < 0.2
        assert np.percentile(tone[parts.part(eye) > 0.5], 90) > 0.6


def test_targets_are_made_once_and_read_as_they_were_made(tmp_path: Path) -> None:
    folder, store = tmp_path / "data", tmp_path / "ink"
    for kind in ("photos", "mask"):
        (folder / kind).mkdir(parents=True)
        picture = Image.open(HERE / "photos" / "norod-0011.webp").convert("RGB").resize((128, 128))
        picture.save(folder / kind / "norod-0011.webp")
    make_all(folder, ["norod-0011"], {}, store)
    (path,) = store.iterdir()
    made = read(path)
    fields = ink_fields(read_portrait(folder, "norod-0011", None))
    assert np.abs(made.differences[1].astype(int) - compressed(fields.differences[1])).max() <= 1
    assert made.tone.shape == made.person.shape == made.differences.shape[1:]
    before = path.stat().st_mtime_ns
    make_all(folder, ["norod-0011"], {}, store)
    assert path.stat().st_mtime_ns == before
    write(fields, path)
    assert read(path).tone.shape == made.tone.shape


def test_photos_are_kept_at_the_size_that_suits_their_face() -> None:
    landmarks = np.zeros((478, 3), np.float32)
    angles = np.linspace(0, 2 * np.pi, len(OVAL))
    landmarks[list(OVAL), 0] = 0.5 + 0.2 * np.cos(angles)
    landmarks[list(OVAL), 1] = 0.5 + 0.32 * np.sin(angles)
    assert stored_size((1000, 1000), landmarks) == pytest.approx((500, 500), abs=2)
    assert stored_size((100, 100), landmarks) == (110, 110), "nothing is enlarged much"


def artists_folder(folder: Path) -> Path:
    for kind in ("photos", "drawings"):
        (folder / "artist" / kind).mkdir(parents=True)
    photo = np.full((120, 90, 3), 255, np.uint8)
    cv2.circle(photo, (45, 60), 30, (180, 140, 120), -1)
    photo[50:56, 40:50] = 255  # light within
    drawing = np.full((120, 90), 230, np.uint8)
    drawing[60, 20:70] = 60
    for kind, pixels in (("photos", photo), ("drawings", drawing)):
        path = folder / "artist" / kind / "artist-000.webp"
        Image.fromarray(pixels).save(path, lossless=True)
    return folder


def test_artists_drawings_are_levelled_and_people_cut_out(tmp_path: Path) -> None:
    folder = artists_folder(tmp_path)
    assert artist_pairs.available(folder) == ["artist-000"]
    drawing = artist_pairs.drawing_of(folder, "artist-000", (90, 120))
    assert drawing[10, 10] == 0
    assert drawing[60, 30] > 225
    person = np.asarray(artist_pairs.person_in(artist_pairs.photo_of(folder, "artist-000")))
    assert person[60, 45] == person[53, 45] == 255
    assert person[5, 5] == 0
