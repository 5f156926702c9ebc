"""What an entity record must look like, beyond its names."""

from __future__ import annotations

import pytest

from articles.entities.rules import entity_problems
from articles.entities.types import EntityDraft, EntityKind


@pytest.mark.parametrize("kind", EntityKind.values)
def test_every_kind_is_accepted(kind: str) -> None:
    assert entity_problems(EntityDraft("Name", kind)) == []


def test_a_description_is_bounded() -> None:
    draft = EntityDraft("Name", EntityKind.PLACE.value, description="x" * 10_001)
    assert [p.field for p in entity_problems(draft)] == ["description"]
