"""What leadership did in twelve months, for whoever answers to a board. Reading leaves no record."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.confinement import ConfinedError
from countersign.readiness.wall.drawing import wide
from countersign.readiness.year.document import as_pdf
from countersign.web.attaching import attached
from countersign.web.year import showing


@endpoint("year.read")
@require_safe
def year(request: Visit) -> HttpResponse:
    return render(request, "year/year.html", showing.page(request, showing.Seen.of(request)))


@endpoint("year.read")
@require_safe
def as_file(request: Visit) -> HttpResponse:
    """The same words, with the wall as a picture and what to check them against."""
    found = showing.Seen.of(request)
    try:
        picture = wide(found.wall, file=True)
        data = as_pdf(showing.document(request, found), picture, example=request.example, at=clock.now())
    except ConfinedError:
        sentence = _("There is too much in this year for one file. Print the page instead.")
        context = {"sentence": sentence, "back_url": showing.address(request, "year")}
        return render(request, "errors/413.html", context, status=413)
    return attached(data, "application/pdf", showing.file_name(request, found))
