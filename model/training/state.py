"""What a resumed run needs, on disk: safetensors, replaced in one step. No pickle."""

import json
import os
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn


def save_state(
    path: Path,
    net: nn.Module,
    average: nn.Module | None,
    optimizer: torch.optim.Optimizer,
    step: int,
) -> None:
    """Write the network, its average if there is one, and the optimizer as after `step`."""
    tensors = {f"net.{k}": v for k, v in net.state_dict().items()}
    if average is not None:
        tensors |= {f"average.{k}": v for k, v in average.state_dict().items()}
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{k}": v for k, v in state.items()}
    own = {k: v.detach().cpu().clone().contiguous() for k, v in tensors.items()}
    partial = path.with_suffix(".partial")
    save_file(own, partial, {"step": json.dumps(step)})
    os.replace(partial, path)


def load_state(
    path: Path, net: nn.Module, average: nn.Module | None, optimizer: torch.optim.Optimizer
) -> int:
    """Take over what was saved; returns the step it was saved after."""
    tensors = load_file(path)
    net.load_state_dict(_under("net.", tensors))
    if average is not None:
        average.load_state_dict(_under("average.", tensors))
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in _under("optimizer.", tensors).items():
        index, key = name.split(".", 1)
        state.setdefault(int(index), {})[key] = value
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})
    with safe_open(path, framework="pt") as file:
        return int(json.loads(file.metadata()["step"]))


def forget_rows(log: Path, after: int) -> None:
    """Drop what a CSV log has past the step `after`: those are taken again."""
    head, *rows = log.read_text().splitlines()
    kept = [row for row in rows if int(row.split(",", 1)[0]) <= after]
    log.write_text("\n".join([head, *kept]) + "\n")


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
