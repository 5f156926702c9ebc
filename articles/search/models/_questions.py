"""What is looked for, in the words of each language that the desk has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import Case, F, Q, Value, When

from articles.search.errors import BadSearch
from articles.search.types import Term

# What reads rows of no known language.
SIMPLE = "simple"
# One look into the index for each language, whatever the number of articles.
_IN_USE = """
    WITH RECURSIVE used AS (
        (SELECT config FROM search_text WHERE type = 'article' ORDER BY config LIMIT 1)
        UNION ALL
        SELECT (SELECT config FROM search_text WHERE type = 'article' AND config > used.config
            ORDER BY config LIMIT 1)
        FROM used WHERE used.config IS NOT NULL
    ), every AS (SELECT config FROM used WHERE config IS NOT NULL UNION SELECT 'simple'),
    stems AS (SELECT coalesce(array_agg(config), '{}') AS those FROM every WHERE config <> 'simple')
    SELECT config,
        search_query(config, %(terms)s, %(without)s, %(begins)s, %(inside)s,
            CASE WHEN config = 'simple' THEN those ELSE '{}' END)::text,
        search_query(config, %(wanted)s, array_fill(false, ARRAY[%(number)s]), %(starts)s, true,
            CASE WHEN config = 'simple' THEN those ELSE '{}' END)::text
    FROM every CROSS JOIN stems
"""


class _Query(models.Func):
    """A question as PostgreSQL writes it."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, query: str) -> None:
        super().__init__(Value(query))


class _Matches(models.Func):
    """Whether a vector answers a question."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


class _Open(models.Func):
    """A vector without what stays inside."""

    template = "ts_filter(%(expressions)s, '{a,b,c}')"


class _Rank(models.Func):
    """How well a vector answers a question: in millionths.

    The length of the row doesn't count: notes, which outsiders know nothing of, are part of that.
    """

    template = "(ts_rank(%(expressions)s) * 1000000)::integer"
    output_field: models.Field[Any, Any] = models.IntegerField()


@dataclass(frozen=True, slots=True)
class Question:
    """The question for each configuration, and what is marked in what it finds."""

    terms: tuple[Term, ...]
    asked: dict[str, str]
    # The same without what is left out.
    wanted: dict[str, str]
    inside: bool

    def q(self) -> Q:
        """Return the condition on searched texts."""
        found = Q()
        for (asked, _), configs in self._groups():
            found |= Q(_Matches(F("words"), _Query(asked)), config__in=configs)
        return found

    def rank(self) -> Case:
        """Return the SQL of a searched text's score.

        PostgreSQL ranks by any word of a question that stands in the row, whatever weights the question asks
        for: so outsiders' rows are ranked without what stays inside.
        """
        words = F("words") if self.inside else _Open(F("words"))
        whens = [
            When(config__in=configs, then=_Rank(words, _Query(wanted)))
            for (_, wanted), configs in self._groups()
        ]
        return Case(*whens, default=Value(0), output_field=models.IntegerField())

    def marked(self, config: str) -> str:
        """Return the question for any word that was asked for, phrases' too, by itself."""
        wanted = self.wanted.get(config, self.wanted[SIMPLE])
        return wanted.replace(" & ", " | ").replace(" <-> ", " | ")

    def _groups(self) -> list[tuple[tuple[str, str], list[str]]]:
        """Return each different question, whole and without what is left out, with the configurations that
        ask it.
        """
        found = defaultdict(list)
        for config, query in self.asked.items():
            found[query, self.wanted[config]].append(config)
        return list(found.items())


def question(terms: tuple[Term, ...], *, inside: bool) -> Question:
    """Return the question for these terms. `inside` also looks at what stays inside the newsroom.

    Raises `BadSearch` when nothing is left of the terms.
    """
    wanted = [term for term in terms if not term.without]
    with connection.cursor() as cursor:
        cursor.execute(
            _IN_USE,
            {
                "terms": [term.text for term in terms],
                "without": [term.without for term in terms],
                "begins": [term.begins for term in terms],
                "inside": inside,
                "wanted": [term.text for term in wanted],
                "starts": [term.begins for term in wanted],
                "number": len(wanted),
            },
        )
        rows = [row for row in cursor.fetchall() if row[1] is not None]
    if not rows:
        raise BadSearch("There is no word to look for. Type letters or digits.", field="q")
    return Question(
        terms,
        {config: asked for config, asked, _ in rows},
        {config: wanted for config, _, wanted in rows},
        inside,
    )


def words_found(words: set[str], config: str, query: str) -> set[str]:
    """Return those of the words that the question would find, as this configuration reads them."""
    if not words:
        return set()
    statement = (
        "SELECT word FROM unnest(%s::text[]) AS word "
        "WHERE to_tsvector(%s::regconfig, search_words(word, true)) @@ %s::tsquery"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(words), config, query])
        return {word for (word,) in cursor.fetchall()}
