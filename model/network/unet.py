"""The drawing network: a self-attention U-Net on a pretrained encoder, conditioned on a Look.

ArtLine's generator (a dynamic U-Net after DeOldify) brought up to date: the encoder is pluggable,
attention never builds its full map, and written instructions reach the decoder through FiLM.
Read from the bottom: `UNet.forward` is the whole story.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm
from torch.nn.utils.parametrize import is_parametrized, remove_parametrizations

from model.contract.look import CONTROLS
from model.network.blocks import DecoderBlock, SelfAttention
from model.network.encoders import ENCODERS

#: The encoder halves five times, so sides are padded to a multiple of this.
STRIDE = 32
#: Colours nearer to black or white than this count as this near: the logit of black is infinite.
LEAST_LIGHT = 0.03
#: What line art is made of, each in [0, 1]: a smooth field of ink and one of an artist's hand, 1
#: dark, of which 0.5 is a stroke's edge; tone, 1 as light as lit skin; who is a person, what is
#: hair, what is a face, and what is lettering.
LINE_LAYERS = ("ink", "hand", "tone", "person", "hair", "face", "letters")
#: What comes out of a network that colours sketches.
COLOUR_LAYERS = ("red", "green", "blue", "hair", "skin", "clothes", "person")
#: What a photo's cartoons are printed from: the layers of line art; the photo's colours without
#: their texture (sRGB); these in large shapes; skin and clothes; for each pixel of a person where
#: their head is, and by how much a face moves to look cute (`model.network.vectors`).
PAINT_LAYERS = (
    *LINE_LAYERS,
    *("red", "green", "blue"),
    *("flat_red", "flat_green", "flat_blue"),
    *("skin", "clothes"),
    *("head_right", "head_down", "cute_right", "cute_down"),
)
#: How many of them, the last ones, have no detail.
PAINT_HALVED = 9
#: What comes out of a network that was taught a style: what cartoons are printed from, and the
#: picture in that style, sRGB.
TAUGHT_LAYERS = (*PAINT_LAYERS, "style_red", "style_green", "style_blue")


@dataclass(frozen=True)
class UNetConfig:
    """Everything that is needed to build the network; kept in each checkpoint's metadata."""

    encoder: str = "efficientnet-lite0"
    #: Decoder widths at strides 16, 8, 4, 2 and 1; multiples of 16 keep convolutions fast.
    widths: tuple[int, int, int, int, int] = (160, 96, 64, 32, 16)
    #: Channels of the input: a photo has 3, a sketch with colour hints one more.
    inputs: int = 3
    #: What comes out, a channel each.
    layers: tuple[str, ...] = LINE_LAYERS
    #: How many of the layers, the last ones but a style's, are made at half the photo's size, and
    #: enlarged.
    halved: int = 0
    #: Width of a last step of their own for the last three layers, a picture in a style that was
    #: taught; 0 where there is none.
    styled: int = 0
    attention: bool = True
    spectral_norm: bool = True

    @property
    def coloured(self) -> bool:
        """Whether red, green and blue, in this order, are among the layers."""
        return "red" in self.layers

    @property
    def whole(self) -> int:
        """How many of the layers are made at the photo's own size, those of a style aside."""
        return len(self.layers) - self.halved - (STYLED if self.styled else 0)


#: Layers of a style that was taught: red, green and blue.
STYLED = 3
#: Pixels over which the photo is averaged where large shapes are wanted.
COARSE = 16


def usual_looks(pictures: Tensor) -> Tensor:
    """The middle of both controls for each of (B, C, H, W), as a network takes them."""
    return pictures.new_full((len(pictures), CONTROLS), 0.5)


def coarse(maps: Tensor) -> Tensor:
    """(B, C, H, W) without anything finer than COARSE pixels."""
    small = F.avg_pool2d(maps, COARSE, ceil_mode=True, count_include_pad=False)
    return F.interpolate(small, size=maps.shape[-2:], mode="bilinear")


