"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """The room articles.corpus."""

    name = "articles.corpus"
    label = "articles_corpus"
    verbose_name = "Corpus"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Article.language": "a code from a list",
        "Revision.block_table": "kinds and numbers",
        "Revision.sentence_table": "numbers",
        "Revision.sha256": "computed again from the redacted text",
    }
