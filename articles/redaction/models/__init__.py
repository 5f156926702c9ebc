"""The table of redactions."""

from articles.redaction.models.redaction import Redaction

__all__ = ["Redaction"]
