"""The training loop: one command for CPU and CUDA, deterministic crops, resumable at any step."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel

from model.network import checkpoint
from model.network.blocks import channels_last
from model.network.unet import UNet
from model.training.begin import begin_with
from model.training.data.crops import Crops, Sample
from model.training.descent import averaged, averaging, descend, rate, set_statistics
from model.training.recipes import Recipe, Stage
from model.training.state import Parts, Saved, begun_with
from model.training.tasks.lesson import Graded, Lesson, Task
from model.training.watching import watch

#: The encoder learns at this share of the decoder's rate: it already knows pictures.
ENCODER_RATE = 0.2
#: Steps of a stage in which its rate rises, and what is left of it at the end.
WARM_UP_STEPS, LAST = 40, 0.02


@dataclass(frozen=True)
class Run:
    """Where a run's files lie and how often they are written."""

    folder: Path
    seed: int = 1
    #: Weights to begin with, instead of an encoder that knows ImageNet and an untrained decoder.
    begin: Path | None = None
    save_every: int = 100
    sheet_every: int = 200


def first_network(recipe: Recipe, begin: Path | None) -> UNet:
    """What a run starts from."""
    if begin is None:
        net = UNet(recipe.net)
        net.encoder.load_imagenet()
        return net
    return begin_with(checkpoint.load(begin), recipe.net).train().apply_spectral_norm()


class Trainer:
    """Teaches one U-Net by one recipe; everything random follows from the seed and the step."""

    def __init__(self, recipe: Recipe, task: Task, run: Run, device: str) -> None:
        torch.manual_seed(run.seed)
        self.recipe = recipe
        self.run = run
        self.device = torch.device(device)
        self.task = task.to(self.device)
        self.net = channels_last(first_network(recipe, run.begin).to(self.device))
        self.average = AveragedModel(
            self.net, multi_avg_fn=averaging(recipe.average), use_buffers=True
        )
        encoder = list(self.net.encoder.parameters())
        decoder = [*self.net.look.parameters(), *self.net.decoder.parameters()]
        self.optimizer = torch.optim.AdamW(
            [{"params": decoder, "rate": 1.0}, {"params": encoder, "rate": ENCODER_RATE}],
            lr=0.0,
            betas=(0.9, 0.99),
            weight_decay=recipe.weight_decay,
        )
        self.step = 0
        # `loaders` may differ.
        plan = f"{replace(recipe, loaders=0)}, seed {run.seed}, begun with {begun_with(run.begin)}"
        self._saved = Saved(run.folder, plan)

    def train(self) -> None:
        """Go on from the last saved step to the recipe's end; writes log, sheets, checkpoints."""
        self.step = self._saved.resume(self._parts())
        watch(self, self._steps(), self.recipe.steps)
        self._save()

    def _steps(self) -> Iterator[dict[str, float]]:
        begin = 0
        for stage in self.recipe.stages:
            first = self.step - begin
            if first < stage.steps:
                for index, batch in enumerate(self._batches(stage, first), first):
                    terms = self._train_step(stage, index, batch)
                    self.step += 1
                    self._after_step(stage, terms)
                    yield terms
            begin += stage.steps

    def _batches(self, stage: Stage, first: int) -> Iterator[list[Sample]]:
        """Batches cut ahead by threads, in order."""
        crops = Crops(self.task.portraits, stage.crops, stage.steps * stage.batch, self.run.seed)
        indices = iter(range(first * stage.batch, len(crops)))
        with ThreadPoolExecutor(self.recipe.loaders) as pool:
            waiting: list[Future[Sample]] = []
            while True:
                ahead = 2 * stage.batch - len(waiting)
                waiting += [pool.submit(crops.__getitem__, i) for i in islice(indices, ahead)]
                if not waiting:
                    return
                batch, waiting = waiting[: stage.batch], waiting[stage.batch :]
                yield [future.result() for future in batch]

    def _train_step(self, stage: Stage, index: int, batch: list[Sample]) -> dict[str, float]:
        generator = torch.Generator().manual_seed(self.run.seed * 1_000_003 + self.step)
        blend = stage.blend * max(0.0, 1 - 2 * index / stage.steps)
        lesson = self.task.lesson(batch, blend, generator)
        self._set_rates(stage, index)
        set_statistics(self.net, self.net.encoder, stage.settled)
        with torch.autocast(self.device.type, torch.bfloat16):
            loss, terms = self._grade(lesson, generator)
        descend(loss, self.net, self.optimizer, self.average)
        return terms

    def _grade(self, lesson: Lesson, generator: torch.Generator) -> Graded:
        layers = torch.sigmoid(self.net.logits(lesson.inputs, lesson.looks).float())
        return self.task.grade(layers, lesson, generator)

    def _set_rates(self, stage: Stage, index: int) -> None:
        """One cosine for each stage after a short warm-up; the encoder may be frozen at first."""
        own = stage.learning_rate * rate(index, index / stage.steps, WARM_UP_STEPS, LAST)
        frozen = index < stage.frozen * stage.steps
        for group in self.optimizer.param_groups:
            group["lr"] = own * group["rate"]
        for parameter in self.net.encoder.parameters():
            parameter.requires_grad_(not frozen)

    def _after_step(self, stage: Stage, terms: dict[str, float]) -> None:
        last = self.step == self.recipe.steps
        row = {"step": self.step, "size": stage.crops.size, **terms}
        self._saved.log(row, digits=5)
        if self.step % self.run.save_every == 0 or last:
            self._save()
        if self.step % self.run.sheet_every == 0 or last:
            self.task.save_sheet(self.averaged(), self.run.folder / f"{self.step:06d}.png")

    def averaged(self) -> UNet:
        """The network with averaged weights, as it will be shipped."""
        return averaged(self.average, UNet)

    def _parts(self) -> Parts:
        """Everything that a run which was stopped needs to end as an unbroken one does."""
        return {"net": self.net, "average": self.average, "optimizer": self.optimizer}

    def _save(self) -> None:
        self._saved.save(self._parts(), self.step)
        self.export(self.run.folder / "net.safetensors")

    def export(self, path: Path) -> None:
        """The averaged network, folded, fp16: what `artline draw` loads."""
        net = UNet(self.recipe.net)
        net.load_state_dict(self.averaged().state_dict())
        checkpoint.save(net.eval().fold_spectral_norm(), path, steps=self.step, seed=self.run.seed)
