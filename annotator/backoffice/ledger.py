"""The ledger, to be read: nobody changes it."""

from django.contrib import admin

from annotator.backoffice._tables import TableAdmin
from articles.foundation.types import Permission
from articles.ledger.models import Entry


@admin.register(Entry)
class EntryAdmin(TableAdmin[Entry]):
    """Every change, the latest first."""

    reading = Permission.MANAGE_USERS
    list_display = ("at", "verb", "subject_id", "actor", "agent")
    list_select_related = ("actor",)
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("=subject_id", "=article_id", "verb__startswith")
    ordering = ("-id",)
    actions = None
