"""Other ways to teach a style, to compare with: a cycle of two networks, and one from scratch.

The cycle is CycleGAN's (Zhu et al. 2017, arXiv:1703.10593), on our networks and critics: what has
become a picture in the style is to become the photo again, and nothing is known of faces.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model.network.blocks import channels_last
from model.network.unet import UNet, usual_looks
from model.training.begin import begin_with
from model.training.state import Parts
from model.training.teaching.critic import Rival
from model.training.teaching.lesson import SIDE, Lesson
from model.training.teaching.losses import kept
from model.training.teaching.teacher import StyleTeacher, taught_config

#: What it counts to come back, and to leave alone what is in the style already (or a photo).
BACK, ALONE = 10.0, 5.0


class CycleTeacher(StyleTeacher):
    """Teaches two networks, one each way, and a critic of each."""

    def _begin(self) -> None:
        self.back = channels_last(begin_with(self.known, taught_config(self.known.config)))
        self.back = self.back.to(self.device).eval()
        self.back.encoder.requires_grad_(False)
        self.back.look.requires_grad_(False)
        # It learns at its full rate from the beginning.
        self.photo_rival = Rival(self.device, self.run.critics_rate)
        self.photo_rival.warm(1.0)
        self.optimizer.add_param_group(
            {"params": list(self.back.decoder.parameters()), "rate": self.run.rate}
        )

    def _graded(
        self, layers: Tensor, lesson: Lesson, generator: torch.Generator
    ) -> tuple[Tensor, dict[str, float]]:
        drawn = layers[:, -3:]
        seen = lesson.seen(self.grader.compared(drawn, lesson))
        taught = self.rival.learn(lesson.real, seen, generator)
        model = self.models.some(len(drawn), generator)
        model = F.interpolate(model, size=drawn.shape[-1], mode="area")
        undrawn = _picture(self.back, model)
        other = _small(undrawn)
        taught += self.photo_rival.learn(lesson.head(lesson.photo), other, generator)
        terms = {
            "convincing": self.rival.convinced(seen, generator)
            + self.photo_rival.convinced(other, generator),
            "structure": BACK
            * (
                F.l1_loss(_picture(self.back, drawn), lesson.photo)
                + F.l1_loss(_picture(self.net, undrawn), model)
            ),
            "identity": ALONE * F.l1_loss(_picture(self.net, model), model),
            "kept": self.run.weights.kept * kept(layers, lesson),
        }
        named = {name: float(term.detach()) for name, term in terms.items()}
        return torch.stack(list(terms.values())).sum(), named | {"critic": taught}

    @property
    def _parts(self) -> Parts:
        own: Parts = {"back": self.back, **self.photo_rival.parts("photo_critic")}
        return {**super()._parts, **own}


class ScratchTeacher(StyleTeacher):
    """The same as ever, with a decoder that knows nothing."""

    def _first(self, known: UNet) -> UNet:
        net = begin_with(known, taught_config(known.config))
        unknown = UNet(net.config).fold_spectral_norm()
        # Statistics are not known either: those of what the other one makes are a good guess.
        state = net.state_dict() | {
            name: value
            for name, value in unknown.decoder.state_dict(prefix="decoder.").items()
            if "running" not in name
        }
        net.load_state_dict(state)
        return net


def _picture(net: nn.Module, photo: Tensor) -> Tensor:
    """What a network makes of pictures (B, 3, S, S), in [0, 1]; gradients go to the photo too."""
    photo = photo.contiguous(memory_format=torch.channels_last)
    layers: Tensor = net(photo, usual_looks(photo))
    return layers[:, -3:].float()


def _small(heads: Tensor) -> Tensor:
    return F.interpolate(heads, size=SIDE, mode="bilinear", antialias=True)
