"""Reports about one's own people by mail: done without, or had again. From a mail, or signed in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from countersign.delivery.tokens import Reader, reader_in
from countersign.delivery.without import do_without, have_again, is_without
from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.tokens import bearer
from countersign.kernel.permits import who
from countersign.kernel.refusals import Unknown
from countersign.ledger.queries import is_example
from countersign.people import queries as people
from countersign.web.acceptance import showing

AGAIN = "again"
"""What a form says that has reports mailed again. Whatever else is sent does without them, as mail programs do."""


@csrf_exempt
@endpoint(ANYONE)
def from_mail(request: HttpRequest, token: str) -> HttpResponse:
    """One POST, from a button or from a mail program (RFC 8058), which carries no cookie. Looking changes nothing."""
    reader = reader_in(token)
    if reader is None:
        raise Http404
    try:
        answer = page(request, reader)
    except Unknown as unknown:
        raise Http404 from unknown
    add_never_cache_headers(answer)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def page(request: HttpRequest, reader: Reader) -> HttpResponse:
    organisation = people.organisation(reader.organisation)
    context = {"organisation_name": organisation.name, "example": is_example(organisation.id)}
    if bearer(organisation, people.person(organisation.id, reader.person), clock.now()) is None:
        return render(request, "acceptance/ended.html", context, status=410)
    if request.method == "POST":
        choice(request, reader.organisation, reader.person)
    shown = {**context, "without": is_without(reader.organisation, reader.person), "home": request.path}
    return render(request, "acceptance/reports.html", shown)


@endpoint("acceptance.read_reports")
@require_POST
def choose(request: Visit) -> HttpResponse:
    """The same on the page of one's own people."""
    choice(request, request.organisation.id, who(request.actor))
    return HttpResponseRedirect(showing.address(request, "my_people"), status=303)


def choice(request: HttpRequest, organisation: UUID, person: UUID) -> None:
    if AGAIN in request.POST:
        have_again(organisation, person)
    else:
        do_without(organisation, person, clock.now())
