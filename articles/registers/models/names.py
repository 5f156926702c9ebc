"""Canonical records, known by many names, and how names are folded, indexed and found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import models
from django.db.models import F, Func, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from articles.foundation.models import Retirable, shown
from articles.foundation.rules import UUID_FORM
from articles.registers._spelling import NAME_LENGTH, fold, sort_key
from articles.registers.models.merging import Mergeable, MergeableQuerySet, merge_index
from articles.registers.types import AliasDraft, Facts

_ID = re.compile(UUID_FORM, re.IGNORECASE)
# For each way in which names can match what somebody types, this many hits are ranked.
MOST_HITS = 120
# Below this length (in letters) trigrams are useless.
SHORTEST_FUZZY = 3


class CanonicalQuerySet[M: "CanonicalRecord"](MergeableQuerySet[M]):
    """Records that people look up by any of their names."""

    def surviving(self) -> Self:
        """Leave out the tombstones that merges left, and the records that were retired."""
        return super().surviving().filter(retired=None)

    def standing_as_told(self) -> Self:
        """Leave out the retired records, too."""
        return super().standing_as_told().filter(retired=None)

    def unmerged_as_told(self) -> Self:
        """Leave out the tombstones alone, as the reader may know them."""
        is_told = "told_into" in self.query.annotations
        return self.filter(told_into=None) if is_told else self.filter(merged_into=None)

    def with_names(self) -> Self:
        """Fetch all names along, in one further query whatever the number of records."""
        return self.prefetch_related("names")

    def matching(self, text: str) -> Self:
        """Keep the records that have a name or alias like `text`, the best match first, with its `score`.

        A record is found by the names of its tombstones too. One or two letters are matched as the beginning
        of a name. When thousands of names are alike, some hundreds are ranked: beginnings of names are among
        them.
        """
        named, score = self._named_like(text)
        return self.filter(named).annotate(score=score).order_by(F("score").desc(), "sort_name", "id")

    def looked_up(self, text: str, *, notes: bool = True) -> Self:
        """Keep the records that have a name like `text`, the best match first, and then those that have it
        among their identifiers or home pages or, with `notes`, in their description; or that have it as id.

        The second half reads the whole register: it is for searches that somebody sends, not for every key.
        """
        named, score = self._named_like(text)
        hit = named | self.model.told_elsewhere_q(text)
        if notes:
            hit |= Q(description__icontains=text)
        return self.filter(hit).annotate(score=score).order_by(F("score").desc(nulls_last=True), "name", "id")

    def _named_like(self, text: str) -> tuple[Q, Greatest]:
        """Return the condition that a record has a name like `text`, and how like it is."""
        folded, names = fold(text), self.model.names_table()
        score = Greatest(_likeness(names, folded, "owner"), _likeness(names, folded, "owner__survivor"))
        return Q(pk__in=_NamedLike(names, folded)), score

    def named_in(self, ids: QuerySet[Any, Any]) -> Self:
        """Keep the records with these ids, and the survivors of those that were merged."""
        survivors = self.model._default_manager.filter(pk__in=ids, survivor__isnull=False).values("survivor")
        return self.filter(Q(pk__in=ids) | Q(pk__in=survivors))

    def having(self, scheme: str, value: str) -> Self:
        """Keep the records that have this identifier, by themselves or through a record that was merged with
        them.
        """
        own = self.model._default_manager.filter(external_ids__contains={scheme: value})
        return self.filter(canonical__in=own.values("canonical"))


class SortName(models.CharField):  # type: ignore[type-arg] # of text
    """The text by which records are sorted by name: worked out whenever the row is written.

    Compared by code points, so that every server sorts alike: PostgreSQL may be built without the collations
    of ICU, and those of the system differ.
    """

    def __init__(self, **options: Any) -> None:
        fixed: dict[str, Any] = {"max_length": NAME_LENGTH, "db_collation": "C", "editable": False}
        super().__init__(**{**options, **fixed, "default": ""})

    def pre_save(self, row: models.Model, add: bool) -> str:  # noqa: ARG002 - the signature is Django's
        """Work it out of the name as it is being written."""
        key = sort_key(row.name)  # type: ignore[attr-defined] # of a record
        setattr(row, self.attname, key)
        return key


class CanonicalRecord(Mergeable, Retirable):
    """The one record of something in the world that texts call by many names.

    `name` is the name that Galley shows. Every name, this one included, is a row of `names`, so that one
    index answers for all of them.
    """

    name = models.CharField(max_length=NAME_LENGTH)
    sort_name = SortName()
    description = models.TextField(blank=True)
    # Scheme -> identifier, such as {"wikidata": "Q9684"}.
    external_ids = models.JSONField(default=dict, blank=True)

    if TYPE_CHECKING:
        # What the subclass's `RecordName` adds.
        names: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return shown(self.name)

    @property
    def aliases(self) -> list[AliasDraft]:
        """The names but the shown one, in their order. Reads `names`: fetch them along in lists."""
        return [AliasDraft(n.name, n.language, n.script) for n in self.names.all() if not n.is_primary]

    def facts(self) -> Facts:
        """Return what is compared of it. Reads `names`: fetch them along in lists."""
        names = sorted(self.names.all(), key=lambda name: not name.is_primary)
        return Facts(tuple(name.folded for name in names), "", "", self.external_ids)

    @classmethod
    def told_elsewhere_q(cls, text: str) -> Q:
        """Return the condition on records that have this id, or an identifier like this text: `Q9684`, or
        with its scheme, `wikidata:Q9684`.
        """
        scheme, _, value = (part.strip() for part in text.partition(":"))
        found = Q(external_ids__icontains=text)
        if value:
            found |= Q(external_ids__contains={scheme.lower(): value})
        return found | Q(pk=text) if _ID.fullmatch(text) else found

    @classmethod
    def related_among(cls, ids: Iterable[UUID]) -> set[frozenset[UUID]]:  # noqa: ARG003 - for those with links
        """Return the pairs of these survivors that are linked with each other, and so are two."""
        return set()

    @classmethod
    def names_table(cls) -> type[RecordName]:
        """Return the model of the records' names."""
        found: Any = cls._meta.get_field("names").related_model
        return cast("type[RecordName]", found)


