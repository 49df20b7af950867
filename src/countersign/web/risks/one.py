"""One risk: how large it is and was, who answers for it, what was decided, which leaders have seen it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.risks import queries
from countersign.risks.commands.assess_risk import assess_risk
from countersign.risks.commands.change_risk import change_risk
from countersign.risks.commands.close_risk import close_risk
from countersign.risks.commands.give_receipt import give_receipt
from countersign.risks.commands.name_owner import name_owner
from countersign.risks.commands.own_risk import own_risk
from countersign.risks.commands.record_risk import record_risk
from countersign.risks.enums import RiskState, Stance
from countersign.risks.permissions import reaches
from countersign.risks.queries import RiskBook, Standing
from countersign.web.risks import showing
from countersign.web.risks.forms import (
    WORDS,
    AssessForm,
    ChangeForm,
    CloseRiskForm,
    OwnerForm,
    OwnForm,
    RecordForm,
    SeenForm,
)

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.risks.models import Risk

STALE = 409


def visible(request: Visit, risk_id: UUID) -> Risk:
    """Raises Unknown for a risk that this reader has no business with."""
    found = queries.risk(request.organisation.id, risk_id)
    if not reaches(request.actor, "risk.see", found):
        raise Unknown("risk")
    return found


def here(request: Visit) -> list[Person]:
    return [one for one in people.people(request.organisation.id) if one.name and one.left_on is None]


def book_of(request: Visit, found: Risk) -> tuple[RiskBook, Standing]:
    book = RiskBook(request.organisation)
    return book, book.standing(found, request.today, queries.scale(request.organisation.id, request.today))


@endpoint("risk.see")
@require_safe
def risk(request: Visit, risk_id: UUID) -> HttpResponse:
    return risk_page(request, visible(request, risk_id))


def risk_page(
    request: Visit, found: Risk, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Everything about it; beside it what this reader can do. ``form``: what was sent from here, and refused."""
    book, one = book_of(request, found)
    seen = book.assessments.get(found.id, [])
    decisions = book.treatments.get(found.id, [])
    context = {
        "risk": {**showing.standing(request, one), **described(found)},
        "assessments": [
            showing.assessment(each, seen[at + 1] if at + 1 < len(seen) else None, one.scale)
            for at, each in enumerate(seen)
        ],
        "proposal": showing.treatment(request, one.proposal, one.scale) if one.proposal else None,
        "decision": showing.treatment(request, one.decision, one.scale) if one.decision else None,
        "earlier": [
            showing.treatment(request, each, one.scale)
            for each in decisions
            if each not in (one.proposal, one.decision)
        ],
        "asked_again": asked_again(one),
        "receipts": [showing.receipt(each) for each in book.receipts.get(found.id, [])],
        "refusal": refusal,
        "own_form": own_form(request, found, form),
        "seen_form": seen_form(request, book, one, form),
        "leaders_from": f"{one.scale.leaders_from:g}",
        "list_url": showing.address(request, "list") if may_enter(request.actor, "risk.read") else "",
        **steps(request, one),
    }
    return render(request, "risks/risk.html", context, status=status)


def described(found: Risk) -> dict[str, Any]:
    off = {
        "on": found.closed_on,
        "at": found.closed_at,
        "by": str(found.closed_by),
        "because": found.closed_because or _("The reason was erased with the person who gave it."),
    }
    return {
        "cause": found.cause,
        "consequence": found.consequence,
        "affected": found.affected,
        "link": showing.link(found.link) if found.link else None,
        "imported": bool(found.file),
        "identified_on": found.identified_on,
        "recorded_at": found.recorded_at,
        "recorded_by": str(found.recorded_by),
        "named_by": str(found.named_by) if found.named_by_id else "",
        "off": off if found.closed_at else None,
    }


def asked_again(one: Standing) -> str:
    """Why what was decided does not cover it any more, in a sentence."""
    if one.decision is None:
        return ""
    if one.is_outgrown:
        return _("It was {then} when this was decided, and is {now} now: it has to be decided anew.").format(
            then=one.decision.score, now=one.score
        )
    return _("The day has passed until which this holds.") if one.answer.value == "LAPSED" else ""


