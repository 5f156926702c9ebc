"""People, their roles, and one-time links to let them in."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from annotator.accounts.models import User
from annotator.accounts.operations import (
    LINK_LIFETIME,
    account_problems,
    create_account,
    create_sign_in_link,
    lockout,
    set_password,
    update_account,
)
from annotator.accounts.rules import ROLES
from annotator.accounts.types import AccountDraft
from annotator.backoffice._generic import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ModelForm,
    UserAdmin,
    UserChangeForm,
)
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.foundation.errors import Problem
from articles.foundation.types import Permission


class RolesField(forms.TypedMultipleChoiceField):
    """The roles of a person, ticked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False, choices=list(ROLES.items()), widget=forms.CheckboxSelectMultiple, **options
        )


class NewUserForm(AdminUserCreationForm[User]):
    """A new person. Without a password they come in by a one-time link."""

    roles = RolesField()

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "roles")

    def clean(self) -> dict[str, object]:
        """Refuse names that can't be shown safely."""
        cleaned = super().clean() or {}
        refuse(self, account_problems(draft_from(cleaned)))
        return cleaned


class ChangeUserForm(UserChangeForm[User]):
    """A person's name and roles. `acting` is the id of the person who changes them."""

    roles = RolesField()
    acting: ClassVar[UUID | None] = None

    class Meta:
        model = User
        fields = ("username", "password", "first_name", "last_name", "email", "roles", "is_active")

    def clean(self) -> dict[str, object]:
        """Refuse names that can't be shown safely; keep administrators from locking the desk."""
        cleaned = super().clean() or {}
        draft = draft_from(cleaned)
        refuse(self, account_problems(draft))
        # The instance may hold what was sent already.
        if sentence := lockout(User.objects.get(pk=self.instance.pk), draft, acting=self.acting):
            self.add_error("roles", sentence)
        return cleaned


class PasswordForm(AdminPasswordChangeForm[User]):
    """Another password for a person, or none.

    The person who sets it is noted on the user (`PersonAdmin.get_object`).
    """

    def save(self, commit: bool = True) -> User:
        """Set it by the operation, which tells the ledger."""
        user = self.user
        usable = self.cleaned_data.get("set_usable_password", True)
        changed = set_password(
            user.acting,  # type: ignore[attr-defined] # no column
            id=user.pk,
            password=self.cleaned_data["password1"] if usable else None,
        )
        # For the session of somebody who changes their own password.
        user.password = changed.password
        return changed


def draft_from(cleaned: dict[str, Any]) -> AccountDraft:
    """Return the account that a form describes."""
    names = {name: cleaned.get(name) or "" for name in ("username", "first_name", "last_name", "email")}
    roles = tuple(role for role in ROLES if role in cleaned.get("roles", ()))
    return AccountDraft(**names, roles=roles, is_active=cleaned.get("is_active", True))


def refuse(form: forms.BaseForm, problems: list[Problem]) -> None:
    """Show each problem at its field, unless that has one already."""
    for problem in problems:
        if problem.field not in form.errors:
            form.add_error(problem.field, problem.message)


@admin.register(User)
class PersonAdmin(TableAdmin[User], UserAdmin[User]):
    """The people of the desk. The users of API keys are not shown."""

    reading = writing = Permission.MANAGE_USERS
    form = ChangeUserForm
    add_form = NewUserForm
    change_password_form = PasswordForm
    list_display = ("username", "first_name", "last_name", "role_names", "is_active", "last_login")
    list_filter = ("is_active",)
    filter_horizontal = ()
    ordering = ("username",)
    fieldsets = (
        (
            None,
            {"fields": ("username", "password", "first_name", "last_name", "email", "roles", "is_active")},
        ),
        ("Seen", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email", "roles")}),
        ("Password", {"fields": ("usable_password", "password1", "password2")}),
    )
    readonly_fields = ("last_login", "date_joined")
    actions = ("make_sign_in_links",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Leave out the machines."""
        return super().get_queryset(request).filter(is_machine=False)

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **options: object
    ) -> type[ModelForm[User]]:
        """Tell the form who is acting."""
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"acting": actor_of(request).user_id})

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> User | None:
        """Note who is acting, for the password form, which doesn't get the request."""
        found: User | None = super().get_object(request, object_id, from_field)
        if found is not None:
            found.acting = actor_of(request)  # type: ignore[attr-defined] # no column
        return found

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm[User], change: bool) -> None:
        """Write the account by the operations, which tell the ledger."""
        actor, draft = actor_of(request), draft_from(form.cleaned_data)
        if change:
            update_account(actor, id=obj.pk, draft=draft)
        else:
            password = form.cleaned_data["password1"] if form.cleaned_data["set_usable_password"] else None
            made = create_account(actor, draft=draft, password=password)
            obj.pk = made.pk

    @admin.display(description="Roles")
    def role_names(self, user: User) -> str:
        """The person's roles, on one line."""
        return ", ".join(ROLES.get(role, role) for role in user.roles) or "No role"

    @admin.action(description="Make one-time sign-in links", permissions=["change"])
    def make_sign_in_links(self, request: HttpRequest, users: QuerySet[User]) -> HttpResponse:
        """Show a link for each chosen person, once."""
        links = [
            (user, request.build_absolute_uri(reverse("desk:enter", args=[token])))
            for user in users.filter(is_active=True)
            for token in [create_sign_in_link(user, by=actor_of(request))]
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": "One-time sign-in links",
            "links": links,
            "minutes": LINK_LIFETIME // timedelta(minutes=1),
        }
        return TemplateResponse(
            request, "admin/sign_in_links.html", context, headers={"Cache-Control": "no-store"}
        )
