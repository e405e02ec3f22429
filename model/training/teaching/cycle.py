"""Other ways to teach a style, to compare with: a cycle of two networks, and one from scratch.

The cycle is CycleGAN's (Zhu et al. 2017, arXiv:1703.10593), on our networks and critics: what has
become a picture in the style is to become the photo again, and nothing is known of faces.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model.network.encoders import EfficientNetLite0
from model.network.unet import UNet, channels_last
from model.training.begin import begin_with
from model.training.state import Parts
from model.training.teaching.critic import (
    StyleCritic,
    convincing_loss,
    disturbed,
    teaching_loss,
)
from model.training.teaching.lesson import Lesson
from model.training.teaching.losses import kept
from model.training.teaching.teacher import BETAS, WEIGHT_DECAY, StyleTeacher, taught_config

#: What it counts to come back, and to leave alone what is in the style already (or a photo).
BACK, ALONE = 10.0, 5.0


class CycleTeacher(StyleTeacher):
    """Teaches two networks, one each way, and a critic of each."""

    def _begin(self) -> None:
        self.back = channels_last(begin_with(self.known, taught_config(self.known.config)))
        self.back = self.back.to(self.device).eval()
        self.back.encoder.requires_grad_(False)
        self.back.look.requires_grad_(False)
        encoder = EfficientNetLite0()
        encoder.load_imagenet()
        self.photo_critic = channels_last(StyleCritic(encoder).to(self.device))
        self.optimizer.add_param_group(
            {"params": list(self.back.decoder.parameters()), "rate": self.run.rate}
        )
        self.photo_critics_optimizer = torch.optim.AdamW(
            self.photo_critic.learnt(),
            lr=self.run.critics_rate,
            betas=BETAS,
            weight_decay=WEIGHT_DECAY,
        )

    def _graded(
        self, layers: Tensor, lesson: Lesson, generator: torch.Generator
    ) -> tuple[Tensor, dict[str, float]]:
        drawn = layers[:, -3:]
        taught = self._teach_critic(layers, lesson, generator)
        model = self.models.some(len(drawn), generator)
        model = F.interpolate(model, size=drawn.shape[-1], mode="area")
        undrawn = _picture(self.back, model)
        taught += self._teach_photo_critic(lesson, undrawn, generator)
        shown = disturbed(
            lesson.seen(self.grader.compared(drawn, lesson)), self.critic.strength, generator
        )
        other = disturbed(_small(undrawn), self.photo_critic.strength, generator)
        terms = {
            "convincing": convincing_loss(self.critic(shown))
            + convincing_loss(self.photo_critic(other)),
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

    def _teach_photo_critic(
        self, lesson: Lesson, undrawn: Tensor, generator: torch.Generator
    ) -> float:
        self.photo_critic.scales.requires_grad_(True)
        strength = self.photo_critic.strength
        both = (lesson.head(lesson.photo), _small(undrawn.detach()))
        real, made = (self.photo_critic(disturbed(one, strength, generator)) for one in both)
        self.photo_critic.adapt(real)
        loss = teaching_loss(real, made)
        self.photo_critics_optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.photo_critics_optimizer.step()
        self.photo_critic.scales.requires_grad_(False)
        return float(loss.detach())

    @property
    def _parts(self) -> Parts:
        own: Parts = {
            "back": self.back,
            "photo_critic": self.photo_critic,
            "photo_critics_optimizer": self.photo_critics_optimizer,
        }
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
    layers: Tensor = net(photo, photo.new_full((len(photo), 2), 0.5))
    return layers[:, -3:].float()


def _small(heads: Tensor) -> Tensor:
    return F.interpolate(heads, size=128, mode="bilinear", antialias=True)