def steps(request: Visit, one: Standing) -> dict[str, str]:
    """What this reader can do with it."""
    found = one.risk
    if found.state is RiskState.CLOSED:
        return {}
    names = {"change": "risk.change", "name": "risk.name", "assess": "risk.assess", "close": "risk.close"}
    if one.now and one.proposal is None:
        names["treat"] = "treatment.propose"
    return {
        f"{name}_url": showing.address(request, name, found.id)
        for name, act in names.items()
        if reaches(request.actor, act, found)
    }


def own_form(request: Visit, found: Risk, sent: ActForm | None) -> ActForm | None:
    if not found.is_owned_by(request.actor.person) or found.owned_at or found.state is RiskState.CLOSED:
        return None
    return (
        sent if isinstance(sent, OwnForm) else OwnForm(initial={"act": fresh_act(), "revision_shown": found.revision})
    )


def seen_form(request: Visit, book: RiskBook, one: Standing, sent: ActForm | None) -> ActForm | None:
    """For a leader who has not said so, of the risk as it is assessed now."""
    person = request.actor.person
    if Hat.TOP_MANAGEMENT not in request.actor.hats or person is None or one.now is None or one.risk.closed_at:
        return None
    if isinstance(sent, SeenForm):
        return sent
    if any(
        each.assessment_id == one.now.id and each.person_id == person for each in book.receipts.get(one.risk.id, ())
    ):
        return None
    return SeenForm(initial={"act": fresh_act(), "latest_shown": one.now.id, "stance": Stance.BACKS})


@endpoint("risk.own")
@require_POST
def own(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    act, then = partial(own_risk, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, OwnForm(request.POST), then=then, page=partial(risk_page, request, found))


@endpoint("riskreceipt.give")
@require_POST
def seen(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    act, then = partial(give_receipt, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, SeenForm(request.POST), then=then, page=partial(risk_page, request, found))


@endpoint("risk.record")
def record(request: Visit) -> HttpResponse:
    made = partial(RecordForm, people=here(request), measure=queries.scale(request.organisation.id, request.today))
    page = partial(form_page, request, "risks/record.html")
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "identified_on": request.today}))
    then = to_made(partial(showing.address, request, "risk"))
    return perform(request.actor, record_risk, made(request.POST), then=then, page=page)


@endpoint("risk.change")
def change(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    page = partial(form_page, request, "risks/change.html", found=found)
    if request.method != "POST":
        now = {name: getattr(found, name) for name in WORDS}
        return page(form=ChangeForm(initial={"act": fresh_act(), "revision_shown": found.revision, **now}))
    act, then = partial(change_risk, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, ChangeForm(request.POST), then=then, page=page)


@endpoint("risk.name")
def name(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    made = partial(OwnerForm, people=here(request))
    page = partial(form_page, request, "risks/owner.html", found=found)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": found.revision}))
    act, then = partial(name_owner, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("risk.assess")
def assess(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    measure = queries.scale(request.organisation.id, request.today)
    made = partial(AssessForm, measure=measure)
    page = partial(form_page, request, "risks/assess.html", found=found)
    if request.method != "POST":
        latest = queries.latest_assessment(request.organisation.id, found.id)
        first = {"act": fresh_act(), "assessed_on": request.today, "latest_shown": latest.id if latest else None}
        if latest and measure.fits(latest.likelihood_steps, latest.impact_steps):
            first |= {"likelihood": latest.likelihood, "impact": latest.impact}
        return page(form=made(initial=first))
    act, then = partial(assess_risk, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("risk.close")
def close(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    page = partial(form_page, request, "risks/close.html", found=found)
    if request.method != "POST":
        first = {"act": fresh_act(), "revision_shown": found.revision, "closed_on": request.today}
        return page(form=CloseRiskForm(initial=first))
    act, then = partial(close_risk, risk_id=found.id), to(showing.address(request, "risk", found.id))
    return perform(request.actor, act, CloseRiskForm(request.POST), then=then, page=page)


def form_page(
    request: Visit, template: str, *, form: ActForm, found: Risk | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """A form about a risk. Whoever was overtaken sees how it is now beside what they typed."""
    one = book_of(request, found)[1] if found else None
    if status == STALE and one:
        now = {"revision_shown": one.risk.revision, "latest_shown": one.now.id if one.now else ""}
        form.data = {**form.data.dict(), **{key: now[key] for key in now if key in form.fields}}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "risk": {**showing.standing(request, one), **described(one.risk)} if one else None,
        "stale": status == STALE,
        "back_url": showing.address(request, "risk", found.id) if found else showing.address(request, "list"),
    }
    return render(request, template, context, status=status)
