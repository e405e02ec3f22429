"""The loop that teaches a network to draw faces in a style from points and colours.

Every head of the style's set is its own pair: what was read of it, and itself (pix2pix, Isola et
al. 2017, arXiv:1611.07004; docs/decisions/0022-faces-from-points.md). Resumable at any saved step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from model.drawing.face_painter import LAYERS
from model.drawing.face_plans import INPUTS, OUTLINES, FacePlans, planes
from model.network import checkpoint
from model.network.blocks import channels_last
from model.network.reader import ReaderNet
from model.network.unet import UNet, usual_looks
from model.training.begin import begin_with
from model.training.descent import averaged, averaging, descend, rate, warmed
from model.training.state import Parts, Saved
from model.training.tasks.losses import Vgg16Features, relative_l1, windowed_maps
from model.training.teaching.critic import BETAS, WEIGHT_DECAY, Rival
from model.training.teaching.described import DescribedHeads, Shown
from model.training.teaching.likeness import landmarks_off
from model.training.teaching.teacher import AVERAGE, LAST, WARM_UP_STEPS

#: What terms of the loss count, and how large a part of the side VGG16 and the critic look at.
PIXELS, FEATURES, CONVINCING, LANDMARKS = 4.0, 1.0, 0.5, 1.0
#: How much more a pixel counts at brows, eyes, nose and mouth, of which a head has few; and how far
#: around their outlines, over the side.
FACIAL, AROUND = 2.0, 0.04
WINDOW, CRITICS_SIDE = 0.6, 128
#: The encoder's learning rate over the decoder's: at the same one its deep channels fall silent.
ENCODER = 0.05
#: Which share of the steps pass before the critic's word counts.
ALONE = 0.3


@dataclass(frozen=True)
class FaceRun:
    """Where a run's files lie, and how it learns."""

    folder: Path = Path()
    steps: int = 1000
    batch: int = 4
    #: Of what is drawn, in pixels; a multiple of 32.
    side: int = 192
    seed: int = 1
    #: Peak learning rates of network and critic.
    rate: float = 5e-4
    critics_rate: float = 4e-4
    save_every: int = 50

    @property
    def plan(self) -> str:
        """Tells runs apart that must not go on with one another."""
        return f"teach-face: {replace(self, folder=Path(), save_every=0)}"


#: For two cores, and for a data-centre GPU.
PRESETS = {"cpu": FaceRun(), "gpu": FaceRun(steps=4000, batch=16, side=256, save_every=200)}


