"""API keys: made and given new secrets here, each shown once; revoked here, and otherwise never changed."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import OVERLAP, create_api_key, revoke_api_key, rotate_api_key
from annotator.accounts.rules import MOST_PER_MINUTE, PER_MINUTE, Scope
from annotator.backoffice._generic import ModelForm
from annotator.backoffice._tables import TableAdmin, actor_of
from annotator.web.rules import moment_written
from articles.foundation.errors import DomainError
from articles.foundation.rules import line_problem
from articles.foundation.types import Permission

NAME_TAKEN = "There is already an active key with this name. Revoke it first, or choose another name."
SCOPES = (
    "Read: for somebody outside. Shows what may be published, and nobody who spoke in confidence. "
    "The others are for the newsroom’s own programs and show everything. Read and write: articles, marks, "
    "records and registers. Keep the registers: changes only sources and entities. Everything a program may "
    "do: as Read and write, and sees what happens to accounts and keys."
)
MOST_DAYS = 3_650


class NewKeyForm(ModelForm[ApiKey]):
    """The name, scope, end and limit of a new key."""

    days = forms.IntegerField(
        label="Ends after",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="In days. Leave it empty for a key without an end.",
    )
    per_minute = forms.IntegerField(
        label="Requests a minute",
        required=False,
        min_value=1,
        max_value=MOST_PER_MINUTE,
        help_text=f"Leave it empty for the usual: {PER_MINUTE[Scope.READ]:,} for reading, "
        f"{PER_MINUTE[Scope.WRITE]:,} for the others.",
    )

    class Meta:
        model = ApiKey
        fields = ("name", "scope", "per_minute")
        help_texts = {"scope": SCOPES}

    def clean_name(self) -> str:
        """Refuse the name of a living key, and one that can't be shown safely."""
        name = str(self.cleaned_data["name"])
        if problem := line_problem(name, field="name", most=100, required=True):
            raise forms.ValidationError(problem.message)
        if ApiKey.objects.living().filter(name=name).exists():
            raise forms.ValidationError(NAME_TAKEN)
        return name


@admin.register(ApiKey)
class ApiKeyAdmin(TableAdmin[ApiKey]):
    """The keys of programs."""

    reading = writing = Permission.MANAGE_USERS
    form = NewKeyForm
    list_display = ("name", "scope", "state", "used", "created")
    list_filter = ("scope", ("revoked", admin.EmptyFieldListFilter))
    ordering = ("name", "-created")
    actions = ("rotate", "end_old_secret", "revoke")
    readonly_fields = ("state", "used", "limit")

    def has_change_permission(self, request: HttpRequest, obj: ApiKey | None = None) -> bool:
        """A key is never changed; the list's actions need the permission to add."""
        return obj is None and self.has_add_permission(request)

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> tuple[str, ...]:
        """Ask for what a new key needs; show how it stands once it exists."""
        shown = ("name", "scope", "state", "used", "limit", "created", "expires", "revoked")
        return shown if obj else ("name", "scope", "days", "per_minute")

    def save_model(self, request: HttpRequest, obj: ApiKey, form: ModelForm[ApiKey], change: bool) -> None:
        """Make the key, and keep its secret for the one answer that shows it."""
        days = form.cleaned_data["days"]
        key, secret = create_api_key(
            name=obj.name,
            scope=obj.scope,
            expires=timezone.now() + timedelta(days=days) if days else None,
            per_minute=form.cleaned_data["per_minute"],
            by=actor_of(request),
        )
        obj.pk, obj.created = key.pk, key.created
        request.META["galley.secret"] = secret

    def response_add(
        self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the secret, once."""
        return self._shown_once(request, obj, request.META["galley.secret"], "The new key")

    @admin.display(description="State")
    def state(self, key: ApiKey) -> str:
        """Say whether it works, and what of it ends when."""
        now = timezone.now()
        if ended := key.ended(now):
            return ended.capitalize()
        ends = f"Works until {moment_written(key.expires)}" if key.expires else "Works"
        if key.old_until and key.old_until > now:
            return f"{ends}; its old secret too, until {moment_written(key.old_until)}"
        return ends

    @admin.display(description="Last used", ordering="last_used")
    def used(self, key: ApiKey) -> str:
        """Say when a program last came with it."""
        return moment_written(key.last_used) if key.last_used else "Never"

    @admin.display(description="Requests a minute")
    def limit(self, key: ApiKey) -> str:
        """Say how many requests it may send."""
        return f"{key.per_minute or PER_MINUTE[key.scope]:,}"

    @admin.action(description="Give the chosen key a new secret; the old one works for a day more")
    def rotate(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> HttpResponse | None:
        """Make a new secret for one key, and show it."""
        return self._rotated(request, keys, OVERLAP)

    @admin.action(description="Give the chosen key a new secret; the old one ends now")
    def end_old_secret(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> HttpResponse | None:
        """Do the same for a secret that others may have got to know."""
        return self._rotated(request, keys, timedelta())

    @admin.action(description="Revoke the chosen keys")
    def revoke(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> None:
        """End the chosen keys at once."""
        living = list(keys.filter(revoked=None))
        for key in living:
            revoke_api_key(key, by=actor_of(request))
        messages.success(request, f"Revoked: {', '.join(str(key) for key in living) or 'none'}.")

    def _rotated(
        self, request: HttpRequest, keys: QuerySet[ApiKey], overlap: timedelta
    ) -> HttpResponse | None:
        if len(keys) != 1:
            messages.error(request, "Choose one key: its new secret is shown once, on a page of its own.")
            return None
        key = keys[0]
        try:
            secret = rotate_api_key(key, overlap=overlap, by=actor_of(request))
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return None
        return self._shown_once(request, key, secret, "The new secret")

    def _shown_once(self, request: HttpRequest, key: ApiKey, secret: str, title: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "key": key,
            "secret": secret,
        }
        return TemplateResponse(
            request, "admin/new_api_key.html", context, headers={"Cache-Control": "no-store"}
        )
