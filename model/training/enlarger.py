"""The enlarger's training loop: deterministic, and resumable at any saved step."""

import random
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.optim.swa_utils import AveragedModel

from model.network.blocks import channels_last
from model.network.checkpoint import halves
from model.network.enlarger import Enlarger
from model.training.data.art import Patches
from model.training.descent import averaging, descend, rate
from model.training.state import Parts
from model.training.tasks.enlarging import enlarging_lesson, enlarging_loss
from model.training.tasks.losses import Vgg16Features
from model.training.timed import TimedRun, TimedTrainer

BATCH = 8
#: Peak of the learning rate, steps to reach it, and what is left of it at the end.
RATE, WARM_UP_STEPS, LAST = 2e-3, 50, 0.01
AVERAGE = 0.99


@dataclass(frozen=True)
class EnlargerRun(TimedRun):
    """Nothing besides, but it is saved more often."""

    save_every: int = 100


class EnlargerTrainer(TimedTrainer):
    """Teaches an enlarger that begins as bicubic enlargement."""

    digits = 5

    def __init__(self, patches: Patches, vgg: Path | None, run: EnlargerRun, device: str) -> None:
        super().__init__(run, f"enlarger, seed {run.seed}, {len(patches)} patches")
        torch.manual_seed(run.seed)
        self.patches, self.run, self.device = patches, run, torch.device(device)
        self.net = channels_last(Enlarger().to(self.device))
        self.average = AveragedModel(self.net, multi_avg_fn=averaging(AVERAGE))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=0.0, betas=(0.9, 0.99))
        self.vgg = channels_last(Vgg16Features(vgg).to(self.device))

    def _train_step(self) -> dict[str, float]:
        seed = self.run.seed * 1_000_003 + self.step
        rng, generator = random.Random(seed), torch.Generator().manual_seed(seed)  # noqa: S311
        lesson = enlarging_lesson(self.patches.some(BATCH, rng), rng)
        small, wanted = (
            part.to(self.device).contiguous(memory_format=torch.channels_last) for part in lesson
        )
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * rate(self.step, self.done, WARM_UP_STEPS, LAST)
        with torch.autocast(self.device.type, torch.bfloat16):
            loss, terms = enlarging_loss(self.net(small), wanted, self.vgg, generator)
        descend(loss, self.net, self.optimizer, self.average)
        return terms

    @property
    def _parts(self) -> Parts:
        return {"net": self.net, "average": self.average, "optimizer": self.optimizer}

    def _export(self) -> None:
        save_file(halves(self.average.module), self.run.folder / "net.safetensors")
