"""Articles, to be read: they are written at the desk and through the API."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotator.backoffice._tables import NamedValuesFilter, TableAdmin
from annotator.web.rules import moment_written
from articles.corpus.models import Article


@admin.register(Article)
class ArticleAdmin(TableAdmin[Article]):
    """The corpus's articles."""

    list_display = ("headline", "located", "published_at", "pub_status", "created_by", "created")
    list_filter = ("pub_status", ("language", NamedValuesFilter))
    list_select_related = ("created_by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("headline",)
    ordering = ("-created", "-id")
    fields = (
        "headline", "at_the_desk", "slugline", "language", "by", "located", "version_created", "pub_status",
        "embargoed_until", "ed_note", "uri", "created_by", "created", "modified", "version",
    )  # fmt: skip
    readonly_fields = ("at_the_desk",)
    actions = None

    @admin.display(description="Version created", ordering="version_created")
    def published_at(self, article: Article) -> str:
        """Write the article's date, a day alone as a day."""
        return moment_written(article.version_created) or "–"

    @admin.display(description="At the desk")
    def at_the_desk(self, article: Article) -> SafeString:
        """Link to the article's text and marks."""
        return format_html('<a href="{}">Open the text desk</a>', reverse("desk:article", args=[article.id]))
