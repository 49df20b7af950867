"""The roles document as a file to take along, on the day that the page shows. Reading leaves no record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.confinement import ConfinedError
from countersign.kernel.text import TextProblem
from countersign.roles.documents.drawing import picture
from countersign.roles.documents.sheet import as_pdf
from countersign.roles.documents.word import as_word
from countersign.roles.queries import folded
from countersign.web.attaching import WORD, attached
from countersign.web.roles import showing
from countersign.web.roles.boxes import boxes
from countersign.web.roles.gathering import Seen
from countersign.web.roles.saying import sheet


@endpoint("role.read")
@require_safe
def document_as_pdf(request: Visit) -> HttpResponse:
    """The chart, and below it role after role."""
    found = Seen(request)
    try:
        data = as_pdf(
            sheet(request, found),
            picture(boxes(folded(found.chart, None).chart)),
            example=request.example,
            at=clock.now(),
        )
    except ConfinedError:
        return too_large(request)
    return attached(data, "application/pdf", file_name(request, found, ".pdf"))


@endpoint("role.read")
@require_safe
def document_as_word(request: Visit) -> HttpResponse:
    """The same words, the chart as a table."""
    found = Seen(request)
    try:
        data = as_word(sheet(request, found), example=request.example, at=clock.now())
    except (ConfinedError, TextProblem):
        return too_large(request)
    return attached(data, WORD, file_name(request, found, ".docx"))


def too_large(request: Visit) -> HttpResponse:
    """A sentence, for roles that take too long or too much to be set on paper."""
    sentence = _("There are too many roles and holders here for one file. Print the page instead.")
    context = {"sentence": sentence, "back_url": showing.address(request, "document")}
    return render(request, "errors/413.html", context, status=413)


def file_name(request: Visit, found: Seen, ending: str) -> str:
    """``larkbeam-ltd-roles-2026-01-06.pdf``."""
    example = "EXAMPLE" if request.example else ""
    parts = (example, request.organisation.slug, "roles", found.on.isoformat())
    return "-".join(part for part in parts if part) + ending


def links(request: Visit, on: date) -> list[dict[str, Any]]:
    """The buttons for it, on the same day."""
    asked = "" if on == request.today else f"?on={on.isoformat()}"
    files = (("document_pdf", _("Roles document (PDF)")), ("document_docx", _("Roles document (Word)")))
    return [{"label": label, "url": showing.address(request, name) + asked, "kind": "quiet"} for name, label in files]
