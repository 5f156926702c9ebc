"""The product: delivers the domain in `articles` as pages, a REST API, a back office and background jobs.

Imports `articles`, never the reverse. The Celery app is loaded with Django (`annotator.launch.apps`) and not
here: the supervisor of a one-machine desk imports this package too, and shouldn't pay half a second and 25 MB
for it.
"""
