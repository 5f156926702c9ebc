"""What was exported with the words in it is no longer handed out."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.exports.errors import NotReady
from articles.exports.models import ExportJob
from articles.exports.operations import claim_job, download_job, run_export, start_export
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.users import editor
from tests.redaction.conftest import Redact, places_of

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Zora Quill"


@pytest.fixture
def who() -> Principal:
    """An editor who exports."""
    return editor()


def exported(who: Principal, row: Article, format: str = "ndjson") -> ExportJob:
    """Export one article to its end."""
    job, _ = start_export(who, format=format, articles=[row.id])
    run_export(job.id)
    job.refresh_from_db()
    assert job.state == "done"
    return job


def test_files_that_hold_the_words_are_removed_and_others_stay(
    who: Principal, files: Path, redact: Redact
) -> None:
    bad, good = article(who, text="Here is Zora Quill."), article(who, text="Nothing here.")
    gone, kept = exported(who, bad), exported(who, good)
    digest = gone.sha256
    row = redact(WORDS)
    assert row.found["rows"]["exports"] == 1
    with pytest.raises(NotReady, match="failed"):
        download_job(who, id=gone.id)
    gone.refresh_from_db()
    assert "redacted" in gone.error
    assert download_job(who, id=kept.id).path.read_bytes()
    assert not any(b"Zora" in path.read_bytes() for path in files.rglob("*") if path.is_file())
    assert places_of(digest) == []
    assert Entry.objects.filter(subject_id=gone.id, verb="export.failed").exists()


def test_a_file_that_quotes_a_part_of_the_words_is_removed(
    who: Principal, files: Path, redact: Redact
) -> None:
    row = article(who, text="Here is Zora Quill.")
    annotation(who, article=row, words="is Zora")
    job = exported(who, row, "webannotation")
    redact(WORDS)
    job.refresh_from_db()
    assert job.state == "failed"
    assert not list(files.rglob("*.json*"))


def test_one_that_is_being_written_begins_anew(who: Principal, files: Path, redact: Redact) -> None:
    article(who, text="Here is Zora Quill.")
    job, _ = start_export(who, format="ndjson", articles=None)
    assert claim_job(job.id)
    redact(WORDS)
    job.refresh_from_db()
    assert job.state == "waiting"
    run_export(job.id)
    job.refresh_from_db()
    text = download_job(who, id=job.id).path.read_text(encoding="utf-8")
    assert "████ █████" in text
    assert "Zora" not in text
