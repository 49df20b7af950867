"""The page on which a signature given elsewhere is recorded, filled in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.web.pages import Answer, form_with
from tests.web.world import browser_of

PAPER = b"%PDF-1.7\nthe signed page"


def page_of(policy: UUID, slug: str = "larkbeam-ltd") -> str:
    return f"/o/{slug}/policies/{policy.hex}/draft/record/"


def scan(data: bytes = PAPER, name: str = "signed page.pdf") -> SimpleUploadedFile:
    """The browser says that it is a PDF, whatever it is."""
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def claim(here: Cast, **other: Any) -> dict[str, Any]:
    """Mei, who is not on the register, signed on paper last year."""
    return {
        "signer_id": here.person("mei").id.hex,
        "signed_as": "IT Director",
        "signed_on": "2025-09-15",
        "method": "WET_SIGNATURE",
        "label": "Version 3.0",
        "effective_on": "2025-09-22",
        "material": "YES",
        "change_note": "",
        "drafted_by_id": here.person("ola").id.hex,
        **other,
    }


def record(here: Cast, policy: UUID, **other: Any) -> Answer:
    """Tom opens the page, fills it in, sends it."""
    tom, page = browser_of("tom"), page_of(policy)
    fields = form_with(tom.get(page), "revision_shown").fields
    return tom.post(page, {**fields, **claim(here, **other)})
