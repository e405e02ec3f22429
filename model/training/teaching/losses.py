"""What a picture in a style is off by: of the style, of the person, of what was known before."""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.network.blocks import channels_last
from model.network.reader import ReaderNet
from model.network.unet import PAINT_LAYERS
from model.training.tasks.losses import Vgg16Features, relative_l1
from model.training.teaching.critic import Rival
from model.training.teaching.lesson import Lesson
from model.training.teaching.likeness import colours_off, landmarks_off, restless, structure_off
from model.training.teaching.runs import Weights
from model.training.teaching.textures import contextual, statistics_off

#: What pixels and features count where a shipped style is copied.
PIXELS, FEATURES = 4.0, 1.0
#: What finer features count in what textures are made of.
FINER = 0.5

Graded = tuple[Tensor, dict[str, float]]


class Grader:
    """Grades layers (B, len(TAUGHT_LAYERS), S, S) in [0, 1]; the last three are the picture."""

    def __init__(
        self,
        rival: Rival,
        reader: ReaderNet,
        vgg: Vgg16Features,
        weights: Weights,
        plain: bool,
    ) -> None:
        """plain: whether pictures in the style have nothing behind people."""
        device = rival.critic.strength.device
        self.rival, self.weights, self.plain = rival, weights, plain
        self.reader = reader.to(device).eval().requires_grad_(False)
        self.vgg = channels_last(vgg.to(device))

    def copied(self, layers: Tensor, lesson: Lesson) -> Graded:
        """Of the style to begin with; without one, calm colours are already what is drawn."""
        drawn = layers[:, -3:]
        begun = lesson.calm() if lesson.begun is None else lesson.begun
        terms = {
            "pixels": PIXELS * F.l1_loss(drawn, begun),
            "heads": self.away(lesson.seen(drawn), lesson.seen(begun)),
            "kept": self._kept(layers, lesson),
        }
        return _summed(terms)

    def away(self, drawn: Tensor, wanted: Tensor) -> Tensor:
        """How far pictures (B, 3, S, S) are from others, by pixels and by features."""
        maps = self.vgg(_last(drawn))
        with torch.no_grad():
            models = self.vgg(_last(wanted))
        off = [relative_l1(a.float(), b.float()) for a, b in zip(maps, models, strict=True)]
        return PIXELS * F.l1_loss(drawn, wanted) + FEATURES * torch.stack(off).sum()

    def graded(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """Of the style that is taught, once the critic has learnt from the same."""
        weights, drawn = self.weights, layers[:, -3:]
        compared = self.compared(drawn, lesson)
        seen, head = lesson.seen(compared), lesson.head(drawn)
        taught = self.rival.learn(lesson.real, seen, generator)
        maps = self.vgg(_last(seen))
        with torch.no_grad():
            like = self.vgg(_last(lesson.like))
            calm = self.compared(lesson.calm(), lesson)
            own = self.vgg(_last(lesson.seen(calm)))
        pooled = [F.avg_pool2d(one, 2) for one in (maps[0], like[0])]
        off, unsure = landmarks_off(self.reader, head, lesson.points)
        statistics = [statistics_off(a, b) for a, b in zip(maps, like, strict=True)]
        terms = {
            "convincing": weights.convincing * self.rival.convinced(seen, generator),
            "contextual": weights.contextual
            * (contextual(maps[1], like[1]) + FINER * contextual(*pooled)),
            "statistics": weights.statistics * torch.stack(statistics).sum(),
            "structure": weights.structure * structure_off(maps[1], own[1], generator),
            "landmarks": weights.landmarks * off,
            "face": weights.face * unsure,
            "colours": weights.colours
            * colours_off(head, lesson.layers, lesson.wanted, lesson.points),
            "smooth": weights.smooth * restless(drawn, lesson.calm()),
            "kept": self._kept(layers, lesson),
            "behind": weights.behind * self._behind(drawn, lesson),
        }
        total, named = _summed(terms)
        return total, named | {"critic": taught}

    def compared(self, pictures: Tensor, lesson: Lesson) -> Tensor:
        """What is compared with the style: people alone, where it has nothing behind them."""
        if not self.plain:
            return pictures
        person = lesson.person()
        return person * pictures + (1 - person)

    def _behind(self, drawn: Tensor, lesson: Lesson) -> Tensor:
        """What the style says nothing about stays in calm colours."""
        if not self.plain:
            return drawn.new_zeros(())
        away = (drawn - lesson.calm()).abs()
        return ((1 - lesson.person()) * away).mean()

    def _kept(self, layers: Tensor, lesson: Lesson) -> Tensor:
        return self.weights.kept * kept(layers, lesson)


def kept(layers: Tensor, lesson: Lesson) -> Tensor:
    """How far all that cartoons are printed from is from what it was before."""
    return F.l1_loss(layers[:, : len(PAINT_LAYERS)], lesson.known)


def _summed(terms: dict[str, Tensor]) -> Graded:
    named = {name: float(term.detach()) for name, term in terms.items()}
    return torch.stack(list(terms.values())).sum(), named


def _last(pictures: Tensor) -> Tensor:
    """In the memory format in which convolutions are fastest."""
    return pictures.contiguous(memory_format=torch.channels_last)
