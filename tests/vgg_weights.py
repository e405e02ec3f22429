"""VGG16 weights of the right shapes, but random: what is tested is the loop, not the taste."""

from pathlib import Path

import torch
from safetensors.torch import save_file

from model.training.tasks.losses import VGG16


def save_random_vgg(path: Path) -> Path:
    """Writes the weights to `path`, the same ones each time."""
    torch.manual_seed(0)
    tensors, index, width = {}, 0, 3
    for step in VGG16:
        if isinstance(step, int):
            tensors[f"features.{index}.weight"] = torch.randn(step, width, 3, 3) * 0.05
            tensors[f"features.{index}.bias"] = torch.zeros(step)
            width, index = step, index + 2
        else:
            index += 1
    save_file(tensors, path)
    return path
