"""Shapes of what a search finds."""

from __future__ import annotations

from rest_framework import serializers

from annotator.rest.outputs import OutputShape
from articles.search.types import Kind, Results


class StretchOutput(OutputShape):
    """A stretch of a snippet, half-open, in Unicode code points."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()


class SnippetOutput(OutputShape):
    """A part of one field: plain text, without markup."""

    field = serializers.CharField(help_text="Such as `text`, `words`, `note`, `statement` or `name`.")
    text = serializers.CharField()
    start = serializers.IntegerField(help_text="Where `text` begins in the field, in code points.")
    highlights = StretchOutput(many=True, help_text="What was found, as places in `text`.")


class FoundOutput(OutputShape):
    """A row that was found. Read it at its own resource by its `id`."""

    type = serializers.ChoiceField(Kind.choices)
    id = serializers.UUIDField()
    canonical = serializers.UUIDField(
        help_text="The record that stands for it, if it was merged; else its own id."
    )
    kind = serializers.CharField(help_text="Of a mark, a source or an entity; else empty.")
    title = serializers.CharField(help_text="What it is called; of a mark, its article's headline.")
    article = serializers.UUIDField(allow_null=True, help_text="Of an article or a mark.")
    language = serializers.CharField(help_text="Of the article; else empty.")
    verification_status = serializers.CharField(allow_null=True, help_text="Of a claim.")
    created = serializers.DateTimeField()
    snippets = SnippetOutput(many=True)


class FacetOutput(OutputShape):
    """How many hits have a value."""

    value = serializers.CharField()
    count = serializers.IntegerField()


class FacetsOutput(OutputShape):
    """What the hits have, most frequent values first. Counts of `type` don't depend on the parameter."""

    type = FacetOutput(many=True)
    kind = FacetOutput(many=True)
    language = FacetOutput(many=True)
    publisher = FacetOutput(many=True)
    verification_status = FacetOutput(many=True)


class SearchOutput(OutputShape):
    """A page of what was found, the best first, and then the latest."""

    next = serializers.URLField(allow_null=True)
    total = serializers.IntegerField(help_text="How many rows can be listed by `next`.")
    capped = serializers.ListField(
        child=serializers.ChoiceField(Kind.choices),
        help_text="Types of which there are more. Only the latest of these are listed and counted: narrow "
        "the search.",
    )
    facets: FacetsOutput = FacetsOutput()
    results = FoundOutput(many=True)


def results_shape(found: Results, following: str | None) -> dict[str, object]:
    """Return a page of results as answers show it."""
    return {
        "next": following,
        "total": found.total,
        "capped": [str(one) for one in found.capped],
        "facets": {
            name: [{"value": one.value, "count": one.count} for one in values]
            for name, values in found.facets.items()
        },
        "results": [
            {
                "type": str(one.hit.type),
                "id": one.hit.row,
                "canonical": one.canonical,
                "kind": one.hit.kind,
                "title": one.title,
                "article": one.article,
                "language": one.language,
                "verification_status": one.status or None,
                "created": one.hit.at,
                "snippets": [
                    {
                        "field": part.field,
                        "text": part.text,
                        "start": part.start,
                        "highlights": [{"start": it.start, "end": it.end} for it in part.highlights],
                    }
                    for part in one.snippets
                ],
            }
            for one in found.found
        ],
    }
