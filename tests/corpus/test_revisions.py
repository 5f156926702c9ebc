"""A revision never changes."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from articles.corpus.models import Revision
from tests.factories.articles import article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE corpus_revision SET text = 'Forged', length = 6",
        "UPDATE corpus_revision SET sha256 = ''",
        "DELETE FROM corpus_revision",
        "TRUNCATE corpus_revision CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_revision(statement: str) -> None:
    row = article()
    with connection.cursor() as cursor:
        # Nothing of the insert may still be waiting for the commit, or TRUNCATE is refused for that.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            cursor.execute(statement)
    assert Revision.objects.get().text == row.latest.text


def test_the_length_is_checked_in_code_points() -> None:
    row = article(text="🪖 Kyiv")
    forged = Revision(
        article=row, number=2, text="🪖 Kyiv", block_table=[], sentence_table=[], sha256="", length=9
    )
    forged.created, forged.created_by_id = row.created, row.created_by_id
    with pytest.raises(IntegrityError, match="revision_length_in_code_points"), transaction.atomic():
        forged.save(force_insert=True)
    assert row.latest.length == 6


def test_a_number_is_given_once() -> None:
    row = article()
    double = Revision(article=row, number=1, text="x", block_table=[], sentence_table=[], sha256="", length=1)
    double.created, double.created_by_id = row.created, row.created_by_id
    with pytest.raises(IntegrityError, match="revision_number_once"), transaction.atomic():
        double.save(force_insert=True)
