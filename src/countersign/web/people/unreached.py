"""The people to whom mail comes back, and having an address tried again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people import queries
from countersign.people.commands.try_again import try_again
from countersign.web.people import bouncing, showing

if TYPE_CHECKING:
    from countersign.people.models import Bounce

A_PAGE = 50


@endpoint("person.read")
def everybody(request: Visit) -> HttpResponse:
    slug = request.organisation.slug
    found = queries.here_and_unreached(request.organisation.id, request.today)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "finding": bouncing.says(n) if n else "",
        "rows": [row(request, one) for one in page],
        "list_url": reverse("people:list", args=[slug]),
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "shown": _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=n),
    }
    return render(request, "people/unreached.html", context)


def row(request: Visit, found: Bounce) -> dict[str, Any]:
    url = reverse("people:person", args=[request.organisation.slug, found.person_id])
    return {"name": str(found.person), "url": url, **bouncing.row(request, found)}


@endpoint("address.try_again")
@require_POST
def again(request: Visit, person_id: UUID) -> HttpResponse:
    """Whose page nobody may see but they themselves, nobody else finds here either."""
    reads = may_enter(request.actor, "person.read")
    if not reads and person_id != request.actor.person:
        raise Unknown("person")
    person = queries.person(request.organisation.id, person_id)
    slug = request.organisation.slug
    where = reverse("people:person", args=[slug, person.id]) if reads else reverse("people:own_address", args=[slug])

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        shown = {**showing.person_page(request, person), "form": form, "refusal": refusal}
        return render(request, "people/person.html", shown, status=status)

    return perform(
        request.actor, partial(try_again, person_id=person.id), ActForm(request.POST), then=to(where), page=page
    )