class FaceTeacher:
    """Teaches one network to draw `heads`; it begins with what `known`, of cartoons, has learnt."""

    def __init__(
        self,
        heads: DescribedHeads,
        known: UNet,
        reader: ReaderNet,
        vgg: Vgg16Features,
        run: FaceRun,
    ) -> None:
        torch.manual_seed(run.seed)
        self.heads, self.run = heads, run
        self.device = heads.heads.device
        config = replace(known.config, inputs=INPUTS, layers=LAYERS, halved=0)
        self.net = channels_last(begin_with(known, config).to(self.device))
        # Batch norm goes by what is known: of four heads it would learn these four.
        self.net.eval()
        self.net.look.requires_grad_(False)
        self.average = AveragedModel(self.net, multi_avg_fn=averaging(AVERAGE))
        self.rival = Rival(self.device, run.critics_rate)
        self.reader = reader.to(self.device).eval().requires_grad_(False)
        self.vgg = channels_last(vgg.to(self.device))
        groups = [
            {"params": [*self.net.decoder.parameters()], "share": 1.0},
            {"params": [*self.net.encoder.parameters()], "share": ENCODER},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, betas=BETAS, weight_decay=WEIGHT_DECAY)
        self.step = 0
        self._saved = Saved(run.folder, run.plan)

    def steps(self) -> Iterator[dict[str, float]]:
        """From where the folder left off to the end; what each step was off by."""
        self.step = self._saved.resume(self._parts)
        while self.step < self.run.steps:
            terms = self._train_step()
            self.step += 1
            self._saved.log({"step": self.step} | terms)
            if self.step % self.run.save_every == 0 or self.step == self.run.steps:
                self._saved.save(self._parts, self.step)
            yield terms

    def _train_step(self) -> dict[str, float]:
        generator = torch.Generator().manual_seed(self.run.seed * 1_000_003 + self.step)
        self._set_rates()
        shown = self.heads.batch(self.run.batch, generator)
        given = planes(shown.plans, self.run.side)
        with torch.autocast(self.device.type, torch.bfloat16):
            drawn = _drawn(self.net, given)
            critics = self.rival.learn(_small(shown.pictures), _small(drawn), generator)
            terms = self._terms(drawn, shown, weights_of(given), generator)
        loss = torch.stack(list(terms.values())).sum()
        descend(loss, self.net, self.optimizer, self.average)
        named = {name: float(term.detach()) for name, term in terms.items()}
        return {"loss": float(loss.detach()), "critic": critics} | named

    def _terms(
        self, drawn: Tensor, shown: Shown, weights: Tensor, generator: torch.Generator
    ) -> dict[str, Tensor]:
        wanted, points = shown.pictures, shown.plans.points
        pairs = windowed_maps(self.vgg, drawn, wanted, WINDOW, generator)
        features = torch.stack([relative_l1(a, b) for a, b in pairs]).sum()
        convinced = self.rival.convinced(_small(drawn), generator)
        alone = self.step < ALONE * self.run.steps
        return {
            "pixels": PIXELS * (weights * (drawn - wanted).abs()).mean(),
            "features": FEATURES * features,
            "landmarks": LANDMARKS * landmarks_off(self.reader, drawn, points)[0],
            "convincing": (0.0 if alone else CONVINCING) * convinced,
        }

    def _set_rates(self) -> None:
        """A cosine for the network; the critic's stays."""
        own = self.run.rate * rate(self.step, self.step / self.run.steps, WARM_UP_STEPS, LAST)
        for group in self.optimizer.param_groups:
            group["lr"] = own * group["share"]
        self.rival.warm(warmed(self.step, WARM_UP_STEPS))

    @property
    def averaged(self) -> UNet:
        """The network of averaged weights."""
        return averaged(self.average, UNet)

    @property
    def _parts(self) -> Parts:
        return {
            "net": self.net,
            "average": self.average,
            "optimizer": self.optimizer,
            **self.rival.parts(),
        }

    def export(self, path: Path, usual: Mapping[str, str]) -> None:
        """Write what `model.drawing.face_painter` draws with."""
        checkpoint.save(self.averaged, path, None, side=self.run.side, **usual)

    @torch.no_grad()
    def judged(self, held: DescribedHeads) -> tuple[Tensor, float]:
        """What it makes of heads that nothing was learnt from, (N, 3, S, S), in [0, 1].

        And the median distance of their landmarks to the given ones, over that between the eyes.
        """
        drawn, off = [], []
        for index in range(len(held)):
            plans = FacePlans(*(part[index : index + 1] for part in held.plans))
            with torch.autocast(self.device.type, torch.bfloat16):
                drawn.append(drawn_of(self.averaged, plans, self.run.side))
            off.append(landmarks_off(self.reader, drawn[-1], plans.points)[0])
        return torch.cat(drawn), float(torch.stack(off).median())


def drawn_of(net: UNet, plans: FacePlans, side: int) -> Tensor:
    """Pictures (B, 3, side, side) in [0, 1] of what is planned."""
    return _drawn(net, planes(plans, side))


def _drawn(net: UNet, given: Tensor) -> Tensor:
    given = given.contiguous(memory_format=torch.channels_last)
    drawn: Tensor = torch.sigmoid(net.logits(given, usual_looks(given)).float())
    return drawn


def weights_of(given: Tensor) -> Tensor:
    """What pixels count, (B, 1, S, S), 1 in the mean, by the outlines a network is given."""
    features = given[:, 4 : 3 + len(OUTLINES)].amax(1, keepdim=True)
    reach = 2 * round(AROUND * given.shape[-1] / 2) + 1
    weights = 1 + FACIAL * F.max_pool2d(features, reach, stride=1, padding=reach // 2)
    return weights / weights.mean((2, 3), keepdim=True)


def _small(heads: Tensor) -> Tensor:
    """As the critic sees them."""
    return F.interpolate(heads, size=min(CRITICS_SIDE, heads.shape[-1]), mode="area")
