"""Writing the register: sources, their grades, merging and splitting, judging pairs, and whole lists."""

from articles.sources.operations.bulk import MOST_AT_ONCE, change_sources
from articles.sources.operations.chosen import rate_sources, tie_sources
from articles.sources.operations.lists import (
    MOST_BYTES,
    apply_import,
    export_list,
    export_plan,
    plan_import,
    too_large,
)
from articles.sources.operations.merging import SOURCES
from articles.sources.operations.ratings import rate_source
from articles.sources.operations.sources import create_source, draft_of, update_source

__all__ = [
    "MOST_AT_ONCE",
    "MOST_BYTES",
    "SOURCES",
    "apply_import",
    "change_sources",
    "create_source",
    "draft_of",
    "export_list",
    "export_plan",
    "plan_import",
    "rate_source",
    "rate_sources",
    "tie_sources",
    "too_large",
    "update_source",
]
