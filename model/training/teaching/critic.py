"""Who tells what the network draws from pictures in the style, by what a known network sees there.

A critic that learns everything from a few hundred pictures learns them by heart. This one sees
nothing but features of a network that has long been taught (Projected GANs, Sauer et al. 2021,
arXiv:2111.01007): a small critic for each scale, on features that are mixed at random once. What it
is shown is disturbed, for both sides alike (DiffAugment, Zhao et al. 2020, arXiv:2006.10738).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from model.network.blocks import channels_last
from model.network.encoders import EfficientNetLite0, Encoder
from model.training.state import Parts

#: Which of the encoder's maps are looked at, at strides 4, 8 and 16, and to how many channels each
#: is mixed.
MAPS, MIXED = (1, 2, 3), 64
#: How far heads are moved at most, over their side; by how much light and colours change.
MOVED, LIGHT, COLOURS = 0.1, 0.2, 0.4
#: How much heads are disturbed at least; how sure the critic may be of the style's own, from -1 to
#: 1; by how much the disturbance changes with a step.
LEAST, SURE, ADAPTED = 0.3, 0.6, 0.002
#: Adam's, as for networks with a critic, and for these networks too.
BETAS, WEIGHT_DECAY = (0.5, 0.99), 1e-4


class ScaleCritic(nn.Module):
    """Features (B, C, H, W) -> how much each place looks like the style, (B, 1, H', W')."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.mixing = nn.Conv2d(channels, MIXED, 1, bias=False)
        nn.init.kaiming_normal_(self.mixing.weight)
        self.mixing.requires_grad_(False)
        self.layers = nn.Sequential(
            spectral_norm(nn.Conv2d(MIXED, MIXED, 3, padding=1)),
            nn.LeakyReLU(0.2),
            spectral_norm(nn.Conv2d(MIXED, MIXED, 4, 2, 1)),
            nn.LeakyReLU(0.2),
            spectral_norm(nn.Conv2d(MIXED, 1, 3, padding=1)),
        )

    def forward(self, features: Tensor) -> Tensor:
        verdict: Tensor = self.layers(self.mixing(features))
        return verdict


class StyleCritic(nn.Module):
    """Heads (B, 3, S, S) in [0, 1] -> verdicts, one map for each scale."""

    strength: Tensor

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder.eval().requires_grad_(False)
        self.scales = nn.ModuleList(ScaleCritic(encoder.channels[index]) for index in MAPS)
        #: How much heads are disturbed, in [0, 1]; saved with the rest.
        self.register_buffer("strength", torch.tensor(LEAST))

    def train(self, mode: bool = True) -> "StyleCritic":
        """The encoder goes by what it has been taught with, always."""
        super().train(mode)
        self.encoder.eval()
        return self

    def forward(self, heads: Tensor) -> list[Tensor]:
        maps = self.encoder(heads)
        return [scale(maps[index]) for index, scale in zip(MAPS, self.scales, strict=True)]

    def adapt(self, real: list[Tensor]) -> None:
        """Disturb heads more when it is too sure of the style's own, and less when it is not.

        It learns them by heart otherwise (ADA, Karras et al. 2020, arXiv:2006.06676).
        """
        sure = torch.stack([yes.detach().float().sign().mean() for yes in real]).mean()
        self.strength += ADAPTED * (sure - SURE).sign()
        self.strength.clamp_(LEAST, 1.0)

    def learnt(self) -> list[nn.Parameter]:
        """What is learnt of it."""
        return [p for scale in self.scales for p in scale.get_submodule("layers").parameters()]


class Rival:
    """A critic on its device, and how it learns: each time before the network is told its word."""

    def __init__(self, device: torch.device, rate: float) -> None:
        """rate: of its learning. Raises OperatorError without ImageNet's weights."""
        encoder = EfficientNetLite0()
        encoder.load_imagenet()
        self.critic = channels_last(StyleCritic(encoder).to(device))
        self.rate = rate
        self.optimizer = torch.optim.AdamW(
            self.critic.learnt(), lr=0.0, betas=BETAS, weight_decay=WEIGHT_DECAY
        )

    def warm(self, share: float) -> None:
        """Learn at a share of the rate."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * share

    def learn(self, real: Tensor, drawn: Tensor, generator: torch.Generator) -> float:
        """One step, from heads (B, 3, S, S) in the style and drawn ones; what it was off by."""
        self.critic.scales.requires_grad_(True)
        yes, no = (self._seen(one, generator) for one in (real, drawn.detach()))
        self.critic.adapt(yes)
        loss = teaching_loss(yes, no)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        # The network's gradients pass through the critic, whose own weights need none of them.
        self.critic.scales.requires_grad_(False)
        return float(loss.detach())

    def convinced(self, drawn: Tensor, generator: torch.Generator) -> Tensor:
        """What the network is off by where it is not convinced by drawn heads."""
        return convincing_loss(self._seen(drawn, generator))

    def _seen(self, heads: Tensor, generator: torch.Generator) -> list[Tensor]:
        """Disturbed as much as it needs to be."""
        verdicts: list[Tensor] = self.critic(disturbed(heads, self.critic.strength, generator))
        return verdicts

    def parts(self, name: str = "critic") -> Parts:
        """What is saved of it."""
        return {name: self.critic, f"{name}s_optimizer": self.optimizer}


def teaching_loss(real: list[Tensor], drawn: list[Tensor]) -> Tensor:
    """The critic's own loss (hinge)."""
    return torch.stack(
        [
            F.relu(1 - yes.float()).mean() + F.relu(1 + no.float()).mean()
            for yes, no in zip(real, drawn, strict=True)
        ]
    ).mean()


def convincing_loss(drawn: list[Tensor]) -> Tensor:
    """What the network is off by where the critic is not convinced."""
    return torch.stack([-no.float().mean() for no in drawn]).mean()


def disturbed(heads: Tensor, strength: Tensor, generator: torch.Generator) -> Tensor:
    """Heads moved a little and in another light, differentiably; strength in [0, 1]."""
    count = len(heads)

    def random(*shape: int) -> Tensor:
        return (2 * torch.rand(count, *shape, generator=generator) - 1).to(heads.device)

    theta = torch.eye(2, 3, device=heads.device).repeat(count, 1, 1)
    theta[:, :, 2] = 2 * MOVED * strength * random(2)
    grid = F.affine_grid(theta, list(heads.shape), align_corners=False).to(heads.dtype)
    moved = F.grid_sample(heads, grid, padding_mode="border", align_corners=False)
    grey = moved.mean(1, keepdim=True)
    moved = grey + (moved - grey) * (1 + COLOURS * strength * random(1, 1, 1))
    return moved * (1 + LIGHT * strength * random(1, 1, 1)) + LIGHT / 2 * strength * random(1, 1, 1)
