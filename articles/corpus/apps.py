"""Django's name for the room."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """The room articles.corpus."""

    name = "articles.corpus"
    label = "articles_corpus"
    verbose_name = "Corpus"
