"""Feeds: followed, paused, asked at once and given up here; what the last poll brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from annotator.backoffice._generic import ModelForm
from annotator.backoffice._tables import TableAdmin, actor_of
from annotator.web.doorbell import ring
from annotator.web.rules import moment_written
from articles.foundation.errors import DomainError
from articles.foundation.types import Permission
from articles.ingest.models import Feed, FeedEntry
from articles.ingest.operations import add_feed, hasten_feed, pause_feed, remove_feed
from articles.ingest.rules import checked_url
from articles.ingest.tasks import poll_feed

SHOWN = 50


class NewFeedForm(ModelForm[Feed]):
    """The address of a new feed."""

    url = forms.URLField(
        label="Web address",
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vLargeTextField", "autocomplete": "off"}),
        help_text="Of an RSS, Atom or JSON feed. It is asked every quarter of an hour.",
    )

    class Meta:
        model = Feed
        fields = ("url",)

    def clean_url(self) -> str:
        """Refuse what is no address, and one that is followed already."""
        try:
            address = checked_url(str(self.cleaned_data["url"]))
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        if Feed.objects.filter(url=address).exists():
            raise forms.ValidationError("This feed is followed already.")
        return address


@admin.register(Feed)
class FeedAdmin(TableAdmin[Feed]):
    """The feeds that the desk follows."""

    reading = writing = Permission.MANAGE_SOURCES
    form = NewFeedForm
    list_display = ("__str__", "state", "result", "taken", "polled")
    list_filter = ("paused",)
    search_fields = ("title", "url")
    ordering = ("title", "url")
    actions = ("ask", "pause", "resume", "give_up")
    readonly_fields = ("state", "latest")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        """Count what came of each feed."""
        return super().get_queryset(request).annotate(number=Count("entries__article", distinct=True))

    @override
    def has_change_permission(self, request: HttpRequest, obj: Feed | None = None) -> bool:
        """The list's actions change a feed; its page shows it."""
        return obj is None and self.has_add_permission(request)

    @override
    def get_fields(self, request: HttpRequest, obj: Feed | None = None) -> tuple[str, ...]:
        """Ask for the address alone; show the rest once the feed is followed."""
        shown = ("title", "url", "state", "result", "polled", "next_poll", "created_by", "created", "latest")
        return shown if obj else ("url",)

    @override
    def save_model(self, request: HttpRequest, obj: Feed, form: ModelForm[Feed], change: bool) -> None:
        """Follow the feed, and ask it at once."""
        row = add_feed(actor_of(request), url=obj.url)
        obj.pk = row.pk
        ring(poll_feed, str(row.pk))

    @admin.display(description="State")
    def state(self, feed: Feed) -> str:
        """Say whether it is asked, and whether that works."""
        if feed.paused:
            return "Paused"
        if feed.failures:
            return f"Failed {feed.failures} times in a row" if feed.failures > 1 else "Failed"
        return "Followed" if feed.polled else "To be asked"

    @admin.display(description="Articles")
    def taken(self, feed: Feed) -> int:
        """Say how many articles came of it."""
        return int(getattr(feed, "number", 0))

    @admin.display(description="Latest items")
    def latest(self, feed: Feed) -> SafeString:
        """List what became of the latest items."""
        rows = feed.entries.select_related("article").order_by("-seen", "-id")[:SHOWN]
        lines = format_html_join("", "<li>{}</li>", ((_entry(row),) for row in rows))
        return format_html("<ul>{}</ul>", lines)

    @admin.action(description="Ask the chosen feeds now; try again what failed")
    def ask(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        """Ask the chosen feeds at once."""
        for feed in self._each(request, feeds, lambda id: hasten_feed(actor_of(request), id=id)):
            ring(poll_feed, str(feed.pk))

    @admin.action(description="Pause the chosen feeds")
    def pause(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        """Ask the chosen feeds no more."""
        self._each(request, feeds, lambda id: pause_feed(actor_of(request), id=id, paused=True))

    @admin.action(description="Follow the chosen feeds again")
    def resume(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        """Ask the chosen feeds again."""
        self._each(request, feeds, lambda id: pause_feed(actor_of(request), id=id, paused=False))

    @admin.action(description="Give up the chosen feeds; their articles stay")
    def give_up(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        """Follow the chosen feeds no more."""
        self._each(request, feeds, lambda id: remove_feed(actor_of(request), id=id))

    def _each(self, request: HttpRequest, feeds: QuerySet[Feed], act: Callable[..., object]) -> list[Feed]:
        """Do something with each of the feeds, and say with which."""
        done = list(feeds)
        for feed in done:
            act(feed.pk)
        messages.success(request, f"Done: {', '.join(map(str, done)) or 'none'}.")
        return done


def _entry(row: FeedEntry) -> SafeString:
    """Return what became of an item."""
    when = moment_written(row.seen)
    if row.article:
        address = reverse("desk:article", args=[row.article_id])
        return format_html('{} <a href="{}"><bdi>{}</bdi></a>', when, address, row.article.headline)
    return format_html("{} <bdi>{}</bdi>: {}", when, row.url or "An item without an address", row.error)
