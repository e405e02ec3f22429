"""A style to add: a narrow network that nobody has taught, which turns all that it draws red."""

import io
from functools import cache
from pathlib import Path

import torch
from PIL import Image

from model.network import checkpoint
from model.network.unet import PAINT_HALVED, TAUGHT_LAYERS, UNet, UNetConfig

NAME = "redtoon"
#: As it stands on buttons.
LABEL = "Redtoon"


def make(folder: Path, name: str = NAME) -> Path:
    """The folder of a style in another, as `artline teach` makes it."""
    made = folder / name
    made.mkdir(parents=True)
    checkpoint.save(_network(), made / "style.safetensors")
    (made / "card.md").write_text("# Red\n\nMade for tests.\n")
    Image.new("RGB", (64, 64), "red").save(made / "cover.webp")
    return made


@cache
def _network() -> UNet:
    config = UNetConfig(
        widths=(16, 16, 16, 16, 16), layers=TAUGHT_LAYERS, halved=PAINT_HALVED, styled=16
    )
    net = UNet(config).fold_spectral_norm().eval()
    decoder = net.decoder
    assert decoder.half_head is not None
    assert decoder.style is not None
    for head in (decoder.head, decoder.half_head, decoder.style.head):
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.zeros_(head.bias)
    # Over the photo's own colours, as logits.
    decoder.style.head.bias.data = torch.tensor([4.0, -4.0, -4.0])
    return net


def photo() -> bytes:
    """A small one, of nobody."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((96, 96)).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def is_red(picture: bytes) -> bool:
    """Whether it can only have been drawn in that style."""
    with Image.open(io.BytesIO(picture)) as opened:
        red, green, _ = opened.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return bool(red > green + 100)