class Decoder(nn.Module):
    """From the encoder's five maps and the photo to logits at the photo's size."""

    def __init__(self, config: UNetConfig, channels: tuple[int, ...], condition: int) -> None:
        super().__init__()
        *skips, deepest = channels
        *widths, last = config.widths
        self.middle = nn.Sequential(
            nn.Conv2d(deepest, deepest, 3, padding=1, bias=False),
            nn.BatchNorm2d(deepest),
            nn.ReLU(),
        )
        self.blocks = nn.ModuleList()
        inputs = deepest
        for skip, width in zip(reversed(skips), widths, strict=True):
            self.blocks.append(DecoderBlock(inputs, skip, width, condition))
            inputs = width
        self.attention = SelfAttention(widths[0]) if config.attention else nn.Identity()
        # The last step works at full size, where every channel costs most: one narrow block
        # that sees the photo itself once more.
        self.last = DecoderBlock(inputs, config.inputs, last, condition)
        self.head = nn.Conv2d(last, config.whole, 3, padding=1)
        self.half_head = nn.Conv2d(inputs, config.halved, 3, padding=1) if config.halved else None
        self.style = Style(config, inputs, condition) if config.styled else None

    def forward(self, photo: Tensor, maps: list[Tensor], condition: Tensor) -> Tensor:
        *skips, deepest = maps
        x = self.middle(deepest)
        for depth, (block, skip) in enumerate(zip(self.blocks, reversed(skips), strict=True)):
            x = block(x, skip, condition)
            if depth == 0:
                x = self.attention(x)
        half = x
        x = self.last(x, photo, condition)
        logits: list[Tensor] = [self.head(x)]
        if self.half_head is not None:
            halved = self.half_head(half)
            logits.append(F.interpolate(halved, size=x.shape[-2:], mode="bilinear"))
        if self.style is not None:
            logits.append(self.style(half, photo, condition))
        return torch.cat(logits, dim=1)


class Style(nn.Module):
    """The decoder's last step once more, for a picture in a style that was taught.

    Apart from the other one: what makes lines crisp and masks firm is not to be unlearnt for it.
    """

    def __init__(self, config: UNetConfig, inputs: int, condition: int) -> None:
        super().__init__()
        self.last = DecoderBlock(inputs, config.inputs, config.styled, condition)
        self.head = nn.Conv2d(config.styled, STYLED, 3, padding=1)

    def forward(self, half: Tensor, photo: Tensor, condition: Tensor) -> Tensor:
        """Logits (B, 3, H, W) of half-size maps and the photo."""
        logits: Tensor = self.head(self.last(half, photo, condition))
        return logits


class UNet(nn.Module):
    """photo (B, I, H, W) in [0, 1], look (B, 2) in [0, 1] -> layers (B, C, H, W) in [0, 1].

    Any H and W: sides are padded to a multiple of 32 by repeating the border, never stretched.
    Layers are what they are called (`LINE_LAYERS`); colours are sRGB.
    """

    CONDITION = 64

    def __init__(self, config: UNetConfig | None = None) -> None:
        super().__init__()
        self.config = config or UNetConfig()
        self.encoder = ENCODERS[self.config.encoder](self.config.inputs)
        self.look = nn.Sequential(
            nn.Linear(CONTROLS, self.CONDITION),
            nn.ReLU(),
            nn.Linear(self.CONDITION, self.CONDITION),
            nn.ReLU(),
        )
        self.decoder = Decoder(self.config, self.encoder.channels, self.CONDITION)
        if self.config.spectral_norm:
            self.apply_spectral_norm()

    def normalised_convolutions(self) -> Iterator[nn.Conv2d]:
        """What is under spectral norm: all of the decoder's convolutions but the head."""
        for module in self.decoder.modules():
            style = self.decoder.style
            heads = (self.decoder.head, self.decoder.half_head, style and style.head)
            if isinstance(module, nn.Conv2d) and module not in heads:
                yield module

    def logits(self, photo: Tensor, look: Tensor, maps: list[Tensor] | None = None) -> Tensor:
        """The drawing before the sigmoid, for losses that want it so.

        maps: what the encoder makes of the photo, where that is known already.
        """
        height, width = photo.shape[-2:]
        padding = (0, -width % STRIDE, 0, -height % STRIDE)
        padded = F.pad(photo, padding, mode="replicate")
        # Looks are centred, so that the default Look is near the MLP's origin.
        condition = self.look(2 * look - 1)
        logits: Tensor = self.decoder(padded, maps or self.encoder(padded), condition)
        logits = logits[..., :height, :width]
        if self.config.coloured:
            # Colours are learnt as differences from the input's: a cartoon of somebody begins as
            # their photo, and changes only where the network has learnt to change it.
            logits = logits.clone()
            own = torch.logit(photo[:, :3], LEAST_LIGHT)
            first = self.config.layers.index("red")
            logits[:, first : first + 3] += own
            if "flat_red" in self.config.layers:
                first = self.config.layers.index("flat_red")
                logits[:, first : first + 3] += coarse(own)
            if self.config.styled:
                logits[:, -STYLED:] += own
        return logits

    def forward(self, photo: Tensor, look: Tensor) -> Tensor:
        return torch.sigmoid(self.logits(photo, look))

    def apply_spectral_norm(self) -> "UNet":
        """Bound the decoder's convolutions (arXiv:1802.05957); undoes `fold_spectral_norm`."""
        for conv in self.normalised_convolutions():
            spectral_norm(conv)
        return self

    def fold_spectral_norm(self) -> "UNet":
        """Write the normalised weights into the convolutions, for export and inference."""
        for conv in self.normalised_convolutions():
            if is_parametrized(conv, "weight"):
                remove_parametrizations(conv, "weight")
        return self
