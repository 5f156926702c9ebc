"""`manage.py prepare_desk`: everything a desk needs before its programs start, in one process."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from annotator.accounts.operations import create_sign_in_link, desk_editor
from annotator.launch._owner import as_owner, settle_rights
from annotator.sample.operations import load_sample

#: Marks which static files were collected last. Beside the folder, so that emptying it can't leave the mark.
COLLECTED = "static.collected"


class Command(BaseCommand):
    """Migrate, collect static files, load the sample desk once; print a fresh sign-in link as JSON."""

    help = "Prepare this desk to start. Skips what was done before. Prints a one-time sign-in link as JSON."
    # The checks cost a fifth of a second at each start, and make check runs them.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do what is missing, in the order in which it depends on each other."""
        self._migrate()
        self._collect_static()
        load_sample()
        token = create_sign_in_link(desk_editor())
        self.stdout.write(json.dumps({"sign_in": f"/enter/{token}"}))

    def _migrate(self) -> None:
        """Apply what isn't applied yet; looking alone saves Django's bookkeeping after each migrate.

        As the owner, who also makes the queue and settles what the desk's role may do; the rest is the
        desk's.
        """
        try:
            with as_owner():
                executor = MigrationExecutor(connection)
                if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                    call_command("migrate", interactive=False, verbosity=0)
                if warning := settle_rights():
                    self.stderr.write(warning)
        except (DatabaseError, MigrationSchemaMissing) as error:
            reason = " ".join(str(error).split())
            raise CommandError(f"The database can't be prepared: {reason}") from error

    def _collect_static(self) -> None:
        """Collect and hash the static files when their content, or a library that brings some, has
        changed.
        """
        mark, key = Path(settings.DATA) / "run" / COLLECTED, static_key()
        if Path(settings.STATIC_ROOT).is_dir() and mark.is_file() and mark.read_text(encoding="ascii") == key:
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(key, encoding="ascii")


def static_key() -> str:
    """Return a digest of our own static files, of what packs them, and of the pinned libraries, which bring
    others.
    """
    digest = hashlib.sha256()
    for file in _sources():
        content = file.read_bytes()
        digest.update(f"{file.relative_to(settings.BASE_DIR)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield settings.BASE_DIR / "requirements.txt"
    yield settings.BASE_DIR / "annotator" / "settings.py"
    # What packs the scripts.
    yield from sorted((settings.BASE_DIR / "annotator" / "web").glob("*.py"))
    for folder in settings.STATICFILES_DIRS:
        yield from sorted(path for path in Path(folder).rglob("*") if path.is_file())
