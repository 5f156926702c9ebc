"""The text of the scripts that tell the browser of records: their types, defaults, and words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

from articles.claims.types import (
    Answer,
    AttributionDraft,
    AttributionTerms,
    Certainty,
    ClaimDraft,
    Commitment,
    CueStance,
    EvidenceDraft,
    EvidenceStance,
    FigureDraft,
    HopRole,
    Polarity,
    QuoteType,
    RelationDraft,
    RelationKind,
    ResponseDraft,
    Tense,
    VerdictDraft,
    VerificationStatus,
)
from articles.entities.types import EntityDraft, EntityKind
from articles.ledger.rules import snapshot
from articles.quantities.types import FigureType, Modality
from articles.schema.rules import columns_of, fields_of
from articles.schema.types import Day, Field, Kind, Number, OneOf, Rank, Several, Texts
from articles.sources.types import SourceDraft, SourceKind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type _Draft = type[DataclassInstance]

# By the name of the list that has such records.
DRAFTS: Mapping[str, _Draft] = {
    "attributions": AttributionDraft,
    "claims": ClaimDraft,
    "entities": EntityDraft,
    "evidence": EvidenceDraft,
    "figures": FigureDraft,
    "relations": RelationDraft,
    "responses": ResponseDraft,
    "sources": SourceDraft,
    "verdicts": VerdictDraft,
}
# The drafts whose fields a mark's history names in sentences.
_TOLD: tuple[_Draft, ...] = (
    AttributionDraft,
    Commitment,
    ClaimDraft,
    RelationDraft,
    ResponseDraft,
    FigureDraft,
    EvidenceDraft,
    VerdictDraft,
)
_MADE = "made from the drafts of the domain by `make types`. Change those."
_SCALES: dict[str, type[TextChoices]] = {
    "SOURCE_KINDS": SourceKind,
    "ENTITY_KINDS": EntityKind,
    "ROLES": HopRole,
    "QUOTE_TYPES": QuoteType,
    "STANCES": CueStance,
    "CERTAINTIES": Certainty,
    "POLARITIES": Polarity,
    "TENSES": Tense,
    "TERMS": AttributionTerms,
    "STATUSES": VerificationStatus,
}
_RECORD_SCALES: dict[str, type[TextChoices]] = {
    "ANSWERS": Answer,
    "STANCES_OF_EVIDENCE": EvidenceStance,
    "MODALITIES": Modality,
    "FIGURE_TYPES": FigureType,
    "RELATIONS": RelationKind,
}


def browser_scripts() -> dict[str, str]:
    """Return the scripts, not formatted, by their places below `static/js`.

    Three, because a page that shows an article needs the first two at once, and the third on demand.
    """
    return {
        "store/drafts.js": "\n".join(_records()),
        "words/scales.js": "\n".join(_scales(_SCALES, "Scales of records and attributions")),
        "words/record-fields.js": "\n".join(_fields()),
    }


def _records() -> Iterator[str]:
    yield f"/**\n * What records hold: {_MADE}"
    for draft in DRAFTS.values():
        yield f" *\n * @typedef {{object}} {draft.__name__}"
        yield from (f" * @property {{{_type(field)}}} {field.name}" for field in columns_of(draft))
    yield " */"
    yield "/** What a new record holds where nothing was said. */\nexport const DEFAULTS = "
    yield f"{_js({name: _defaults(draft) for name, draft in DRAFTS.items()})};"


def _scales(scales: Mapping[str, type[TextChoices]], subject: str) -> Iterator[str]:
    yield f"/**\n * {subject}, with the words for their values:\n * {_MADE}\n */"
    for name, scale in scales.items():
        yield f"\n/** @type {{Record<string, string>}} */\nexport const {name} = {_js(dict(scale.choices))};"


def _fields() -> Iterator[str]:
    named = _named()
    used = sorted({constant for _, *words in named.values() for constant in words} & _SCALES.keys())
    yield f'/** @import {{ Amount }} from "../store/types.js" */\nimport {{ {", ".join(used)} }}'
    yield 'from "./scales.js";\n'
    yield from _scales(_RECORD_SCALES, "Scales of a claim's record")
    for field in (field for draft in _TOLD for field in columns_of(draft)):
        if isinstance(field.kind, Rank):
            yield "\n/** @type {Record<string, string>} */"
            yield f"export const {field.name.upper()} = {_js(_ranks(field.kind))};"
    yield "\n/**\n * What a form calls the fields of a figure, and what is typed there.\n *"
    typed = '"number"|"date"|"choice"|"list"|"text"'
    yield f" * @type {{Record<keyof Amount, [caption: string, typed: {typed}]>}}\n */"
    yield f"export const FIGURE_FORM = {_js(_form(FigureDraft))};"
    yield "\n/**\n * What a field is called in a sentence, and the words for its values.\n *"
    yield " * @type {Record<string, [label: string, words?: Record<string, string>]>}\n */"
    yield "export const FIELDS = {"
    yield from (f"{name}: [{', '.join(parts)}]," for name, parts in named.items())
    yield "};"


def _js(value: object) -> str:
    """Return a value as JavaScript writes it, its names without quotation marks."""
    return re.sub(r'"(\w+)": ', r"\1: ", json.dumps(value, ensure_ascii=False))


def _type(field: Field) -> str:
    """Return the type that JSON gives the field."""
    plain = _TYPES.get(type(field.kind), "string")
    return f"{plain}|null" if field.is_nullable else plain


_TYPES: Mapping[type[Kind], str] = {
    Number: "number",
    Rank: "number",
    Several: "string[]",
    Texts: "Record<string, string>",
}


def _defaults(draft: _Draft) -> dict[str, Any]:
    """Return what the draft holds where nothing was said, as JSON has it."""
    made = {one.name: one.default for one in fields(draft) if one.default is not MISSING}
    made |= {one.name: one.default_factory() for one in fields(draft) if one.default_factory is not MISSING}
    return snapshot({one.name: made[one.name] for one in fields(draft) if one.name in made})


def _ranks(kind: Rank) -> dict[str, str]:
    """Return the words of a rank by its number."""
    return {str(rank): f"{rank} · {said}" for rank, said in enumerate(kind.words, 1)}


def _form(draft: _Draft) -> dict[str, tuple[str, str]]:
    """Return the caption of each field that a form asks for, and what is typed there."""
    return {
        field.name: (field.kind.caption, _TYPED.get(type(field.kind), "text"))
        for field in columns_of(draft)
        if field.kind.caption
    }


_TYPED: Mapping[type[Kind], str] = {Number: "number", Day: "date", OneOf: "choice", Several: "list"}


def _named() -> dict[str, tuple[str, ...]]:
    """Return the label of each field, and the constant that holds the words for its values.

    Raises `ValueError` if two records call fields of one name by two: the history of a mark tells of both.
    """
    constants = {scale: name for name, scale in (_SCALES | _RECORD_SCALES).items()}
    found: dict[str, tuple[str, ...]] = {}
    for field in (field for draft in _TOLD for field in fields_of(draft)):
        label = field.kind.label or f"the {field.name.replace('_', ' ')}"
        words: tuple[str, ...] = ()
        if isinstance(field.kind, OneOf):
            words = (constants[field.kind.values],)
        elif isinstance(field.kind, Rank):
            words = (field.name.upper(),)
        if found.setdefault(field.name, (_js(label), *words)) != (_js(label), *words):
            raise ValueError(f"the field {field.name} has two labels")
    return found
