"""Recording numbers: what only figures have. See also what every part promises, and the rules of figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles.annotations.operations import delete_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.errors import BadLink, BadPart
from articles.claims.models import Figure
from articles.claims.operations import figures, update_passage
from articles.claims.types import FigureDraft, PassageChange
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import figure
from tests.factories.stories import TEXT, Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def problems_of(draft: FigureDraft) -> list[tuple[str, str]]:
    before = Figure.objects.count()
    with pytest.raises(BadPart) as refused:
        figures.create(editor(), draft=draft)
    assert Figure.objects.count() == before
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_the_plainest_figure_is_an_exact_total_without_words() -> None:
    row = figure(claim=claim(), value=Decimal(3000))
    assert (row.modality, row.figure_type, row.unit, row.counted) == ("exact", "total", "", "")
    assert (row.annotation_id, row.place_article) == (None, None)


def test_its_words_say_where_it_stands(story: Story) -> None:
    words = annotation(article=story.article, words="drones", kind="figure")
    row = figure(claim=claim(), annotation=words.id)
    assert row.place_article == story.article.id
    assert Entry.objects.get(subject_id=row.id).article_id == story.article.id


def test_words_of_another_kind_unknown_or_deleted_are_refused(story: Story) -> None:
    draft = FigureDraft(claim().id, value=Decimal(1))
    assert problems_of(replace(draft, annotation=story.content.id)) == [("annotation", "kind")]
    assert problems_of(replace(draft, annotation=new_id())) == [("annotation", "missing")]
    gone = annotation(article=story.article, kind="figure")
    delete_annotation(editor(), id=gone.id, version=1)
    assert problems_of(replace(draft, annotation=gone.id)) == [("annotation", "missing")]


def test_words_are_one_figure(story: Story) -> None:
    words = annotation(article=story.article, kind="figure")
    row, other = figure(claim=claim(), annotation=words.id), figure(claim=claim())
    draft = FigureDraft(claim().id, words.id, Decimal(1))
    assert problems_of(draft) == [("annotation", "taken")]
    with pytest.raises(BadPart, match="can't be saved") as refused:
        figures.update(editor(), id=other.id, version=1, draft=draft)
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotation", "taken")]
    assert str(row.id) in refused.value.problems[0].message
    changed = figures.update(editor(), id=row.id, version=1, draft=draft)
    assert (changed.value, changed.annotation_id) == (1, words.id)


@pytest.mark.parametrize("value", [3000, 4000])
def test_a_figure_whose_words_another_has_since_is_not_restored(value: int, story: Story) -> None:
    said, words = claim(), annotation(article=story.article, kind="figure")
    first = figure(claim=said, annotation=words.id, value=Decimal(3000))
    figures.delete(editor(), id=first.id, version=1)
    second = figure(claim=said, annotation=words.id, value=Decimal(value))
    with pytest.raises(BadPart) as refused:
        figures.restore(editor(), id=first.id, version=2)
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotation", "taken")]
    assert list(Figure.objects.live()) == [second]


def test_a_figure_whose_words_were_deleted_is_still_corrected_and_restored(story: Story) -> None:
    words = annotation(article=story.article, kind="figure")
    row = figure(claim=claim(), annotation=words.id)
    delete_annotation(editor(), id=words.id, version=1)
    corrected = replace(figures.draft_of(row), value=Decimal(12))
    assert figures.update(editor(), id=row.id, version=1, draft=corrected).value == 12
    figures.delete(editor(), id=row.id, version=2)
    assert figures.restore(editor(), id=row.id, version=3).annotation_id == words.id


def test_words_keep_their_kind_while_a_figure_rests_on_them(story: Story) -> None:
    words = annotation(article=story.article, kind="figure")
    row = figure(claim=claim(), annotation=words.id)
    to_note = PassageChange(AnnotationChange(kind="note"))
    with pytest.raises(BadLink, match="figure"):
        update_passage(editor(), id=words.id, version=1, change=to_note)
    figures.delete(editor(), id=row.id, version=1)
    assert update_passage(editor(), id=words.id, version=1, change=to_note).kind == "note"
    with pytest.raises(BadPart) as refused:
        figures.restore(editor(), id=row.id, version=2)
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotation", "kind")]


def test_the_ledger_writes_each_number_in_one_way() -> None:
    draft = FigureDraft(claim().id, value=Decimal("3000.00"), out_of=Decimal("1E+4"))
    row = figures.create(editor(), draft=draft)[0]
    told = Entry.objects.get(subject_id=row.id).after
    assert told is not None
    assert (told["value"], told["out_of"], told["lower"]) == ("3000", "10000", None)


def test_a_repeat_may_write_its_number_in_another_way() -> None:
    actor, id = editor(), new_id()
    draft = FigureDraft(claim().id, value=Decimal(3000))
    figures.create(actor, draft=draft, id=id)
    assert figures.create(actor, draft=replace(draft, value=Decimal("3000.0")), id=id)[1] is False


def test_a_reader_does_not_see_a_figure_in_a_withheld_article(story: Story) -> None:
    said = claim()
    annotation(article=story.article, kind="claim", claim=said.id)
    secret = article(text=TEXT, metadata=ArticleMetadata(pub_status="withheld"))
    hidden = figure(claim=said, annotation=annotation(article=secret, kind="figure").id)
    shown = figure(claim=said, annotation=annotation(article=story.article, kind="figure").id)
    assert set(Figure.objects.visible_to(editor())) == {hidden, shown}
    assert set(Figure.objects.visible_to(reader())) == {shown}


def test_the_table_refuses_what_the_rules_refuse(story: Story) -> None:
    words = annotation(article=story.article, kind="figure").id
    figure(claim=claim(), annotation=words)
    row = Figure.objects.filter(id=figure(claim=claim()).id)
    changes: dict[str, dict[str, Any]] = {
        "figure_has_number": {"value": None},
        "figure_bounds_in_order": {"lower": 2, "upper": 1},
        "figure_period_in_order": {"as_of_start": "2025-02-01", "as_of_end": "2025-01-01"},
        "figure_modality_known": {"modality": "some"},
        "figure_type_known": {"figure_type": "part"},
        "figure_annotation_once": {"annotation": words},
    }
    for name, change in changes.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.update(**change)
