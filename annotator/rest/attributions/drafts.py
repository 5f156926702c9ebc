"""What was sent about an attribution, in the words of the domain's draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from articles.claims.types import AttributionDraft, HopDraft


def changed(draft: AttributionDraft, given: Mapping[str, Any]) -> AttributionDraft:
    """Return the draft with what was sent in place of what it had."""
    fields = {name: value for name, value in given.items() if name != "id"}
    if "commitment" in fields:
        fields["commitment"] = replace(draft.commitment, **fields["commitment"])
    if "hops" in fields:
        fields["hops"] = tuple(_hop(hop) for hop in fields["hops"])
    return replace(draft, **fields)


def _hop(given: Mapping[str, Any]) -> HopDraft:
    """Return one step of the chain."""
    return HopDraft(given["position"], given["role"], tuple(given.get("sources", ())), given.get("span"))
