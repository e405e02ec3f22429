"""Runs of the recipe at a small scale: they learn, and they resume."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from model.contract.errors import OperatorError
from model.contract.look import Look
from model.network import checkpoint
from model.network.unet import LINE_LAYERS, UNetConfig
from model.training.commands import choose_recipe
from model.training.data.crops import CropPlan
from model.training.data.portraits import Portraits
from model.training.recipes import Recipe, Stage
from model.training.tasks.line import LineTask
from model.training.tasks.losses import Vgg16Features
from model.training.train import Run, Trainer


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


def test_encoder_and_hints_can_be_chosen_and_the_rest_stays() -> None:
    plain, other = (
        choose_recipe("cpu", "efficientnet-lite0", 0),
        choose_recipe("cpu", "resnet34", 1),
    )
    assert other.net == replace(plain.net, encoder="resnet34")
    assert [stage.blend for stage in other.stages] == [1, 0]
    assert other.steps == plain.steps
