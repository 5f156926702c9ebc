"""The description arranged for its page: operations by resource, shapes as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NotRequired, TypedDict

import orjson

_METHODS = ("get", "post", "patch", "put", "delete")

# The parts of OpenAPI that this page reads. A class can't have a field with a name such as `$ref`.
Schema = TypedDict(
    "Schema",
    {
        "$ref": NotRequired[str],
        "allOf": NotRequired[list["Schema"]],
        "type": NotRequired[str | list[str]],
        "format": NotRequired[str],
        "enum": NotRequired[list[object]],
        "items": NotRequired["Schema"],
        "properties": NotRequired[dict[str, "Schema"]],
        "required": NotRequired[list[str]],
        "description": NotRequired[str],
    },
)


class Example(TypedDict):
    """An example of a body."""

    value: object


class Content(TypedDict, total=False):
    """A body of one media type."""

    schema: Schema
    examples: dict[str, Example]


class Body(TypedDict, total=False):
    """What is sent or returned, by media type."""

    description: str
    content: dict[str, Content]


Parameter = TypedDict(
    "Parameter",
    {
        "name": str,
        "in": str,
        "description": NotRequired[str],
        "required": NotRequired[bool],
        "schema": Schema,
    },
)


class Call(TypedDict):
    """One method of one address."""

    operationId: str
    summary: NotRequired[str]
    description: NotRequired[str]
    tags: list[str]
    parameters: NotRequired[list[Parameter]]
    requestBody: NotRequired[Body]
    responses: dict[str, Body]


class Components(TypedDict):
    """Definitions that other parts refer to."""

    schemas: dict[str, Schema]


class OpenApi(TypedDict):
    """The whole description."""

    info: dict[str, str]
    paths: dict[str, dict[str, Call]]
    components: Components


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a shape, or a parameter: its name with its path, its type, its meaning."""

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation returns with a status."""

    status: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    paragraphs: list[str]
    parameters: list[Field]
    takes: list[Field]
    gives: list[Field]
    example: str
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Section:
    """The operations of one resource."""

    name: str
    operations: list[Operation]


def sections(description: OpenApi) -> list[Section]:
    """Return the whole reference, in the order of the addresses."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method in _METHODS:
            if method in methods:
                tag = methods[method]["tags"][0]
                found.setdefault(tag, []).append(_operation(description, path, method))
    return [Section(name, operations) for name, operations in found.items()]


def _operation(description: OpenApi, path: str, method: str) -> Operation:
    """Return one operation."""
    raw = description["paths"][path][method]
    body = _content(raw.get("requestBody", Body()))
    good = (answer for status, answer in raw["responses"].items() if status.startswith("2"))
    given = _content(next(good, Body()))
    example = next((one["value"] for one in body.get("examples", {}).values()), None)
    return Operation(
        id=raw["operationId"],
        method=method.upper(),
        path=path,
        summary=raw.get("summary", raw["operationId"]),
        paragraphs=[" ".join(part.split()) for part in raw.get("description", "").split("\n\n")],
        parameters=[_parameter(description, one) for one in raw.get("parameters", [])],
        takes=list(_fields(description, body.get("schema", {}))),
        gives=list(_fields(description, given.get("schema", {}))),
        example=orjson.dumps(example, option=orjson.OPT_INDENT_2).decode() if example else "",
        answers=[Answer(status, one["description"]) for status, one in sorted(raw["responses"].items())],
    )


def _content(body: Body) -> Content:
    """Return what the body is in the first of its media types, or nothing."""
    return next(iter(body.get("content", {}).values()), Content())


def _parameter(description: OpenApi, raw: Parameter) -> Field:
    """Return one parameter of an address, a query or a header."""
    where = "" if raw["in"] == "query" else f" ({raw['in']})"
    meaning = raw.get("description", "")
    return Field(raw["name"] + where, _type(description, raw["schema"]), raw.get("required", False), meaning)


def _fields(description: OpenApi, schema: Schema, path: str = "") -> Iterator[Field]:
    """Yield the fields of a shape and of the shapes inside it, such as `hops[].role`."""
    shape = _resolved(description, schema)
    if shape.get("type") == "array":
        yield from _fields(description, shape["items"], f"{path}[]")
        return
    required = shape.get("required", [])
    for name, inner in shape.get("properties", {}).items():
        full = f"{path}.{name}".lstrip(".")
        meaning = inner.get("description", "")
        yield Field(full, _type(description, inner), name in required, meaning)
        yield from _fields(description, inner, full)


def _resolved(description: OpenApi, schema: Schema) -> Schema:
    """Follow a reference, even if a description stands beside it."""
    for inner in (schema, *schema.get("allOf", ())):
        if "$ref" in inner:
            return description["components"]["schemas"][inner["$ref"].rpartition("/")[2]]
    return schema


def _type(description: OpenApi, schema: Schema) -> str:
    """Return a few words that say what a value is."""
    shape = _resolved(description, schema)
    if "enum" in shape:
        return " | ".join(str(value) for value in shape["enum"])
    kinds = shape.get("type", "any")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    words = [str(shape.get("format", kind)) if kind == "string" else str(kind) for kind in kinds]
    if "array" in kinds:
        return f"list of {_type(description, shape['items'])}"
    return " or ".join(words)
