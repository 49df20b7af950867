"""Worlds of the roles' tests."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.roles.worlds import begun


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    """Larkbeam Ltd, with the roles of a small company described."""
    begun(larkbeam)
    return larkbeam
