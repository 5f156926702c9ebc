"""The settings of a worker under test: it reports after each article, and a second of silence is death."""

from annotator.settings import *  # noqa: F403 - a settings module is a list of names

EXPORT_ARTICLES_AT_ONCE = 1
EXPORT_REPORT_INTERVAL = 0.0
EXPORT_SILENCE = 1.0
CELERY_BEAT_SCHEDULE = {
    "sweep-exports": {"task": "articles.exports.tasks.sweep_exports", "schedule": 0.5},
}
