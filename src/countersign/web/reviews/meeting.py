"""The day of a review: its agenda from live facts, the minutes beside it, who is there, what is decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import date as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.reviews import queries
from countersign.reviews.commands.change_decision import change_decision
from countersign.reviews.commands.keep_minutes import keep_minutes
from countersign.reviews.commands.note_next import note_next
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.commands.write_decision import write_decision
from countersign.reviews.enums import Part, ReviewState
from countersign.reviews.wordings import PROMPTS
from countersign.web.reviews import closed, effects, showing
from countersign.web.reviews.forms import DECIDED, ChangeDecisionForm, DecisionForm, NextForm, PartForm
from countersign.web.reviews.words import HINTS, ITEMS, MINUTES, TITLES

if TYPE_CHECKING:
    from countersign.reviews.models import Attendance, Passage, Review

WORDS = (Part.PRESENTED, Part.QUESTIONS, Part.CONCLUSION)
TAKE_BACK = "managementreview.take_back"
JSON = "application/json"
DONE, STALE = 303, 409


@endpoint("managementreview.read")
@require_safe
def review(request: Visit, meeting_id: UUID) -> HttpResponse:
    """A planned one with its live agenda, one that goes on with the minutes beside it, or one that is signed."""
    one = showing.readable(request, meeting_id)
    if one.state is ReviewState.CLOSED:
        return closed.page(request, one)
    if one.state is ReviewState.OPEN:
        return going_on(request, one)
    context = {
        "review": showing.shown(request, one),
        "agenda": [section(one, part, live(request, one)) for part in one.inputs],
        "there": [showing.attendance_shown(each) for each in queries.attendances(one.organisation_id, [one.id])],
        "invited": names(request, one),
        "quorum": bool(one.chair_id),
        "list_url": showing.address(request, "list"),
        **planned_urls(request, one),
    }
    return render(request, "reviews/planned.html", context)


def planned_urls(request: Visit, one: Review) -> dict[str, str]:
    if one.state is not ReviewState.PLANNED:
        return {}
    return {
        "open_url": showing.if_allowed(request, "managementreview.open", "open", one.id),
        "change_url": showing.if_allowed(request, "managementreview.change", "change", one.id),
        "call_off_url": showing.if_allowed(request, "managementreview.call_off", "call_off", one.id),
        "decline_url": showing.address(request, "decline", one.id) if request.actor.person in one.asked else "",
    }


def names(request: Visit, one: Review) -> list[str]:
    """Everybody invited but the chair."""
    asked = [id for id in one.asked if id != one.chair_id]
    found = people.names(request.organisation.id, asked) if asked else {}
    return sorted(found.values())


def live(request: Visit, one: Review) -> dict[str, Any]:
    """The agenda as it is today; frozen once the meeting has opened."""
    return one.agenda or queries.agenda_of(one, request.today)


def section(one: Review, part: Part, agenda: dict[str, Any]) -> dict[str, Any]:
    """One input of the agenda: what the product knows, and what it does not."""
    found = agenda["inputs"].get(part.value, [])
    groups = [{"label": "", "lines": found}]
    if part is Part.D:
        groups = [{"label": label, "lines": [line for line in found if line["sub"] == key]} for key, label in ITEMS]
    return {
        "key": part.value,
        "title": TITLES[part],
        "minutes": MINUTES[part],
        "groups": groups,
        "has_data": queries.has_data(agenda, part),
    }


def going_on(request: Visit, one: Review) -> HttpResponse:
    here, agenda = one.organisation_id, live(request, one)
    there = list(queries.attendances(here, [one.id]))
    written = queries.passages(here, one.id)
    may = may_enter(request.actor, "managementreview.minute")
    mine = next((each for each in there if each.person_id == request.actor.person), None)
    minutes, decisions = queries.minutes_of(one), list(queries.decisions(here, [one.id]))
    context = {
        "review": showing.shown(request, one),
        "sections": [{**section(one, part, agenda), **beside(request, one, part, written)} for part in one.inputs],
        "besides": [beside(request, one, part, written) for part in WORDS],
        "stops": stops(one, written, len(decisions)),
        "there": [showing.attendance_shown(each) for each in there],
        "silent": showing.unanswered(request, one, there),
        "quorum": any(each.leads and each.attended for each in there),
        "attend_url": showing.address(request, "attend", one.id) if request.actor.person in one.asked or may else "",
        "mine": mine is not None and mine.attended,
        "decisions": showing.decisions_shown(request, decisions),
        "take_back_url": "" if decisions else showing.if_allowed(request, TAKE_BACK, "take_back", one.id),
        "alone": "alone" in minutes,
        "decision_form": decision_form(request, one, there) if may else None,
        "deciding": deciding(there),
        "decide_url": showing.address(request, "decide", one.id) if may else "",
        "next_form": next_form(request, one) if may else None,
        "next_url": showing.address(request, "next", one.id) if may else "",
        "prompts": [_(prompt) for prompt in PROMPTS],
        "missing": [_(sentence) for sentence in queries.missing(one, minutes)],
        "sign_url": showing.address(request, "sign", one.id) if request.actor.person == one.chair_id else "",
        "chair_url": showing.if_allowed(request, "managementreview.name_chair", "chair", one.id),
        "list_url": showing.address(request, "list"),
        "writes": may,
    }
    return render(request, "reviews/meeting.html", context)


def stops(one: Review, written: dict[Part, Passage], decided: int) -> list[dict[str, str]]:
    """What stands on this long page, in its order, and of which parts something is written."""

    def done(part: Part) -> str:
        return "✓ " if part in written and written[part].text else ""

    inputs = [(f"{done(part)}{part.value}. {TITLES[part]}", f"#part-{part.value}") for part in one.inputs]
    besides = [(f"{done(part)}{TITLES[part]}", f"#part-{part.value}") for part in WORDS]
    decisions = ngettext("{n} decision", "{n} decisions", decided).format(n=decided) if decided else _("Decisions")
    found = [*inputs, (decisions, "#decisions"), *besides, (_("Close it"), "#close")]
    return [{"label": label, "url": url} for label, url in found]


def beside(request: Visit, one: Review, part: Part, written: dict[Part, Passage]) -> dict[str, Any]:
    """What is minuted of one part, and the form to go on with."""
    row = written.get(part)
    locked = part is Part.CONCLUSION and request.actor.person != one.chair_id
    may = may_enter(request.actor, "managementreview.minute") and not locked
    return {
        "key": part.value,
        "title": TITLES[part],
        "hint": HINTS.get(part, ""),
        "text": row.text if row else "",
        "form": part_form(part, row) if may else None,
        "saved": {"at": row.edited_at, "by": str(row.edited_by)} if row else None,
        "url": showing.address(request, "minutes", one.id, part.value),
        "locked": locked,
    }


def part_form(part: Part, row: Passage | None) -> PartForm:
    first: dict[str, Any] = {"act": fresh_act(), "revision_shown": row.revision if row else 0}
    if row:
        first |= {"text": row.text, "level": row.level, "items": row.items}
    return PartForm(part=part, initial={"level": 0, **first})


@endpoint("managementreview.minute")
def minutes(request: Visit, meeting_id: UUID, part: str) -> HttpResponse:
    """One part of the minutes by itself: where it is saved, and where two texts stand side by side."""
    one, which = queries.review(request.organisation.id, meeting_id), part_named(part)
    page = partial(part_page, request, one, which)
    if request.method != "POST":
        return page(form=part_form(which, queries.passage(one.organisation_id, one.id, which)))
    form = PartForm(request.POST, part=which)
    act = partial(keep_minutes, review_id=one.id, part=which)
    if request.headers.get("Accept") == JSON:
        return saved_by_script(request, one, which, form, act)
    then = to(f"{showing.address(request, 'review', one.id)}#part-{which.value}")
    return perform(request.actor, act, form, then=then, page=page)


def part_named(part: str) -> Part:
    try:
        return Part(part)
    except ValueError as error:
        raise Http404 from error


def saved_by_script(request: Visit, one: Review, part: Part, form: PartForm, act: Any) -> HttpResponse:
    """``{at, revision, act}`` of what is saved now; or ``{refusal}``, with the status that the page would have."""

    def refused(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        wrong = next((errors[0] for errors in form.errors.values()), "")
        return JsonResponse({"refusal": refusal or str(wrong)}, status=status)

    done = perform(request.actor, act, form, then=to(request.path), page=refused)
    if done.status_code != DONE:
        return done
    now = queries.passage(one.organisation_id, one.id, part)
    revision = now.revision if now else 0
    at = date_format(localtime(clock.now()), "H:i")
    return JsonResponse({"at": at, "revision": revision, "act": str(fresh_act())})


def part_page(
    request: Visit, one: Review, part: Part, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    now = queries.passage(one.organisation_id, one.id, part)
    stale = status == STALE
    if stale and now:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["revision_shown"] = now.revision  # type: ignore[index]
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one),
        "section": section(one, part, live(request, one)) if part in one.inputs else None,
        "title": TITLES[part],
        "hint": HINTS.get(part, ""),
        "theirs": {"text": now.text, "by": str(now.edited_by), "at": now.edited_at} if stale and now else None,
        "yours": form["text"].value() if stale else "",
        "back_url": showing.address(request, "review", one.id),
    }
    return render(request, "reviews/part.html", context, status=status)


def deciding(there: list[Attendance]) -> list[str]:
    return [str(one.person) for one in there if one.attended and one.leads]


def decision_form(
    request: Visit, one: Review, there: list[Attendance], *args: Any, kind: type[DecisionForm] = DecisionForm, **kw: Any
) -> DecisionForm:
    """Whoever was there as top management decides; anybody here sees to it."""
    leaders = [each.person for each in there if each.attended and each.leads]
    if not args and "initial" not in kw:
        kw["initial"] = {"act": fresh_act(), "decided_by_id": leaders[0].id.hex if len(leaders) == 1 else ""}
    outlooks = queries.outlooks(one.organisation_id)
    return kind(*args, people=showing.here(request), deciding=leaders, outlooks=outlooks, **kw)


@endpoint("decision.write")
def decide(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = queries.review(request.organisation.id, meeting_id)
    there = list(queries.attendances(one.organisation_id, [one.id]))
    page = partial(decision_page, request, one, there)
    if request.method != "POST":
        return page(form=decision_form(request, one, there))
    then = to(f"{showing.address(request, 'review', one.id)}#decisions")
    act = partial(write_decision, review_id=one.id)
    return perform(request.actor, act, decision_form(request, one, there, request.POST), then=then, page=page)


@endpoint("decision.write")
def alter(request: Visit, decision_id: UUID) -> HttpResponse:
    row = queries.decision(request.organisation.id, decision_id)
    one = queries.review(request.organisation.id, row.review_id)
    there = list(queries.attendances(one.organisation_id, [one.id]))
    page = partial(decision_page, request, one, there, strike_url=showing.address(request, "strike", row.id))
    made = partial(decision_form, request, one, there, kind=ChangeDecisionForm)
    if request.method != "POST":
        now = {name: getattr(row, name) for name in DECIDED}
        first = {name: value.hex if isinstance(value, UUID) else value for name, value in now.items()}
        first["does"] = effects.key_of(row.effect, row.about, row.about_digest)
        return page(form=made(initial={"act": fresh_act(), "revision_shown": row.revision, **first}))
    act = partial(change_decision, decision_id=row.id)
    then = to(f"{showing.address(request, 'review', one.id)}#decisions")
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("decision.write")
@require_POST
def strike(request: Visit, decision_id: UUID) -> HttpResponse:
    row = queries.decision(request.organisation.id, decision_id)
    back = showing.address(request, "review", row.review_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return render(request, "errors/403.html", {"sentence": refusal, "back_url": back}, status=status)

    act = partial(strike_decision, decision_id=row.id)
    return perform(request.actor, act, ActForm(request.POST), then=to(f"{back}#decisions"), page=page)


def decision_page(
    request: Visit,
    one: Review,
    there: list[Attendance],
    *,
    form: ActForm,
    strike_url: str = "",
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one),
        "deciding": deciding(there),
        "strike_url": strike_url,
        "strike_act": fresh_act(),
        "back_url": showing.address(request, "review", one.id),
    }
    return render(request, "reviews/decision.html", context, status=status)


def next_form(request: Visit, one: Review, *args: Any) -> NextForm:
    parent = policies.parent_policy(one.organisation_id)
    versions = policies.versions(one.organisation_id, parent.id) if parent else []
    labels = [each.label for each in versions if each.signed_at]
    first = {
        "act": fresh_act(),
        "revision_shown": one.revision,
        "next_planned_on": one.next_planned_on,
        "endorsed": one.endorsed,
        "guests": one.guests or "",
    }
    return NextForm(*args, labels=labels, initial=first)


@endpoint("managementreview.minute")
def following(request: Visit, meeting_id: UUID) -> HttpResponse:
    """When the next one is, which version of the policy was confirmed, and who was there from outside."""
    one = queries.review(request.organisation.id, meeting_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        if status == STALE:
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["revision_shown"] = one.revision  # type: ignore[index]
        back = showing.address(request, "review", one.id)
        context = {"form": form, "refusal": refusal, "review": showing.shown(request, one), "back_url": back}
        return render(request, "reviews/next.html", context, status=status)

    if request.method != "POST":
        return page(form=next_form(request, one))
    act = partial(note_next, review_id=one.id)
    then = to(f"{showing.address(request, 'review', one.id)}#next")
    return perform(request.actor, act, next_form(request, one, request.POST), then=then, page=page)
