"""Weights on disk: safetensors with the network's configuration in the metadata. No pickle."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from model.contract.errors import OperatorError
from model.network.unet import UNet, UNetConfig


def save(net: UNet, path: Path, **facts: str | int | float) -> None:
    """Write `net` as fp16 with spectral norm folded away, ready to draw; `facts` go along."""
    metadata = {"config": json.dumps(asdict(net.config)), "facts": json.dumps(facts)}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(halves(net), path, metadata=metadata)


def load(path: Path) -> UNet:
    """The network in `path`, in fp32 and evaluation mode; OperatorError when it cannot be read."""
    with explained(path), safe_open(path, framework="pt") as file:
        net = UNet(_config(file.metadata())).fold_spectral_norm()
        net.load_state_dict({name: file.get_tensor(name) for name in file.keys()})  # noqa: SIM118
    return net.eval()


def _config(metadata: dict[str, str] | None) -> UNetConfig:
    found: dict[str, Any] = json.loads((metadata or {})["config"])
    # Written before layers had names: line art's.
    found.pop("out_channels", None)
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in found.items()}
    return UNetConfig(**values)


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
