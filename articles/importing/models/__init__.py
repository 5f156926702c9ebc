"""Import jobs, and what they answered."""

from articles.importing.models.import_job import ImportAnswers, ImportJob

__all__ = ["ImportAnswers", "ImportJob"]
