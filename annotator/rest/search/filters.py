"""What a search can be narrowed by."""

from __future__ import annotations

from django_filters import rest_framework as filters

from annotator.rest.filters import Choices, DayFilter, Flag, Search
from articles.annotations.types import AnnotationKind
from articles.claims.types import VerificationStatus
from articles.entities.types import EntityKind
from articles.search.types import Kind
from articles.sources.types import SourceKind

# Of marks, sources and entities: each word once.
_KINDS = dict([*AnnotationKind.choices, *SourceKind.choices, *EntityKind.choices])
_DAY = "Only what is, or appears, in articles published (or else added) {} this day, in UTC."


class SearchFilters(filters.FilterSet):
    """The words, and conditions on what has them."""

    q = Search(
        "look",
        'Words to look for, in any case and with or without accents. All must be there. `"sent more"` is a '
        "phrase, `-word` must not be there, `word*` is a beginning.",
    )
    prefix = Flag("look", "true: the last word is only a beginning, as while somebody types.")
    type = Choices(tuple(Kind.values), "What to list, separated by commas. Without it, everything.")
    kind = filters.ChoiceFilter(
        choices=list(_KINDS.items()), help_text="The kind of a mark, a source or an entity."
    )
    article = filters.UUIDFilter(help_text="Only this article, and what is or appears in it.")
    source = filters.UUIDFilter(
        help_text="Only this source, its articles, the marks that name it, and the claims that it made or "
        "passed on; with all that it was merged with."
    )
    publisher = filters.CharFilter(
        max_length=300, help_text="Only what is, or appears, in articles with a credit of this name."
    )
    language = filters.CharFilter(
        max_length=35, help_text="Only what is, or appears, in articles in this language (BCP 47)."
    )
    since = DayFilter("look", _DAY.format("on or after"))
    until = DayFilter("look", _DAY.format("on or before"))
    verification_status = filters.ChoiceFilter(choices=VerificationStatus.choices)
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
