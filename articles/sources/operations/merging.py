"""Merging, splitting and judging sources: what every register does, bound to their tables."""

from __future__ import annotations

from articles.registers.operations import Register
from articles.sources.models import Source, SourceJudgement, SourcePreview, source_group
from articles.sources.operations.sources import draft_of, update_source

SOURCES = Register(Source, SourceJudgement, source_group, SourcePreview, draft_of, update_source)
