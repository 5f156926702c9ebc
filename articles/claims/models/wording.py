"""How statements are compared: as searched text, and as words of which some are too common to help."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.postgres.search import (
    SearchQuery,
    SearchQueryCombinable,
    SearchVector,
    TrigramWordSimilarity,
)
from django.db import connection, models

# No stemming: statements come in every language.
WORDS = SearchVector("statement", config="simple")
# Hits of each kind that are compared: statements that share words are found by the thousand.
MOST_COMPARED = 250
# How many words of a new statement are searched for, the longest ones; common short words don't help.
_MOST_WORDS = 12
_SHORTEST_WORD = 4
# A word that more statements have than this doesn't tell them apart.
_COMMON = 1_000

# Each word with whether it is common. It looks no further than it must to know that.
_COUNTS = f"""
    SELECT word, (SELECT count(*) FROM (
        SELECT FROM claims_claim
        WHERE to_tsvector('simple'::regconfig, COALESCE(statement, ''))
            @@ plainto_tsquery('simple'::regconfig, word)
        LIMIT {_COMMON + 1}
    ) AS those) > {_COMMON} FROM unnest(%s::text[]) AS word
"""  # noqa: S608 - nothing but our own number goes in


class Folded(models.Func):
    """A text as it is searched: in one case, compatibility forms as the plain letters, without accents."""

    # Marks over and under letters, where they may be left out: Latin, Greek, Cyrillic, Hebrew, Arabic.
    template = (
        "lower(regexp_replace(normalize(%(expressions)s, NFKD), "
        "'[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670]+', '', 'g'))"
    )
    output_field: models.Field[Any, Any] = models.TextField()


def likeness_to(text: str) -> TrigramWordSimilarity:
    """Return how much the claim's statement is like a text, or holds what is like it: from 0 to 1."""
    # Whatever it is given is compared; its stub knows only of words.
    return TrigramWordSimilarity(Folded(models.Value(text)), "folded")  # type: ignore[arg-type]


def words_of(statement: str) -> list[str]:
    """Return the words of a statement in lower case, as far as full-text search would read them as words.

    Marks belong to the letter before them: the vowels of many scripts are such.
    """
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in statement.lower()).split()


def telling_words(words: list[str]) -> SearchQueryCombinable | None:
    """Return the search for statements that have a telling one of these words, or all of the common ones.

    None if all are too short.
    """
    longest = sorted({w for w in words if len(w) >= _SHORTEST_WORD}, key=lambda word: (-len(word), word))
    if not longest:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [longest[:_MOST_WORDS]])
        common = {word for word, is_common in cursor.fetchall() if is_common}
    wanted = _joined([word for word in longest[:_MOST_WORDS] if word in common], all_of=True)
    telling = _joined([word for word in longest[:_MOST_WORDS] if word not in common], all_of=False)
    return wanted | telling if wanted and telling else wanted or telling


def all_but_one(words: list[str]) -> SearchQueryCombinable | None:
    """Return the search for statements with beginnings of all of these words but one; None of one word, or of
    too many.
    """
    each = dict.fromkeys(words)
    if not 1 < len(each) <= _MOST_WORDS:
        return None
    # Words hold nothing but letters, marks and numbers, so that no quotation mark ends them.
    some = (" & ".join(f"'{one}':*" for one in each if one != left) for left in each)
    return SearchQuery(" | ".join(f"({one})" for one in some), config="simple", search_type="raw")


def _joined(words: list[str], *, all_of: bool) -> SearchQueryCombinable | None:
    """Return the search for all of the words, or for any."""
    found: SearchQueryCombinable | None = None
    for word in words:
        one = SearchQuery(word, config="simple")
        found = one if found is None else found & one if all_of else found | one
    return found
