"""Presets: plans of a run by name, one for each kind of machine."""

from collections.abc import Mapping
from typing import TypeVar

from model.contract.errors import OperatorError

Plan = TypeVar("Plan")


def preset(presets: Mapping[str, Plan], name: str) -> Plan:
    """OperatorError, with the names there are, when there is none of that name."""
    if name not in presets:
        raise OperatorError(f"there is no preset {name!r}: choose {', '.join(presets)}")
    return presets[name]
