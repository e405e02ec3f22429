"""The training of the network that cartoons are printed from: how it begins, resumes and ends."""

import csv
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from model.network import checkpoint
from model.network.unet import (
    LINE_LAYERS,
    PAINT_HALVED,
    PAINT_LAYERS,
    TAUGHT_LAYERS,
    UNet,
    UNetConfig,
    coarse,
)
from model.training.begin import begin_with
from model.training.data.people import PARTS, People
from model.training.paint import CONFIG, PaintRun, PaintTrainer, folded
from tests.coloured_data import LANDMARKS, SIDE, write_folder

NARROW = (32, 16, 16, 16, 16)
CONFIG_NARROW = UNetConfig(widths=NARROW, layers=PAINT_LAYERS, halved=PAINT_HALVED)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], People]:
    """Two, fresh each time: a run draws their outlines anew."""
    folder = write_folder(tmp_path_factory.mktemp("data") / "data")
    with (folder / "index.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "width", "height", "faces", "x", "y", "w", "h"])
        rows.writerows([id, SIDE, SIDE, 1, 64, 48, 128, 160] for id in LANDMARKS)
    read = People(folder, [*LANDMARKS, "nobody"], torch.device("cpu"), 1)
    return lambda: deepcopy(read)


def test_people_lie_in_a_corner_with_their_colours_calmed(people: Callable[[], People]) -> None:
    found = people()
    assert found.ids == list(LANDMARKS), "who has no face is left out"
    assert found.known.all()
    assert found.alone.all()
    width, height = (int(side) for side in found.sizes[0])
    planes = found.planes[0, :, :height, :width].float()
    assert found.planes[0, :, height:].max() == found.planes[0, :, :, width:].max() == 0
    photo, tones, shapes = (planes[part] for part in (PARTS.photo, PARTS.tones, PARTS.shapes))
    rough = [picture.diff(dim=2).abs().mean() for picture in (photo, tones, shapes)]
    assert rough[0] > rough[1] > rough[2]
    assert (photo.mean((1, 2)) - tones.mean((1, 2))).abs().max() < 4
    x, y, _ = (round(float(value)) for value in found.heads[0])
    assert planes[PARTS.person][0, y, x] > 200
    assert planes[PARTS.skin][0, y, x] > 200


def test_a_style_begins_with_the_calm_colours_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    torch.manual_seed(0)
    painter = UNet(CONFIG_NARROW).fold_spectral_norm().eval()
    config = UNetConfig(widths=NARROW, layers=TAUGHT_LAYERS, halved=PAINT_HALVED, styled=24)
    net = begin_with(painter, config).eval()
    photo, looks = torch.rand(2, 3, 64, 64), torch.rand(2, 2)
    with torch.inference_mode():
        known, drawn = painter(photo, looks), net(photo, looks)
    torch.testing.assert_close(drawn[:, : len(PAINT_LAYERS)], known)
    red = PAINT_LAYERS.index("red")
    torch.testing.assert_close(drawn[:, len(PAINT_LAYERS) :], known[:, red : red + 3])
    checkpoint.save(net, tmp_path / "style.safetensors")
    assert checkpoint.load(tmp_path / "style.safetensors").config == config


def test_it_begins_with_lines_as_they_are_and_colours_as_they_are_seen() -> None:
    torch.manual_seed(0)
    liner = UNet(UNetConfig(widths=NARROW)).fold_spectral_norm().eval()
    config = UNetConfig(widths=NARROW, layers=PAINT_LAYERS, halved=PAINT_HALVED)
    net = begin_with(liner, config).eval()
    photo, look = torch.rand(1, 3, 64, 96), torch.tensor([[0.3, 0.4]])
    with torch.inference_mode():
        known, layers = liner(photo, look), net(photo, look)
    lines, red, flat = len(LINE_LAYERS), *(PAINT_LAYERS.index(n) for n in ("red", "flat_red"))
    torch.testing.assert_close(layers[:, :lines], known)
    seen = photo.clamp(0.03, 0.97)
    torch.testing.assert_close(layers[:, red : red + 3], seen, atol=1e-3, rtol=0)
    large = torch.sigmoid(coarse(torch.logit(seen)))
    torch.testing.assert_close(layers[:, flat : flat + 3], large, atol=1e-3, rtol=0)
    assert (layers[:, flat + 3 :] == 0.5).all(), "parts and vectors are not known yet"


def test_spectral_norm_is_exact_after_averaging() -> None:
    torch.manual_seed(1)
    average = UNet(CONFIG).eval()
    wanted = {name: value.clone() for name, value in average.state_dict().items()}
    with torch.no_grad():
        for name, vector in average.named_buffers():
            if name.endswith(("._u", "._v")):
                # As the mean of vectors that point to opposite sides.
                vector.copy_(1e-3 * torch.randn_like(vector))
    net = folded(average)
    assert net.config == CONFIG
    for name, conv in net.named_modules():
        if conv in [*net.normalised_convolutions()]:
            assert isinstance(conv, torch.nn.Conv2d)
            raw = wanted[f"{name}.parametrizations.weight.original"].flatten(1)
            exact = raw / torch.linalg.matrix_norm(raw, 2)
            torch.testing.assert_close(conv.weight.flatten(1), exact, atol=1e-5, rtol=1e-3)


class Killed(PaintTrainer):
    """Ends after three steps, as if somebody had pulled the plug."""

    def _train_step(self) -> dict[str, float]:
        if self.step == 3:
            raise KeyboardInterrupt
        return super()._train_step()


def test_a_run_that_was_killed_ends_where_an_unbroken_one_does(
    people: Callable[[], People], vgg: Path, tmp_path: Path
) -> None:
    whole, broken = (
        PaintRun(tmp_path / name, steps=4, batch=2, side=64, save_every=2)
        for name in ("whole", "broken")
    )
    PaintTrainer(people(), vgg, whole, "cpu").train()
    with pytest.raises(KeyboardInterrupt):
        Killed(people(), vgg, broken, "cpu").train()
    PaintTrainer(people(), vgg, broken, "cpu").train()
    expected = load_file(whole.folder / "net.safetensors")
    for name, value in load_file(broken.folder / "net.safetensors").items():
        torch.testing.assert_close(value, expected[name], atol=2e-2, rtol=0.1)
    rows = [(run.folder / "log.csv").read_text().splitlines() for run in (whole, broken)]
    assert [row.split(",")[0] for row in rows[1]] == ["step", "1", "2", "3", "4"]
    assert checkpoint.load(broken.folder / "net.safetensors").config == CONFIG


def test_a_run_that_has_no_time_left_ends_and_leaves_its_weights(
    people: Callable[[], People], vgg: Path, tmp_path: Path
) -> None:
    run = PaintRun(tmp_path, steps=1000, batch=1, side=64, seconds=1e-3)
    PaintTrainer(people(), vgg, run, "cpu").train()
    assert checkpoint.load(tmp_path / "net.safetensors").config.layers == PAINT_LAYERS
    assert not (tmp_path / "log.csv").exists() or len((tmp_path / "log.csv").read_text()) < 2000
