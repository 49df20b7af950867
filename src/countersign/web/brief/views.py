"""What somebody who leads should have read before they are asked. Reading leaves no record."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.confinement import ConfinedError
from countersign.kernel.refusals import Refused
from countersign.readiness.brief.document import as_pdf
from countersign.web.attaching import attached
from countersign.web.brief import showing


@endpoint("brief.read")
@require_safe
def brief(request: Visit) -> HttpResponse:
    """For the reader, or for somebody of top management whom the ISMS lead prepares (``?for=``)."""
    try:
        found = showing.Seen.of(request)
    except Refused as refusal:
        return not_yours(request, refusal)
    return render(request, "brief/brief.html", showing.page(request, found))


@endpoint("brief.read")
@require_safe
def as_file(request: Visit) -> HttpResponse:
    """One page of A4, whatever there is to say."""
    try:
        found = showing.Seen.of(request)
    except Refused as refusal:
        return not_yours(request, refusal)
    if found.leader is None:
        return render(request, "brief/brief.html", showing.page(request, found))
    try:
        data = as_pdf(showing.on_paper(request, found), example=request.example, at=clock.now())
    except ConfinedError:
        sentence = _("The brief could not be set on paper. Print the page instead.")
        return render(request, "errors/413.html", {"sentence": sentence, "back_url": found.page_url}, status=413)
    return attached(data, "application/pdf", showing.file_name(request, found))


def not_yours(request: Visit, refusal: Refused) -> HttpResponse:
    context = {"sentence": str(refusal), "back_url": showing.address(request, "brief")}
    return render(request, "errors/403.html", context, status=403)
