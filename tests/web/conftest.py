"""Static sources that a test writes itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pytest_django import Settings

type Write = Callable[[dict[str, str]], None]


@pytest.fixture
def write(tmp_path: Path, settings: Settings) -> Iterator[Write]:
    """Write sources into a static folder of their own, the only one that is looked into."""
    settings.STATICFILES_DIRS = [tmp_path]
    _forget_folders()

    def files(sources: dict[str, str]) -> None:
        for name, source in sources.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")

    yield files
    _forget_folders()


def _forget_folders() -> None:
    """Let the static folders be found that the settings name now."""
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]  # an lru_cache that the stubs don't know
