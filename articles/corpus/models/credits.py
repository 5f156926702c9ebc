"""Credits and the register: which source a name in a credit line stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from articles.corpus.types import ArticleMetadata, CreditRole
from articles.registers.models import fold
from articles.sources.models import Source
from articles.sources.types import INSTITUTION_KINDS

# Whoever is credited so passed the words on, or published them.
_TIED = frozenset({CreditRole.WIRE.value, CreditRole.PUBLISHER.value})


def tied_to_register(metadata: ArticleMetadata) -> ArticleMetadata:
    """Return the metadata with each agency and publisher tied to the one source in use that bears its name or
    alias: "AFP" is Agence France-Presse. One that several bear, or none does, stays as it is. One query.
    """
    untied = [one.name for one in metadata.info_sources if one.source is None and one.role in _TIED]
    if not untied:
        return metadata
    bearers = _bearers_of(untied)
    credited = tuple(
        replace(one, source=next(iter(found)))
        if one.source is None and one.role in _TIED and len(found := bearers[fold(one.name)]) == 1
        else one
        for one in metadata.info_sources
    )
    return replace(metadata, info_sources=credited)


def sources_named(name: str) -> list[UUID]:
    """Return the sources that bear a name, by themselves or as one with another, merged ones too."""
    found = _bearers_of([name])[fold(name)]
    rows = Source.objects.filter(canonical__in=found)
    return list(rows.values_list("pk", flat=True)) if found else []


def _bearers_of(names: Iterable[str]) -> defaultdict[str, set[UUID]]:
    """Return the bodies that bear each of these names, folded. Nobody's existence is given away by them."""
    table: Any = Source.names_table()
    bodies = Source.objects.surviving().filter(source_kind__in=INSTITUTION_KINDS)
    rows = table.objects.filter(folded__in={fold(one) for one in names}, owner__canonical__in=bodies)
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for folded, id in rows.values_list("folded", "owner__canonical"):
        found[folded].add(id)
    return found
