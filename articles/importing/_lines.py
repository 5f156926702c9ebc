"""Lines as they come: which fields each type of line has, read strictly. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from articles.foundation.errors import Invalid, Problem

# One article of a million marks is a mistake, and so is a line without an end.
LONGEST = 64_000_000
_AT = " - at `$"


class BadLine(Invalid):
    """A line that can't be read."""


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What any line may have. What an export says and the database works out itself is passed over."""

    type: str = ""
    id: UUID | None = None
    created: Any = None
    created_by: Any = None
    modified: Any = None
    modified_by: Any = None
    version: Any = None


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the text."""

    start: int
    end: int
    exact: str | None = None
    prefix: Any = None
    suffix: Any = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words to be found in the text."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an export says that a mark sits."""

    pieces: tuple[Piece, ...]
    status: Any = None
    score: Any = None
    offset_unit: Any = None


class Mark(Fields, frozen=True, kw_only=True):
    """A mark, by offsets or by words. Its records are named by id, identifier, name or alias."""

    kind: str
    article: UUID | None = None
    revision: UUID | None = None
    pieces: tuple[Piece, ...] = ()
    quote: Words | str | None = None
    anchor: Anchor | None = None
    claim: str | None = None
    source: str | None = None
    entity: str | None = None
    figure: Any = None
    tags: tuple[str, ...] = ()
    note: str = ""
    origin: Any = None


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block: its text, or where it lies in the text of a revision."""

    kind: str
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A credit of an article."""

    name: str
    role: str
    source: str | None = None


class Story(Fields, frozen=True, kw_only=True):
    """An article: its `text`, whose parts are recognised, or its `headline` and `blocks`."""

    text: str | None = None
    headline: str | None = None
    blocks: tuple[Part, ...] = ()
    revision: Any = None
    annotations: tuple[Mark, ...] = ()
    slugline: str = ""
    language: str = ""
    by: str = ""
    located: str = ""
    version_created: datetime | None = None
    pub_status: str = "usable"
    embargoed_until: datetime | None = None
    ed_note: str = ""
    uri: str = ""
    info_sources: tuple[Credit, ...] = ()
    published: Any = None
    annotation_count: Any = None
    reading_url: Any = None


class Text(Fields, frozen=True, kw_only=True):
    """The text of the article in the line before."""

    article: UUID
    text: str
    blocks: tuple[Part, ...]
    number: Any = None
    sha256: Any = None
    length: Any = None
    sentences: Any = None


def fields_of_line(line: bytes) -> dict[str, Any]:
    """Return the fields of a line. Raises `BadLine`."""
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadLine(f"This line is no JSON: {error}.") from error
    if not isinstance(fields, dict):
        raise BadLine("This line is no JSON object.")
    return fields


def read[L](fields: dict[str, Any], kind: type[L]) -> L:
    """Return the line's fields as a value of their type. Raises `BadLine`, naming the field."""
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from error


def _refusal(message: str) -> BadLine:
    """Return the error with the field as answers name fields: `annotations.3.pieces.0.start`."""
    trouble, _, place = message.partition(_AT)
    path = re.sub(r"\[(\d+)\]", r".\1", place.rstrip("`")).strip(".")
    return BadLine("This line can't be read.", problems=[Problem(path or "line", f"{trouble}.", "invalid")])
