"""A judgement as files and lines that others read: our own form, SARIF, JUnit, and text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from countersign.readiness.rule import Finding
from countersign.readiness.verdict import Judgement

Judged = Sequence[tuple[str, Judgement]]
"""The name of each file, as it was given, and what was judged of it."""


def also_cited(finding: Finding) -> str:
    """Where regimes ask for the same: "NIS2 Art. 20(2); DORA Art. 5(4)". Empty where none says anything."""
    return "; ".join(dict.fromkeys(one.cites for one in finding.also))
