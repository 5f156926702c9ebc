"""The message queue inside PostgreSQL: its tables (a migration) and how Celery's transport uses them.

Knows no task. Doors: `operations`. Called by the settings (broker options), the Celery app and `/readyz`.
"""
