"""Taking documents in: jobs that fetch, read and save them."""

from articles.ingest.operations.jobs import MOST_UNFINISHED, finish_ingest, start_ingest
from articles.ingest.operations.progress import claim_job, forget_unused, sweep_ingest
from articles.ingest.operations.running import run_ingest

__all__ = [
    "MOST_UNFINISHED",
    "claim_job",
    "finish_ingest",
    "forget_unused",
    "run_ingest",
    "start_ingest",
    "sweep_ingest",
]
