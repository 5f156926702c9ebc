"""Field factories and abstract rows: UUIDv7 ids, versions, soft deletion, merging, records known by many names."""

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
    NAME_LENGTH,
    SHORTEST_FUZZY,
    CanonicalQuerySet,
    CanonicalRecord,
    RecordName,
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

__all__ = [
    "NAME_LENGTH",
    "SHORTEST_FUZZY",
    "CanonicalQuerySet",
    "CanonicalRecord",
    "Deletable",
    "DeletableQuerySet",
    "Group",
    "IdConflict",
    "Judgement",
    "JudgementQuerySet",
    "Mergeable",
    "MergeableQuerySet",
    "Preview",
    "RecordName",
    "Versioned",
    "fold",
    "group_of",
    "id_field",
    "judgement_constraints",
    "judgement_index",
    "last_judgement",
    "merge_constraints",
    "merge_index",
    "name_indexes",
    "new_id",
    "user_field",
    "user_name_sql",
    "user_table",
]
