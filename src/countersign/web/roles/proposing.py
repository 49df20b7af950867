"""Putting people forward for roles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.entrance.acts import fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.references import Ref, parse_ref
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.roles import queries
from countersign.roles.commands.propose import propose as put_forward
from countersign.roles.commands.propose_duties import propose_duties
from countersign.roles.enums import Authority
from countersign.roles.library import CONTACT, LEAD, LIBRARY, SPONSOR
from countersign.web.roles import showing
from countersign.web.roles.forms import ANY, IN_FIGURES, SAME, USUAL, DutiesForm, ProposeForm, TermsForm
from countersign.web.roles.suggesting import SUGGESTED, suggestions, with_text
from countersign.web.roles.words import AUTHORITIES

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment, Role


@endpoint("appointment.propose")
def duties(request: Visit) -> HttpResponse:
    """Who keeps the ISMS conforming, and who reports?"""
    make = partial(DutiesForm, people=everybody(request), departments=departments(request))
    page = partial(terms_page, request, "roles/duties.html", suggested=LIBRARY[LEAD].authorities)
    if request.method != "POST":
        first = {**first_terms(request), "reporter": SAME, "direct_line": True}
        kinds = [Authority.ENFORCE.value, Authority.ESCALATE.value]
        return page(form=make(initial={**first, "authorities": kinds}))
    if SUGGESTED in request.POST:
        return page(form=make(initial=with_text(request.POST)))
    form = make(request.POST)
    return perform(request.actor, propose_duties, form, then=to_list(request), page=page)


@endpoint("appointment.propose")
def propose(request: Visit, role_id: UUID) -> HttpResponse:
    """Somebody for one role; in the place of whoever holds it, where the address names that appointment."""
    role = queries.role(request.organisation.id, role_id)
    suggested = tuple(Authority(kind) for kind in role.authorities)
    before = predecessor(request, role)
    make = partial(ProposeForm, people=everybody(request), departments=departments(request))
    page = partial(terms_page, request, "roles/propose.html", suggested=suggested, role=role, before=before)
    if request.method != "POST":
        everything = set(suggested) == set(Authority)
        limits = {"without_limit": everything, "accepts_up_to": ANY if everything else ""}
        kinds = [kind.value for kind in suggested if kind not in IN_FIGURES]
        taken_over = as_before(request, before) if before else {"departments": request.GET.getlist("department")}
        return page(form=make(initial={**first_terms(request), **limits, "authorities": kinds, **taken_over}))
    if SUGGESTED in request.POST:
        return page(form=make(initial=with_text(request.POST)))
    form = make(request.POST)
    act = partial(put_forward, role_id=role.id)

    def then(ref: Ref | None) -> str:
        return showing.address(request, "appointment", parse_ref(ref)[1]) if ref else showing.address(request, "list")

    return perform(request.actor, act, form, then=then, page=page)


def predecessor(request: Visit, role: Role) -> Appointment | None:
    """Whom somebody is to take over from: the appointment in the address, or in what was sent; None for none."""
    asked = request.POST.get("succeeds_id") or request.GET.get("instead") or request.GET.get("again", "")
    try:
        found = queries.appointment(request.organisation.id, UUID(hex=asked))
    except (ValueError, Unknown):
        return None
    return found if found.role.key == role.key else None


def as_before(request: Visit, before: Appointment) -> dict[str, Any]:
    """What goes with the role now, from the day on which it is free; for whoever goes on with it, the hats too."""
    here = before.deputy and before.deputy.left_on is None
    return {
        "succeeds_id": before.id,
        "person_id": before.person_id.hex if "again" in request.GET else "",
        "hat_note": before.hat_note if "again" in request.GET else "",
        "held_from": max(("instead" in request.GET and queries.over_on(before)) or request.today, before.held_from),
        "authorities": [kind for kind in before.authorities if kind not in IN_FIGURES],
        "accepts_up_to": before.accepts_up_to or (ANY if Authority.ACCEPT_RISK in before.authorities else ""),
        "escalates_to_id": before.escalates_to_id.hex if before.escalates_to_id else "",
        "without_limit": Authority.SPEND in before.authorities and before.spends is None,
        "spends": before.spends.figures() if before.spends else "",
        "currency": before.currency or USUAL[0],
        "hours_a_week": before.hours_a_week,
        "direct_line": before.direct_line,
        "reporting_note": before.reporting_note,
        "deputy_id": before.deputy_id.hex if here and before.deputy_id else "",
        "departments": before.departments,
    }


def everybody(request: Visit) -> list[Person]:
    """The people to choose from: who is here."""
    return [one for one in people.people(request.organisation.id) if one.left_on is None and one.name]


def departments(request: Visit) -> list[str]:
    """The departments that are known by name."""
    return people.departments(request.organisation.id, request.today)


def first_terms(request: Visit) -> dict[str, Any]:
    return {"act": fresh_act(), "held_from": request.today, "currency": USUAL[0]}


def to_list(request: Visit) -> Any:
    return to(showing.address(request, "list"))


def terms_page(
    request: Visit,
    template: str,
    *,
    form: TermsForm,
    suggested: tuple[Authority, ...],
    role: Role | None = None,
    before: Appointment | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """The form, with the kinds of authority that usually go with the role first."""
    ticked = set(form["authorities"].value() or [])
    kinds = [*suggested, *(kind for kind in Authority if kind not in suggested)]
    options = [option(kind, ticked) for kind in kinds if kind not in IN_FIGURES]
    usual = len([kind for kind in suggested if kind not in IN_FIGURES])
    leaders = list(people.leaders(request.organisation.id, request.today))
    context = {
        "form": form,
        "refusal": refusal,
        "role": described(role) if role else None,
        "before": before and {"name": str(before.person), "until": queries.over_on(before)},
        "again": "again" in request.GET,
        "reports": role is None or bool(role.carries) or role.key == SPONSOR,
        "limitless": set(suggested) == set(Authority),
        "usual": options[:usual],
        "others": options[usual:],
        "others_open": any(one["ticked"] for one in options[usual:]),
        "speaks": role is not None and role.key == CONTACT,
        "suggestions": suggestions(alone=len(leaders) == 1),
        "leaders": _(" and ").join(str(leader.person) for leader in leaders) or _("top management"),
        "back_url": showing.address(request, "list"),
    }
    return render(request, template, context, status=status)


def option(kind: Authority, ticked: set[str]) -> dict[str, Any]:
    label, note = AUTHORITIES[kind]
    return {"value": kind.value, "label": label, "note": note, "ticked": kind.value in ticked}


def described(role: Role) -> dict[str, Any]:
    return {
        "name": role.name,
        "clauses": showing.clauses(role),
        "duties": role.duties,
        "competence": role.competence,
    }
