"""The table of export jobs."""

from articles.exports.models.export_job import TRANSITIONS, ExportJob

__all__ = ["TRANSITIONS", "ExportJob"]
