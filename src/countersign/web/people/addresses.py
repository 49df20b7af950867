"""A mail address is how somebody signs in, so it changes with care (decision 5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people import queries
from countersign.people.commands.announce_address import announce_address
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change_address import change_address
from countersign.people.commands.propose_address import propose_address
from countersign.web.people import showing
from countersign.web.people.bouncing import bounce
from countersign.web.people.person_forms import AddressForm, ApproveForm

if TYPE_CHECKING:
    from countersign.people.models import Person


@endpoint("address.change")
def address(request: Visit, person_id: UUID) -> HttpResponse:
    """Somebody's address, changed by HR or the ISMS lead; or proposed by them, where it takes two."""
    person = queries.person(request.organisation.id, person_id)
    return address_page(request, person, reverse("people:person", args=[request.organisation.slug, person.id]))


@endpoint("address.propose")
def own(request: Visit) -> HttpResponse:
    """One's own address: proposed by the person concerned, approved by another."""
    if request.actor.person is None:
        raise Unknown("person")
    person = queries.person(request.organisation.id, request.actor.person)
    return address_page(request, person, reverse("home:waiting", args=[request.organisation.slug]))


def address_page(request: Visit, person: Person, back: str) -> HttpResponse:
    organisation, at = request.organisation.id, clock.now()
    takes_two = person.id in queries.credential_holders(organisation, at)
    own = request.actor.person == person.id
    others = [one for one in queries.approvers(organisation, at) if one.id not in (person.id, request.actor.person)]

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "person_shown": person,
            "takes_two": takes_two,
            "own": own,
            "others": [str(one) for one in others],
            "only_me": not others and not own and may_enter(request.actor, "address.approve"),
            "bounce": bounce(request, person) if own else None,
            "waiting": queries.proposed_address(organisation, person.id, at),
            "back_url": back,
        }
        return render(request, "people/person_address.html", context, status=status)

    if request.method != "POST":
        return page(form=AddressForm(initial={"act": fresh_act()}))
    command = change_address
    if takes_two or own:
        command = propose_address if others or not takes_two else announce_address
    act = partial(command, person_id=person.id)
    return perform(request.actor, act, AddressForm(request.POST), then=to(back), page=page)


@endpoint("address.approve")
@require_POST
def approve(request: Visit, person_id: UUID, change_id: UUID) -> HttpResponse:
    """The second person says yes to the address that is on the page."""
    change = queries.address_change(request.organisation.id, change_id)
    if change.person_id != person_id:
        raise Unknown("change")
    person = queries.person(request.organisation.id, person_id)
    where = reverse("people:person", args=[request.organisation.slug, person.id])

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        shown = {**showing.person_page(request, person), "form": form, "refusal": refusal}
        return render(request, "people/person.html", shown, status=status)

    act = partial(approve_address, change_id=change.id)
    return perform(request.actor, act, ApproveForm(request.POST), then=to(where), page=page)
