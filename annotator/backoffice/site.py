"""The entrance of the back office: who may come in, and where strangers are sent."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from annotator.accounts.models import User
from articles.foundation.errors import Forbidden


class BackofficeSite(AdminSite):
    """Open to people with the admin role; signing in is done on the desk's own page, with its throttle."""

    site_header = "Galley back office"
    site_title = "Galley"
    index_title = "Back office"
    site_url = "/"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in active people with the admin role."""
        user = request.user
        return isinstance(user, User) and user.is_active and user.is_admin and not user.is_machine

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send strangers to the desk's sign-in page; refuse those who are signed in without the role."""
        if request.user.is_authenticated:
            raise Forbidden(
                "The back office is for administrators. Ask one for the role, or go back to the articles."
            )
        return redirect_to_login(request.GET.get("next") or "/admin/", resolve_url("desk:sign-in"))
