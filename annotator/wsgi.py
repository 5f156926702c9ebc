"""The WSGI entry that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
# Requests that work at once; more would only wait for Python's lock instead of a connection.
os.environ.setdefault("DATABASE_CONNECTIONS", "8")
# What this process asks of the database is limited in time: somebody waits for it.
os.environ.setdefault("GALLEY_PROCESS", "web")

application = get_wsgi_application()
