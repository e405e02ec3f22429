"""A style that is taught to draw faces from points: what it learns, resumes, and leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from torch import Tensor

from model.drawing.face_painter import DescribedFace, FacePainter, plans_of, rgb_of
from model.drawing.face_plans import FacePlans, planes
from model.drawing.head_squares import squares, within
from model.drawing.landmarks import INNER_LIPS, LEFT_EYE, NOSTRILS, OUTER_LIPS, RIGHT_EYE
from model.drawing.plain_portraits import portrait
from model.drawing.reader import FaceReader
from model.drawing.shapes import filled, stroked
from model.network.unet import PAINT_HALVED, PAINT_LAYERS, UNet, UNetConfig
from model.training.data.head_records import Settings, head_path
from model.training.data.style_set import StyleSet
from model.training.tasks.losses import Vgg16Features
from model.training.tasks.sheet import to_image
from model.training.teaching import face_teacher
from model.training.teaching.described import DescribedHeads
from model.training.teaching.drawn_pairs import draw_pairs
from model.training.teaching.face_commands import teach_face
from model.training.teaching.face_teacher import FaceRun, FaceTeacher, drawn_of, weights_of
from model.training.teaching.photos import Pairs, pictures_in
from model.training.teaching.usual_colours import usual_colours
from tests.head_sets import record
from tests.pointed_style import USUAL, make, points

PHOTOS = Path(__file__).parents[2] / "photos"
NARROW = UNetConfig(widths=(32, 16, 16, 16, 16), layers=PAINT_LAYERS, halved=PAINT_HALVED)
SIDE = 64
RUN = FaceRun(steps=3, batch=2, side=SIDE, save_every=2)


class FewPairs(Pairs):
    fewest = 2


def plans(rights: Sequence[float]) -> FacePlans:
    """Faces whose mouths are so many centimetres at the right of where they usually are."""
    faces = []
    for right in rights:
        moved = [
            (x + right, y) if place >= OUTER_LIPS[0] else (x, y)
            for place, (x, y) in enumerate(points())
        ]
        faces.append(DescribedFace(moved, USUAL))
    return plans_of(faces, USUAL)


def plain(faces: FacePlans) -> Tensor:
    return portrait(faces.points, faces.colours, SIDE)


def in_style(faces: FacePlans) -> Tensor:
    """Plain portraits without colours, uint8 (B, 3, SIDE, SIDE)."""
    grey = plain(faces).mean(1, keepdim=True).expand(-1, 3, -1, -1)
    return (grey * 255).round().to(torch.uint8)


def written(
    folder: Path, faces: FacePlans, heads: Tensor, colours: Sequence[dict[str, str]]
) -> None:
    """A set as `artline prepare` makes it, of heads (B, 3, S, S) in [0, 1]."""
    records = [
        record(number, likelihood=1.0, landmarks=places.tolist(), colours=known)
        for number, (places, known) in enumerate(zip(faces.points, colours, strict=True))
    ]
    (folder / "heads").mkdir(parents=True)
    for one, picture in zip(records, heads, strict=True):
        to_image(picture).save(head_path(folder, one.id), lossless=True)
    lines = "".join(f"{one.model_dump_json()}\n" for one in records)
    (folder / "heads.jsonl").write_text(lines)
    (folder / "settings.json").write_text(Settings(size=heads.shape[-1]).model_dump_json())


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader.load()


@pytest.fixture(scope="module")
def teacher_of(reader: FaceReader, vgg: Path) -> Callable[[FaceRun], FaceTeacher]:
    torch.manual_seed(0)
    known = UNet(NARROW).fold_spectral_norm().eval()
    known.encoder.load_imagenet()
    learnt = plans([right / 2 for right in range(-7, 8)])
    heads = DescribedHeads(in_style(learnt), learnt)
    features = Vgg16Features(vgg)
    return lambda run: FaceTeacher(heads, known, reader.net, features, run)


def test_shapes_cover_what_they_are_drawn_over() -> None:
    corners = torch.tensor([[[0.25, 0.25], [0.25, 0.5], [0.75, 0.5], [0.75, 0.25]]])
    square = filled(corners, 16)[0, 0]
    wanted = torch.zeros(16, 16)
    wanted[4:8, 4:12] = 1
    torch.testing.assert_close(square, wanted)
    half = filled(corners + 0.5 / 16, 16)[0, 0]
    assert half.sum().item() == pytest.approx(32, rel=0.05)
    assert half[8, 8] == pytest.approx(0.5)
    line = stroked(corners[:, :2], 16, 2 / 16)[0, 0]
    assert line[4:8].sum(1).tolist() == pytest.approx([2.0] * 4)
    assert line[4:8, 3:5].min() == pytest.approx(1.0)
    assert stroked(corners, 16, 0, closed=True)[0, 0, 6, 11:13].sum() == pytest.approx(1.0)


def test_points_stay_on_what_they_mark_however_heads_are_warped() -> None:
    face = plans([2.0])
    outlines = planes(face, SIDE)[:, 3:6]
    heads = DescribedHeads((outlines * 255).to(torch.uint8), face)
    shown = heads.batch(8, torch.Generator().manual_seed(0))
    away = (shown.pictures - planes(shown.plans, SIDE)[:, 3:6]).abs().mean()
    unmoved = (shown.pictures - outlines).abs().mean()
    assert away < 0.3 * unmoved
    right, left = (shown.plans.points[:, list(eye), 0].mean(1) for eye in (RIGHT_EYE, LEFT_EYE))
    assert (right < left).all(), "the right eye is at the left, in the mirror as well"


def test_pixels_of_eyes_and_mouths_count_more_than_those_of_cheeks_and_hair() -> None:
    face = plans([0.0])
    weights = weights_of(planes(face, SIDE))[0, 0]
    x, y = (SIDE * face.points[0]).long().unbind(1)
    features = weights[y, x][list((*RIGHT_EYE, *LEFT_EYE, *OUTER_LIPS))]
    assert features.min() > 2 * weights[0, 0]
    assert features.min() > 2 * weights[y[4], x[4]], "the jaw"
    assert weights.mean() == pytest.approx(1)


def test_it_comes_nearer_to_the_style_in_faces_that_it_has_not_seen(
    teacher_of: Callable[[FaceRun], FaceTeacher], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Against a critic it would take longer.
    monkeypatch.setattr(face_teacher, "CONVINCING", 0.0)
    monkeypatch.setattr(face_teacher, "WARM_UP_STEPS", 5)
    teacher = teacher_of(replace(RUN, folder=tmp_path, steps=20, rate=4e-3, save_every=20))
    unseen = plans([-2.8, 2.8])
    wanted = in_style(unseen).float() / 255

    def away() -> float:
        with torch.no_grad():
            return float((drawn_of(teacher.averaged, unseen, SIDE) - wanted).abs().mean())

    before = away()
    list(teacher.steps())
    assert away() < 0.8 * before


def test_a_run_that_was_killed_ends_where_an_unbroken_one_does(
    teacher_of: Callable[[FaceRun], FaceTeacher], tmp_path: Path
) -> None:
    whole, broken = (replace(RUN, folder=tmp_path / name, batch=1) for name in ("whole", "broken"))
    unbroken = teacher_of(whole)
    list(unbroken.steps())
    steps = teacher_of(broken).steps()
    for _ in range(2):  # saved after both
        next(steps)
    steps.close()
    ended = teacher_of(broken)
    assert len(list(ended.steps())) == 1
    for name, value in ended.averaged.state_dict().items():
        torch.testing.assert_close(value, unbroken.averaged.state_dict()[name], atol=1e-6, rtol=0)
    rows = (broken.folder / "log.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in rows] == ["step", "1", "2", "3"]


def test_a_set_becomes_weights_that_draw_faces(
    vgg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(face_teacher.PRESETS, "cpu", replace(RUN, steps=1, batch=1))
    faces = plans([0.0] * 21)
    colours = [{"hair": "#ff0000"} if number % 2 else {} for number in range(21)]
    written(tmp_path / "set", faces, in_style(faces).float() / 255, colours)
    target, out = tmp_path / "style" / "points.safetensors", tmp_path / "run"
    target.parent.mkdir()
    teach_face(target, tmp_path / "set", out, "cpu", vgg, seed=1, steps=None)
    assert {path.name for path in out.iterdir()} == {"log.csv", "state.safetensors", "sheet.png"}
    painter = FacePainter.load(target, "cpu")
    assert painter.usual["hair"] == "#ff0000"
    assert painter.usual["skin"] == "#808080"
    assert painter.paint(DescribedFace(points())).shape == (3, SIDE, SIDE)


def test_lips_mouths_and_backgrounds_have_the_colours_that_they_have_in_the_set(
    tmp_path: Path,
) -> None:
    lower = (*OUTER_LIPS[7:], *INNER_LIPS[5:])
    mouth = [(x, y + 1 if place in lower else y) for place, (x, y) in enumerate(points())]
    own = USUAL | {"lips": "#a03cc8", "mouth": "#102840", "behind": "#f4e8d0"}
    faces = plans_of([DescribedFace(mouth, {"skin": skin}) for skin in ("#f0c8a0", "#604030")], own)
    heads = portrait(faces.points, faces.colours, 128)
    skins = [{"skin": skin} for skin in ("#f0c8a0", "#604030")]
    written(tmp_path, faces, heads, skins)
    usual = usual_colours(StyleSet(tmp_path, fewest=2))
    for part in ("lips", "mouth", "behind"):
        away = (torch.tensor(rgb_of(usual[part])) - torch.tensor(rgb_of(own[part]))).abs().max()
        assert away < 0.04, f"{part}: {usual[part]}"


def test_pairs_are_made_of_photos_that_teaching_reads(reader: FaceReader, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for path in pictures_in(PHOTOS)[:2]:
        (tmp_path / "people" / path.name).write_bytes(path.read_bytes())
    Image.new("RGB", (64, 64), "white").save(tmp_path / "people" / "nobody.png")
    painter = FacePainter.load(make(tmp_path), "cpu")
    painter.side = 128
    count = draw_pairs(pictures_in(tmp_path / "people"), painter, reader, tmp_path / "pairs")
    assert count == 2
    pairs = FewPairs(tmp_path / "pairs", reader, torch.device("cpu"))
    assert len(pairs) == 2
    # The drawing is the plain portrait: lips are redder than noses, where the photo has them.
    for places, drawing in zip(pairs.points / 128, pairs.drawings, strict=True):
        red = (drawing[:1].float() - drawing[1:2].float())[None, :, :128, :128]
        lips, nose = (
            red[filled(places[None, list(part)], 128) > 0.9].mean()
            for part in (OUTER_LIPS, (27, *NOSTRILS))
        )
        assert lips > nose + 10
    around = squares(pairs.points)
    heads = within(pairs.points, around)
    assert (pairs.points / 128 - heads).abs().mean() < 0.03
