"""A mark under review as HTML: its words among those round them. Everything from the texts is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.revisions.types import Place, Reviewed

_TAGS = {"kept": "span", "dropped": "del", "added": "ins"}
_ROUND = '<span class="reviewed__round">{}</span>'
# A person chooses among these; of more, they look at the text.
_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A mark with its words on both texts; `places` are where it may be, each with its value in a form."""

    mark: Reviewed
    old: SafeString
    new: SafeString
    places: Sequence[tuple[str, SafeString]]


def item_of(mark: Reviewed) -> Item:
    """Return a mark as the page shows it."""
    some = mark.candidates[:_MOST_CANDIDATES]
    places = [(f"{place.start}-{place.end}", _among(mark.kind, place)) for place in some]
    old = format_html_join(" … ", "{}", ((_among(mark.kind, place),) for place in mark.old))
    return Item(mark, old, _changed(mark) if mark.new else SafeString(), places)


def _among(kind: str, place: Place) -> SafeString:
    """Return the marked words among those round them."""
    words = f'{_ROUND}<mark class="mark mark--{{}}">{{}}</mark>{_ROUND}'
    return format_html(words, place.before, kind, place.exact, place.after)


def _changed(mark: Reviewed) -> SafeString:
    """Return the new words with what was taken out and put in."""
    parts = format_html_join("", "<{0}>{1}</{0}>", ((SafeString(_TAGS[d.kind]), d.words) for d in mark.diff))
    words = f'{_ROUND}<span class="mark mark--{{}}">{{}}</span>{_ROUND}'
    return format_html(words, mark.new[0].before, mark.kind, parts, mark.new[-1].after)
