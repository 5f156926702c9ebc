"""Taking back what was done to the records of a register: changes, merges, splits, retirements."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from articles.entities.models import Entity, SourceIdentity
from articles.entities.operations import ENTITIES, update_entity, update_identified_source
from articles.entities.operations import draft_of as draft_of_entity
from articles.entities.types import EntityDraft
from articles.foundation.types import Actor
from articles.history._reverting import draft_taken_back, not_revertible, overtaken, row_of
from articles.ledger.models import Entry
from articles.registers.models import CanonicalRecord
from articles.registers.operations import Register
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import SourceDraft


def revert_source(actor: Actor, entry: Entry) -> None:
    """Take back what was done to a source."""
    row = row_of(Source.objects.with_names().with_links(), entry)
    if entry.verb == "source.updated":
        draft = draft_taken_back(draft_of(row), entry, SourceDraft)
        update_source(actor, id=row.id, version=row.version, draft=draft)
    elif entry.verb == "source.identified":
        held = SourceIdentity.objects.filter(source=row).values_list("entity", flat=True).first()
        before, after = ((side or {}).get("entity") for side in (entry.before, entry.after))
        if (str(held) if held else None) != after:
            raise overtaken()
        entity = UUID(before) if before else None
        update_identified_source(actor, id=row.id, version=row.version, draft=draft_of(row), entity=entity)
    else:
        _revert_record(actor, SOURCES, row, entry)


def revert_entity(actor: Actor, entry: Entry) -> None:
    """Take back what was done to an entity."""
    row = row_of(Entity.objects.with_names(), entry)
    if entry.verb == "entity.updated":
        draft = draft_taken_back(draft_of_entity(row), entry, EntityDraft)
        update_entity(actor, id=row.id, version=row.version, draft=draft)
    else:
        _revert_record(actor, ENTITIES, row, entry)


def _revert_record(
    actor: Actor, register: Register[Any, Any, Any, Any], row: CanonicalRecord, entry: Entry
) -> None:
    """Take back a merge, a split or a retirement. Raises `NotRevertible` for anything else."""
    participle = entry.verb.partition(".")[2]
    if participle == "merged":
        if str(row.merged_into_id) != (entry.after or {}).get("into"):
            raise overtaken()
        register.split(actor, id=row.id, version=row.version)
    elif participle == "split":
        register.merge(actor, id=row.id, version=row.version, into=UUID((entry.before or {})["into"]))
    elif participle == "retired":
        register.restore(actor, id=row.id, version=row.version)
    else:
        raise not_revertible(entry)
