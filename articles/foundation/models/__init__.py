"""Field factories and abstract rows: UUIDv7 ids, versions, soft deletion, merging, records known by many
names.
"""

from articles.foundation._lines import shown
from articles.foundation.models.duplicates import (
    Duplicate,
    DuplicatesPage,
    Reason,
    duplicates_of,
    duplicates_page,
)
from articles.foundation.models.groups import Group, IdConflict, Preview, group_of, last_judgement
from articles.foundation.models.merging import (
    Judgement,
    JudgementQuerySet,
    Mergeable,
    MergeableQuerySet,
    judgement_constraints,
    judgement_index,
    merge_constraints,
    merge_index,
)
from articles.foundation.models.names import (
    MOST_HITS,
    NAME_LENGTH,
    SHORTEST_FUZZY,
    CanonicalQuerySet,
    CanonicalRecord,
    RecordName,
    external_id_index,
    fold,
    name_indexes,
)
from articles.foundation.models.rows import (
    Deletable,
    DeletableQuerySet,
    Versioned,
    id_field,
    new_id,
    user_field,
    user_name_sql,
    user_table,
)
from articles.foundation.models.sql_rule import SqlRule
from articles.foundation.models.statements import by_index, insert_rows, prepared, together

__all__ = [
    "MOST_HITS",
    "NAME_LENGTH",
    "SHORTEST_FUZZY",
    "CanonicalQuerySet",
    "CanonicalRecord",
    "Deletable",
    "DeletableQuerySet",
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
    "SqlRule",
    "Versioned",
    "by_index",
    "duplicates_of",
    "duplicates_page",
    "external_id_index",
    "fold",
    "group_of",
    "id_field",
    "insert_rows",
    "judgement_constraints",
    "judgement_index",
    "last_judgement",
    "merge_constraints",
    "merge_index",
    "name_indexes",
    "new_id",
    "prepared",
    "shown",
    "together",
    "user_field",
    "user_name_sql",
    "user_table",
]
