"""A style taught from pictures: what its losses want, how a run resumes, and what it leaves."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from model.contract.errors import OperatorError
from model.contract.look import Look
from model.drawing.cartoonist import Taught
from model.drawing.head_squares import squares, within
from model.drawing.lab import to_lab
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.blending import network_of
from model.network.unet import PAINT_HALVED, PAINT_LAYERS, UNet, UNetConfig
from model.training.tasks.losses import Vgg16Features
from model.training.teaching.base import printer_of
from model.training.teaching.cycle import CycleTeacher, ScratchTeacher
from model.training.teaching.folder import Sources, write_style
from model.training.teaching.heads import cut
from model.training.teaching.judging import Judge
from model.training.teaching.likeness import landmarks_off, restless, structure_off
from model.training.teaching.models import Models, Traits, tones
from model.training.teaching.photos import Pairs, Photos, pictures_in
from model.training.teaching.runs import TeachRun
from model.training.teaching.teacher import StyleTeacher
from model.training.teaching.textures import contextual

PHOTOS = Path(__file__).parents[2] / "photos"
NARROW = UNetConfig(widths=(32, 16, 16, 16, 16), layers=PAINT_LAYERS, halved=PAINT_HALVED)
SIZES = {"batch": 1, "side": 64, "last_side": 64}
RUN = TeachRun(base="comic", steps=3, first_steps=1, save_every=2, judge_every=2, **SIZES)


class Few(Photos):
    fewest = 4


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader.load()


@pytest.fixture(scope="module")
def people(reader: FaceReader) -> Photos:
    return Few(pictures_in(PHOTOS)[:4], reader, torch.device("cpu"))


@pytest.fixture(scope="module")
def known() -> UNet:
    torch.manual_seed(0)
    return UNet(NARROW).fold_spectral_norm().eval()


@pytest.fixture(scope="module")
def teacher_of(
    people: Photos, reader: FaceReader, known: UNet, vgg: Path
) -> Callable[..., StyleTeacher]:
    """Teaches people who are upside down in colour: blue where they were orange."""
    models = Models(255 - people.pictures, people.points, known)
    features = Vgg16Features(vgg)
    judge = Judge(people, models.heads[:4], known, features, reader.net, people=2)

    def teacher(run: TeachRun, kind: type[StyleTeacher] = StyleTeacher) -> StyleTeacher:
        printer = printer_of(run.base)
        return kind(people, models, judge, known, reader.net, features, printer, run)

    return teacher


def test_heads_lie_alike_in_their_squares(people: Photos) -> None:
    """However they are placed and turned in the crops."""
    for seed in range(2):
        crops, points = people.batch(4, 128, torch.Generator().manual_seed(seed))
        assert crops.shape == (4, 3, 128, 128)
        inside = within(points, squares(points))
        eyes = (inside[:, 36:42].mean(1), inside[:, 42:48].mean(1))
        level = (eyes[0] - eyes[1])[:, 1].abs()
        assert level.max() < 0.01
        torch.testing.assert_close(
            (eyes[0] + eyes[1]) / 2,
            torch.full((4, 2), 0.5) - torch.tensor([0.0, 0.02]),
            atol=0.01,
            rtol=0,
        )
        assert (eyes[0][:, 0] < eyes[1][:, 0]).all(), "the right eye is at the left"


def test_heads_are_cut_alike_at_any_precision(people: Photos) -> None:
    pictures, around = people.pictures.float() / 255, squares(people.points)
    exact = cut(pictures, around, 128)
    with torch.autocast("cpu", torch.bfloat16):
        torch.testing.assert_close(cut(pictures, around, 128), exact)


def test_a_face_is_found_where_it_is_and_not_where_it_is_not(
    people: Photos, reader: FaceReader
) -> None:
    around = squares(people.points)
    heads = cut(people.pictures.float() / 255, around, 128)
    points = within(people.points, around)
    here, _ = landmarks_off(reader.net, heads, points)
    beside, _ = landmarks_off(reader.net, heads, points + 0.05)
    _, unsure = landmarks_off(reader.net, torch.rand_like(heads), points)
    assert here < 0.1 < beside
    assert unsure > 1


def test_structure_is_what_looks_alike_and_not_what_it_looks_like() -> None:
    generator = torch.Generator().manual_seed(0)
    maps = torch.randn(1, 8, 16, 16, generator=generator)
    turned = torch.linalg.qr(torch.randn(8, 8, generator=generator)).Q
    other_looks = torch.einsum("ij,bjhw->bihw", turned, maps)
    assert structure_off(other_looks, maps, generator) < 1e-4
    assert structure_off(maps.flip(-1), maps, generator) > 0.1


def test_textures_are_those_of_the_same_place() -> None:
    generator = torch.Generator().manual_seed(0)
    model = torch.randn(1, 8, 16, 16, generator=generator)
    same, other = contextual(model, model), contextual(model.roll(8, -1), model)
    nothing_of_it = contextual(torch.randn(1, 8, 16, 16, generator=generator), model)
    assert same < other < nothing_of_it


def test_a_model_wears_the_colours_of_the_person(people: Photos, known: UNet) -> None:
    models = Models(people.pictures, people.points, known)
    models.masks.fill_(255)
    models.masks[:, 1] = 0
    chosen = torch.tensor([0])
    other = Traits(*(one[1:2] + 0 for one in models.traits))
    dressed = models.dressed(chosen, other)
    points = models.points[chosen]
    layers = torch.zeros(1, len(PAINT_LAYERS), 256, 256)
    own = tones(to_lab(models.heads[chosen].float() / 255), layers, points)[0]
    worn = tones(to_lab(dressed), layers, points)[0]
    assert (worn - other.skin).norm() < 0.35 * (own - other.skin).norm()


def test_lines_count_where_nothing_is_and_not_where_something_ends() -> None:
    known = torch.zeros(1, 3, 32, 32)
    known[..., 16:] = 1
    crossed = known.clone()
    crossed[:, :, 15:17] = 0.5
    assert restless(known, known) < 1e-6
    assert restless(crossed, known) > 0.02


def test_a_run_that_was_killed_ends_where_an_unbroken_one_does(
    teacher_of: Callable[[TeachRun], StyleTeacher], tmp_path: Path
) -> None:
    whole, broken = (replace(RUN, folder=tmp_path / name) for name in ("whole", "broken"))
    list(teacher_of(whole).steps())
    steps = teacher_of(broken).steps()
    for _ in range(3):  # saved after 2
        next(steps)
    steps.close()
    ended = teacher_of(broken)
    list(ended.steps())
    expected = checkpoint.load(whole.folder / "best.safetensors").state_dict()
    for name, value in checkpoint.load(ended.best_path).state_dict().items():
        torch.testing.assert_close(value, expected[name], atol=1e-6, rtol=0)
    for log, logged in (("log.csv", ["1", "2", "3"]), ("verdicts.csv", ["2", "3"])):
        rows = (broken.folder / log).read_text().splitlines()
        assert [row.split(",")[0] for row in rows] == ["step", *logged]
        assert len({row.count(",") for row in rows}) == 1


def test_a_run_leaves_a_style_whose_strength_goes_from_its_base_to_itself(
    teacher_of: Callable[[TeachRun], StyleTeacher], tmp_path: Path
) -> None:
    teacher = teacher_of(replace(RUN, folder=tmp_path, rate=3e-3))
    list(teacher.steps())
    sources = Sources("blue", tmp_path / "data", 4, 4, 4, "artline teach blue")
    style = write_style(teacher, teacher.models, sources, tmp_path)
    assert {path.name for path in style.iterdir()} == {"style.safetensors", "card.md", "cover.webp"}
    assert {path.name for path in tmp_path.glob("*.webp")} == {
        "sheet.webp",
        "strengths.webp",
        "neighbours.webp",
    }
    card = (style / "card.md").read_text()
    assert "$" not in card
    assert "`artline teach blue`" in card
    artist = Taught(network_of(style / "style.safetensors", "cpu"), None, "cpu")
    photo = teacher.photos.pictures[0, :, :96, :96]
    looks = [Look(strength=strength) for strength in (0.0, 0.5, 1.0)]
    drawn = [drawing.fill for drawing in artist.draw([photo] * 3, looks)]
    base, middle, full = (fill.float() for fill in drawn if fill is not None)
    begun = Taught(network_of(teacher.base_path, "cpu"), None, "cpu").draw(
        [photo], [Look(strength=1.0)]
    )
    assert begun[0].fill is not None
    torch.testing.assert_close(base, begun[0].fill.float(), atol=3, rtol=0)
    assert (full - base).abs().mean() > (middle - base).abs().mean() > 0


@pytest.mark.parametrize("kind", [CycleTeacher, ScratchTeacher])
def test_other_ways_can_be_compared(
    kind: type[StyleTeacher], teacher_of: Callable[..., StyleTeacher], tmp_path: Path
) -> None:
    run = replace(RUN, folder=tmp_path, judge_every=100, save_every=3)
    teacher = teacher_of(run, kind)
    before = {name: value.clone() for name, value in teacher.averaged.state_dict().items()}
    assert len([*teacher.steps()]) == 3
    moved = {
        name
        for name, value in teacher.averaged.state_dict().items()
        if (value != before[name]).any()
    }
    assert "decoder.style.head.weight" in moved
    assert not [name for name in moved if name.startswith("encoder.")]
    assert teacher_of(run, kind)._saved.resume(teacher._parts) == 3


def test_pairs_are_cut_alike(reader: FaceReader, tmp_path: Path) -> None:
    for kind in ("photos", "drawings"):
        (tmp_path / kind).mkdir()
        for path in pictures_in(PHOTOS)[:5]:
            (tmp_path / kind / path.name).write_bytes(path.read_bytes())
    pairs = Pairs(tmp_path, reader, torch.device("cpu"))
    photos, drawings = pairs.both(3, 64, torch.Generator().manual_seed(0))
    assert (photos - drawings).abs().mean() < 0.02
    (tmp_path / "drawings" / pictures_in(PHOTOS)[0].name).unlink()
    with pytest.raises(OperatorError, match="found in 4 photos of 4, and 5 are needed"):
        Pairs(tmp_path, reader, torch.device("cpu"))


def test_what_no_style_begins_with_is_told() -> None:
    with pytest.raises(OperatorError, match="no style begins with 'oil': choose calm, line, comic"):
        printer_of("oil")
