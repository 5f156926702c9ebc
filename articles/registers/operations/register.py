"""One register: its tables, and all that is done to its records as such."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.registers._taking import Difference, after_taking, differences, taking_problems
from articles.registers.errors import BadMerge
from articles.registers.models import (
    CanonicalRecord,
    Duplicate,
    DuplicatesPage,
    Group,
    Judgement,
    Preview,
    duplicates_of,
    duplicates_page,
    last_judgement,
    latest_answers,
)
from articles.registers.operations.chosen import all_or_none
from articles.registers.operations.merging import judge, merge, refuse_merge, split
from articles.registers.operations.retiring import Uses, restore, retire
from articles.registers.types import FIRST_PAIRS, PairPlace, Taking

_NOTHING = Taking()


@dataclass(frozen=True, slots=True)
class Register[M: CanonicalRecord, J: Judgement, G: Group[CanonicalRecord], P: Preview[CanonicalRecord]]:
    """The tables of a register, how a record is read with its tombstones, how a preview is made, and how a
    record's content is read and replaced.
    """

    records: type[M]
    judgements: type[J]
    group: Callable[[UUID], G]
    previewed: Callable[[G, G, J | None], P]
    draft_of: Callable[[M], Any]
    update: Callable[..., M]

    def merge(self, actor: Actor, *, id: UUID, version: int, into: UUID, taking: Taking = _NOTHING) -> M:
        """Turn a record that is still at `version` into a tombstone of another one; return the tombstone.

        Nothing that points at it is rewritten. What the survivor takes of it stays with the survivor, also
        after a split. Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadMerge`.
        """
        require(actor, Permission.MANAGE_SOURCES)
        with transaction.atomic():
            row = merge(actor, self._rows(), id=id, version=version, into=into, now=timezone.now())[0]
            if taking.changes_something:
                self._take(actor, row, into, taking)
            return row

    def _take(self, actor: Actor, row: M, into: UUID, taking: Taking) -> None:
        """Change the survivor as was chosen."""
        mine = self.draft_of(self._named().get(pk=into))
        if problems := taking_problems(mine, taking):
            raise BadMerge(problems[0].message, problems=problems)
        draft = after_taking(mine, self.draft_of(self._named().get(pk=row.pk)), taking)
        if draft != mine:
            self.update(actor, id=into, version=taking.into_version, draft=draft)

    def differences(self, seen: Preview[Any]) -> list[Difference]:
        """Return the fields in which the record that is merged has something that the survivor hasn't."""
        return differences(self.draft_of(seen.into.survivor), self.draft_of(seen.record.survivor))

    def merge_all(self, actor: Actor, *, versions: Mapping[UUID, int], into: UUID) -> int:
        """Merge these records, each still at its version, into another one; return how many were merged.

        All are merged or none, with an entry in the ledger for each. The survivor itself, if it is among
        them, stays. Raises `Forbidden`, and `RowsRefused`, which names every record that can't be merged.
        """
        require(actor, Permission.MANAGE_SOURCES)

        def merge_one(id: UUID) -> bool:
            if id != into:
                self.merge(actor, id=id, version=versions[id], into=into)
            return id != into

        return all_or_none(versions, merge_one, plural=str(self.records._meta.verbose_name_plural))

    def preview(self, actor: Actor, *, id: UUID, into: UUID) -> P:
        """Return what merging the record into another one would do; nothing is written.

        Rooms above count what they keep about both; a merge doesn't move it. Raises the errors of `merge`.
        """
        require(actor, Permission.READ)
        record = self.group(id)
        row = next(row for row in record.rows if row.id == id)
        refuse_merge(self._rows(), row, into=into)
        target = self.group(into)
        judged = last_judgement(self.judgements._default_manager.all(), record, target)
        return self.previewed(record, target, judged)

    def split(self, actor: Actor, *, id: UUID, version: int) -> M:
        """Make a tombstone that is still at `version` a record of its own again, with what was merged into it
        before.

        Raises `Forbidden`, `Missing`, `Stale`, `BadMerge`.
        """
        require(actor, Permission.MANAGE_SOURCES)
        with transaction.atomic():
            return split(actor, self._rows(), id=id, version=version, now=timezone.now())[0]

    def retire(self, actor: Actor, *, id: UUID, version: int, uses: Uses) -> M:
        """Put a record that is still at `version`, and that nothing names, out of use; return it.

        `uses` comes from a room above that sees everything: ask it to retire a record. Raises `Forbidden`,
        `Missing`, `Stale`, `Merged`, `Retired`, `InUse`.
        """
        require(actor, Permission.MANAGE_SOURCES)
        with transaction.atomic():
            return retire(actor, self._rows(), id=id, version=version, uses=uses, now=timezone.now())

    def restore(self, actor: Actor, *, id: UUID, version: int) -> M:
        """Put a retired record that is still at `version` back into use; return it.

        Raises `Forbidden`, `Missing`, `Stale`, `BadMerge`.
        """
        require(actor, Permission.MANAGE_SOURCES)
        with transaction.atomic():
            return restore(actor, self._rows(), id=id, version=version, now=timezone.now())

    def judge(self, actor: Actor, *, a: UUID, b: UUID, answer: str) -> tuple[J, bool]:
        """Say whether two records are the same; return the judgement, and whether this call made it.

        Raises `Forbidden`, `BadJudgement`, `Dangling`.
        """
        require(actor, Permission.MANAGE_SOURCES)
        judgements = self.judgements._default_manager.all()
        with transaction.atomic():
            now = timezone.now()
            return judge(actor, records=self._rows(), judgements=judgements, a=a, b=b, answer=answer, now=now)

    def duplicates_of(self, id: UUID, *, most: int = 20) -> list[Duplicate[M, J]]:
        """Return the records that are probably the same as this one, or as its survivor, likeliest first.

        Pairs that were judged different are left out.
        """
        return duplicates_of(self._named(), self.judgements._default_manager.all(), id=id, most=most)

    def duplicates(self, *, place: PairPlace = FIRST_PAIRS, most: int = 50) -> DuplicatesPage[M, J]:
        """Return pairs of records that are probably the same, each once, a page from a place on."""
        return duplicates_page(self._named(), self.judgements._default_manager.all(), place=place, most=most)

    def answers(self, *, before: UUID | None = None, most: int = 50) -> list[J]:
        """Return the latest answer on each pair, the latest first, from behind the answer `before` on.

        Ids follow time. Both records come along.
        """
        return latest_answers(self.judgements._default_manager.all(), before=before, most=most)

    def _rows(self) -> QuerySet[M]:
        """Return all records."""
        return self.records._default_manager.all()

    def _named(self) -> QuerySet[M]:
        """Return all records with their names."""
        return self._rows().prefetch_related("names")
