"""The admin's questions about permission, answered by the one table of accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from annotator.backoffice._generic import ModelAdmin
from articles.foundation.types import Permission

if TYPE_CHECKING:
    # Of the stubs only.
    from django.contrib.admin.filters import _ListFilterChoices


def actor_of(request: HttpRequest) -> Principal:
    """Return the actor behind a request to the back office. Only people get past its entrance."""
    if not isinstance(request.user, User):
        raise TypeError("A request without a user came past the entrance of the back office.")
    return Principal.of_user(request.user)


class NamedValuesFilter(admin.AllValuesFieldListFilter):
    """The values of a field that can be empty, each with a word to choose it by, also the empty one."""

    def choices(self, changelist: ChangeList) -> Iterator[_ListFilterChoices]:
        """Offer the values; an empty one would be a link without words, or with its count alone."""
        for choice in super().choices(changelist):
            words = str(choice["display"])
            named = words if words.partition(" (")[0] else f"No {self.title}{words}"
            yield {**choice, "display": named}


class TableAdmin[M: Model](ModelAdmin[M]):
    """Pages for one table: who may see it, and who may add and change rows. Nothing is ever deleted here."""

    reading: ClassVar[Permission] = Permission.READ
    writing: ClassVar[Permission | None] = None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list under the table's own name."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Let an address use only the filters that the list offers.

        Django would allow any look-up on the table's own columns, even a broken regular expression.
        """
        named = {part for part in self.list_filter if isinstance(part, str)}
        named |= {str(part[0]) for part in self.list_filter if isinstance(part, tuple)}
        own = {getattr(part, "parameter_name", None) for part in self.list_filter}
        field, _, comparison = lookup.partition("__")
        return lookup in own or (field in named and comparison in {"", "exact", "isempty", "isnull"})

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the table on the front page to people who may see it."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Ask the table for the permission to read."""
        return actor_of(request).can(self.reading)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Ask the table for the permission to write."""
        return self.writing is not None and actor_of(request).can(self.writing)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Ask the table for the permission to write."""
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nothing is deleted: ids never die."""
        return False
