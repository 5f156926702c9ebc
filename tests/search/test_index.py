"""The searched words follow every way in which rows are written, in the same transaction."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from annotator.accounts.types import Principal
from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations import delete_annotation, restore_annotation, revise_article
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, BlockDraft, RevisionDraft
from articles.disclosure.operations import update_article
from articles.foundation.models import new_id
from articles.search.models import SearchText, search
from articles.search.rules import terms_of
from articles.search.types import Asked
from articles.sources.operations import draft_of, update_source
from tests.factories.annotations import annotation
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.sources import source

TEXT = "Belograd sent 3,000 soldiers.\n\nThe agency agreed."


@pytest.fixture
def actor(db: None) -> Principal:
    return program()


@pytest.fixture
def story(actor: Principal) -> Article:
    return article(actor, text=TEXT, metadata=ArticleMetadata(language="en"))


def found(actor: Principal, words: str) -> set[str]:
    """Return the types of what is found."""
    results = search(actor, Asked(terms_of(words)), size=50)
    return {str(one.hit.type) for one in results.found}


def test_a_text_is_found_by_another_form_of_its_words(actor: Principal, story: Article) -> None:
    assert found(actor, "soldier") == {"article"}
    assert found(actor, "agrees") == {"article"}


def test_a_mark_is_found_until_it_is_deleted_and_again_when_it_is_restored(
    actor: Principal, story: Article
) -> None:
    mark = annotation(
        actor, article=story, words="sent 3,000 soldiers", note="ask the ministry", tags=("front",)
    )
    assert found(actor, "soldiers") == {"article", "annotation"}
    assert found(actor, "ministry") == found(actor, "front") == {"annotation"}
    delete_annotation(actor, id=mark.id, version=1)
    assert found(actor, "ministry") == set()
    restore_annotation(actor, id=mark.id, version=2)
    assert found(actor, "ministry") == {"annotation"}


def test_rows_written_by_the_thousand_are_found_too(actor: Principal, story: Article) -> None:
    now, who = timezone.now(), actor.user_id
    marks = [
        Annotation(id=new_id(), article=story, kind="note", origin_type="person", created=now, modified=now,
            created_by_id=who)
        for _ in range(1_500)
    ]  # fmt: skip
    Annotation.objects.bulk_create(marks)
    piece = {"start": 0, "end": 8, "exact": "Belograd", "prefix": "", "suffix": ""}
    Anchor.objects.bulk_create(
        Anchor(annotation=one, revision=story.latest, pieces=[piece], start=0, end=8) for one in marks
    )
    results = search(actor, Asked(terms_of("belograd")), size=10)
    assert results.total == 1_001
    assert [str(one) for one in results.capped] == ["annotation"]


def test_a_new_text_and_new_metadata_are_found_and_the_old_ones_not(actor: Principal, story: Article) -> None:
    mark = annotation(actor, article=story, words="The agency agreed")
    blocks = (BlockDraft("paragraph", "Belograd sent drones."), BlockDraft("paragraph", "The agency agreed."))
    revise_article(actor, id=story.id, draft=RevisionDraft(blocks, base=story.current_id))
    assert found(actor, "drones") == {"article"}
    assert found(actor, "soldiers") == set()
    story.refresh_from_db()
    metadata = ArticleMetadata(language="en", slugline="war-diary")
    update_article(actor, id=story.id, version=story.version, metadata=metadata)
    assert found(actor, "diary") == {"article"}
    assert found(actor, "agency") == {"article", "annotation"}
    assert SearchText.objects.get(row=mark.id).config == "search_english"


def test_another_language_reads_the_words_of_article_and_marks_anew(actor: Principal, story: Article) -> None:
    mark = annotation(actor, article=story, words="soldiers")
    update_article(actor, id=story.id, version=story.version, metadata=ArticleMetadata(language="de-AT"))
    assert set(SearchText.objects.filter(row__in=[mark.id, story.id]).values_list("config", flat=True)) == {
        "search_german"
    }


def test_a_source_is_found_by_its_names_as_they_are_now(actor: Principal) -> None:
    row = source(actor, name="Ana Kovač")
    assert found(actor, "kovac") == {"source"}
    draft = draft_of(row)
    update_source(actor, id=row.id, version=row.version, draft=type(draft)("Ana Novak", draft.source_kind))
    assert found(actor, "novak") == {"source"}
    assert found(actor, "kovac") == set()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("zh", "北京市长说俄罗斯派出军队。", "俄罗斯"),
        ("", "北京市长说俄罗斯派出军队。", "军"),
        ("ar", "قال الوزير إن الجنود وصلوا إلى المدينة", "وزير"),
        ("", "قال الوزير إن الجنود وصلوا إلى المدينة", "جنود"),
        ("ko", "서울은 병력이 파견됐다고 말했다", "서울"),
        ("ja", "ロシアは兵士を派遣した", "兵士"),
        ("th", "รัสเซียส่งทหารไปแนวหน้า", "ทหาร"),
        ("ru", "Россия отправила солдат", "солдаты"),
        ("de", "Der Außenminister fuhr nach Köln", "koln"),
    ],
)
def test_words_of_many_scripts_are_found(actor: Principal, language: str, text: str, words: str) -> None:
    article(actor, text=text, metadata=ArticleMetadata(language=language))
    assert found(actor, words) == {"article"}


def test_a_text_with_more_words_than_a_vector_holds_is_taken_in(actor: Principal) -> None:
    letters = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(250_000))
    article(actor, text=f"Beginning {letters}")
    assert found(actor, "beginning") == {"article"}


def test_what_was_there_before_is_taken_in(actor: Principal, story: Article) -> None:
    annotation(actor, article=story, words="soldiers")
    before = set(SearchText.objects.values_list("type", "row", "words"))
    SearchText.objects.all().delete()
    migration = import_module("articles.search.migrations.0001_search")
    with connection.cursor() as cursor:
        cursor.execute(migration.TAKE_IN)
    assert set(SearchText.objects.values_list("type", "row", "words")) == before
    assert before
