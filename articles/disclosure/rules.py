"""Which fields of a record stay inside the newsroom. Pure: shapes and snapshots in, the same without those
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.sources.types import UNNAMED_KINDS

type Fields = dict[str, Any]

# The newsroom's own notes, and why and by whose leave somebody isn't named: what each is told as.
INSIDE: Mapping[str, Mapping[str, Any]] = {
    "annotation": {"note": ""},
    "article": {"ed_note": ""},
    "attribution": {"anonymity_reason": "", "approved_by": ""},
    "evidence": {"note": ""},
    "piece of evidence": {"note": ""},  # as the API calls one
    "relation": {"note": ""},
    "response": {"note": ""},
}
# Of an unnamed source: all that could tell who it is.
_IDENTIFYING: Mapping[str, Any] = {
    "aliases": [],
    "country": "",
    "home_page": "",
    "roles": [],
    "ties": [],
    "entity": None,
    "reliability": None,
    "external_ids": {},
    "description": "",
}


def told_fields(noun: str, fields: Mapping[str, Any]) -> Fields:
    """Return the record's fields as outsiders are told them. Fields that aren't there stay absent."""
    told = dict(fields)
    kept = dict(INSIDE.get(noun, {}))
    if noun == "source":
        if told.get("source_kind") in UNNAMED_KINDS:
            kept = dict(_IDENTIFYING)
        elif told.get("ties"):
            told["ties"] = [{**tie, "note": ""} for tie in told["ties"]]
    for name, instead in kept.items():
        if name in told:
            told[name] = instead
    return told
