"""The product: delivers the domain in `articles` as pages, a REST API, a back office and background jobs.

Imports `articles`, never the reverse. This file alone holds more than a docstring: Django imports it first,
and Celery's shared tasks need their app by then.
"""

from annotator.celery import app as celery_app

__all__ = ["celery_app"]
