"""Abstract rows of registers: records under many names, merged and split, judged in pairs, read as groups."""

from articles.registers._spelling import NAME_LENGTH, fold, one_name, sort_key, tidy
from articles.registers.models.duplicates import (
    Duplicate,
    DuplicatesPage,
    Reason,
    duplicates_of,
    duplicates_page,
    latest_answers,
)
from articles.registers.models.groups import Group, IdConflict, Preview, group_of, last_judgement
from articles.registers.models.merging import (
    Judgement,
    JudgementQuerySet,
    Mergeable,
    MergeableQuerySet,
    judgement_constraints,
    judgement_index,
    merge_constraints,
    merge_index,
)
from articles.registers.models.names import (
    MOST_HITS,
    SHORTEST_FUZZY,
    CanonicalQuerySet,
    CanonicalRecord,
    RecordName,
    SortName,
    name_constraints,
    name_indexes,
    record_indexes,
)

__all__ = [
    "MOST_HITS",
    "NAME_LENGTH",
    "SHORTEST_FUZZY",
    "CanonicalQuerySet",
    "CanonicalRecord",
    "Duplicate",
    "DuplicatesPage",
    "Group",
    "IdConflict",
    "Judgement",
    "JudgementQuerySet",
    "Mergeable",
    "MergeableQuerySet",
    "Preview",
    "Reason",
    "RecordName",
    "SortName",
    "duplicates_of",
    "duplicates_page",
    "fold",
    "group_of",
    "judgement_constraints",
    "judgement_index",
    "last_judgement",
    "latest_answers",
    "merge_constraints",
    "merge_index",
    "name_constraints",
    "name_indexes",
    "one_name",
    "record_indexes",
    "sort_key",
    "tidy",
]
