"""Which fields of a record stay inside the newsroom. Pure: shapes and snapshots in, the same without those
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from articles.claims.types import (
    AttributionDraft,
    AttributionTerms,
    ClaimDraft,
    EvidenceDraft,
    FigureDraft,
    RelationDraft,
    ResponseDraft,
)
from articles.ledger.rules import snapshot
from articles.schema.rules import fields_of
from articles.sources.types import UNNAMED_KINDS, SourceDraft

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type Fields = dict[str, Any]


def _inside(draft: type[DataclassInstance]) -> Fields:
    """Return what outsiders see for the fields that never leave the newsroom: empty texts."""
    return {field.name: "" for field in fields_of(draft) if field.kind.inside}


# The newsroom's own notes, reasons for anonymity and approvers, with what outsiders see instead.
INSIDE: Mapping[str, Fields] = {
    "annotation": {"note": ""},
    "article": {"ed_note": ""},
    "attribution": _inside(AttributionDraft),
    "claim": _inside(ClaimDraft),
    "evidence": _inside(EvidenceDraft),
    "figure": _inside(FigureDraft),
    "piece of evidence": _inside(EvidenceDraft),  # as the API calls one
    "relation": _inside(RelationDraft),
    "response": _inside(ResponseDraft),
}
# Of an unnamed source outsiders are told what it is called and of what kind it is: whatever else there is
# could tell who it is, and is told as one that nothing is known of would be.
_UNNAMED_TOLD = ("name", "source_kind")
UNTOLD_OF_UNNAMED: Mapping[str, Any] = {
    **{name: value for name, value in snapshot(SourceDraft("", "")).items() if name not in _UNNAMED_TOLD},
    "entity": None,
    "reliability": None,
}


# When a source spoke in confidence could tell who it is.
_UNTOLD_DAY: Mapping[str, Any] = {"said_on": "", "said_words": ""}


def without_day(attribution: Mapping[str, Any]) -> Fields:
    """Return an attribution without the day on which it was said. Missing fields stay missing."""
    return {name: _UNTOLD_DAY.get(name, value) for name, value in attribution.items()}


def told_fields(noun: str, fields: Mapping[str, Any]) -> Fields:
    """Return the record's fields as outsiders see them. Missing fields stay missing."""
    told = dict(fields)
    kept = dict(INSIDE.get(noun, {}))
    if noun == "source":
        if told.get("source_kind") in UNNAMED_KINDS:
            kept = dict(UNTOLD_OF_UNNAMED)
        elif told.get("ties"):
            told["ties"] = [{**tie, "note": ""} for tie in told["ties"]]
    elif noun == "entity" and told.get("ties"):
        told["ties"] = [{**tie, "note": ""} for tie in told["ties"]]
    elif noun == "attribution" and told.get("attribution_terms") != AttributionTerms.ON_RECORD:
        told = without_day(told)
    for name, instead in kept.items():
        if name in told:
            told[name] = instead
    return told
