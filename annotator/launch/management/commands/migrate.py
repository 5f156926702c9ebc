"""`manage.py migrate`: Django's own, as the role that owns the tables; the desk's role may then use what was
made.
"""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from annotator.launch._owner import as_owner, settle_rights


class Command(Migrate):
    """Migrate as the owner, make the queue, and settle what the desk's role may do."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command; showing the plan changes nothing."""
        with as_owner():
            super().handle(*args, **options)
            looking = options["plan"] or options["check_unapplied"]
            if not looking and (warning := settle_rights()):
                self.stderr.write(warning)
