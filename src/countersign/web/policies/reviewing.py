"""Looking at a policy again: what happened since, then one of two answers; and entering a review held elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.policies import queries
from countersign.policies.commands.ask_for_change import ask_for_change
from countersign.policies.commands.confirm_unchanged import LONGEST_NOTE, LONGEST_REASON, confirm_unchanged
from countersign.policies.commands.record_review_elsewhere import record_review_elsewhere
from countersign.policies.enums import Occasion, Outcome, VersionState
from countersign.policies.queries import ReviewDue, Suggested
from countersign.readiness.gathered import Gathered
from countersign.web.policies import happened, reviewed, showing
from countersign.web.policies.recording import ways
from countersign.web.policies.review_forms import RecordReviewForm, ReviewForm

if TYPE_CHECKING:
    from countersign.changes.models import Event
    from countersign.kernel.references import Ref
    from countersign.people.models import Leader
    from countersign.policies.models import Review, Version

LATE = (403, 409)


@dataclass(frozen=True)
class Looked:
    """What a reader has before them: the version in force, until when it is in time, and who reads it as what."""

    due: ReviewDue
    versions: list[Version]
    reviews: list[Review]
    leader: Leader
    occasions: list[Suggested]
    changes: list[Event]
    read: Gathered

    @property
    def version(self) -> Version:
        return self.due.version


def looked(request: Visit, policy_id: UUID) -> Looked:
    """Raises Unknown when no version of the policy is in force, or when the reader leads nothing today."""
    organisation, person = request.organisation.id, request.actor.person
    policy = queries.policy(organisation, policy_id)
    versions, reviews = queries.versions(organisation, policy_id), queries.reviews(organisation, policy_id)
    applies = next((one for one in versions if one.state is VersionState.PUBLISHED), None)
    leader = people.leadership(organisation, person, request.today) if person else None
    if applies is None or leader is None:
        raise Unknown("version")
    queries.with_texts(applies)
    read, due = Gathered(request.organisation), queries.review_due(policy, applies, reviews)
    occasions = queries.suggested(read.register, due, request.today)
    return Looked(due, versions, reviews, leader, occasions, happened.may_touch(request, due, reviews), read)


@endpoint("policy.review")
def review(request: Visit, policy_id: UUID) -> HttpResponse:
    seen = looked(request, policy_id)
    page = partial(review_page, request, seen)
    if request.method != "POST":
        shown = {"version_id": seen.version.id, "digest_shown": seen.version.document, **occasion_of(request, seen)}
        return page(form=ReviewForm(initial={"act": fresh_act(), **shown}))
    then = to_made(partial(showing.address, request, "review_receipt", policy_id))
    return perform(request.actor, decide, ReviewForm(request.POST), then=then, page=page)


def occasion_of(request: Visit, seen: Looked) -> dict[str, str]:
    """In the words of the record; nothing more where the calendar is the reason."""
    found = happened.occasion(request, seen.due, seen.occasions, seen.changes)
    if found is None:
        return {"occasion": Occasion.YEARLY, "occasion_note": ""}
    return {"occasion": found.occasion, "occasion_note": str(found.says)}


def decide(*, outcome: Outcome, **said: Any) -> Ref:
    acts: dict[Outcome, Callable[..., Ref]] = {
        Outcome.CONFIRMED_UNCHANGED: confirm_unchanged,
        Outcome.CHANGE_NEEDED: ask_for_change,
    }
    return acts[outcome](**said)


def review_page(request: Visit, seen: Looked, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    """Whoever was shown another text gets the one of now beside what they typed."""
    version, leader = seen.version, seen.leader
    if status in LATE:
        now = {"version_id": version.id.hex, "digest_shown": version.document}
        form.data = {**form.data.dict(), **now}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "document": showing.version_document(request, version),
        "signatures": showing.signatures(version, request.organisation.time_zone),
        "due": reviewed.due_words(seen.due, request.today),
        "since": seen.due.looked_at,
        "happened": happened.since(request, seen.due, seen.versions, seen.occasions, seen.changes),
        "changes_url": reverse("changes:list", args=[request.organisation.slug])
        if may_enter(request.actor, "change.read")
        else "",
        "findings": happened.findings(request, seen.due, seen.read),
        "findings_url": reverse("findings:list", args=[request.organisation.slug]),
        "reader": {"name": str(leader.person), "hat": leader.person.title or "", "since": leader.leads_from},
        "today": request.today,
        "longest": LONGEST_REASON,
        "longest_note": LONGEST_NOTE,
        "back_url": showing.address(request, "policy", seen.due.policy.id),
    }
    return render(request, "policies/review.html", context, status=status)


@endpoint("policy.record_review")
def record(request: Visit, policy_id: UUID) -> HttpResponse:
    """On the word of whoever records it."""
    organisation = request.organisation.id
    found = queries.policy(organisation, policy_id)
    everybody = list(people.people(organisation).filter(erased_at=None))
    new = partial(RecordReviewForm, people=everybody, today=request.today)
    page = partial(record_page, request, found.id, found.title)
    if request.method != "POST":
        return page(form=new(initial={"act": fresh_act(), "occasion": Occasion.YEARLY}))
    then = to_made(partial(showing.address, request, "review_receipt", policy_id))
    act = partial(record_review_elsewhere, policy_id=policy_id)
    return perform(request.actor, act, new(request.POST), then=then, page=page)


def record_page(
    request: Visit, policy: UUID, title: str, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    applies = queries.in_force(request.organisation.id, policy)
    context = {
        "form": form,
        "refusal": refusal,
        "title": applies.title if applies else title,
        "ways": ways(form),
        "longest": LONGEST_REASON,
        "longest_note": LONGEST_NOTE,
        "people_url": reverse("people:new", args=[request.organisation.slug])
        if may_enter(request.actor, "person.enter")
        else "",
        "back_url": showing.address(request, "policy", policy),
    }
    return render(request, "policies/record_review.html", context, status=status)
