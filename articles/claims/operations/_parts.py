"""What writing any part of a claim's record has in common: responses, figures, evidence, verdicts, relations.

Each kind of part says what its draft must look like, which rows it names, and how it is written. The steps of
the operation (permitted? valid? write, ledger) are here, once for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import Field
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.claims.errors import BadPart, Deleted, NotDeleted
from articles.claims.models import Claim, ClaimPart, PartQuerySet
from articles.foundation.errors import Dangling, Problem
from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, touch
from articles.foundation.rules import deleted_problem
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change, Snapshot
from articles.registers.errors import Merged
from articles.schema.rules import fill, read, tidied


class PartDraft(Protocol):
    """The content of a part, a dataclass: of which claim, and whatever else its kind has."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def claim(self) -> UUID:
        """The claim that it is a part of."""


class PartOperations[M: ClaimPart, D: PartDraft](ABC):
    """Create, delete and restore one kind of part."""

    model: type[M]
    draft: type[D]
    # Whether rows about the same claims can conflict: then a writer waits for the others.
    in_turn: ClassVar[bool] = False

    @property
    def noun(self) -> str:
        """The name of one part, for the ledger and for people."""
        return str(self.model._meta.verbose_name)

    @abstractmethod
    def problems(self, draft: D, now: datetime) -> list[Problem]:
        """Return what is wrong with the draft, taken alone."""

    def fill(self, row: M, draft: D, now: datetime) -> None:  # noqa: ARG002 - for kinds whose default is now
        """Put the draft's columns on the row."""
        fill(row, draft)

    def draft_of(self, row: M) -> D:
        """Return the row's present content."""
        return read(self.draft, row)

    def claims_of(self, draft: D) -> dict[str, UUID]:
        """Return the claims that the draft names, by field."""
        return {"claim": draft.claim}

    def tidied(self, draft: D) -> D:
        """Return a valid draft as the row will hold it, so that the ledger and the row agree."""
        return tidied(draft)

    def named_problems(self, actor: Actor, draft: D, row: M | None) -> Iterable[Problem | None]:  # noqa: ARG002 - for kinds that name rows
        """Return what is wrong with the other rows that the draft names, and lock them.

        `row` is the part as it is now, if there is one: words that it names may have been deleted since.
        Raises `Dangling`.
        """
        return ()

    def written(self, row: M, draft: D) -> None:  # noqa: B027 - most kinds have none
        """Write further rows of the part."""

    def settle(self, actor: Actor, row: M, now: datetime) -> None:  # noqa: B027 - most kinds move nothing
        """Update the claim after a change of its part."""

    @creation
    def create(self, actor: Actor, *, draft: D, id: UUID | None = None) -> tuple[M, bool]:
        """Add a part; return it, and whether this call made it. The same create sent twice makes one row.

        Raises `Forbidden`, `BadPart`, `Dangling`, `Merged` (use the survivor), `IdInUse`, `Deleted`.
        """
        require(actor, Permission.ANNOTATE)
        now = timezone.now()
        # A draft that breaks a rule was never saved, and may hold values that the ledger can't write.
        if id and not self.problems(draft, now) and self._is_repeat(actor, id, draft):
            return self._undeleted(id), False
        self._hold_claims(actor, draft, None)
        self.check(actor, draft, None, now)
        draft = self.tidied(draft)
        row = self.model(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
        row.claim_id = draft.claim
        self.fill(row, draft, now)
        row.save(force_insert=True)
        self.written(row, draft)
        self.record(actor, "created", row, after=snapshot(draft))
        self.settle(actor, row, now)
        return row, True

    @transaction.atomic
    def delete(self, actor: Actor, *, id: UUID, version: int) -> M:
        """Take a part back; `restore` undoes this. Raises `Forbidden`, `Missing`, `Stale`."""
        require(actor, Permission.ANNOTATE)
        row = lock(self.reachable(actor).live(), id=id, version=version)
        touch(row, timezone.now(), by=actor)
        row.deleted = row.modified
        row.save()
        self.record(actor, "deleted", row, before=snapshot(self.draft_of(row)))
        self.settle(actor, row, row.modified)
        return row

    @transaction.atomic
    def restore(self, actor: Actor, *, id: UUID, version: int) -> M:
        """Bring a deleted part back.

        Raises `Forbidden`, `Missing`, `Stale`, `NotDeleted`, and `BadPart` if rows that it names have changed
        their kind.
        """
        require(actor, Permission.ANNOTATE)
        row = lock(self.reachable(actor), id=id, version=version)
        if row.deleted is None:
            raise NotDeleted(f"This {self.noun} is not deleted, so there is nothing to restore.")
        draft, now = self.draft_of(row), timezone.now()
        self._hold_claims(actor, draft, draft)
        self.check(actor, draft, row, now)
        touch(row, now, by=actor)
        row.deleted = None
        row.save()
        self.record(actor, "restored", row, after=snapshot(draft))
        self.settle(actor, row, now)
        return row

    def reachable(self, actor: Actor) -> PartQuerySet[M]:
        """The parts that the actor may know of, deleted ones included."""
        rows: PartQuerySet[M] = self.model._default_manager.all()  # type: ignore[assignment] # each kind's manager is made from it
        return rows.visible_to(actor)

    def check(self, actor: Actor, draft: D, row: M | None, now: datetime) -> None:
        """Raise `BadPart` with every problem of the draft."""
        named = self.named_problems(actor, draft, row)
        if found := self.problems(draft, now) + [problem for problem in named if problem]:
            raise BadPart(f"This {self.noun} can't be saved.", problems=found)

    def _is_repeat(self, actor: Actor, id: UUID, draft: D) -> bool:
        """Tell whether this actor has done exactly this create before. Raises `IdInUse`."""
        creates = {id: snapshot(self.tidied(draft))}
        return bool(ledger.repeated(actor, verb=f"{self.noun}.created", creates=creates))

    def _hold_claims(self, actor: Actor, draft: D, before: D | None) -> None:
        """Lock the claims that the draft newly names, so that none is merged before this is committed.

        Raises `Dangling`, and `Merged` for a tombstone. Those that the part named `before` may have been
        merged since.
        """
        named, known = self.claims_of(draft), self.claims_of(before) if before else {}
        fresh = {field: id for field, id in named.items() if known.get(field) != id}
        held = named if self.in_turn else fresh
        rows = Claim.objects.visible_to(actor).filter(id__in=held.values()).order_by("id")
        found = {row.id: row for row in rows.select_for_update(of=("self",), no_key=True)} if held else {}
        lost = {field: id for field, id in held.items() if id not in found}
        if lost:
            problems = [
                Problem(field, f"There is no claim with the id {id}.", "missing")
                for field, id in lost.items()
            ]
            raise Dangling(problems[0].message, problems=problems)
        for field, id in fresh.items():
            if survivor := found[id].survivor_id:
                message = (
                    f"This claim was merged into the claim {survivor}. Make the change there, or split this "
                    "claim off first."
                )
                raise Merged(message, field=field)

    def _undeleted(self, id: UUID) -> M:
        """Return the row that a repeated create made. Raises `Deleted` if it was deleted since."""
        row = self.model._default_manager.get(id=id)
        if row.deleted is not None:
            problem = deleted_problem(self.noun, row.version, field="id")
            raise Deleted(problem.message, problems=[problem])
        return row

    def record(
        self,
        actor: Actor,
        participle: str,
        row: M,
        *,
        before: Snapshot | None = None,
        after: Snapshot | None = None,
    ) -> None:
        """Record the change in the ledger."""
        verb = f"{self.noun}.{participle}"
        change = Change(verb, row.id, before=before, after=after, article_id=row.place_article)
        ledger.record(actor, change, at=row.modified)


class EditableParts[M: ClaimPart, D: PartDraft](PartOperations[M, D]):
    """Parts whose content may also be replaced."""

    @transaction.atomic
    def update(self, actor: Actor, *, id: UUID, version: int, draft: D) -> M:
        """Replace the content of a part that is still at `version`.

        Raises `Forbidden`, `Missing`, `Stale`, `BadPart`, `Dangling`, and `Merged` when it moves to a
        tombstone.
        """
        require(actor, Permission.ANNOTATE)
        row = lock(self.reachable(actor).live(), id=id, version=version)
        before, now = self.draft_of(row), timezone.now()
        self._hold_claims(actor, draft, before)
        self.check(actor, draft, row, now)
        draft = self.tidied(draft)
        row.claim_id = draft.claim
        self.fill(row, draft, now)
        touch(row, now, by=actor)
        row.save()
        self.written(row, draft)
        self.record(actor, "updated", row, before=snapshot(before), after=snapshot(draft))
        self.settle(actor, row, now)
        return row
