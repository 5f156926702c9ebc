"""Where Django's admin looks for pages: gathers this room's, and takes away those that Galley doesn't use."""

from django.contrib import admin
from django.contrib.auth.models import Group

from annotator.backoffice import (
    api_keys,
    articles,
    claims,
    entities,
    feeds,
    ledger,
    redactions,
    sources,
    users,
)

# Roles are in one table, in accounts; groups would be a second one, without effect.
admin.site.unregister(Group)

__all__ = ["api_keys", "articles", "claims", "entities", "feeds", "ledger", "redactions", "sources", "users"]
