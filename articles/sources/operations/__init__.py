"""Writing the register: sources, their grades, merging and splitting, judging pairs, and whole lists."""

from articles.sources.operations.batches import TakenBack, take_back
from articles.sources.operations.bulk import change_sources
from articles.sources.operations.chosen import rate_sources, tie_sources
from articles.sources.operations.lists import (
    LIST_COLUMNS,
    MOST_BYTES,
    apply_import,
    export_list,
    export_plan,
    export_refused,
    last_columns,
    plan_import,
    too_large,
)
from articles.sources.operations.merging import SOURCES
from articles.sources.operations.ratings import rate_source
from articles.sources.operations.sources import create_source, draft_of, update_source

__all__ = [
    "LIST_COLUMNS",
    "MOST_BYTES",
    "SOURCES",
    "TakenBack",
    "apply_import",
    "change_sources",
    "create_source",
    "draft_of",
    "export_list",
    "export_plan",
    "export_refused",
    "last_columns",
    "plan_import",
    "rate_source",
    "rate_sources",
    "take_back",
    "tie_sources",
    "too_large",
    "update_source",
]
