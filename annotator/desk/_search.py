"""What a search found, as its page shows it: rows with marked words, and counts that are links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.annotations.types import AnnotationKind
from articles.claims.types import VerificationStatus
from articles.entities.types import EntityKind
from articles.search.types import Found, Kind, Results, Snippet
from articles.sources.types import SourceKind

CONDITIONS = ("type", "kind", "language", "publisher", "verification_status")
_TITLES = {
    "type": "What",
    "kind": "Kind",
    "language": "Language",
    "publisher": "Published by",
    "verification_status": "Verdict",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "type": {value: str(label) for value, label in Kind.choices},
    "kind": {
        value: str(label)
        for value, label in [*AnnotationKind.choices, *SourceKind.choices, *EntityKind.choices]
    },
    "verification_status": {value: str(label) for value, label in VerificationStatus.choices},
}
_SINGULARS = {
    Kind.ARTICLE: "Article",
    Kind.ANNOTATION: "Mark",
    Kind.CLAIM: "Claim",
    Kind.SOURCE: "Source",
    Kind.ENTITY: "Entity",
}
_FIELDS = {
    "tags": "Tag",
    "note": "Note",
    "ed_note": "Note to editors",
    "topics": "Topic",
    "aliases": "Also called",
    "slugline": "Slugline",
    "by": "By",
    "located": "Dateline",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A snippet with what was found in it marked, and what its field is called."""

    label: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Row:
    """One hit: what it is, where it leads, and what to read of it."""

    found: Found
    noun: str
    address: str
    title: SafeString | str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, as a link that chooses it or lets go of it."""

    label: str
    count: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A condition with the values that hits have."""

    label: str
    choices: tuple[Choice, ...]


def rows_of(results: Results, *, is_admin: bool) -> list[Row]:
    """Return the hits as rows. Entities have a page in the back office alone."""
    return [_row(found, is_admin=is_admin) for found in results.found]


def facets_of(results: Results, kept: Mapping[str, str]) -> list[Facet]:
    """Return the conditions with more than one value to choose from, or with one that is chosen."""
    capped = {str(one) for one in results.capped}
    found = []
    for name in CONDITIONS:
        counted = {one.value: f"{one.count:,}" for one in results.facets.get(name, ())}
        if name == "type":
            counted = {value: f"{n}+" if value in capped else n for value, n in counted.items()}
        chosen = kept.get(name, "")
        if chosen:
            counted.setdefault(chosen, "0")
        if len(counted) > 1 or chosen:
            choices = tuple(_choice(name, value, n, kept) for value, n in counted.items())
            found.append(Facet(_TITLES[name], choices))
    return found


def _choice(name: str, value: str, count: str, kept: Mapping[str, str]) -> Choice:
    """Return a link that chooses the value, or lets go of it if it is chosen."""
    chosen = kept.get(name) == value
    others = {one: words for one, words in kept.items() if one != name}
    query = urlencode(others if chosen else {**others, name: value})
    return Choice(_WORDS.get(name, {}).get(value, value), count, f"{reverse('desk:search')}?{query}", chosen)


def _row(found: Found, *, is_admin: bool) -> Row:
    """Return a hit as a row."""
    sort = found.hit.type
    noun = _SINGULARS[sort]
    if found.hit.kind and sort is Kind.ANNOTATION:
        noun = f"{noun}: {_WORDS['kind'][found.hit.kind].lower()}"
    elif found.hit.kind:
        noun = _WORDS["kind"][found.hit.kind]
    titled = next((one for one in found.snippets if one.text == found.title), None)
    title = _marked(titled) if titled else found.title
    quotes = tuple(_quote(one) for one in found.snippets if one is not titled)
    return Row(found, noun, _address(found, is_admin=is_admin), title, quotes)


def _address(found: Found, *, is_admin: bool) -> str:
    """Return where a hit leads; an empty text, if nowhere."""
    sort, canonical = found.hit.type, found.canonical
    if sort is Kind.ARTICLE:
        return reverse("desk:article", args=[canonical])
    if sort is Kind.ANNOTATION:
        return f"{reverse('desk:article', args=[found.article])}?mark={canonical}"
    if sort is Kind.CLAIM:
        return reverse("desk:claim", args=[canonical])
    if sort is Kind.SOURCE:
        return reverse("desk:source", args=[canonical])
    return reverse("admin:articles_entities_entity_change", args=[canonical]) if is_admin else ""


def _quote(snippet: Snippet) -> Quote:
    """Return a snippet for the page."""
    words = format_html("{}{}", "…" if snippet.start else "", _marked(snippet))
    return Quote(_FIELDS.get(snippet.field, ""), words)


def _marked(snippet: Snippet) -> SafeString:
    """Return a snippet's text, escaped, with what was found as elements."""
    at, found = 0, []
    for one in snippet.highlights:
        found += [("", snippet.text[at : one.start]), ("mark", snippet.text[one.start : one.end])]
        at = one.end
    found.append(("", snippet.text[at:]))
    pieces = (format_html("<mark>{}</mark>", text) if tag else text for tag, text in found)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
