"""API keys: made here and shown once, revoked here, never changed."""

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import create_api_key, revoke_api_key
from annotator.backoffice._generic import ModelForm
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.foundation.rules import line_problem
from articles.foundation.types import Permission

NAME_TAKEN = "There is already an active key with this name. Revoke it first, or choose another name."


class NewKeyForm(ModelForm[ApiKey]):
    """The name and scope of a new key."""

    class Meta:
        model = ApiKey
        fields = ("name", "scope")

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
    list_display = ("name", "scope", "created", "revoked")
    list_filter = ("scope", ("revoked", admin.EmptyFieldListFilter))
    ordering = ("name", "-created")
    fields = ("name", "scope")
    actions = ("revoke",)

    def has_change_permission(self, request: HttpRequest, obj: ApiKey | None = None) -> bool:
        """A key is never changed; the list's action needs the permission to add."""
        return obj is None and self.has_add_permission(request)

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> tuple[str, ...]:
        """Show a key's times once it exists."""
        return ("name", "scope", "created", "revoked") if obj else ("name", "scope")

    def save_model(self, request: HttpRequest, obj: ApiKey, form: ModelForm[ApiKey], change: bool) -> None:
        """Make the key, and keep its secret for the one answer that shows it."""
        key, secret = create_api_key(name=obj.name, scope=obj.scope, by=actor_of(request))
        obj.pk, obj.created = key.pk, key.created
        request.META["galley.secret"] = secret

    def response_add(
        self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the secret, once."""
        context = {
            **self.admin_site.each_context(request),
            "title": "The new key",
            "key": obj,
            "secret": request.META["galley.secret"],
        }
        return TemplateResponse(
            request, "admin/new_api_key.html", context, headers={"Cache-Control": "no-store"}
        )

    @admin.action(description="Revoke the chosen keys")
    def revoke(self, request: HttpRequest, keys: QuerySet[ApiKey]) -> None:
        """End the chosen keys at once."""
        living = list(keys.filter(revoked=None))
        for key in living:
            revoke_api_key(key, by=actor_of(request))
        messages.success(request, f"Revoked: {', '.join(str(key) for key in living) or 'none'}.")
