"""The recipe at a small scale: runs learn, and runs resume."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageFilter
from safetensors.torch import load_file, save_file

from model.contract.errors import OperatorError
from model.contract.look import Look
from model.drawing.faces import FaceFinder
from model.network import checkpoint
from model.network.unet import LINE_LAYERS, UNetConfig
from model.training.commands import choose_recipe
from model.training.data import artist_pairs
from model.training.data.crops import CropPlan, Crops
from model.training.data.portraits import HELD_OUT, PLANES, Portraits, read_ids
from model.training.recipes import Recipe, Stage
from model.training.tasks.faces import Collages, finder_loss, train_finder
from model.training.tasks.line import LineTask
from model.training.tasks.losses import TAPS, VGG16, DrawingLoss, Known, LossWeights, Vgg16Features
from model.training.train import Run, Trainer
from tests.vgg_weights import save_random_vgg

HERE = Path(__file__).parents[2]
#: Everything is known of a single picture.
ALL = Known(torch.ones(1, 1, 1, 1), torch.ones(1, 1, 1, 1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of four portraits, and a fifth that an artist drew."""
    folder = tmp_path_factory.mktemp("data")
    for kind in ("photos", "mask", "artist/photos", "artist/drawings"):
        (folder / kind).mkdir(parents=True)
    for path in sorted((HERE / "photos").glob("norod-*.webp"))[:4]:
        photo = Image.open(path).convert("RGB").resize((256, 256))
        photo.save(folder / "photos" / path.name)
        mask = Image.new("L", (64, 64))
        mask.paste(255, (16, 8, 48, 64))
        mask.save(folder / "mask" / path.name)
    edges = photo.convert("L").filter(ImageFilter.FIND_EDGES)
    drawing = edges.point(lambda v: max(0, 255 - 4 * v))
    photo.save(folder / "artist" / "photos" / "artist-000.webp")
    drawing.save(folder / "artist" / "drawings" / "artist-000.webp")
    return folder


