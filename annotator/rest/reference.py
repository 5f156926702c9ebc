"""The description arranged for its page: operations by resource, shapes as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NotRequired, TypedDict

import orjson
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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
    meaning: SafeString


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation returns with a status."""

    status: str
    meaning: SafeString


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    paragraphs: list[SafeString]
    parameters: list[Field]
    takes: list[Field]
    gives: list[Field]
    example: str
    curl: str
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Section:
    """The operations of one resource."""

    name: str
    operations: list[Operation]


def marked(text: str) -> SafeString:
    """Return a text whose code stands between back-ticks as HTML."""
    parts = enumerate(text.split("`"))
    shown = (format_html("<code>{}</code>", part) if number % 2 else part for number, part in parts)
    return format_html_join("", "{}", ((part,) for part in shown))


def sections(description: OpenApi, origin: str) -> list[Section]:
    """Return the whole reference, in the order of the addresses. `origin` is where the desk is reached."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method in _METHODS:
            if method in methods:
                tag = methods[method]["tags"][0]
                found.setdefault(tag, []).append(_operation(description, path, method, origin))
    return [Section(name, operations) for name, operations in found.items()]


def _operation(description: OpenApi, path: str, method: str, origin: str) -> Operation:
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
        paragraphs=[marked(" ".join(part.split())) for part in raw.get("description", "").split("\n\n")],
        parameters=[_parameter(description, one) for one in raw.get("parameters", [])],
        takes=list(_fields(description, body.get("schema", {}))),
        gives=list(_fields(description, given.get("schema", {}))),
        example=orjson.dumps(example, option=orjson.OPT_INDENT_2).decode() if example else "",
        curl=_curl(raw, method, f"{origin}{path}", example),
        answers=[
            Answer(status, marked(one["description"])) for status, one in sorted(raw["responses"].items())
        ],
    )


def _curl(raw: Call, method: str, address: str, example: object) -> str:
    """Return the call as a line for a shell. `KEY` and what stands in braces are the reader's own."""
    needed = [one for one in raw.get("parameters", []) if one.get("required")]
    query = "&".join(f"{one['name']}={one['name'].upper()}" for one in needed if one["in"] == "query")
    parts = ["curl", "-H 'Authorization: Bearer KEY'"]
    parts += [f"-X {method.upper()}"] if method not in {"get", "post"} else []
    parts += ["-H 'If-Match: \"3\"'" for one in needed if one["name"] == "If-Match"]
    if "requestBody" in raw:
        body = orjson.dumps(example or {}).decode().replace("'", "'\\''")
        parts += ["-H 'Content-Type: application/json'", f"-d '{body}'"]
    elif method == "post":
        parts.append("-X POST")
    return " ".join([*parts, f"'{address}{f'?{query}' if query else ''}'"])


def _content(body: Body) -> Content:
    """Return what the body is in the first of its media types, or nothing."""
    return next(iter(body.get("content", {}).values()), Content())


def _parameter(description: OpenApi, raw: Parameter) -> Field:
    """Return one parameter of an address, a query or a header."""
    where = "" if raw["in"] == "query" else f" ({raw['in']})"
    meaning = marked(raw.get("description", ""))
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
        meaning = marked(inner.get("description", ""))
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
