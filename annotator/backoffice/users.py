"""People, their roles, and one-time links to let them in."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.rules import ADMIN, ROLES
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.foundation.types import Permission

OWN_ROLE = "You can’t take the admin role from yourself or close your own account: ask another administrator."


if TYPE_CHECKING:
    # Generic in the stubs only.
    PeopleAdmin = UserAdmin[User]
    CreationForm = AdminUserCreationForm[User]
    ChangeForm = UserChangeForm[User]
else:
    PeopleAdmin, CreationForm, ChangeForm = UserAdmin, AdminUserCreationForm, UserChangeForm


class RolesField(forms.TypedMultipleChoiceField):
    """The roles of a person, ticked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False, choices=list(ROLES.items()), widget=forms.CheckboxSelectMultiple, **options
        )


class NewUserForm(CreationForm):
    """A new person. Without a password they come in by a one-time link."""

    roles = RolesField()

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "roles")


class ChangeUserForm(ChangeForm):
    """A person's name and roles. `acting` is the id of whoever changes them."""

    roles = RolesField()
    acting: ClassVar[UUID | None] = None

    class Meta:
        model = User
        fields = ("username", "password", "first_name", "last_name", "email", "roles", "is_active")

    def clean(self) -> dict[str, Any]:
        """Keep administrators from locking themselves out."""
        cleaned = super().clean() or {}
        leaving = ADMIN not in cleaned.get("roles", []) or not cleaned.get("is_active", True)
        if self.instance.pk == self.acting and leaving:
            self.add_error("roles", OWN_ROLE)
        return cleaned


@admin.register(User)
class PersonAdmin(TableAdmin, PeopleAdmin):
    """The people of the desk. The stand-ins of API keys are kept out of sight."""

    reading = writing = Permission.MANAGE_USERS
    form = ChangeUserForm
    add_form = NewUserForm
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
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **options: Any
    ) -> Any:
        """Tell the form who is acting."""
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"acting": actor_of(request).user_id})

    @admin.display(description="Roles")
    def role_names(self, user: User) -> str:
        """The person's roles, on one line."""
        return ", ".join(ROLES.get(role, role) for role in user.roles)

    @admin.action(description="Make one-time sign-in links", permissions=["change"])
    def make_sign_in_links(self, request: HttpRequest, users: QuerySet[User]) -> HttpResponse:
        """Show a link for each chosen person, once."""
        links = [
            (user, request.build_absolute_uri(reverse("desk:enter", args=[create_sign_in_link(user)])))
            for user in users.filter(is_active=True)
        ]
        context = {**self.admin_site.each_context(request), "title": "One-time sign-in links", "links": links}
        return TemplateResponse(
            request, "admin/sign_in_links.html", context, headers={"Cache-Control": "no-store"}
        )