@pytest.fixture(scope="module")
def ink(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where ink is kept; no landmarker is at hand, so none of the artist's photo are known."""
    ink = tmp_path_factory.mktemp("ink")
    save_file({}, ink / "artist-landmarks.safetensors")
    return ink


@pytest.fixture(scope="module")
def portraits(folder: Path, ink: Path) -> Portraits:
    return Portraits(folder, Portraits.available(folder), ink)


@pytest.fixture(scope="module")
def drawn(folder: Path, ink: Path) -> Portraits:
    """The artist's."""
    return Portraits(folder, artist_pairs.available(folder), ink)


@pytest.fixture(scope="module")
def vgg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_random_vgg(tmp_path_factory.mktemp("vgg") / "vgg16.safetensors")


def trainer_of(recipe: Recipe, portraits: Portraits, vgg: Path, run: Run) -> Trainer:
    return Trainer(recipe, LineTask(recipe, portraits, Vgg16Features(vgg)), run, "cpu")


def tiny(steps: int) -> Recipe:
    crops = CropPlan(64)
    return Recipe(
        stages=(Stage(crops, 2, 2, 1e-3, frozen=0.5), Stage(crops, 2, steps - 2, 1e-3)),
        net=UNetConfig(widths=(32, 16, 16, 16, 16)),
        feature_window=0.5,
    )


def test_a_run_that_was_stopped_ends_where_an_unbroken_one_does(
    portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    whole = trainer_of(tiny(6), portraits, vgg, Run(tmp_path / "whole", save_every=3))
    whole.train()
    broken = Run(tmp_path / "broken", save_every=3)
    first = trainer_of(tiny(6), portraits, vgg, broken)
    steps = first._steps()
    broken.folder.mkdir()
    for _ in range(5):  # saved at 3, killed after 5
        next(steps)
    steps.close()
    trainer_of(tiny(6), portraits, vgg, broken).train()
    expected = load_file(tmp_path / "whole" / "net.safetensors")
    for name, value in load_file(broken.folder / "net.safetensors").items():
        torch.testing.assert_close(value, expected[name], atol=2e-2, rtol=0.1)
    rows = (broken.folder / "log.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in rows] == ["step", "1", "2", "3", "4", "5", "6"]
    assert (broken.folder / "000006.png").exists()


def test_a_run_by_another_recipe_is_not_gone_on_with(
    portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    run = Run(tmp_path, save_every=3)
    trainer_of(tiny(3), portraits, vgg, run).train()
    for other in (replace(run, seed=2), replace(run, begin=tmp_path / "net.safetensors")):
        with pytest.raises(OperatorError, match="holds another run"):
            trainer_of(tiny(3), portraits, vgg, other).train()
    with pytest.raises(OperatorError, match="holds another run"):
        trainer_of(tiny(6), portraits, vgg, run).train()
    more_threads = replace(tiny(3), loaders=2)
    trainer_of(more_threads, portraits, vgg, run).train()  # done already, and by this plan


def test_a_run_that_was_stopped_before_it_was_saved_begins_its_log_anew(
    portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    run = Run(tmp_path, save_every=1000)
    steps = trainer_of(tiny(3), portraits, vgg, run)._steps()
    next(steps)
    steps.close()
    trainer_of(tiny(3), portraits, vgg, run).train()
    rows = (tmp_path / "log.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in rows] == ["step", "1", "2", "3"]


@pytest.mark.parametrize(
    "log", ["", "step,si", "step,size\n", "step,size\n1,64\n2,6", "step,size\n1,64\n3,64\n"]
)
def test_a_run_is_gone_on_with_wherever_writing_its_log_was_broken_off(
    log: str, portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    first = trainer_of(tiny(3), portraits, vgg, Run(tmp_path, save_every=1))
    next(first._steps())
    (tmp_path / "log.csv").write_text(log)
    trainer_of(tiny(3), portraits, vgg, Run(tmp_path, save_every=1)).train()
    steps = [row.split(",")[0] for row in (tmp_path / "log.csv").read_text().splitlines()]
    assert steps == ["step", *(["1"] if "1,64" in log else []), "2", "3"]


def test_a_short_run_learns(portraits: Portraits, vgg: Path, tmp_path: Path) -> None:
    run = Run(tmp_path, save_every=1000, sheet_every=1000)
    trainer = trainer_of(tiny(60), portraits, vgg, run)
    losses = [terms["pixel"] for terms in trainer._steps()]
    assert np.mean(losses[-5:]) < 0.75 * np.mean(losses[:5])


def test_a_settled_stage_learns_by_the_statistics_that_drawing_goes_by(
    portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    first, last = tiny(3).stages
    settled = replace(tiny(3), stages=(first, replace(last, settled=True)))
    trainer = trainer_of(settled, portraits, vgg, Run(tmp_path))
    measured, learnt = [], []
    for _ in trainer._steps():
        state = trainer.net.decoder.state_dict()
        measured.append([v.clone() for k, v in state.items() if "running" in k])
        learnt.append([v.clone() for k, v in state.items() if k.endswith("norm.weight")])
    in_batches, before, after = (torch.cat([v.flatten() for v in step]) for step in measured)
    assert not torch.equal(in_batches, before)
    assert torch.equal(before, after)
    assert any(not torch.equal(old, new) for old, new in zip(*learnt[1:], strict=True))


def test_what_is_exported_draws(portraits: Portraits, vgg: Path, tmp_path: Path) -> None:
    trainer = trainer_of(tiny(3), portraits, vgg, Run(tmp_path))
    trainer.train()
    net = checkpoint.load(tmp_path / "net.safetensors")
    drawing = net(torch.rand(1, 3, 40, 50), torch.tensor([Look().controls()]))
    assert drawing.shape == (1, len(LINE_LAYERS), 40, 50)
    assert net.config == tiny(3).net


def test_crops_follow_from_the_seed_alone(portraits: Portraits) -> None:
    plan = CropPlan(64, rotated=1.0)
    first, again = Crops(portraits, plan, 8, seed=1), Crops(portraits, plan, 8, seed=1)
    other = Crops(portraits, plan, 8, seed=2)
    assert torch.equal(first[5].photo, again[5].photo)
    assert not torch.equal(first[5].photo, other[5].photo)
    assert first[5].photo.shape == (3, 64, 64)
    assert first[5].differences.shape == (3, 64, 64)


def test_an_epoch_shows_every_portrait_once(portraits: Portraits) -> None:
    count = len(portraits.ids)
    crops = Crops(portraits, CropPlan(64), 2 * count, seed=3)
    shown: list[int] = []
    crops._cut = lambda chosen, rng: shown.append(chosen) or torch.zeros(PLANES, 64, 64)  # type: ignore
    for index in range(2 * count):
        crops[index]
    assert sorted(shown[:count]) == sorted(shown[count:]) == list(range(count))


def test_the_loss_is_least_for_the_target_itself(vgg: Path) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), LossWeights(), window=1.0)
    torch.manual_seed(0)
    drawing, important = torch.rand(1, 7, 64, 64), torch.zeros(1, 1, 64, 64)
    generator = torch.Generator().manual_seed(0)
    same, _ = loss(drawing, drawing, important, ALL, generator)
    other, terms = loss(drawing.flip(-1), drawing, important, ALL, generator)
    assert same == 0
    assert other > 0.1
    terms_of_layers = {"hand", "tone", "person", "hair", "face", "letters"}
    assert set(terms) == {"pixel", "feature", "gram", "loss"} | terms_of_layers


@pytest.mark.parametrize(("layer", "known"), [(1, (0.0, 1.0)), (4, (1.0, 0.0))])
def test_what_nobody_drew_costs_nothing(vgg: Path, layer: int, known: tuple[float, float]) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), LossWeights(), window=1.0)
    wanted = torch.rand(1, 7, 64, 64)
    got = wanted.clone()
    got[:, layer] = 1 - got[:, layer]
    generator, nowhere = torch.Generator().manual_seed(0), torch.zeros(1, 1, 64, 64)
    unknown = Known(*(torch.full((1, 1, 1, 1), value) for value in known))
    assert loss(got, wanted, nowhere, unknown, generator)[0] == 0
    assert loss(got, wanted, nowhere, ALL, generator)[0] > 0.05


def test_an_artists_drawing_is_learnt_by_the_hand_and_shown_often(
    drawn: Portraits, portraits: Portraits, vgg: Path
) -> None:
    (id,) = drawn.ids
    often = CropPlan(64).artists
    assert drawn.times(id, often) == often > portraits.times(portraits.ids[0], often)
    recipe = tiny(3)
    batch = [Crops(one, CropPlan(64), 1, seed=1)[0] for one in (drawn, portraits)]
    task = LineTask(recipe, drawn, Vgg16Features(vgg))
    lesson = task.lesson(batch, 0.0, torch.Generator().manual_seed(1))
    assert lesson.shown.flatten().tolist() == [1, 0]
    hand = lesson.wanted[:, LINE_LAYERS.index("hand")]
    assert 0 < float(hand[0].mean()) < 0.6
    assert lesson.wanted.min() >= 0
    assert lesson.wanted.max() <= 1


def test_a_miss_on_the_face_costs_more(vgg: Path) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), replace(LossWeights(), feature=0, gram=0), window=0.5)
    drawing, wanted = torch.ones(1, 7, 32, 32), torch.ones(1, 7, 32, 32)
    wanted[:, :1, :8, :8] = 0
    here, there = torch.zeros(1, 1, 32, 32), torch.zeros(1, 1, 32, 32)
    here[..., :8, :8] = 1
    there[..., 24:, 24:] = 1
    generator = torch.Generator()
    on_face, _ = loss(drawing, wanted, here, ALL, generator)
    elsewhere, _ = loss(drawing, wanted, there, ALL, generator)
    assert on_face > 2 * elsewhere


def test_the_taps_are_the_activations_that_they_are_called() -> None:
    convolutions_before = {"relu2_2": 4, "relu3_3": 7}
    for name, index in TAPS.items():
        layers = [layer for step in VGG16 for layer in (["M"] if step == "M" else ["C", "R"])]
        assert layers[: index + 1].count("C") == convolutions_before[name]
        assert layers[index] == "R"


def test_held_out_ids_are_listed_once_and_never_commented_away() -> None:
    ids = read_ids(HELD_OUT)
    assert len(ids) == len(set(ids)) == 210


def test_a_folder_without_pictures_is_told_to_the_operator(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="holds no training pictures"):
        Portraits.available(tmp_path)


def test_a_run_can_begin_with_weights_that_draw_already(
    portraits: Portraits, vgg: Path, tmp_path: Path
) -> None:
    trainer_of(tiny(3), portraits, vgg, Run(tmp_path / "first")).train()
    begin = tmp_path / "first" / "net.safetensors"
    again = trainer_of(tiny(3), portraits, vgg, Run(tmp_path, begin=begin))
    again.export(tmp_path / "same.safetensors")
    expected = load_file(begin)
    for name, value in load_file(tmp_path / "same.safetensors").items():
        torch.testing.assert_close(value, expected[name], atol=1e-2, rtol=0.1)


def test_faces_are_as_high_as_the_plan_says(portraits: Portraits) -> None:
    id = portraits.ids[0]
    portraits.faces[id] = (60.0, 60.0, 100.0, 120.0)
    crops = Crops(portraits, CropPlan(64, faces=(30.0, 60.0)), 100, seed=1)
    heights = [120 * crops._scale(id, random.Random(i)) for i in range(100)]  # noqa: S311
    assert 30 <= min(heights) < 33
    assert 55 < max(heights) <= 60


def test_the_face_finder_learns_where_the_middle_of_a_face_is(
    portraits: Portraits, tmp_path: Path
) -> None:
    for id in portraits.ids:
        portraits.faces[id] = (60.0, 60.0, 130.0, 160.0)
    collages = Collages(portraits, 40, seed=1)
    picture, maps = collages[3]
    assert picture.shape == (3, 256, 256)
    middles = int(maps[5].sum())
    assert 1 <= middles <= 16
    assert int((maps[0] == 1).sum()) >= 1
    found = torch.zeros(1, 5, 64, 64)
    found[0, 1:] = maps[1:5]
    found[0, 0] = torch.logit(maps[0].clamp(1e-6, 1 - 1e-6))
    assert finder_loss(found, maps[None]) < 0.2 * finder_loss(torch.zeros(1, 5, 64, 64), maps[None])
    finder = train_finder(portraits, 2, tmp_path / "faces.safetensors", 1, "cpu")
    again = FaceFinder.load(tmp_path / "faces.safetensors")
    photo = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(again(photo), finder(photo), atol=0.05, rtol=0.05)


def test_encoder_and_hints_can_be_chosen_and_the_rest_stays() -> None:
    plain, other = (
        choose_recipe("cpu", "efficientnet-lite0", 0),
        choose_recipe("cpu", "resnet34", 1),
    )
    assert other.net == replace(plain.net, encoder="resnet34")
    assert [stage.blend for stage in other.stages] == [1, 0]
    assert other.steps == plain.steps
