"""Claims, to be read: their records are kept at the desk, which merges and splits them, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotator.backoffice._history import shown_changes
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.claims.models import Claim, ClaimQuerySet
from articles.claims.types import VerificationStatus
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.history.models import claim_history
from articles.research.models import claim_record

if TYPE_CHECKING:
    # Of the stubs only.
    from django.contrib.admin.filters import _ListFilterChoices

# Changes below the record; the ledger has the rest.
RECENT = 20


class MergedClaimFilter(admin.SimpleListFilter):
    """Living claims, or those that were merged into others."""

    title = "state"
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _model_admin: object) -> list[tuple[str, str]]:
        """Offer both; the living are shown unless somebody asks."""
        return [("merged", "Merged into another"), ("all", "All")]

    def choices(self, changelist: ChangeList) -> Iterator[_ListFilterChoices]:
        """Name what is shown unless somebody asks: the filter's own first choice would be a second “All”."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "In use"}
        yield from others

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        """Keep the chosen state."""
        if self.value() == "all":
            return queryset
        return queryset.filter(merged_into__isnull=self.value() != "merged")


@admin.register(Claim)
class ClaimAdmin(TableAdmin[Claim]):
    """The claims of all articles."""

    reading = Permission.READ_CONFIDENTIAL
    list_display = ("statement", "status", "created_by", "created")
    list_filter = (MergedClaimFilter, "verification_status")
    list_select_related = ("created_by",)
    list_per_page = 50
    show_full_result_count = False
    # Django shows the search box only when this is set; `get_search_results` searches, fuzzily.
    search_fields = ("statement",)
    ordering = ("-created", "-id")
    actions = None

    @admin.display(description="Verification status", ordering="verification_status")
    def status(self, claim: Claim) -> SafeString:
        """Show the newsroom's verdict as the desk does."""
        label = VerificationStatus(claim.verification_status).label
        return format_html('<span class="status status--{}">{}</span>', claim.verification_status, label)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Search by words of the statement, the best match first."""
        words = search_term.replace("\x00", "").strip()[:300]
        found = queryset.saying(words) if words and isinstance(queryset, ClaimQuerySet) else queryset
        return found, False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show everything that is recorded of the claim. A merged one leads to its survivor."""
        if request.method != "GET" or not self.has_view_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        actor = actor_of(request)
        try:
            record = claim_record(actor, UUID(object_id))
        except ValueError as error:
            raise Missing(f"There is no claim with the id {object_id}.") from error
        claim = record.claim
        if str(claim.id) != object_id.lower():
            return redirect(reverse("admin:articles_claims_claim_change", args=[claim.id]))
        entries = claim_history(actor, claim.id).select_related("actor")[:RECENT]
        context = {
            **self.admin_site.each_context(request),
            "title": "Claim",
            "opts": self.opts,
            "record": record,
            "claim": claim,
            "may_merge": actor.can(Permission.ANNOTATE),
            "changes": shown_changes(actor, entries),
            "here": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/claim/show.html", context)
