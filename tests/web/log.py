"""What the application logs while a test runs: the real handler, writing where the test can read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any


@contextmanager
def logged() -> Iterator[list[dict[str, Any]]]:
    """The events of the block, there once it is left. Each must be a line of JSON."""
    handler = next(one for one in logging.getLogger("django").handlers if isinstance(one, logging.StreamHandler))
    events: list[dict[str, Any]] = []
    before, written = handler.setStream(StringIO()), handler.stream
    try:
        yield events
    finally:
        handler.setStream(before)
        events += [json.loads(line) for line in written.getvalue().splitlines()]
