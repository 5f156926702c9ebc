"""The page on which a change to all chosen records is asked for, shown, and confirmed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from annotator.accounts.types import Principal
from annotator.backoffice._pages import page, told, version_in
from annotator.backoffice._registers import Register
from annotator.backoffice._tables import actor_of
from articles.entities.models import Entity
from articles.foundation.errors import DomainError, Problem
from articles.registers.errors import RowsRefused
from articles.registers.operations import MOST_AT_ONCE
from articles.sources.models import Source

type Row = Source | Entity


class ChosenForm(forms.Form):
    """What is to be done with every chosen record. A subclass asks for it, and does it."""

    # The admin's name of the action, the title of the page, and the words of its button and of what was done.
    action: ClassVar[str]
    title: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]

    def __init__(self, data: Any, *, register: Register, chosen: Sequence[Row]) -> None:
        super().__init__(data)
        self.register, self.chosen = register, chosen

    @abstractmethod
    def change(self, actor: Principal) -> int:
        """Change the chosen records; return how many were changed. Raises the domain's errors."""

    def versions(self) -> dict[UUID, int]:
        """Return the version of each record that the page showed."""
        return {row.id: version_in(self.data.get(f"version-{row.id}", "")) for row in self.chosen}

    def accept(self, refusal: DomainError) -> None:
        """Put the domain's errors beside their fields."""
        for problem in refusal.problems or [Problem("", refusal.message)]:
            name = problem.field.rpartition(".")[2]
            self.add_error(name if name in self.fields else None, problem.message)


def change_chosen(
    request: HttpRequest, register: Register, rows: QuerySet[Any], kind: type[ChosenForm]
) -> HttpResponse:
    """Show the chosen records and the form. When it is sent, change them all, or say for each why that isn't
    possible.
    """
    chosen = list(rows.order_by("name", "id")[: MOST_AT_ONCE + 1])
    if len(chosen) > MOST_AT_ONCE:
        messages.error(
            request, f"At most {MOST_AT_ONCE} {register.plural} can be changed at once. Choose fewer."
        )
        return redirect(request.get_full_path())
    form = kind(request.POST if "confirmed" in request.POST else None, register=register, chosen=chosen)
    refused: dict[UUID, str] = {}
    if form.is_valid():
        try:
            changed = form.change(actor_of(request))
        except RowsRefused as refusal:
            refused = {id: told(trouble) for id, trouble in refusal.refused.items()}
            form.add_error(None, refusal.message)
        except DomainError as refusal:
            form.accept(refusal)
        else:
            messages.success(request, form.done.format(changed=changed, chosen=len(chosen)))
            return redirect(request.get_full_path())
    return page(
        request,
        register,
        "chosen",
        title=form.title.format(plural=register.plural),
        form=form,
        rows=[(row, refused.get(row.id, "")) for row in chosen],
        refused=len(refused),
        checkbox=ACTION_CHECKBOX_NAME,
        button=form.button.format(
            count=len(chosen), noun=register.noun if len(chosen) == 1 else register.plural
        ),
    )
