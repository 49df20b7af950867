"""A judgement as files and lines that others read: our own form, SARIF, JUnit, and text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from countersign.readiness.verdict import Judgement

Judged = Sequence[tuple[str, Judgement]]
"""The name of each file, as it was given, and what was judged of it."""
