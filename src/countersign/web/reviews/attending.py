"""Saying that one was there, or could not come: on a phone, from the mail or the desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.permits import ALL
from countersign.kernel.refusals import Unknown
from countersign.reviews import queries
from countersign.reviews.commands.confirm_attendance import confirm_attendance, leading_on
from countersign.reviews.commands.decline_attendance import decline_attendance
from countersign.reviews.enums import ReviewState
from countersign.web.reviews import showing
from countersign.web.reviews.forms import DeclineForm
from countersign.web.reviews.words import TITLES

if TYPE_CHECKING:
    from countersign.reviews.models import Review


def mine(request: Visit, id: UUID) -> Review:
    """Raises Unknown for one that somebody was not asked to come to."""
    one = queries.review(request.organisation.id, id)
    if request.actor.person not in one.asked and not may_enter(request.actor, "managementreview.minute"):
        raise Unknown("managementreview")
    return one


@endpoint("attendance.confirm")
def attend(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = mine(request, meeting_id)
    page = partial(attend_page, request, one, "reviews/attend.html")
    if request.method != "POST":
        return page(form=ActForm(initial={"act": fresh_act()}))
    act = partial(confirm_attendance, review_id=one.id)
    return perform(request.actor, act, ActForm(request.POST), then=to(after(request, one)), page=page)


@endpoint("attendance.confirm")
def decline(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = mine(request, meeting_id)
    page = partial(attend_page, request, one, "reviews/decline.html")
    if request.method != "POST":
        return page(form=DeclineForm(initial={"act": fresh_act()}))
    act = partial(decline_attendance, review_id=one.id)
    return perform(request.actor, act, DeclineForm(request.POST), then=to(after(request, one)), page=page)


def after(request: Visit, one: Review) -> str:
    """To the review for whoever reads it; the others see what they said."""
    reads = may_enter(request.actor, showing.READ) and showing.reach(request) == ALL
    return showing.address(request, "review" if reads else "attend", one.id)


def attend_page(
    request: Visit, one: Review, template: str, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    person = request.person
    leads, capacity = leading_on(one.organisation_id, person.id, one.day)
    said = queries.attendance_of(one.organisation_id, one.id, person.id)
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one),
        "going_on": one.state is ReviewState.OPEN,
        "over": one.state in (ReviewState.CLOSED, ReviewState.CALLED_OFF),
        "inputs": [TITLES[part] for part in one.inputs],
        "signer": {"name": str(person), "capacity": capacity, "leads": leads},
        "said": {"attended": said.attended, "at": said.said_at} if said else None,
        "today": request.today,
        "attend_url": showing.address(request, "attend", one.id),
        "decline_url": showing.address(request, "decline", one.id),
        "review_url": after(request, one) if may_enter(request.actor, showing.READ) else "",
    }
    return render(request, template, context, status=status)
