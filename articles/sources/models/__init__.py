"""The register's tables."""

from articles.sources.models.source import Source, SourceName

__all__ = ["Source", "SourceName"]
