"""Discord's own description of its HTTP API, and whether a call fits it."""

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

Json = dict[str, Any]
_URI = "urn:discord"
#: discord.py sends it with every file; Discord does not mind.
_NEEDLESS = {"tts"}


class Mismatch(Exception):
    """A request or an answer that the official description does not allow."""


@dataclass(frozen=True)
class Operation:
    """One kind of call: `id` is Discord's name for it."""

    id: str
    template: str
    method: str
    #: What stands for the braces in the template.
    names: Json

    @property
    def pointer(self) -> str:
        """Where it stands in the description."""
        return f"/paths/{_escape(self.template)}/{self.method}"


@cache
def description() -> Json:
    """The paths and schemas, as published."""
    path = Path(__file__).with_name("discord-openapi.json.gz")
    document: Json = json.loads(gzip.decompress(path.read_bytes()))
    # Discord reads snowflakes from numbers too, and discord.py writes them so.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


def find_operation(method: str, path: str) -> Operation:
    """What a request asks for. Raises Mismatch when Discord has no such call."""
    for template, pattern in _templates():
        match = pattern.fullmatch(path)
        definition = description()["paths"][template].get(method.lower())
        if match and definition:
            return Operation(definition["operationId"], template, method.lower(), match.groupdict())
    raise Mismatch(f"Discord has no {method} {path}")


def check_request(operation: Operation, body: Any) -> None:
    """Raises Mismatch unless the call may have this JSON."""
    contents = _look_up(operation.pointer).get("requestBody", {}).get("content", {})
    if "application/json" not in contents:
        if body is not None:
            raise Mismatch(f"{operation.id} takes no body")
        return
    pointer = f"{operation.pointer}/requestBody/content/application~1json/schema"
    _check(operation.id, pointer, body)
    unknown = (
        set(body) - _properties(_look_up(pointer)) - _NEEDLESS if isinstance(body, dict) else ()
    )
    if unknown:
        raise Mismatch(f"{operation.id} does not know {sorted(unknown)}")


def check_answer(operation: Operation, status: int, body: Any) -> None:
    """Raises Mismatch unless the call may be answered like this."""
    responses = _look_up(operation.pointer)["responses"]
    if str(status) not in responses:
        raise Mismatch(f"{operation.id} never answers {status}")
    if "content" in responses[str(status)]:
        pointer = f"{operation.pointer}/responses/{status}/content/application~1json/schema"
        _check(f"answer of {operation.id}", pointer, body)


def check_schema(name: str, value: Any) -> None:
    """Raises Mismatch unless a value fits the schema of that name."""
    _check(name, f"/components/schemas/{name}", value)


def _check(where: str, pointer: str, value: Any) -> None:
    for error in _validator(pointer).iter_errors(value):
        raise Mismatch(f"{where}{error.json_path[1:]}: {error.message[:300]}")


@cache
def _validator(pointer: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"{_URI}#{pointer}"}, registry=_registry())


@cache
def _registry() -> Registry[Any]:
    resource = Resource.from_contents(description(), default_specification=DRAFT202012)
    return Registry().with_resource(_URI, resource)


@cache
def _templates() -> list[tuple[str, re.Pattern[str]]]:
    """Every path with its pattern; those with fewer braces come first, as they are more exact."""
    paths = sorted(description()["paths"], key=lambda path: path.count("{"))
    return [(path, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))) for path in paths]


def _look_up(pointer: str) -> Json:
    found = description()
    for part in pointer.strip("/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def _properties(schema: Json) -> set[str]:
    """Every name that an object of this schema, or of one of its alternatives, may have."""
    if "$ref" in schema:
        return _properties(_look_up(schema["$ref"].removeprefix("#")))
    parts = [part for kind in ("anyOf", "oneOf", "allOf") for part in schema.get(kind, [])]
    return set(schema.get("properties", {})).union(*(_properties(part) for part in parts))


def _escape(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1")
