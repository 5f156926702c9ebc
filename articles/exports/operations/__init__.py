"""Exporting one article at once, or many by a job; and what a job's worker does."""

from articles.exports.operations.downloads import download_job, export_article
from articles.exports.operations.jobs import MOST_ARTICLES, retry_export, start_export
from articles.exports.operations.keeping import remove_exports
from articles.exports.operations.progress import (
    claim_job,
    fail_job,
    finish_job,
    record_progress,
    sweep_exports,
)
from articles.exports.operations.running import run_export

__all__ = [
    "MOST_ARTICLES",
    "claim_job",
    "download_job",
    "export_article",
    "fail_job",
    "finish_job",
    "record_progress",
    "remove_exports",
    "retry_export",
    "run_export",
    "start_export",
    "sweep_exports",
]
