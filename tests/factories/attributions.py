"""Attributions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.claims.operations import create_attribution
from articles.claims.types import AttributionDraft, HopDraft, HopRole
from articles.foundation.types import Actor, OriginType
from articles.sources.models import Source
from tests.factories.users import editor

ROLES = (HopRole.ORIGINATOR, HopRole.RELAY, HopRole.CARRIER)


def attribution(
    actor: Actor | None = None,
    *,
    content: Annotation,
    sources: tuple[Source, ...],
    cue: Annotation | None = None,
    draft: AttributionDraft | None = None,
    id: UUID | None = None,
) -> Attribution:
    """Attribute the content (a claim annotation) to the sources, one at each hop, the speaker first.

    `draft` gives the gauges; its content, cue and hops are replaced.
    """
    hops = chain(*sources)
    cue_id = cue.id if cue else None
    whole = replace(draft or AttributionDraft(content.id, hops), content=content.id, hops=hops, cue=cue_id)
    by = actor or editor()
    if whole.approved_by and by.origin.type != OriginType.PERSON:
        # A program signs with its own name only.
        whole = replace(whole, approved_by=by.origin.agent)
    row, _ = create_attribution(by, draft=whole, id=id)
    return Attribution.objects.with_chain(actor or editor()).get(id=row.id)


def chain(*sources: Source) -> tuple[HopDraft, ...]:
    """Return one hop for each source: an originator, a relay, then carriers."""
    return tuple(
        HopDraft(position, ROLES[min(position, 2)].value, (source.id,))
        for position, source in enumerate(sources)
    )
