"""The face reader's training loop: deterministic, and resumable at any saved step."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.progress import track
from safetensors.torch import save_file
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from model.contract import styles
from model.drawing.faces import FaceFinder
from model.drawing.reader import load_net
from model.network.blocks import channels_last
from model.network.checkpoint import halves
from model.network.reader import ReaderNet
from model.training.data.head_store import Heads
from model.training.descent import averaged, descend, rate, set_statistics
from model.training.state import Parts, Saved, begun_with
from model.training.tasks.reader import lesson, reader_loss, shares
from model.training.telling import tell

BATCH = 16
#: Stages of the encoder that stay as the face finder left them.
FROZEN = 2
RATE, ENCODER_RATE, WEIGHT_DECAY = 2e-3, 0.4, 1e-4
WARM_UP_STEPS = 60
#: What is left of the rates at the end.
LAST = 0.01
#: Share of the rate at which weights that know something already go on.
BEGUN_RATE = 0.6
AVERAGE = 0.99


@dataclass(frozen=True)
class ReaderRun:
    """Where a run's files lie, how long it is and how often it is saved."""

    folder: Path
    steps: int
    seed: int = 1
    #: Weights to begin with, instead of the face finder's encoder; they learn at a lower rate.
    begin: Path | None = None
    save_every: int = 100


def first_network(begin: Path | None) -> ReaderNet:
    """What a run starts from; OperatorError for weights that cannot be read."""
    if begin is not None:
        return load_net(begin)
    net = ReaderNet()
    net.encoder.load_state_dict(FaceFinder.load(styles.FACES).encoder.state_dict())
    return net


class ReaderTrainer:
    """Teaches a reader whose encoder begins as the face finder's."""

    def __init__(self, heads: Heads, run: ReaderRun) -> None:
        torch.manual_seed(run.seed)
        self.heads, self.run = heads, run
        net = first_network(run.begin)
        self.net = channels_last(net)
        self.average = AveragedModel(
            self.net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE), use_buffers=True
        )
        net.encoder.stages[:FROZEN].requires_grad_(False)
        encoder = [p for p in net.encoder.parameters() if p.requires_grad]
        others = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": others, "rate": 1.0}, {"params": encoder, "rate": ENCODER_RATE}],
            lr=0.0,
            weight_decay=WEIGHT_DECAY,
        )
        self.often = shares(heads)
        run.folder.mkdir(parents=True, exist_ok=True)
        self.step = 0
        plan = f"reader, {run.steps} steps, seed {run.seed}, {len(heads)} heads"
        self._saved = Saved(run.folder, f"{plan}, begun with {begun_with(run.begin)}")

    def train(self) -> None:
        """Go on from the last saved step to the end; writes log and weights."""
        self.step = self._saved.resume(self._parts)
        for _ in track(self.steps(), "Training", self.run.steps, completed=self.step):
            pass
        tell(averaged(self.average, ReaderNet), self.heads, self.run.seed)
        self._export()

    def steps(self) -> Iterator[dict[str, float]]:
        """The steps from here to the end, and what each was off by."""
        while self.step < self.run.steps:
            terms = self._train_step()
            self.step += 1
            self._saved.log({"step": self.step, **terms})
            if self.step % self.run.save_every == 0 or self.step == self.run.steps:
                self._save()
            yield terms

    def _train_step(self) -> dict[str, float]:
        generator = torch.Generator().manual_seed(self.run.seed * 1_000_003 + self.step)
        torch.manual_seed(self.run.seed * 1_000_003 + self.step)  # for dropout
        chosen = torch.multinomial(self.often, BATCH, replacement=True, generator=generator)
        wanted = lesson(self.heads, chosen, generator)
        set_statistics(self.net, self.net.encoder)
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * group["rate"] * self._schedule()
        # In float32: CPUs take twice as long in bfloat16 for gradients of depthwise convolutions.
        said = self.net(wanted.heads.contiguous(memory_format=torch.channels_last))
        loss, terms = reader_loss(said, wanted)
        descend(loss, self.net, self.optimizer, self.average, most=5.0)
        return terms

    def _schedule(self) -> float:
        begun = 1.0 if self.run.begin is None else BEGUN_RATE
        return begun * rate(self.step, self.step / self.run.steps, WARM_UP_STEPS, LAST)

    @property
    def _parts(self) -> Parts:
        return {"net": self.net, "average": self.average, "optimizer": self.optimizer}

    def _save(self) -> None:
        self._saved.save(self._parts, self.step)
        self._export()

    def _export(self) -> None:
        """The averaged network in fp16: what `artline faces` loads."""
        save_file(halves(self.average.module), self.run.folder / "net.safetensors")
