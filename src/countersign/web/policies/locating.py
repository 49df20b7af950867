"""Where a policy can be found besides here: the list, naming a place, taking one off, and saying that one looked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.outbound.addresses import read
from countersign.kernel.refusals import Refused, Unknown
from countersign.policies import permissions, queries
from countersign.policies.commands.end_location import end_location
from countersign.policies.commands.name_location import LONGEST_NAME, name_location
from countersign.policies.commands.see_location import see_location
from countersign.web.days import NO_DAY
from countersign.web.numbers import in_words
from countersign.web.policies import located, showing
from countersign.web.policies.record_form import FIRST_YEAR

if TYPE_CHECKING:
    from countersign.policies.models import Location, Policy


class NameForm(ActForm):
    """What people call the place, and of a page its address."""

    called = forms.CharField(
        max_length=LONGEST_NAME,
        label=gettext_lazy("What is the place called?"),
        error_messages={"required": gettext_lazy("Say what people call it.")},
    )
    address = forms.CharField(required=False, label=gettext_lazy("Its web address"))
    begun_on = forms.DateField(required=False, label=gettext_lazy("Since when is it there?"), error_messages=NO_DAY)

    def clean_address(self) -> str:
        typed: str = self.cleaned_data["address"]
        try:
            return read(typed).shown if typed else ""
        except Refused as refused:
            raise forms.ValidationError(refused.words.in_language(gettext)) from refused

    def clean_begun_on(self) -> Any:
        day = self.cleaned_data["begun_on"]
        if day and day.year < FIRST_YEAR:
            raise forms.ValidationError(gettext("Look at the year."))
        return day


class SeeForm(ActForm):
    """Which of the two buttons was pressed."""

    found = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes")


@endpoint("policy.read")
@require_safe
def locations(request: Visit, policy_id: UUID) -> HttpResponse:
    return locations_page(request, showing.policy_here(request, policy_id), form=None)


@endpoint("location.name")
@require_POST
def name(request: Visit, policy_id: UUID) -> HttpResponse:
    policy = showing.policy_here(request, policy_id)
    act = partial(name_location, policy_id=policy.id)
    return answered(request, policy, act, NameForm(request.POST))


@endpoint("location.see")
@require_POST
def see(request: Visit, policy_id: UUID, location_id: UUID) -> HttpResponse:
    policy = showing.policy_here(request, policy_id)
    act = partial(see_location, location_id=location_of(request, policy, location_id).id)
    return answered(request, policy, act, SeeForm(request.POST))


@endpoint("location.end")
@require_POST
def end(request: Visit, policy_id: UUID, location_id: UUID) -> HttpResponse:
    policy = showing.policy_here(request, policy_id)
    act = partial(end_location, location_id=location_of(request, policy, location_id).id)
    return answered(request, policy, act, ActForm(request.POST))


def answered(request: Visit, policy: Policy, act: Act, form: ActForm) -> HttpResponse:
    """Every act here leads back to the list."""
    then = to(showing.address(request, "locations", policy.id))
    return perform(request.actor, act, form, then=then, page=partial(locations_page, request, policy))


def location_of(request: Visit, policy: Policy, id: UUID) -> Location:
    """A place of this policy, and of no other. Raises Unknown."""
    found = queries.location(request.organisation.id, id)
    if found.policy_id != policy.id:
        raise Unknown("location")
    return found


def locations_page(
    request: Visit, policy: Policy, *, form: ActForm | None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """What was typed stays in the form; an act on one place leaves that form as it is."""
    names = permissions.can_on(request.actor, "location.name", policy)
    found = queries.found_at(request.organisation.id, [policy.id]).get(policy.id, [])
    applies = queries.in_force(request.organisation.id, policy.id)
    fresh = NameForm(initial={"act": fresh_act(), "begun_on": request.today})
    gone = queries.locations(request.organisation.id).filter(policy=policy, ended_at__isnull=False)
    context = {
        "form": form if isinstance(form, NameForm) else fresh,
        "refusal": refusal,
        "policy": {"title": applies.title if applies else policy.title},
        "finding": finding(len(found) + bool(applies), sum(map(located.missing, found))),
        "applies": applies is not None,
        "find_url": reverse("finding:find", args=[request.organisation.slug]),
        "places": [located.line(request, policy, one) for one in found],
        "gone": list(gone.order_by("-ended_at", "-id")),
        "name_url": showing.address(request, "name_location", policy.id) if names else "",
        "longest": LONGEST_NAME,
        "back_url": showing.address(request, "policy", policy.id),
    }
    return render(request, "policies/locations.html", context, status=status)


def finding(n: int, missing: int) -> str:
    """The title of the page says how it stands."""
    if missing:
        told = ngettext("It is missing in one place", "It is missing in {n} places", missing)
        return told.format(n=in_words(missing))
    if not n:
        return _("Nobody can find it yet")
    return ngettext("It is found in one place", "It is found in {n} places", n).format(n=in_words(n))
