"""Who signs topic policies besides top management: the list, delegating it, ending it, and giving it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.kernel.periods import months_after
from countersign.kernel.permits import who
from countersign.kernel.refusals import Unknown
from countersign.policies import permissions, queries
from countersign.policies.commands.delegate import LONGEST_MONTHS, LONGEST_REASON, delegate
from countersign.policies.commands.end_delegation import LONGEST_REASON as LONGEST_END
from countersign.policies.commands.end_delegation import end_delegation
from countersign.policies.enums import PolicyKind
from countersign.web.numbers import opening
from countersign.web.policies import showing
from countersign.web.policies.delegation_forms import EVERY, SOME, DelegateForm, EndForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from countersign.policies.models import Delegation, Policy

USUAL_MONTHS = 12
"""What the form begins with."""


@endpoint("policy.read_delegations")
@require_safe
def delegations(request: Visit) -> HttpResponse:
    return delegations_page(request, form=None)


@endpoint("policy.delegate")
@require_POST
def give(request: Visit) -> HttpResponse:
    form = DelegateForm(request.POST, organisation=request.organisation.id, topics=topics(request))
    then = to(showing.address(request, "delegations"))
    return perform(request.actor, delegate, form, then=then, page=partial(delegations_page, request))


@endpoint("policy.end_delegation")
def end(request: Visit, delegation_id: UUID) -> HttpResponse:
    delegation = queries.delegation(request.organisation.id, delegation_id)
    if not permissions.can_end_delegation(request.actor, delegation):
        raise Unknown("delegation")
    page = partial(end_page, request, delegation)
    if request.method != "POST":
        return page(form=EndForm(initial={"act": fresh_act()}))
    then = to(showing.address(request, "delegations"))
    act = partial(end_delegation, delegation_id=delegation.id)
    return perform(request.actor, act, EndForm(request.POST), then=then, page=page)


def topics(request: Visit) -> list[Policy]:
    """The topic policies in use, by title."""
    found = queries.policies(request.organisation.id).filter(kind=PolicyKind.TOPIC.value, out_of_use_on=None)
    return list(found)


def delegations_page(request: Visit, *, form: ActForm | None, status: int = 200, refusal: str = "") -> HttpResponse:
    organisation = request.organisation.id
    sees_all, gives = permissions.can_read_delegations(request.actor), may_enter(request.actor, "policy.delegate")
    found = queries.delegations(organisation)
    lent = queries.lent(organisation, clock.now(), found if sees_all else found.filter(person_id=who(request.actor)))
    titles = {one.id.hex: one.title for one in queries.policies(organisation)} if lent.rows else {}
    holding = lent.holding
    context = {
        "form": form or (fresh(request) if gives else None),
        "refusal": refusal,
        "finding": finding(holding) if sees_all else own_finding(holding),
        "sees_all": sees_all,
        "holding": [line(request, one, titles) for one in holding],
        "over": [over(request, lent, one, titles) for one in lent.rows if one not in holding],
        "options": options(form or fresh(request)) if gives else [],
        "give_url": showing.address(request, "delegate") if gives else "",
        "longest": LONGEST_REASON,
        "latest": months_after(request.today, LONGEST_MONTHS),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "policies/delegations.html", context, status=status)


def fresh(request: Visit) -> DelegateForm:
    """All of them, for a year."""
    first = {"act": fresh_act(), "which": EVERY, "until": months_after(request.today, USUAL_MONTHS)}
    return DelegateForm(organisation=request.organisation.id, topics=topics(request), initial=first)


def finding(holding: list[Delegation]) -> str:
    """The title of the page says how it stands."""
    n = len({one.person_id for one in holding})
    if not n:
        return _("Nobody signs besides top management")
    told = ngettext("One person signs besides top management", "{n} people sign besides top management", n)
    return told.format(n=opening(n))


def own_finding(holding: list[Delegation]) -> str:
    """The same, for whoever reads of themselves alone."""
    return _("You sign in the place of top management") if holding else _("Nothing is delegated to you")


def line(request: Visit, one: Delegation, titles: Mapping[str, str]) -> dict[str, Any]:
    ends = permissions.can_end_delegation(request.actor, one) and one.ended_at is None
    return {
        "name": str(one.person),
        "title": one.person.title or "",
        "giver": str(one.given_by),
        "given_as": one.given_as,
        "begun": one.holds_from,
        "until": one.holds_until,
        "every": one.every_topic,
        "policies": sorted(titles.get(id, "") for id in one.policies),
        "reason": one.reason,
        "mine": one.person_id == request.actor.person,
        "end_url": showing.address(request, "end_delegation", one.id) if ends else "",
    }


def over(request: Visit, lent: queries.Lent, one: Delegation, titles: Mapping[str, str]) -> dict[str, Any]:
    """One that holds no more, and why. What has run out or was ended needs no end."""
    zone, why = request.organisation.time_zone, lent.lacks(one)
    shown = line(request, one, titles)
    return {
        **shown,
        "end_url": shown["end_url"] if one.holds_until > request.today else "",
        "ended": day_in(zone, one.ended_at) if one.ended_at else None,
        "by": str(one.ended_by) if one.ended_by else "",
        "because": one.ended_because or "",
        "why": why.in_language(_) if why else "",
    }


def options(form: ActForm) -> list[dict[str, Any]]:
    """The two answers to which policies it is for; the second one only where there are some."""
    chosen: Any = form["which"].value()
    ticked: Any = form["policies"].value() or []
    field: Any = form.fields["policies"]
    boxes = [{"value": value, "label": label, "ticked": value in ticked} for value, label in field.choices]
    every: dict[str, Any] = {"value": EVERY, "label": _("All topic policies"), "note": _("those that come later too")}
    some: dict[str, Any] = {"value": SOME, "label": _("Only these"), "note": "", "boxes": boxes}
    return [{**one, "chosen": one["value"] == chosen} for one in ([every, some] if boxes else [every])]


def end_page(
    request: Visit, delegation: Delegation, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    mine = delegation.person_id == request.actor.person
    context = {
        "form": form,
        "refusal": refusal,
        "missing": _("This delegation was ended before.") if delegation.ended_at else "",
        "mine": mine,
        "name": str(delegation.person),
        "giver": str(delegation.given_by),
        "until": delegation.holds_until,
        "longest": LONGEST_END,
        "back_url": showing.address(request, "delegations"),
    }
    return render(request, "policies/end_delegation.html", context, status=status)
