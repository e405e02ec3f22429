"""Telegram's own description of its Bot API, and whether a value fits it."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_SCALARS: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
}


class Mismatch(Exception):
    """A request or an answer that the official description does not allow."""


@cache
def description() -> dict[str, Any]:
    """The methods and types of the Bot API, as published."""
    path = Path(__file__).with_name("telegram-bot-api.json.gz")
    document: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return document


def check_request(method: str, arguments: Mapping[str, Any]) -> None:
    """Raises Mismatch unless `method` exists and takes these arguments."""
    methods = description()["methods"]
    if method not in methods:
        raise Mismatch(f"the Bot API has no method {method}")
    _check_fields(method, methods[method].get("fields", []), arguments)


def check_answer(method: str, result: Any) -> None:
    """Raises Mismatch unless `method` may answer with this result."""
    _check_any(method, description()["methods"][method]["returns"], result)


def argument_types(method: str) -> dict[str, list[str]]:
    """What types each argument of a method may have."""
    fields = description()["methods"].get(method, {}).get("fields", [])
    return {field["name"]: field["types"] for field in fields}


def _check_fields(where: str, fields: list[dict[str, Any]], values: Mapping[str, Any]) -> None:
    known = {field["name"]: field for field in fields}
    if unknown := values.keys() - known.keys():
        raise Mismatch(f"{where} does not know {sorted(unknown)}")
    missing = {name for name, field in known.items() if field["required"]} - values.keys()
    if missing:
        raise Mismatch(f"{where} needs {sorted(missing)}")
    for name, value in values.items():
        _check_any(f"{where}.{name}", known[name]["types"], value)


def _check_any(where: str, types: list[str], value: Any) -> None:
    reasons = []
    for kind in types:
        try:
            return _check(where, kind, value)
        except Mismatch as reason:
            reasons.append(str(reason))
    raise Mismatch(" and ".join(reasons))


def _check(where: str, kind: str, value: Any) -> None:
    if kind.startswith("Array of "):
        _check_array(where, kind.removeprefix("Array of "), value)
    elif kind == "InputFile":
        if not isinstance(value, bytes):
            raise Mismatch(f"{where} is not an uploaded file")
    elif kind in _SCALARS:
        _check_scalar(where, kind, value)
    else:
        _check_object(where, kind, value)


def _check_array(where: str, kind: str, value: Any) -> None:
    if not isinstance(value, list):
        raise Mismatch(f"{where} is not an array")
    for index, item in enumerate(value):
        _check(f"{where}[{index}]", kind, item)


def _check_scalar(where: str, kind: str, value: Any) -> None:
    is_bool = isinstance(value, bool)
    if not isinstance(value, _SCALARS[kind]) or is_bool != (kind == "Boolean"):
        raise Mismatch(f"{where} is not of type {kind}")


def _check_object(where: str, kind: str, value: Any) -> None:
    definition = description()["types"][kind]
    if "subtypes" in definition:
        _check_any(where, definition["subtypes"], value)
    elif not isinstance(value, dict):
        raise Mismatch(f"{where} is not a {kind}")
    else:
        _check_fields(f"{where} ({kind})", definition.get("fields", []), value)
        _check_type_tag(where, definition, value)


def _check_type_tag(where: str, definition: dict[str, Any], value: dict[str, Any]) -> None:
    """Members of a union are told apart by a `type` that the description gives in words."""
    for field in definition.get("fields", []):
        if field["name"] == "type" and ", must be " in field["description"]:
            tag = field["description"].rpartition(", must be ")[2].strip(" .")
            if value["type"] != tag:
                raise Mismatch(f"{where} is of type {value['type']}, not {tag}")
