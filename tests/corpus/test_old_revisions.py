"""Texts that came in before revisions kept their sentences."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from articles.corpus.models import Revision

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
BEFORE = [("articles_corpus", "0004_published")]
AFTER = [("articles_corpus", "0005_sentences")]
TEXTS = {
    "en": ("🪖 Seoul claims\n\n“Trust Gen. Lee.” He left.", [["headline", 0, 14], ["paragraph", 16, 42]]),
    "de": ("Am 3. Oktober ging er.", [["paragraph", 0, 22]]),
}
SENTENCES = {"en": [[0, 14], [16, 33], [34, 42]], "de": [[0, 22]]}


def write_old_texts(database: BaseDatabaseWrapper) -> dict[str, tuple[object, ...]]:
    """Fill the desk as it was, and return each text's row by its language."""
    executor = MigrationExecutor(database)
    executor.migrate(BEFORE)
    then = executor.loader.project_state(BEFORE).apps
    maker = then.get_model("annotator_accounts", "User").objects.using("fresh").create(username="ada")
    articles = then.get_model("articles_corpus", "Article").objects.using("fresh")
    revisions = then.get_model("articles_corpus", "Revision").objects.using("fresh")
    for language, (text, blocks) in TEXTS.items():
        row = articles.create(
            headline="Old", language=language, created=NOON, modified=NOON, created_by=maker
        )
        row.current = revisions.create(
            article=row,
            number=1,
            text=text,
            block_table=blocks,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            length=len(text),
            created=NOON,
            created_by=maker,
        )
        row.save()
    return known(database)


def known(database: BaseDatabaseWrapper) -> dict[str, tuple[object, ...]]:
    """Return what was in the rows before, by language."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT a.language, r.id, r.article_id, r.text, r.block_table, r.sha256, r.length, r.created"
            " FROM corpus_revision r JOIN corpus_article a ON a.id = r.article_id"
        )
        return {language: tuple(row) for language, *row in cursor.fetchall()}


def test_old_texts_get_their_sentences_and_keep_all_else(empty_database: BaseDatabaseWrapper) -> None:
    before = write_old_texts(empty_database)
    MigrationExecutor(empty_database).migrate(AFTER)
    assert known(empty_database) == before
    found = Revision.objects.using("fresh").values_list("article__language", "sentence_table")
    assert dict(found) == SENTENCES


@pytest.mark.parametrize("way", ["forwards", "back"])
def test_the_trigger_is_on_again_afterwards(empty_database: BaseDatabaseWrapper, way: str) -> None:
    write_old_texts(empty_database)
    MigrationExecutor(empty_database).migrate(AFTER)
    if way == "back":
        MigrationExecutor(empty_database).migrate(BEFORE)
    for change in ("UPDATE corpus_revision SET sha256 = ''", "DELETE FROM corpus_revision"):
        with pytest.raises(IntegrityError, match="never changes"), empty_database.cursor() as cursor:
            cursor.execute(change)


def test_no_text_is_without_its_sentences(empty_database: BaseDatabaseWrapper) -> None:
    write_old_texts(empty_database)
    MigrationExecutor(empty_database).migrate(AFTER)
    copy = (
        "INSERT INTO corpus_revision (id, article_id, number, text, block_table, sha256, length, created, "
        "created_by_id)"
        " SELECT gen_random_uuid(), article_id, 2, text, block_table, sha256, length, created, created_by_id"
        " FROM corpus_revision"
    )
    with pytest.raises(IntegrityError, match="sentence_table"), empty_database.cursor() as cursor:
        cursor.execute(copy)
