"""Every test here runs on each register."""

from __future__ import annotations

from typing import cast

import pytest

from tests.registers.kinds import KINDS, Kind


@pytest.fixture(params=KINDS, ids=[kind.noun for kind in KINDS])
def kind(request: pytest.FixtureRequest) -> Kind:
    """Return a register."""
    return cast("Kind", request.param)
