"""The loop that teaches a network a style from pictures that nobody has drawn twice.

One-sided: photos become pictures in the style, and nothing leads back. What a second network would
do in a cycle, to hold the likeness, is done by losses of what is known of faces
(docs/decisions/0021-taught-styles.md). Resumable at any saved step.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from model.network import checkpoint
from model.network.blocks import channels_last
from model.network.reader import ReaderNet
from model.network.unet import PAINT_HALVED, TAUGHT_LAYERS, UNet, UNetConfig, usual_looks
from model.training.begin import begin_with
from model.training.data.augmentation import spoilt
from model.training.descent import averaged, averaging, descend, rate, warmed
from model.training.state import Parts, Saved
from model.training.tasks.losses import Vgg16Features
from model.training.teaching.base import printed
from model.training.teaching.critic import BETAS, WEIGHT_DECAY, Rival
from model.training.teaching.judging import Judge, Verdict
from model.training.teaching.lesson import Lesson, lesson_of
from model.training.teaching.losses import Grader
from model.training.teaching.models import Models
from model.training.teaching.photos import Pairs, Photos
from model.training.teaching.runs import TeachRun

#: Width of the style's own last step.
STYLED = 24
#: Of the averaged weights; for how many steps rates rise, and what is left of them at the end.
AVERAGE, WARM_UP_STEPS, LAST = 0.995, 50, 0.02
#: In the first part of a run nothing is kept: it is near to the style by figures, and rough.
EARLY = 0.5
#: What is logged of each step.
TERMS = (
    *("loss", "pixels", "heads", "critic", "convincing", "contextual", "statistics", "structure"),
    *("landmarks", "face", "colours", "smooth", "identity", "paired", "kept", "behind"),
)


def taught_config(known: UNetConfig) -> UNetConfig:
    """Of a network that goes on from one of cartoons to a style."""
    return replace(known, layers=TAUGHT_LAYERS, halved=PAINT_HALVED, styled=STYLED)


class StyleTeacher:
    """Teaches one style from `models`, heads in it, to draw `photos` in."""

    def __init__(
        self,
        photos: Photos,
        models: Models,
        judge: Judge,
        known: UNet,
        reader: ReaderNet,
        vgg: Vgg16Features,
        printer: Callable[[Tensor], Tensor] | None,
        run: TeachRun,
        pairs: Pairs | None = None,
    ) -> None:
        """known: the network of cartoons. printer: of the style to begin with, if any."""
        torch.manual_seed(run.seed)
        self.photos, self.models, self.judge, self.run = photos, models, judge, run
        self.device = photos.pictures.device
        self.printer, self.pairs = printer, pairs
        self.known = channels_last(known.to(self.device)).eval().requires_grad_(False)
        # Batch norm goes by what is known: of four heads it would learn these four.
        self.net = channels_last(self._first(known).to(self.device)).eval()
        # Early layers know of pictures what hundreds of drawings cannot teach them.
        self.net.encoder.requires_grad_(False)
        self.net.look.requires_grad_(False)
        self.average = AveragedModel(self.net, multi_avg_fn=averaging(AVERAGE))
        self.rival = Rival(self.device, run.critics_rate)
        self.grader = Grader(self.rival, reader, vgg, run.weights, models.plain)
        before = [p for name, p in self.net.decoder.named_parameters() if not _is_last(name)]
        last = [p for name, p in self.net.decoder.named_parameters() if _is_last(name)]
        self.optimizer = torch.optim.AdamW(
            [{"params": before, "rate": run.rate}, {"params": last, "rate": run.last_rate}],
            lr=0.0,
            betas=BETAS,
            weight_decay=WEIGHT_DECAY,
        )
        self._begin()
        self.step = 0
        #: The best so far, of what has been judged, and after which step.
        self._best: tuple[Verdict, int] | None = None
        run.folder.mkdir(parents=True, exist_ok=True)
        self._saved = Saved(run.folder, run.plan)

    def _begin(self) -> None:
        """What another way to teach needs besides."""

    def _first(self, known: UNet) -> UNet:
        """The network that it begins with."""
        return begin_with(known, taught_config(known.config))

    def steps(self) -> Iterator[dict[str, float]]:
        """From where the folder left off to the end; what each step was off by."""
        self.step = self._saved.resume(self._parts)
        self._best = self._read_best()
        while self.step < self.run.steps and not self._stale():
            terms = self._train_step()
            self.step += 1
            self._saved.log({"step": self.step} | dict.fromkeys(TERMS, 0.0) | terms)
            if self.step == self.run.first_steps:
                self._export(self.base_path)
            if self.step % self.run.judge_every == 0 or self.step == self.run.steps:
                self._judge()
            if self.step % self.run.save_every == 0:
                self._saved.save(self._parts, self.step)
            yield terms

    @property
    def base_path(self) -> Path:
        """Where what the style began with is kept."""
        return self.run.folder / "base.safetensors"

    @property
    def best_path(self) -> Path:
        """Where the best is kept, of what has been judged."""
        return self.run.folder / "best.safetensors"

    def _train_step(self) -> dict[str, float]:
        generator = torch.Generator().manual_seed(self.run.seed * 1_000_003 + self.step)
        self._set_rates()
        lesson = self._lesson(generator)
        with torch.autocast(self.device.type, torch.bfloat16):
            layers = torch.sigmoid(self.net.logits(lesson.photo, lesson.looks, lesson.maps).float())
            copying = self.step < self.run.first_steps
            grade = self.grader.copied if copying else partial(self._graded, generator=generator)
            loss, terms = grade(layers, lesson)
        descend(loss, self.net, self.optimizer, self.average)
        return terms | {"loss": float(loss.detach())}

    def _graded(
        self, layers: Tensor, lesson: Lesson, generator: torch.Generator
    ) -> tuple[Tensor, dict[str, float]]:
        """Of the style, and of what is known to come out of some pictures."""
        loss, terms = self.grader.graded(layers, lesson, generator)
        return loss + self._shown(generator, terms), terms

    @torch.no_grad()
    def _lesson(self, generator: torch.Generator) -> Lesson:
        batch, side = self.run.size_at(self.step)
        clean, points = self.photos.batch(batch, side, generator)
        photo = spoilt(clean, generator).contiguous(memory_format=torch.channels_last)
        looks = usual_looks(photo)
        with torch.autocast(self.device.type, torch.bfloat16):
            maps = self.net.encoder(photo)
            known = torch.sigmoid(self.known.logits(photo, looks, maps).float())
        begun = None
        if self.step < self.run.first_steps and self.printer:
            begun = printed(known, self.printer)
        return lesson_of(
            photo, looks, maps, known, points, begun, self.models, generator, near=self.step % 2 > 0
        )

    def _shown(self, generator: torch.Generator, terms: dict[str, float]) -> Tensor:
        """What is to come out of some pictures is known: every other step of one or two.

        Of those of which there are pairs, the drawing; and what is in the style already is to stay
        as it is (as in U-GAT-IT, arXiv:1907.10830).
        """
        if self.step % 2:
            wanted = photo = self.models.some(1, generator)
            amount, name = self.run.weights.identity, "identity"
        elif self.pairs:
            photo, wanted = self.pairs.both(2, self.run.side, generator)
            amount, name = self.run.weights.paired, "paired"
        else:
            return torch.zeros((), device=self.device)
        photo = photo.contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            maps = self.net.encoder(photo)
        logits = self.net.logits(photo, usual_looks(photo), maps)
        off = self.grader.away(torch.sigmoid(logits[:, -3:].float()), wanted)
        terms[name] = float(off.detach())
        return amount * off

    def _judge(self) -> None:
        """Keep what the network is by now, if it is the best so far."""
        verdict = self.judge.verdict(self.averaged)
        own = {"step": self.step, "distance": verdict.distance, "landmarks": verdict.landmarks}
        best = self._best[0] if self._best else None
        if self.step > EARLY * self.run.steps and verdict.better(best):
            self._export(self.best_path, **own)
            self._best = verdict, self.step
        self._saved.judged(own)

    def _read_best(self) -> tuple[Verdict, int] | None:
        """As a run that was stopped left it."""
        if not self.best_path.exists():
            return None
        facts = checkpoint.facts(self.best_path)
        return Verdict(facts["distance"], facts["landmarks"]), int(facts["step"])

    def _stale(self) -> bool:
        """Whether it has long not come nearer to the style: then it learns pictures by heart."""
        if self._best is None:
            return False
        return self.step - self._best[1] >= self.run.patience * self.run.judge_every

    def _set_rates(self) -> None:
        """A cosine for what is copied, and one for what is taught; the critic's stays."""
        first = self.run.first_steps
        begin, end = (0, first) if self.step < first else (first, self.run.steps)
        step = self.step - begin
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * rate(step, step / (end - begin), WARM_UP_STEPS, LAST)
        self.rival.warm(warmed(step, WARM_UP_STEPS))

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

    def _export(self, path: Path, **facts: float) -> None:
        checkpoint.save(self.averaged, path, None, **facts)


def _is_last(name: str) -> bool:
    return name.startswith("style.")
