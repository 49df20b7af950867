"""The working copy of the statement: which gaps are declared, which are not yet, and putting it forward."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people.queries import people
from countersign.readiness import declared
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.commands.drop_gap import drop_gap
from countersign.readiness.commands.offer_statement import offer_statement
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import finding_on, judgement_of
from countersign.readiness.rule import Finding
from countersign.readiness.rules import BY_CODE
from countersign.web.numbers import opening
from countersign.web.readiness.showing import about, title_of
from countersign.web.statement import forms, showing

if TYPE_CHECKING:
    from countersign.readiness.models import Gap

STALE = 409


@endpoint("finding.read")
@require_safe
def working_copy(request: Visit) -> HttpResponse:
    return page(request)


def page(request: Visit, *, status: int = 200, refusal: str = "") -> HttpResponse:
    """What is declared, what is not, what top management has approved and what waits for it."""
    organisation = request.organisation.id
    written = [declared.line_of(gap) for gap in declared.gaps(organisation)]
    read = Gathered(request.organisation)
    offered, approved = read.said.offered, read.said.in_force(request.today)
    judged = judgement_of(organisation, request.today, read)
    document, known = declared.document_of(written), {(line["code"], line["key"]) for line in written}
    said = {one.document for one in (offered, approved) if one}
    may = may_enter(request.actor, "statement.write")
    context = {
        "heading": heading(len(written)),
        "refusal": refusal,
        "lines": [with_ways(request, line, may) for line in showing.lines(request, written)],
        "undeclared": showing.undeclared(request, judged, known),
        "may_write": may,
        "offer": forms.ShownForm(initial={"act": fresh_act(), "digest_shown": document}),
        "may_offer": may and bool(written) and offered is None and document not in said,
        "said": bool(written) and document in said,
        "offer_url": showing.address(request, "offer"),
        "offered": offered and showing.shown(request, offered),
        "approved": approved and showing.shown(request, approved),
        "findings_url": reverse("findings:list", args=[request.organisation.slug]),
    }
    return render(request, "statement/page.html", context, status=status)


def heading(n: int) -> str:
    if not n:
        return _("Nothing is declared yet")
    return ngettext("One known gap is written down", "{n} known gaps are written down", n).format(n=opening(n))


def with_ways(request: Visit, line: dict[str, Any], may: bool) -> dict[str, Any]:
    asked = {"code": line["code"], "key": line["key"]}
    ways = {
        "change_url": showing.address(request, "declare", **asked),
        "drop_url": showing.address(request, "drop"),
        "drop": forms.Finding(initial={"act": fresh_act(), **asked}),
    }
    return {**line, **(ways if may else {})}


@endpoint("statement.write")
def declare(request: Visit) -> HttpResponse:
    """Which finding, the address says, or the form that was sent."""
    asked = request.POST if request.method == "POST" else request.GET
    code, key = asked.get("code", ""), asked.get("key", "")
    organisation = request.organisation.id
    gap, finding = declared.gap_of(organisation, code, key), finding_on(organisation, request.today, code, key)
    here = [one for one in people(organisation) if one.left_on is None or one.left_on > request.today]
    shown = partial(declare_page, request, code, gap, finding)
    if request.method != "POST":
        return shown(form=forms.DeclareForm(people=here, initial=begun(code, key, gap, finding)))
    then = to(showing.address(request, "page"))
    return perform(request.actor, declare_gap, forms.DeclareForm(request.POST, people=here), then=then, page=shown)


def begun(code: str, key: str, gap: Gap | None, finding: Finding | None) -> dict[str, Any]:
    """The line as it stands, or a first draft of it from the finding."""
    first = {"act": fresh_act(), "code": code, "key": key, "revision_shown": 0}
    if gap:
        kept = ("fact", "done", "plan", "due_on", "risk")
        owner, shown = gap.owner_id.hex, gap.revision
        return {**first, "revision_shown": shown, "owner_id": owner, **{name: getattr(gap, name) for name in kept}}
    if finding is None:
        return first
    fact, plan = finding.says.first_sentence.in_language(_), _(BY_CODE[code].part("What clears it"))
    return {**first, "fact": fact, "plan": plan}


def declare_page(
    request: Visit,
    code: str,
    gap: Gap | None,
    finding: Finding | None,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """Whoever was overtaken sees what the line says now beside what they typed."""
    stale = status == STALE and gap is not None
    if stale and gap:
        form.data = {**form.data.dict(), "revision_shown": gap.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "title": title_of(code),
        "code": code if gap or finding else "",
        "finding": finding and about(code, finding),
        "now": showing.lines(request, [declared.line_of(gap)])[0] if stale and gap else None,
        "page_url": showing.address(request, "page"),
    }
    return render(request, "statement/declare.html", context, status=status)


@endpoint("statement.write")
@require_POST
def drop(request: Visit) -> HttpResponse:
    then, page = to(showing.address(request, "page")), partial(again, request, _("Nothing was taken out."))
    return perform(request.actor, drop_gap, forms.Finding(request.POST), then=then, page=page)


@endpoint("statement.write")
@require_POST
def offer(request: Visit) -> HttpResponse:
    then = to_made(partial(showing.address, request, "statement"))
    page = partial(again, request, _("Nothing was put forward."))
    return perform(request.actor, offer_statement, forms.ShownForm(request.POST), then=then, page=page)


def again(request: Visit, nothing: str, *, form: ActForm, status: int, refusal: str = "") -> HttpResponse:
    """The page with fresh forms: those that were sent have no field that anybody could see."""
    return page(request, status=status, refusal=refusal or f"{nothing} {_('Look at the list again.')}")
