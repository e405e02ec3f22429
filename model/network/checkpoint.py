"""Weights on disk: safetensors with the network's configuration in the metadata. No pickle."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from model.contract.errors import OperatorError
from model.network.unet import UNet, UNetConfig

#: What the names of weights begin with that a style began with, where they were learnt anew.
BASE = "base."
#: Channels that a layer may have at most: a file must not claim more memory than we would give it.
WIDEST = 512


class Loaded(NamedTuple):
    """A network, and what is kept of the one that it began with: names of its weights -> fp16."""

    net: UNet
    base: dict[str, Tensor]
    #: What else was written along.
    facts: dict[str, Any]


def save(
    net: UNet, path: Path, base: Mapping[str, Tensor] | None = None, **facts: str | int | float
) -> None:
    """Write `net` as fp16 with spectral norm folded away, ready to draw; `facts` go along.

    base: weights of the network that a style began with, where they differ from its own.
    """
    metadata = {"config": json.dumps(asdict(net.config)), "facts": json.dumps(facts)}
    path.parent.mkdir(parents=True, exist_ok=True)
    before = {BASE + name: _half(value) for name, value in (base or {}).items()}
    save_file(halves(net) | before, path, metadata=metadata)


def load(path: Path) -> UNet:
    """The network in `path`, in fp32 and evaluation mode; OperatorError when it cannot be read."""
    return load_with_base(path).net


def load_with_base(path: Path) -> Loaded:
    """The same, and what it began with; OperatorError when they cannot be read."""
    with explained(path), safe_open(path, framework="pt") as file:
        net = UNet(_config(file.metadata())).fold_spectral_norm()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        along = _facts(file.metadata())
        base = {
            name.removeprefix(BASE): tensors.pop(name)
            for name in [*tensors]
            if name.startswith(BASE)
        }
        net.load_state_dict(tensors)
        shapes = {name: value.shape for name, value in net.state_dict().items()}
        if any(shapes[name] != value.shape for name, value in base.items()):
            raise ValueError("what the style began with has another shape")
    return Loaded(net.eval(), base, along)


def _config(metadata: dict[str, str] | None) -> UNetConfig:
    found: dict[str, Any] = json.loads((metadata or {})["config"])
    # Written before layers had names: line art's.
    found.pop("out_channels", None)
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in found.items()}
    config = UNetConfig(**values)
    if max(*config.widths, config.styled, config.inputs, len(config.layers)) > WIDEST:
        raise ValueError(f"a network of such a width is none of ours: {WIDEST} at most")
    return config


def facts(path: Path) -> dict[str, Any]:
    """What was written along with the network in `path`; OperatorError when it cannot be read."""
    with explained(path), safe_open(path, framework="pt") as file:
        return _facts(file.metadata())


def _facts(metadata: dict[str, str] | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((metadata or {}).get("facts", "{}"))
    return found


@contextmanager
def explained(path: Path, mend: str = "train it again with `artline train`") -> Iterator[None]:
    """Raises OperatorError for weights that cannot be read; mend: what else there is to do."""
    try:
        yield
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, RuntimeError) as error:
        raise OperatorError(
            f"cannot load the weights in {path.name}: {error}. "
            f"Restore the file from the repository, or {mend}."
        ) from error


def halves(net: nn.Module) -> dict[str, Tensor]:
    """A network's weights and buffers as fp16, on the CPU."""
    return {name: _half(value) for name, value in net.state_dict().items()}


def _half(value: Tensor) -> Tensor:
    value = value.detach().cpu()
    return value.half().contiguous() if value.is_floating_point() else value.contiguous()