class RecordName(models.Model):
    """One name of a canonical record; the subclass adds `owner`, the record, with the related name
    `names`.
    """

    name = models.CharField(max_length=NAME_LENGTH)
    # What `fold` makes of the name: written by the room's operations, compared and searched here.
    folded = models.CharField(max_length=NAME_LENGTH)
    # The name that is shown; exactly one for each record.
    is_primary = models.BooleanField(default=False)
    language = models.CharField(max_length=35, blank=True)
    script = models.CharField(max_length=4, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return shown(self.name)


class _NamedLike(Func):
    """The records with a name like some text, as the database's own function finds them (see the
    migrations).
    """

    output_field: models.Field[Any, Any] = models.UUIDField()
    # As a subquery, so that it is called once and not for each row.
    template = "(SELECT %(function)s(%(expressions)s))"

    def __init__(self, names: type[RecordName], folded: str) -> None:
        super().__init__(Value(folded), Value(MOST_HITS), function=f"{names._meta.db_table}_like")


def _likeness(names: type[RecordName], folded: str, record: str) -> Subquery:
    """Return how much the best name is like the text: those of the outer record, or of its tombstones."""
    score = TrigramWordSimilarity(folded, "folded") + TrigramSimilarity("folded", folded)
    mine = names._default_manager.order_by().filter(**{record: OuterRef("pk")}).values(record)
    return Subquery(mine.annotate(best=Max(score)).values("best"))


def name_indexes(table: str) -> list[models.Index]:
    """Return the indexes that `matching` uses on a table of names: trigrams, and beginnings of names."""
    return [
        GinIndex(OpClass("folded", name="gin_trgm_ops"), name=f"{table}_trigrams"),
        models.Index(OpClass("folded", name="varchar_pattern_ops"), name=f"{table}_prefix"),
    ]


def name_constraints(noun: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table of names: each once for a record, and one of them shown."""
    return [
        models.UniqueConstraint(fields=["owner", "name"], name=f"{noun}_name_once"),
        models.UniqueConstraint(
            fields=["owner"], condition=Q(is_primary=True), name=f"{noun}_one_primary_name"
        ),
    ]


def record_indexes(noun: str) -> list[models.Index]:
    """Return the indexes of a table of records."""
    return [
        # Lists by name, by keyset.
        models.Index(fields=["sort_name", "id"], name=f"{noun}_by_sort_name"),
        # The API's list, by keyset.
        models.Index(fields=["created", "id"], name=f"{noun}_by_created"),
        # "Modified after", by keyset.
        models.Index(fields=["modified", "id"], name=f"{noun}_by_modified"),
        merge_index(noun),
        # The records with an identifier.
        GinIndex(OpClass("external_ids", name="jsonb_path_ops"), name=f"{noun}_by_external_id"),
    ]
