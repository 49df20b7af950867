"""The brief as a file: one page of A4, whatever there is to say. From plain words to a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from countersign.press.sheets import EXAMPLE, sheet
from countersign.readiness.brief.fitting import FORMS, Told, fitted

TEMPLATE = "/readiness/brief/brief.typ"


@dataclass(frozen=True)
class Page:
    """``more``: the words for what is left out, with ``{n}`` in them. ``core``: the questions, under their heading."""

    organisation: str
    title: str
    imprint: str
    lead: str
    parts: Sequence[Told]
    more: str
    core_heading: str
    core: Sequence[str]
    language: str = "en"
    region: str = "gb"


def as_pdf(page: Page, *, example: bool, at: datetime) -> bytes:
    """PDF/A and PDF/UA. The same input gives the same bytes. Raises ConfinedError."""
    told = asdict(page)
    del told["parts"]
    forms = [fitted(page.parts, form, page.more) for form in FORMS]
    return sheet(TEMPLATE, {**told, "forms": forms, "example": EXAMPLE if example else ""}, at)
