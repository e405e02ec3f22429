"""What a good drawing is, to the optimiser: ArtLine's losses, no critic.

L1 on pixels, and L1 on VGG16's feature maps and on their Gram matrices (Johnson et al. 2016,
arXiv:1603.08155, as DeOldify and ArtLine use them).
"""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from model.contract.errors import OperatorError
from model.network.unet import LINE_LAYERS

#: VGG16's layers up to relu3_3, as torchvision numbers them: width of a convolution, M for a pool.
VGG16 = (64, 64, "M", 128, 128, "M", 256, 256, 256)
#: Tapped activations and their index in that numbering.
TAPS = {"relu2_2": 8, "relu3_3": 15}


class Vgg16Features(nn.Module):
    """Grey drawings (B, 1, H, W) in [0, 1], 1 paper -> ImageNet VGG16's maps at TAPS."""

    mean: Tensor
    std: Tensor

    def __init__(self, weights: Path | None = None) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        width = 3
        for step in VGG16:
            if isinstance(step, str):
                layers.append(nn.MaxPool2d(2))
            else:
                layers += [nn.Conv2d(width, step, 3, padding=1), nn.ReLU()]
                width = step
        self.features = nn.Sequential(*layers)
        state = _local_weights(weights) if weights else _torchvision_weights()
        self.load_state_dict({k: v for k, v in state.items() if k in self.state_dict()})
        self.register_buffer("mean", torch.tensor((0.485, 0.456, 0.406)).view(1, 3, 1, 1), False)
        self.register_buffer("std", torch.tensor((0.229, 0.224, 0.225)).view(1, 3, 1, 1), False)
        self.requires_grad_(False).eval()

    def forward(self, drawing: Tensor) -> list[Tensor]:
        x = (drawing.expand(-1, 3, -1, -1) - self.mean) / self.std
        maps = []
        for index, layer in enumerate(self.features):
            x = layer(x)
            if index in TAPS.values():
                maps.append(x)
        return maps


def _local_weights(path: Path) -> dict[str, Tensor]:
    if not path.exists():
        raise OperatorError(f"no VGG16 weights at {path}; without --vgg they are fetched")
    return {name: value.float() for name, value in load_file(path).items()}


def _torchvision_weights() -> dict[str, Tensor]:
    from model.network.operators import declare_missing_operators

    declare_missing_operators()
    from torchvision.models import vgg16

    try:
        state: dict[str, Tensor] = vgg16(weights="IMAGENET1K_V1").state_dict()
    except OSError as error:
        raise OperatorError(
            "VGG16's weights could not be fetched: give a local safetensors file with --vgg"
        ) from error
    return state


@dataclass(frozen=True)
class LossWeights:
    """How much each term counts. Feature terms are relative, so that no layer drowns another."""

    pixel: float = 2.0
    feature: float = 0.5
    gram: float = 0.1
    #: How much more a pixel counts on brows, eyes, nose or mouth. Weighting ink the same way
    #: biases every doubtful pixel towards black: eyes fill up.
    facial: float = 2.0
    #: What the artists' hand counts beside ink.
    hand: float = 1.0
    #: L1 on each of the other layers, tone and masks.
    layers: float = 0.8
    #: How much more a pixel counts where letters are.
    letters: float = 20.0


class DrawingLoss(nn.Module):
    """Sum of the terms; each is also returned by name, for the log.

    VGG16 costs several times what the U-Net costs, so the feature terms look at a random window of
    `window` times the side: the expectation is the same, at a fraction of the time.
    """

    def __init__(self, vgg: Vgg16Features, weights: LossWeights, window: float) -> None:
        super().__init__()
        self.vgg = vgg
        self.weights = weights
        self.window = window

    def forward(
        self,
        layers: Tensor,
        wanted: Tensor,
        important: Tensor,
        known: Tensor,
        generator: torch.Generator,
    ) -> tuple[Tensor, dict[str, float]]:
        """layers, wanted (B, 7, S, S): `model.network.unet.LINE_LAYERS`. important (B, 1, S, S).

        known (B, 4, 1, 1): `model.training.data.portraits.Known`, 1 where it is. What is not has no
        loss.
        """
        ink, terms = self._drawn(layers[:, :1], wanted[:, :1], important, generator)
        total = ink
        _, hand_known, hair_known, face_known = known.flatten(1).unbind(1)
        chosen = hand_known > 0
        hand = torch.zeros_like(ink)
        if chosen.any():
            hand, _ = self._drawn(
                layers[chosen, 1:2], wanted[chosen, 1:2], important[chosen], generator
            )
        total = total + self.weights.hand * hand
        terms["hand"] = hand
        away = (layers[:, 2:] - wanted[:, 2:]).abs().clone()
        # Hardly any pixel is of a letter: counted alike, to see none would be nearly right.
        away[:, -1:] = away[:, -1:] * (1 + self.weights.letters * wanted[:, -1:])
        tone, person, hair, face, letters = away.mean(dim=(2, 3)).unbind(1)
        hair, face = hair * hair_known, face * face_known
        others = torch.stack([layer.mean() for layer in (tone, person, hair, face, letters)])
        total = total + self.weights.layers * others.sum()
        names = LINE_LAYERS[2:]
        terms |= dict(zip(names, others, strict=True)) | {"loss": total}
        return total, {name: float(value.detach()) for name, value in terms.items()}

    def _drawn(
        self, got: Tensor, wanted: Tensor, important: Tensor, generator: torch.Generator
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """The loss of one drawn layer, darkness (B, 1, S, S), and its terms."""
        w = self.weights
        weight = 1 + w.facial * important
        pixel = (weight * (got - wanted).abs()).sum() / weight.sum()
        # As VGG16 knows drawings: dark on light.
        pairs = windowed_maps(self.vgg, 1 - got, 1 - wanted, self.window, generator)
        feature = torch.stack([relative_l1(a, b) for a, b in pairs]).sum()
        gram = torch.stack([relative_l1(gram_matrix(a), gram_matrix(b)) for a, b in pairs]).sum()
        total = w.pixel * pixel + w.feature * feature + w.gram * gram
        return total, {"pixel": pixel, "feature": feature, "gram": gram}


def windowed_maps(
    vgg: Vgg16Features, got: Tensor, wanted: Tensor, share: float, generator: torch.Generator
) -> list[tuple[Tensor, Tensor]]:
    """Pairs of VGG16's maps of two batches, in a random window `share` of the side wide."""
    size = got.shape[-1]
    side = min(size, int(size * share) // 8 * 8)
    top, left = torch.randint(size - side + 1, (2,), generator=generator).tolist()
    window = (..., slice(top, top + side), slice(left, left + side))
    maps = vgg(got[window].contiguous(memory_format=torch.channels_last))
    with torch.no_grad():
        models = vgg(wanted[window].contiguous(memory_format=torch.channels_last))
    return [(a.float(), b.float()) for a, b in zip(maps, models, strict=True)]


def relative_l1(a: Tensor, b: Tensor) -> Tensor:
    """Mean absolute difference over the mean absolute value of the target."""
    return F.l1_loss(a, b) / b.abs().mean()


def gram_matrix(maps: Tensor) -> Tensor:
    """Correlations between channels (B, C, C), divided by C*H*W as in ArtLine."""
    flat = maps.flatten(2)
    return flat @ flat.transpose(1, 2) / (flat.shape[1] * flat.shape[2])
