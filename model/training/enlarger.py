"""The enlarger's training loop: deterministic, and resumable at any saved step."""

import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.progress import track
from safetensors.torch import save_file
from torch.optim.swa_utils import AveragedModel

from model.network.checkpoint import halves
from model.network.enlarger import Enlarger
from model.network.unet import channels_last
from model.training.data.art import Patches
from model.training.descent import averaging, descend
from model.training.state import Parts, Saved
from model.training.tasks.enlarging import enlarging_lesson, enlarging_loss
from model.training.tasks.losses import Vgg16Features

BATCH = 8
RATE, WARM_UP_STEPS = 2e-3, 50
AVERAGE = 0.99


@dataclass(frozen=True)
class EnlargerRun:
    """Where a run's files lie, how long it is and how often it is saved."""

    folder: Path
    steps: int
    seed: int = 1
    #: Seconds after which it ends in any case, its learning rate fallen as at the last step.
    seconds: float = math.inf
    save_every: int = 100


class EnlargerTrainer:
    """Teaches an enlarger that begins as bicubic enlargement."""

    def __init__(self, patches: Patches, vgg: Path | None, run: EnlargerRun, device: str) -> None:
        torch.manual_seed(run.seed)
        self.patches, self.run, self.device = patches, run, torch.device(device)
        self.net = channels_last(Enlarger().to(self.device))
        self.average = AveragedModel(self.net, multi_avg_fn=averaging(AVERAGE))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=0.0, betas=(0.9, 0.99))
        self.vgg = channels_last(Vgg16Features(vgg).to(self.device))
        run.folder.mkdir(parents=True, exist_ok=True)
        self.step, self._began = 0, time.monotonic()
        self._saved = Saved(run.folder, f"enlarger, seed {run.seed}, {len(patches)} patches")

    def train(self) -> None:
        """Go on from the last saved step to the end; writes log and weights."""
        self.step = self._saved.resume(self._parts)
        self._began = time.monotonic()
        for _ in track(self.steps(), "Training", self.run.steps, completed=self.step):
            pass
        self._save()

    @property
    def done(self) -> float:
        """Share of the run that is over."""
        elapsed = time.monotonic() - self._began
        return min(1.0, max(self.step / self.run.steps, elapsed / self.run.seconds))

    def steps(self) -> Iterator[dict[str, float]]:
        """The steps from here to the end, and what each was off by."""
        while self.done < 1:
            terms = self._train_step()
            self.step += 1
            self._saved.log({"step": self.step, **terms}, digits=5)
            if self.step % self.run.save_every == 0:
                self._save()
            yield terms

    def _train_step(self) -> dict[str, float]:
        seed = self.run.seed * 1_000_003 + self.step
        rng, generator = random.Random(seed), torch.Generator().manual_seed(seed)  # noqa: S311
        lesson = enlarging_lesson(self.patches.some(BATCH, rng), rng)
        small, wanted = (
            part.to(self.device).contiguous(memory_format=torch.channels_last) for part in lesson
        )
        warm = min(1.0, (self.step + 1) / WARM_UP_STEPS)
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * warm * max(0.01, 0.5 * (1 + math.cos(math.pi * self.done)))
        with torch.autocast(self.device.type, torch.bfloat16):
            loss, terms = enlarging_loss(self.net(small), wanted, self.vgg, generator)
        descend(loss, self.net, self.optimizer, self.average)
        return terms

    @property
    def _parts(self) -> Parts:
        return {"net": self.net, "average": self.average, "optimizer": self.optimizer}

    def _save(self) -> None:
        self._saved.save(self._parts, self.step)
        save_file(halves(self.average.module), self.run.folder / "net.safetensors")
