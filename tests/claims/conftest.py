"""What the tests of this room share."""

from __future__ import annotations

import pytest

from tests.factories.stories import Story, make_story


@pytest.fixture
def story(db: None) -> Story:
    """A marked article."""
    return make_story()
