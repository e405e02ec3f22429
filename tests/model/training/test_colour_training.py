"""How colouring is taught: recoloured parts, hints, a start from line art, runs that resume."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from model.contract.errors import OperatorError
from model.drawing.hints import PAINTED
from model.drawing.lab import to_lab
from model.network import checkpoint
from model.network.unet import COLOUR_LAYERS, LINE_LAYERS, UNet, UNetConfig
from model.training.begin import begin_with
from model.training.commands import variant_of
from model.training.critic import AdversarialTrainer
from model.training.data.coloured import FlatPortraits
from model.training.data.crops import CropPlan
from model.training.recipes import COLOUR_CPU, Stage
from model.training.tasks.colouring import ColourTask, hints_for, recoloured, scribbles
from model.training.tasks.losses import Vgg16Features
from model.training.train import Run, Trainer
from tests.coloured_data import LANDMARKS, write_folder

NARROW = (32, 16, 16, 16, 16)
BATCH, SIDE = 64, 24
#: Which of the layers of line art says who is a person.
PERSON = LINE_LAYERS.index("person")


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def stripes() -> tuple[Tensor, Tensor]:
    """Pictures of four upright stripes with a little modelling, and these stripes as regions."""
    regions = torch.zeros(BATCH, 4, SIDE, SIDE)
    for index in range(4):
        regions[:, index, :, index * SIDE // 4 : (index + 1) * SIDE // 4] = 1
    tones = torch.tensor([0.3, 0.7, 0.5, 0.6]).view(1, 4, 1, 1)
    fill = (regions * tones).sum(dim=1, keepdim=True).repeat(1, 3, 1, 1)
    return fill + torch.linspace(0, 0.1, SIDE)[:, None], regions


def test_some_parts_are_recoloured_as_a_whole_and_the_others_stay() -> None:
    fill, regions = stripes()
    new, changed = recoloured(fill, regions, seeded())
    assert 0.3 < changed.float().mean() < 0.5
    moved = (new - fill).abs().amax(dim=1, keepdim=True)
    for index in range(4):
        stripe = (moved * regions[:, index : index + 1]).amax(dim=(1, 2, 3))
        kept = ~changed[:, index, 0, 0]
        assert stripe[kept].max() < 0.01
        assert (stripe[~kept] > 0.05).float().mean() > 0.9
    light = to_lab(new)[:, 0].diff(dim=1)
    assert (light.mean(dim=(1, 2)) > 0).float().mean() > 0.9, "they keep their modelling"


def test_what_is_recoloured_is_hinted_at_in_its_new_colour() -> None:
    fill, regions = stripes()
    new, changed = recoloured(fill, regions, seeded())
    colours, where = hints_for(new, regions, changed, seeded(1))
    whole = 0
    for picture in range(BATCH):
        for index in range(4):
            inside = regions[picture, index] > 0
            hinted = where[picture, 0][inside]
            if changed[picture, index]:
                whole += int(hinted.all())
            if hinted.any():
                painted = to_lab(colours[picture])[:, inside][:, hinted > 0].mean(dim=1)
                mean = to_lab(new[picture])[:, inside].mean(dim=1)
                # What the screen cannot show is clipped before it is painted.
                assert (painted - mean).norm() < 6
    assert whole > 0.25 * changed.sum(), "about half are whole parts, the others strokes"


def test_some_pictures_have_no_hints_at_all_and_hints_stay_where_they_belong() -> None:
    fill, regions = stripes()
    nothing = torch.zeros(BATCH, 4, 1, 1, dtype=torch.bool)
    _, where = hints_for(fill, regions[:, :1] * regions[:, :1], nothing[:, :1], seeded())
    assert where.amax(dim=(1, 2, 3)).mean() < 0.6
    assert not where[..., SIDE // 4 :].any()


def test_scribbles_are_strokes_that_leave_most_of_the_paper_free() -> None:
    drawn = scribbles(16, 96, seeded())
    assert drawn.shape == (16, 1, 96, 96)
    assert set(drawn.unique().tolist()) == {0.0, 1.0}
    assert 0.005 < drawn.mean() < 0.3
    assert (drawn.mean(dim=(1, 2, 3)) > 0).float().mean() > 0.8
    assert not torch.equal(drawn[0], drawn[1])


@pytest.fixture(scope="module")
def liner() -> UNet:
    """Weights of line art, as a run exports them."""
    torch.manual_seed(0)
    return UNet(UNetConfig(widths=NARROW)).fold_spectral_norm().eval()


def test_colours_begin_as_those_that_are_seen_and_the_person_as_line_art_knows_it(
    liner: UNet,
) -> None:
    net = begin_with(liner, UNetConfig(widths=NARROW, layers=COLOUR_LAYERS)).eval()
    photo, look = torch.rand(1, 3, 64, 64, generator=seeded()), torch.tensor([[0.3, 0.4]])
    with torch.inference_mode():
        known, layers = liner(photo, look), net(photo, look)
    torch.testing.assert_close(layers[:, 6], known[:, PERSON])
    torch.testing.assert_close(layers[:, :3], photo.clamp(0.03, 0.97), atol=1e-3, rtol=0)


def test_an_input_that_it_never_saw_counts_nothing_at_first(liner: UNet) -> None:
    net = begin_with(liner, UNetConfig(widths=NARROW, inputs=PAINTED, layers=COLOUR_LAYERS)).eval()
    sketch, look = torch.rand(1, 4, 64, 64, generator=seeded()), torch.tensor([[0.3, 0.4]])
    other = torch.cat([sketch[:, :3], 1 - sketch[:, 3:]], dim=1)
    with torch.inference_mode():
        layers = net(sketch, look)
        torch.testing.assert_close(net(other, look), layers)
        torch.testing.assert_close(layers[:, 6], liner(sketch[:, :3], look)[:, PERSON])
    assert (layers[:, 4:6] == 0.5).all(), "skin and clothes are not known yet"


def test_weights_of_another_size_are_told_to_the_operator(liner: UNet) -> None:
    with pytest.raises(OperatorError, match="cannot begin resnet34"):
        begin_with(liner, UNetConfig(encoder="resnet34", widths=NARROW))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("data") / "data")


@pytest.mark.parametrize("kind", [Trainer, AdversarialTrainer])
def test_a_run_that_was_stopped_ends_where_an_unbroken_one_does(
    kind: type[Trainer], liner: UNet, folder: Path, vgg: Path, tmp_path: Path
) -> None:
    checkpoint.save(liner, tmp_path / "liner.safetensors")
    recipe = replace(
        COLOUR_CPU,
        stages=(Stage(CropPlan(64), 2, 4, 1e-3),),
        net=replace(COLOUR_CPU.net, widths=NARROW),
        adversarial=0.02,
    )
    portraits = FlatPortraits(folder, list(LANDMARKS), folder / "ink", folder / "fills")
    task = ColourTask(recipe, portraits, Vgg16Features(vgg))
    begin = tmp_path / "liner.safetensors"
    runs = [Run(tmp_path / name, 1, begin, save_every=2) for name in ("whole", "broken")]
    whole, first, second = (kind(recipe, task, run, "cpu") for run in (runs[0], *[runs[1]] * 2))
    whole.train()
    runs[1].folder.mkdir()
    steps = first._steps()
    for _ in range(3):  # saved at 2, killed after 3
        next(steps)
    steps.close()
    second.train()
    expected, found = (load_file(run.folder / "net.safetensors") for run in runs)
    for name, value in found.items():
        torch.testing.assert_close(value, expected[name], atol=2e-2, rtol=0.1)
    assert (runs[1].folder / "000004.png").exists()
    assert checkpoint.load(runs[1].folder / "net.safetensors").config == recipe.net


@pytest.mark.parametrize(
    ("way", "critic", "short"),
    [
        ("feature", False, False),
        ("adversarial", True, False),
        ("finish", True, True),
        ("more", False, True),
    ],
)
def test_a_recipe_is_long_or_short_and_has_a_critic_or_none(
    way: str, critic: bool, short: bool
) -> None:
    recipe = variant_of(COLOUR_CPU, way)
    assert (recipe.adversarial > 0) == critic
    assert (recipe.steps < COLOUR_CPU.steps / 4) == short
    assert recipe.stages[-1].crops == COLOUR_CPU.stages[-1].crops


def test_a_recipe_that_there_is_not_is_told_to_the_operator() -> None:
    with pytest.raises(OperatorError, match="choose feature, adversarial, finish or more"):
        variant_of(COLOUR_CPU, "gan")
