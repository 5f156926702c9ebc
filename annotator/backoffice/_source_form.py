"""The form of a source, with its roles, its ties, and the entity that it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from annotator.backoffice._link_forms import SOURCE_ROWS, rows_of
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._references import ReferenceField
from articles.entities.models import Entity, SourceIdentity
from articles.entities.operations import create_identified_source, update_identified_source
from articles.foundation.errors import Problem
from articles.schema.rules import columns_of
from articles.sources.models import Source
from articles.sources.operations import draft_of
from articles.sources.rules import source_problems
from articles.sources.types import SourceDraft, SourceKind


class SourceForm(RecordForm[Source, SourceDraft]):
    """A source as it is typed."""

    # With room for a country's name, so that the rule can answer it; a shorter box would cut it to two
    # letters.
    country = forms.CharField(
        required=False,
        widget=AdminTextInputWidget,
        help_text="Two capital letters (ISO 3166), such as KR for South Korea or KP for North Korea.",
    )
    entity = ReferenceField(
        Entity,
        required=False,
        label="Is the entity",
        help_text="The person or body in the register of entities that this source is. Type a name.",
    )

    class Meta:
        model = Source
        fields = tuple(field.name for field in columns_of(SourceDraft))
        labels = {"description": "Notes"}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        data = self.data if self.is_bound else None
        self._held = SourceDraft("", "") if self.is_new else draft_of(self.instance)
        self.roles, self.ties = (
            rows_of(kind, prefix, data, getattr(self._held, prefix)) for prefix, kind in SOURCE_ROWS.items()
        )
        self._entity = SourceIdentity.objects.filter(source=self.instance.pk).values_list("entity", flat=True)
        if "entity" in self.fields:
            self.fields["entity"].initial = self._entity.first()

    def clean(self) -> dict[str, object]:
        """Read the rows too; with trouble in one of them nothing is written."""
        cleaned = super().clean() or {}
        # All of them are asked, so that every row has its errors.
        readable = [rows.is_valid() for rows in (self.roles, self.ties) if rows.is_bound]
        if not all(readable):
            self.add_error(None, "A role or a tie below can’t be read. Correct it.")
        if self.errors:
            # The operation isn't called then: at least report what is wrong with the readable fields.
            self._check_own(cleaned)
        return cleaned

    def _check_own(self, cleaned: dict[str, Any]) -> None:
        """Put the problems of the source's own fields beside them, but for those that have one already."""
        readable = {
            name: one for name, one in cleaned.items() if name not in {"version", "entity", "aliases"}
        }
        draft = SourceDraft(
            **{"name": "any", "source_kind": SourceKind.MILITARY} | readable,
            aliases=tuple(cleaned.get("aliases", ())),
        )
        for problem in source_problems(draft):
            if problem.field.partition(".")[0] not in self.errors:
                super().accept(problem)

    def draft(self) -> SourceDraft:
        """Return the source as it was typed."""
        typed = {name: one for name, one in self.cleaned_data.items() if name not in {"version", "entity"}}
        # What the page didn't send stays as it is.
        roles = [row.draft() for row in self.roles.counting] if self.roles.is_bound else self._held.roles
        ties = [row.draft() for row in self.ties.counting] if self.ties.is_bound else self._held.ties
        given = {"aliases": tuple(typed["aliases"]), "roles": tuple(roles), "ties": tuple(ties)}
        return SourceDraft(**typed | given)

    def write(self, draft: SourceDraft) -> None:
        """Add or change the source, and say which entity it is."""
        given = self.cleaned_data
        entity = given["entity"] if "entity" in self.data else self._entity.first()
        if self.is_new:
            create_identified_source(self.actor, id=self.instance.id, draft=draft, entity=entity)
        else:
            update_identified_source(
                self.actor, id=self.instance.id, version=given["version"] or 0, draft=draft, entity=entity
            )

    def accept(self, problem: Problem) -> None:
        """Put a problem beside its field, or its row's."""
        if self.roles.accept(problem) or self.ties.accept(problem):
            self.add_error(None, "A role or a tie below can’t be right. Correct it.")
        else:
            super().accept(problem)
