"""Top management adopts objectives: several at once by one decision, or what was adopted elsewhere is written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint, refused
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.record_adoption import record_adoption
from countersign.objectives.enums import TermsState
from countersign.objectives.permissions import check_can_adopt
from countersign.objectives.queries import Pursued, Pursuits
from countersign.people import queries as people
from countersign.web.objectives import showing
from countersign.web.objectives.adopt_form import AdoptForm
from countersign.web.objectives.forms import AdoptionForm
from countersign.web.objectives.views import followed
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms


@endpoint("objective.adopt")
def adopt(request: Visit) -> HttpResponse:
    waiting = Pursuits(request.organisation).proposals(request.today)
    page = partial(adopt_page, request, waiting)
    able = [one for one in waiting if not why_not(request, one)]
    if request.method != "POST":
        return page(form=AdoptForm(initial={"act": fresh_act()}, waiting=able))
    form = AdoptForm(request.POST, waiting=able)
    return perform(request.actor, adopt_objectives, form, then=to(showing.address(request, "list")), page=page)


def adopt_page(
    request: Visit, waiting: list[ObjectiveTerms], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Each proposal in full, with its box; and why this reader does not decide about some."""
    chosen = set(form["chosen"].value() or [])
    shown = [
        {
            **showing.terms(one),
            "id": f"terms-{one.id.hex}",
            "choice": f"{one.id.hex} {one.document}",
            "chosen": f"{one.id.hex} {one.document}" in chosen,
            "hindered": why_not(request, one),
            "url": showing.address(request, "objective", one.objective_id),
            "again": one.number > 1,
        }
        for one in waiting
    ]
    context = {
        "form": form,
        "refusal": refusal,
        "waiting": shown,
        "any": any(not one["hindered"] for one in shown),
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "list_url": showing.address(request, "list"),
    }
    return render(request, "objectives/adopt.html", context, status=status)


def why_not(request: Visit, terms: ObjectiveTerms) -> str:
    """Why this reader does not adopt it, in the words in which the command would refuse it."""
    here, at, person = request.organisation.id, clock.now(), request.actor.person
    try:
        check_can_adopt(
            request.actor, terms, people.capacity_of(here, person, at), people.is_only_leader(here, person, at)
        )
    except Refused as refusal:
        return refusal.words.in_language(_)
    return ""


@endpoint("objective.record_adoption")
def record(request: Visit, objective_id: UUID) -> HttpResponse:
    one = Pursuits(request.organisation).of(objective_id)
    proposed = next((row for row in one.versions if row.state is TermsState.PROPOSED), None)
    if proposed is None:
        raise Unknown("objectiveterms")
    page = partial(record_page, request, one, proposed)
    here = [person for person in people.people(request.organisation.id) if person.name]
    if request.method != "POST":
        return page(form=AdoptionForm(initial={"act": fresh_act(), "digest_shown": proposed.document}, people=here))
    act = partial(keeping(request.organisation.id, record_adoption), terms_id=proposed.id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, AdoptionForm(request.POST, request.FILES, people=here), then=then, page=page)


def record_page(
    request: Visit, one: Pursued, proposed: ObjectiveTerms, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "digest_shown": proposed.document}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "terms": showing.terms(proposed),
        "choose_again": form.is_bound and bool(request.FILES),
        "back_url": showing.address(request, "objective", one.objective.id),
    }
    return render(request, "objectives/record_adoption.html", context, status=status)


@endpoint("objective.follow")
@require_safe
def copy(request: Visit, objective_id: UUID) -> HttpResponse:
    """The copy of the minutes that show the adoption in force."""
    try:
        now = followed(request, objective_id).adopted(request.today)
    except Refused:
        return refused(request)
    if now is None or not now.copy:
        raise Unknown("file")
    return scan_to_take(request.organisation.id, now.copy, f"adoption-{now.adopted_on}")
