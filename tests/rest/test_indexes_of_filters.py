"""Each filter by what is recorded has an index that serves it, among rows that mostly say something else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.annotations.models import Anchor, Annotation
from articles.claims.models import Attribution, Claim, Figure, as_of_q, counting_q
from articles.corpus.models import Article, InfoSource
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.rest.caller import Caller

MANY = 3_000


@pytest.fixture
def crowd(editor: Caller, story: Article) -> None:
    """Fill the tables with rows that no filter below finds."""
    who, now = editor.actor.user_id, timezone.now()
    made = {"created": now, "modified": now, "created_by_id": who}
    ids = [new_id() for _ in range(MANY)]
    Claim.objects.bulk_create(
        Claim(id=id, canonical=id, statement=f"Claim {number}", **made) for number, id in enumerate(ids)
    )
    mark = annotation(editor.actor, article=story)
    marks = Annotation.objects.bulk_create(
        Annotation(id=new_id(), article=story, kind="note", origin_type="person", **made) for _ in ids
    )
    piece = {"start": 0, "end": 1, "exact": "S", "prefix": "", "suffix": ""}
    Anchor.objects.bulk_create(
        Anchor(annotation=one, revision=story.latest, pieces=[piece], start=0, end=1) for one in marks
    )
    gauges = {
        "quote_type": "indirect",
        "cue_stance": "neutral",
        "certainty": "certain",
        "polarity": "positive",
        "attribution_terms": "on_record",
    }
    Attribution.objects.bulk_create(
        Attribution(id=new_id(), content=mark, **gauges, **made) for _ in range(MANY)
    )
    InfoSource.objects.bulk_create(
        InfoSource(article=story, position=100 + number, name=f"Wire {number}", role="wire")
        for number in range(MANY)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


FILTERS = {
    "attributions/?tense=future": "attribution_by_tense",
    "attributions/?attribution_terms=off_record": "attribution_by_terms",
    "attributions/?cue_stance=distancing": "attribution_by_stance",
    "attributions/?certainty=possible": "attribution_by_certainty",
    "attributions/?quote_type=thought": "attribution_by_quote_type",
    "attributions/?said_on=2025-03": "attribution_by_day",
    "claims/?topic=troops": "claim_by_topic",
    "annotations/?tag=check": "annotation_by_tag",
    "annotations/?anchor_status=altered": "anchor_by_status",
    "articles/?credit=HTA": "info_source_by_name",
}


def test_each_filter_has_an_index_that_serves_it(editor: Caller, crowd: None) -> None:
    assert {path for path, index in FILTERS.items() if index not in plan_of(asked(editor, path))} == set()


def asked(caller: Caller, path: str) -> str:
    """Return the query that finds a page's rows."""
    with CaptureQueriesContext(connection) as seen:
        assert caller.get(path).status == 200
    return [one["sql"] for one in seen if " LIMIT " in one["sql"] and " WHERE " in one["sql"]][-1]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (as_of_q(date(2025, 3, 27)), "figure_by_period"),
        (counting_q("howitzers"), "figure_counted_trigrams"),
        (counting_q("howitzers"), "figure_by_thing"),
    ],
)
def test_each_filter_of_figures_has_an_index_that_serves_it(asked: Q, index: str, editor: Caller) -> None:
    said, now = claim(editor.actor), timezone.now()
    Figure.objects.bulk_create(
        Figure(
            claim=said, value=number, counted=f"thing {number}", modality="exact", figure_type="total",
            created=now, modified=now, created_by_id=editor.actor.user_id,
        )
        for number in range(MANY)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_figure")
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert index in Figure.objects.filter(asked).explain()


def plan_of(query: str) -> str:
    """Return PostgreSQL's plans with sorting and without, as if no table could be read from end to end: those
    of a test are tiny.
    """
    lines: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sorting in ("on", "off"):
            cursor.execute(f"SET LOCAL enable_sort = {sorting}")
            cursor.execute(f"EXPLAIN {query}")
            lines += [line for (line,) in cursor.fetchall()]
    return "\n".join(lines)
