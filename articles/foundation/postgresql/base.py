"""The backend that `DATABASES["default"]["ENGINE"]` names; Django wants the class in a module of this name."""

from __future__ import annotations

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that asks the server whether it lives only when there is reason to doubt it."""

    def is_usable(self) -> bool:
        """Tell whether the connection can be used.

        Between two requests a server says nothing: as long as there is nothing to read, nobody hung up, and a
        `SELECT 1` before each request would only cost a round trip. When there is (the end of the connection, or a
        notice of the server's), Django's own question decides.
        """
        if self.connection is None or self.connection.closed:
            return False
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return not poll.poll(0) or super().is_usable()
