"""The training loop of the network that cartoons are printed from: on a GPU in minutes.

Scenes are put together, and their layers drawn by the network of line art, on the device: there is
nothing to load while it learns. Resumable at any saved step.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from model.contract import styles
from model.network import checkpoint
from model.network.blocks import channels_last
from model.network.unet import LINE_LAYERS, PAINT_HALVED, PAINT_LAYERS, UNet, UNetConfig
from model.training.begin import begin_with
from model.training.data.people import PARTS, People
from model.training.data.scenes import scenes
from model.training.descent import descend, rate, set_statistics
from model.training.state import Parts, begun_with
from model.training.tasks.losses import DrawingLoss, LossWeights, Vgg16Features
from model.training.tasks.paint import PaintLesson, paint_lesson, paint_loss
from model.training.timed import TimedRun, TimedTrainer

CONFIG = UNetConfig(layers=PAINT_LAYERS, halved=PAINT_HALVED)
#: Learning rate at its peak; the encoder's share of it; steps to reach it.
RATE, ENCODER_RATE, WEIGHT_DECAY, WARM_UP_STEPS = 1e-3, 0.25, 1e-4, 60
#: What is left of it at the end.
LAST = 0.01
AVERAGE = 0.998
#: Share of the run after which the decoder's batch norm goes by what it has measured so far.
SETTLED = 0.7
#: Side of the feature loss's window over the side of the scene.
WINDOW = 0.5
#: Portraits whose outlines are drawn at once; how near to its mask an outline must be, in pixels.
BATCH, NEAR = 16, 9


@dataclass(frozen=True)
class PaintRun(TimedRun):
    """How it learns, besides."""

    steps: int = 4000
    batch: int = 32
    #: Of a scene, in pixels.
    side: int = 384
    #: Weights to begin with: those of line art, or of an earlier run.
    begin: Path | None = None


class PaintTrainer(TimedTrainer):
    """Teaches a U-Net that begins as the one of line art, which teaches it."""

    def __init__(self, people: People, vgg: Path | None, run: PaintRun, device: str) -> None:
        plan = f"paint, {run.batch} of {run.side}, seed {run.seed}"
        super().__init__(run, f"{plan}, begun with {begun_with(run.begin)}")
        torch.manual_seed(run.seed)
        self.people, self.run, self.device = people, run, torch.device(device)
        line = styles.find(styles.LINE).weights
        self.teacher = channels_last(checkpoint.load(line).to(self.device)).requires_grad_(False)
        first = begin_with(checkpoint.load(run.begin or line), CONFIG)
        self.net = channels_last(first.train().apply_spectral_norm().to(self.device))
        self.average = AveragedModel(
            self.net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE), use_buffers=True
        )
        encoder = list(self.net.encoder.parameters())
        others = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": others, "rate": 1.0}, {"params": encoder, "rate": ENCODER_RATE}],
            lr=0.0,
            betas=(0.9, 0.99),
            weight_decay=WEIGHT_DECAY,
        )
        self.loss = DrawingLoss(Vgg16Features(vgg), LossWeights(), WINDOW).to(self.device)

    def _prepare(self) -> None:
        outline(self.people, self.teacher)

    def _train_step(self) -> dict[str, float]:
        generator = torch.Generator().manual_seed(self.run.seed * 1_000_003 + self.step)
        with torch.no_grad():
            scene = scenes(self.people, self.run.batch, self.run.side, generator)
            lesson = paint_lesson(scene, self.teacher, generator)
        self._set_rates()
        loss, terms = self._graded(lesson, generator)
        descend(loss, self.net, self.optimizer, self.average)
        return terms

    def _graded(
        self, lesson: PaintLesson, generator: torch.Generator
    ) -> tuple[torch.Tensor, dict[str, float]]:
        photo = lesson.photo.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.net.logits(photo, lesson.looks)
            return paint_loss(torch.sigmoid(logits.float()), lesson, self.loss, generator)

    def _set_rates(self) -> None:
        done = self.done
        own = RATE * rate(self.step, done, WARM_UP_STEPS, LAST)
        for group in self.optimizer.param_groups:
            group["lr"] = own * group["rate"]
        set_statistics(self.net, self.net.encoder, settled=done > SETTLED)

    @property
    def _parts(self) -> Parts:
        return {"net": self.net, "average": self.average, "optimizer": self.optimizer}

    def _export(self) -> None:
        checkpoint.save(
            folded(self.average.module),
            self.run.folder / "net.safetensors",
            steps=self.step,
            seed=self.run.seed,
        )


def folded(average: nn.Module) -> UNet:
    """A network of averaged weights, without spectral norm but with its effect.

    The vectors by which that norm is estimated have been averaged too, and may have cancelled each
    other out, or say that it is negative: it is computed anew.
    """
    net = UNet(CONFIG)
    net.load_state_dict(average.state_dict())
    convolutions = [*net.normalised_convolutions()]
    # Copies: folding writes over them.
    weights = [
        conv.get_parameter("parametrizations.weight.original").detach().clone()
        for conv in convolutions
    ]
    net.eval().fold_spectral_norm()
    with torch.no_grad():
        for conv, weight in zip(convolutions, weights, strict=True):
            conv.weight.copy_(weight / torch.linalg.matrix_norm(weight.flatten(1), 2))
    return net


@torch.no_grad()
def outline(people: People, teacher: UNet) -> None:
    """Gives everybody the outline that the network of line art sees, where it is near their mask.

    Masks are small: their edges are soft and blunt.
    """
    person = LINE_LAYERS.index("person")
    looks = torch.full((BATCH, 2), 0.5, device=people.planes.device)
    for begin in range(0, len(people), BATCH):
        planes = people.planes[begin : begin + BATCH]
        photo = planes[:, PARTS.photo].float() / 255
        with torch.autocast(photo.device.type, torch.bfloat16):
            seen = torch.sigmoid(teacher.logits(photo, looks[: len(planes)]).float())
        mask = planes[:, PARTS.person].float() / 255
        grown = nn.functional.max_pool2d(mask, NEAR, 1, NEAR // 2)
        shrunk = -nn.functional.max_pool2d(-mask, NEAR, 1, NEAR // 2)
        drawn = torch.maximum(torch.minimum(seen[:, person : person + 1], grown), shrunk)
        planes[:, PARTS.person] = (drawn * 255).round().to(torch.uint8)
