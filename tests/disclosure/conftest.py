"""Who calls the API here: the same as in the tests of the API."""

from tests.rest.conftest import admin, editor, reader_key, writer_key

__all__ = ["admin", "editor", "reader_key", "writer_key"]
