"""The year in review as a file: from plain words and a picture to a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from countersign.kernel.digests import digest_value
from countersign.press.sheets import EXAMPLE, sheet

TEMPLATE = "/readiness/year/year.typ"


@dataclass(frozen=True)
class Chapter:
    heading: str
    lines: Sequence[str]
    none: str


@dataclass(frozen=True)
class Document:
    """``alt``: the picture in words. ``checks``: how somebody makes sure of it, one sentence each."""

    organisation: str
    title: str
    imprint: str
    wall_heading: str
    alt: str
    says: str
    chapters: Sequence[Chapter]
    check_heading: str
    checks: Sequence[str]
    language: str = "en"
    region: str = "gb"

    @property
    def digest(self) -> str:
        """Of everything that is told, but for how to check it."""
        told = asdict(self)
        del told["checks"]
        return digest_value({**told, "chapters": list(told["chapters"])})


def as_pdf(document: Document, picture: str, *, example: bool, at: datetime) -> bytes:
    """PDF/A and PDF/UA. The same input gives the same bytes. Raises ConfinedError."""
    return sheet(TEMPLATE, {**asdict(document), "example": EXAMPLE if example else ""}, at, picture)
