"""What a resumed run needs, on disk: safetensors, replaced in one step. No pickle."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from model.contract.errors import OperatorError
from model.training.data.in_one_step import in_one_step

#: What is saved, by name: networks and their optimizers, all as after the same step.
Parts = Mapping[str, nn.Module | torch.optim.Optimizer]

#: A row for each step, and one for each time that a run was judged.
LOG, VERDICTS = "log.csv", "verdicts.csv"


@dataclass(frozen=True)
class Saved:
    """A run's folder: its state, and its log."""

    folder: Path
    #: Tells this run from others in the same folder.
    plan: str

    def resume(self, parts: Parts) -> int:
        """Take over what was saved, if anything was; returns the step it was saved after.

        Raises OperatorError when that run was by another plan: going on would end in neither.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "state.safetensors"
        step = load_state(path, parts, self.plan) if path.exists() else 0
        for log in (LOG, VERDICTS):
            forget_rows(self.folder / log, after=step)
        return step

    def save(self, parts: Parts, step: int) -> None:
        """The parts, all as after the same step."""
        save_state(self.folder / "state.safetensors", parts, step, self.plan)

    def log(self, row: Mapping[str, float], digits: int = 4) -> None:
        """A row of figures."""
        add_row(self.folder / LOG, row, digits)

    def judged(self, row: Mapping[str, float], digits: int = 5) -> None:
        """A row of what has been measured now and then."""
        add_row(self.folder / VERDICTS, row, digits)


def begun_with(weights: Path | None) -> str | None:
    """A hash of the weights that a run began with, for its plan."""
    return sha256(weights.read_bytes()).hexdigest() if weights else None


def save_state(path: Path, parts: Parts, step: int, plan: str) -> None:
    """Write the parts as after `step` of a run by that plan: recipe, seed and first weights."""
    tensors: dict[str, Tensor] = {}
    for name, part in parts.items():
        if isinstance(part, nn.Module):
            tensors |= {f"{name}.{k}": v for k, v in part.state_dict().items()}
        else:
            for index, state in part.state_dict()["state"].items():
                tensors |= {f"{name}.{index}.{k}": v for k, v in state.items()}
    own = {k: v.detach().cpu().clone().contiguous() for k, v in tensors.items()}
    with in_one_step(path) as partial:
        save_file(own, partial, {"step": json.dumps(step), "plan": plan})


def load_state(path: Path, parts: Parts, plan: str) -> int:
    """Take over what was saved; returns the step it was saved after.

    Raises OperatorError when that run was by another plan: going on would end in neither.
    """
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata()
    if metadata["plan"] != plan:
        raise OperatorError(
            f"{path.parent} holds another run (recipe, seed or first weights differ): "
            "choose another folder, or delete it"
        )
    tensors = load_file(path)
    for name, part in parts.items():
        own = _under(f"{name}.", tensors)
        if isinstance(part, nn.Module):
            part.load_state_dict(own)
        else:
            _load_optimizer(part, own)
    return int(json.loads(metadata["step"]))


def _load_optimizer(optimizer: torch.optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        index, key = name.split(".", 1)
        state.setdefault(int(index), {})[key] = value
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})


def forget_rows(log: Path, after: int) -> None:
    """Drop what a CSV log has past the step `after`: those are taken again."""
    if not log.exists():
        return
    # A row that was being written when the run was killed has no end.
    whole, _, _ = log.read_text().rpartition("\n")
    head, *rows = whole.splitlines() or [""]
    kept = [row for row in rows if int(row.split(",", 1)[0]) <= after]
    with in_one_step(log) as partial:
        partial.write_text("".join(f"{row}\n" for row in (head, *kept) if row))


def add_row(log: Path, row: Mapping[str, float], digits: int) -> None:
    """Write a row at the end of a CSV log, which begins with the names."""
    with log.open("a", newline="") as file:
        writer = csv.DictWriter(file, row)
        if file.tell() == 0:
            writer.writeheader()
        writer.writerow({name: round(value, digits) for name, value in row.items()})


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
