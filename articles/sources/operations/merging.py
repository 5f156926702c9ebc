"""Merging, splitting and judging sources: what every register does, bound to their tables."""

from __future__ import annotations

from articles.registers.operations import Register
from articles.sources.models import Source, SourceJudgement, SourcePreview, source_group

SOURCES = Register(Source, SourceJudgement, source_group, SourcePreview)
