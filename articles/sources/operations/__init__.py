"""Writing the register: sources, their grades, merging and splitting, and judging pairs."""

from articles.sources.operations.merging import (
    judge_sources,
    merge_source,
    preview_source_merge,
    split_source,
)
from articles.sources.operations.ratings import rate_source
from articles.sources.operations.sources import create_source, draft_of, update_source

__all__ = [
    "create_source",
    "draft_of",
    "judge_sources",
    "merge_source",
    "preview_source_merge",
    "rate_source",
    "split_source",
    "update_source",
]
