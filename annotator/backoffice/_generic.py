"""Django's classes that tell the type checker of which table their rows are. At run time they don't care."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as people
from django.contrib.auth import forms as accounts

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.contrib.auth.admin import UserAdmin
    from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
    from django.forms import BaseFormSet, ModelForm
else:

    class _Generic:
        def __class_getitem__(cls, _table: object) -> type:
            return cls

    class ModelAdmin(_Generic, admin.ModelAdmin):
        """The pages of a table."""

    class UserAdmin(_Generic, people.UserAdmin):
        """The pages of the table of people."""

    class ModelForm(_Generic, forms.ModelForm):
        """The form of a row."""

    class BaseFormSet(_Generic, forms.BaseFormSet):
        """Several forms of a kind."""

    class AdminUserCreationForm(_Generic, accounts.AdminUserCreationForm):
        """A new person."""

    class UserChangeForm(_Generic, accounts.UserChangeForm):
        """A person."""

    class AdminPasswordChangeForm(_Generic, accounts.AdminPasswordChangeForm):
        """A person's password."""


__all__ = [
    "AdminPasswordChangeForm",
    "AdminUserCreationForm",
    "BaseFormSet",
    "ModelAdmin",
    "ModelForm",
    "UserAdmin",
    "UserChangeForm",
]
