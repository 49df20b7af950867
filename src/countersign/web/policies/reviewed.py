"""What was concluded about a policy: on its page, on the draft that has to change, and as a receipt of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import date as date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.queries import entry_about, newest_checkpoint
from countersign.ledger.queries import receipt as proof_of
from countersign.people.queries import Register
from countersign.policies import queries
from countersign.policies.entries import ReviewChangeAsked, ReviewConfirmedUnchanged, ReviewRecordedElsewhere
from countersign.policies.enums import Occasion, Outcome, VersionState
from countersign.policies.queries import ReviewDue
from countersign.web.numbers import in_words
from countersign.web.policies import showing
from countersign.web.policies.words import ELSEWHERE, OCCASIONS, OUTCOMES, REVIEWED

if TYPE_CHECKING:
    from countersign.ledger.models import Leaf
    from countersign.policies.models import Policy, Review, Version

KINDS = {Outcome.CONFIRMED_UNCHANGED: ReviewConfirmedUnchanged, Outcome.CHANGE_NEEDED: ReviewChangeAsked}


def section(request: Visit, policy: Policy, versions: Sequence[Version]) -> dict[str, Any]:
    """For the margin of a policy's page: by when, what may be an occasion, what was concluded so far."""
    organisation, today = request.organisation.id, request.today
    found = queries.reviews(organisation, policy.id)
    applies = next((one for one in versions if one.state is VersionState.PUBLISHED), None)
    due = queries.review_due(policy, applies, found) if applies else None
    asked = queries.change_asked(found, versions)
    occasions = queries.suggested(Register(request.organisation), due, today) if due else []
    return {
        "due": due_words(due, today) if due else "",
        "overdue": due is not None and due.is_overdue(today),
        "occasions": [{"on": one.on, "title": one.says.in_language(_), "done": True} for one in occasions],
        "held": [line(request, one) for one in found],
        "asked": line(request, asked) if asked else None,
        "acts": acts(request, policy, applies),
    }


def due_words(due: ReviewDue, today: date) -> str:
    """By when it is looked at again, or since when somebody should have."""
    day = date_format(due.due_on, "j F Y")
    if not due.is_overdue(today):
        return _("Review by {day}").format(day=day)
    late = (today - due.due_on).days
    return ngettext(
        "The review was due on {day}: it is one day late", "The review was due on {day}: it is {n} days late", late
    ).format(day=day, n=in_words(late))


def acts(request: Visit, policy: Policy, applies: Version | None) -> list[dict[str, Any]]:
    steps = [
        ("policy.review", "review", _("Review it"), "line"),
        ("policy.record_review", "record_review", _("A review was held elsewhere"), "quiet"),
    ]
    return [
        {"label": label, "url": showing.address(request, name, policy.id), "kind": kind}
        for act, name, label, kind in steps
        if applies is not None and may_enter(request.actor, act)
    ]


def line(request: Visit, one: Review) -> dict[str, Any]:
    """A review as the life of a policy shows it. ``elsewhere``: claimed, and recorded later."""
    written = date_format(day_in(request.organisation.time_zone, one.recorded_at), "j F Y")
    return {
        "on": one.reviewed_on,
        "title": str(REVIEWED[one.outcome]).format(who=one.reviewed_by),
        "detail": _("held elsewhere, recorded on {day}").format(day=written) if one.elsewhere else "",
        "reason": one.reason,
        "url": showing.address(request, "review_receipt", one.policy_id, one.id),
        "url_label": _("Reason and proof"),
        "done": True,
        "elsewhere": one.elsewhere,
    }


def review_of(request: Visit, policy_id: UUID, review_id: UUID) -> Review:
    """Raises Unknown for none, and for another policy's."""
    found = queries.review(request.organisation.id, review_id)
    if found.policy_id != policy_id:
        raise Unknown("review")
    return found


@endpoint("policy.read_reviews")
def receipt(request: Visit, policy_id: UUID, review_id: UUID) -> HttpResponse:
    """What was concluded, by whom, why, and where it stands in the ledger."""
    found = review_of(request, policy_id, review_id)
    leaf, latest = entry_of(found), newest_checkpoint(request.organisation.id)
    versions, held = queries.versions(request.organisation.id, policy_id), queries.reviews
    applies = next((one for one in versions if one.state is VersionState.PUBLISHED), None)
    due = queries.review_due(found.policy, applies, held(request.organisation.id, policy_id)) if applies else None
    context = {
        "title": found.version.title,
        "label": found.version.label,
        "finding": OUTCOMES[found.outcome],
        "review": found,
        "occasion": OCCASIONS[Occasion(found.occasion)],
        "how": str(ELSEWHERE[found.method][0]) if found.elsewhere else "",
        "due": due_words(due, request.today) if due else "",
        "entry": {"number": leaf.seq, "head": head(latest.root) if latest else ""} if leaf else None,
        "proof_url": showing.address(request, "review_proof", policy_id, review_id) if leaf else "",
        "version_url": showing.address(request, "version", policy_id, found.version_id),
        "policy_url": showing.address(request, "policy", policy_id),
    }
    return render(request, "policies/review_receipt.html", context)


def head(root: str) -> str:
    """The first digits of a checkpoint, in fours."""
    return " ".join(root[at : at + 4] for at in range(0, 12, 4))


def entry_of(review: Review) -> Leaf | None:
    """What the ledger says about a review."""
    kind = ReviewRecordedElsewhere if review.elsewhere else KINDS[Outcome(review.outcome)]
    return entry_about(review.organisation_id, review.ref, kind.kind)


@endpoint("policy.read_reviews")
def proof(request: Visit, policy_id: UUID, review_id: UUID) -> HttpResponse:
    """The receipt as a file (C2SP tlog-proof) that public tools can check without us."""
    found = review_of(request, policy_id, review_id)
    leaf = entry_of(found)
    shown = proof_of(request.organisation.id, leaf.id) if leaf else None
    if shown is None:
        raise Unknown("proof")
    answer = HttpResponse(str(shown), content_type="text/plain; charset=utf-8")
    example = "EXAMPLE-" if request.example else ""
    name = f"{example}policy-review-{found.reviewed_on.isoformat()}.tlog-proof"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer
