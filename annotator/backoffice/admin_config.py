"""Django's own admin app, with Galley's entrance. Apart from apps.py, where Django allows one default
only.
"""

from django.contrib.admin.apps import AdminConfig


class GalleyAdminConfig(AdminConfig):
    """Django's admin behind the door of `BackofficeSite`."""

    default_site = "annotator.backoffice.site.BackofficeSite"
    default = False
