"""What the tests of this room share."""

from __future__ import annotations

import pytest

from articles.sources.models import Source
from tests.factories.sources import source


@pytest.fixture
def kim(db: None) -> Source:
    """Somebody who speaks."""
    return source(name="Kim", source_kind="named_individual")


@pytest.fixture
def kcna(db: None) -> Source:
    """State media."""
    return source(name="KCNA", source_kind="state_media")


@pytest.fixture
def afp(db: None) -> Source:
    """An agency."""
    return source(name="AFP", source_kind="news_agency")
