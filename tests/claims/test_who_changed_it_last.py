"""A desk that is older than the column learns from its ledger who changed each row last."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from articles.foundation.models import new_id

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
BEFORE = [("articles_claims", "0004_words_of_scales"), ("articles_ledger", "0003_redaction")]
AFTER = [("articles_claims", "0005_who_changed_it_last")]


def test_old_claims_get_who_changed_them_last(empty_database: BaseDatabaseWrapper) -> None:
    executor = MigrationExecutor(empty_database)
    executor.migrate(BEFORE)
    then = executor.loader.project_state(BEFORE).apps
    users = then.get_model("annotator_accounts", "User").objects.using("fresh")
    claims = then.get_model("articles_claims", "Claim").objects.using("fresh")
    entries = then.get_model("articles_ledger", "Entry").objects.using("fresh")
    ada, grace = (users.create(id=new_id(), username=name) for name in ("ada", "grace"))

    def claim(version: int, *history: tuple[str, UUID]) -> UUID:
        row = claims.create(
            id=new_id(), statement="They went.", version=version, created=NOON, modified=NOON, created_by=ada
        )
        for verb, actor in history:
            entries.create(at=NOON, verb=f"claim.{verb}", subject_id=row.id, actor_id=actor)
        return UUID(str(row.id))

    new = claim(1, ("created", ada.id))
    corrected = claim(2, ("created", ada.id), ("updated", grace.id), ("released", ada.id))
    own = claim(3, ("created", ada.id), ("updated", grace.id), ("updated", ada.id))
    MigrationExecutor(empty_database).migrate(AFTER)
    with empty_database.cursor() as cursor:
        cursor.execute("SELECT id, modified_by_id FROM claims_claim")
        found = dict(cursor.fetchall())
    assert found == {new: None, corrected: grace.id, own: None}
