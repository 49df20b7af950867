"""Decisions of a review that do something elsewhere: once the chair signs, and never before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.references import parse_ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.objectives.enums import TermsState
from countersign.policies.enums import Outcome
from countersign.policies.models import Review as PolicyReview
from countersign.resources.enums import Verdict
from countersign.resources.models import Decision as ResourceDecision
from countersign.resources.models import Request
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.commands.name_chair import name_chair
from countersign.reviews.commands.sign_minutes import sign_minutes
from countersign.reviews.commands.take_decision import take_decision
from countersign.reviews.enums import DecisionKind, Effect
from countersign.reviews.models import Decision
from countersign.reviews.queries import decided_about, decision, minutes_of
from tests.cast import Cast
from tests.objectives import worlds as objectives
from tests.policies.worlds import TITLE as POLICY
from tests.policies.worlds import in_force_from
from tests.resources import worlds as resources
from tests.resources.commands.test_change_request import changed
from tests.reviews.worlds import (
    DECISION,
    HELD,
    after,
    approval,
    decided,
    doing,
    found,
    kind_of,
    lead,
    leader,
    recording_fails,
    second_leader,
    signed,
    written,
)

SOURCE = "Management review of 20 January 2026, decision 2"


def taken(here: Cast, kind: DecisionKind, **told: Any) -> Decision:
    """The second decision of a review that was signed."""
    id = written(here)
    one = decided(here, id, kind=kind, **told)
    signed(here, id)
    assert verify(here.organisation)[1] == []
    return decision(here.organisation, one)


def test_a_request_is_approved_as_it_was_asked_for_by_the_chair(larkbeam: Cast) -> None:
    """It counts as a leader's there, and not twice."""
    id = resources.raised(larkbeam)
    one = taken(larkbeam, DecisionKind.RESOURCES, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    assert one.recorded_as == resources.found(larkbeam, id).ref
    assert kind_of(larkbeam, one) == "decision.taken"
    ruling = ResourceDecision.objects.get(organisation_id=larkbeam.organisation, request_id=id)
    assert (ruling.verdict, ruling.money, ruling.time) == (Verdict.APPROVED, resources.SUM, 4)
    assert (ruling.decided_by_id, ruling.method) == (larkbeam.person("priya").id, ""), "their own act, here"
    assert (ruling.granted, ruling.reason) == (DECISION, f"{DECISION} ({SOURCE})")
    assert [each.id for each in decided_about(larkbeam.organisation, one.recorded_as)] == [one.id]


def test_a_request_is_refused_with_the_reason(larkbeam: Cast) -> None:
    id = resources.raised(larkbeam)
    taken(larkbeam, DecisionKind.RESOURCES, **doing(larkbeam, Effect.REFUSES, resources.TITLE))
    ruling = ResourceDecision.objects.get(organisation_id=larkbeam.organisation, request_id=id)
    assert (ruling.verdict, ruling.money, ruling.granted) == (Verdict.REFUSED, None, "")


def test_a_request_is_put_forward_and_decided_by_itself(larkbeam: Cast) -> None:
    one = taken(larkbeam, DecisionKind.RESOURCES, **doing(larkbeam, Effect.RAISES))
    row = Request.objects.get(organisation_id=larkbeam.organisation)
    assert (one.recorded_as, kind_of(larkbeam, one)) == (row.ref, "decision.resources_taken")
    assert (row.title, row.need, row.behind) == (DECISION, DECISION, SOURCE)
    assert (row.raised_by_id, row.raised_on) == (larkbeam.person("mei").id, HELD.date())
    assert row.is_open, "nothing is decided about it"


def test_an_objective_is_adopted_by_the_chair(larkbeam: Cast) -> None:
    id = objectives.proposed(larkbeam)
    one = taken(larkbeam, DecisionKind.OBJECTIVE, **doing(larkbeam, Effect.ADOPTS, "We can recover"))
    now = objectives.newest(larkbeam, id)
    assert (now.state, now.adopted_by_id, now.adopted_on) == (
        TermsState.ADOPTED, larkbeam.person("priya").id, HELD.date()
    )  # fmt: skip
    assert (one.recorded_as, kind_of(larkbeam, one)) == (objectives.found(larkbeam, id).ref, "decision.taken")


def test_an_objective_is_put_forward_with_its_owner_and_its_day(larkbeam: Cast) -> None:
    one = taken(larkbeam, DecisionKind.OBJECTIVE, **doing(larkbeam, Effect.SETS))
    assert one.recorded_as
    now = objectives.newest(larkbeam, parse_ref(one.recorded_as)[1])
    assert (now.title, now.owner_id, now.due_on) == (DECISION, one.owner_id, one.due_on)
    assert (now.state, kind_of(larkbeam, one)) == (TermsState.PROPOSED, "decision.direction_taken")


def test_another_text_of_a_policy_is_asked_for(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    one = taken(larkbeam, DecisionKind.POLICY, **doing(larkbeam, Effect.CHANGES, POLICY))
    asked = PolicyReview.objects.get(organisation_id=larkbeam.organisation, version_id=version)
    assert (asked.outcome, asked.reason, asked.occasion_note) == (Outcome.CHANGE_NEEDED, DECISION, SOURCE)
    assert one.recorded_as
    assert parse_ref(one.recorded_as) == ("policy", policy)


def test_nothing_happens_elsewhere_before_the_chair_signs(larkbeam: Cast) -> None:
    id, review = resources.raised(larkbeam), written(larkbeam)
    decided(larkbeam, review, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    assert resources.found(larkbeam, id).is_open
    told = minutes_of(found(larkbeam, review))["decisions"][1]
    assert (told["effect"], told["called"]) == ("APPROVES", resources.TITLE), "the chair reads what will happen"
    assert told["about_digest"] == resources.found(larkbeam, id).digest


def test_what_changed_since_stays_with_the_review_and_the_chair_reads_the_minutes_again(larkbeam: Cast) -> None:
    id, review = resources.raised(larkbeam), written(larkbeam)
    one = decided(larkbeam, review, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    shown = approval(larkbeam, review, leader(larkbeam), HELD)
    resources.decided(larkbeam, id, resources.REFUSED, at=HELD)
    with pytest.raises(Stale, match="Read them again"):
        sign_minutes(**shown, by=leader(larkbeam), at=HELD)
    signed(larkbeam, review)
    row = decision(larkbeam.organisation, one)
    assert (row.recorded_as, kind_of(larkbeam, row)) == (None, "decision.resources_taken")


def test_what_a_leader_decides_stays_with_them_where_another_signs_for_the_chair(larkbeam: Cast) -> None:
    """Nobody decides in another leader's name."""
    id, review = resources.raised(larkbeam), written(larkbeam, invited=("tom", "mei"))
    one = decided(larkbeam, review, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    mei = second_leader(larkbeam, "mei")
    confirm_attendance(review_id=review, by=mei, at=HELD)
    shown = found(larkbeam, review).revision
    name_chair(review_id=review, revision_shown=shown, chair_id=larkbeam.person("mei").id, by=lead(larkbeam), at=HELD)
    assert effects_said(larkbeam, review) == []
    signed(larkbeam, review, by=mei)
    assert decision(larkbeam.organisation, one).recorded_as is None
    assert resources.found(larkbeam, id).is_open


def effects_said(here: Cast, review: UUID) -> list[str]:
    """What the minutes say that decisions do elsewhere."""
    return [one["effect"] for one in minutes_of(found(here, review))["decisions"] if "effect" in one]


def test_of_two_decisions_about_one_request_the_first_is_done_and_said(larkbeam: Cast) -> None:
    id, review = resources.raised(larkbeam), written(larkbeam)
    first = decided(larkbeam, review, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    second = decided(larkbeam, review, **doing(larkbeam, Effect.REFUSES, resources.TITLE))
    assert effects_said(larkbeam, review) == [Effect.APPROVES]
    signed(larkbeam, review)
    assert decision(larkbeam.organisation, first).recorded_as == resources.found(larkbeam, id).ref
    assert decision(larkbeam.organisation, second).recorded_as is None


def test_of_two_decisions_about_one_policy_one_asks_for_another_text(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    review = written(larkbeam)
    asks = {"kind": DecisionKind.POLICY, **doing(larkbeam, Effect.CHANGES, POLICY)}
    ids = [decided(larkbeam, review, **asks, words=words) for words in ("Name the new office.", "Shorten it.")]
    assert effects_said(larkbeam, review) == [Effect.CHANGES]
    signed(larkbeam, review)
    done = [decision(larkbeam.organisation, one).recorded_as for one in ids]
    assert done[0]
    assert done[1] is None
    assert PolicyReview.objects.filter(organisation_id=larkbeam.organisation).count() == 1


def test_whoever_wrote_at_a_request_does_not_decide_it_in_a_review(larkbeam: Cast) -> None:
    """Found when the decision is written, not when the chair has typed the code."""
    second_leader(larkbeam, "mei")
    id, review = resources.raised(larkbeam), written(larkbeam)
    changed(larkbeam, id, by=leader(larkbeam), need="Phones are lost every month.")
    refused(larkbeam, review, "had a part", **doing(larkbeam, Effect.APPROVES, resources.TITLE))


def refused(here: Cast, id: UUID, says: str, how: type[Exception] = Refused, **told: Any) -> None:
    with pytest.raises(how, match=says):
        decided(here, id, **told)


def test_what_does_not_fit_or_is_no_more_as_it_was_shown_is_refused(larkbeam: Cast) -> None:
    resources.raised(larkbeam)
    id, approve = written(larkbeam), doing(larkbeam, Effect.APPROVES, resources.TITLE)
    refused(larkbeam, id, "does not fit", kind=DecisionKind.OBJECTIVE, **approve)
    refused(larkbeam, id, "does not fit", kind=DecisionKind.IMPROVEMENT, **approve)
    refused(larkbeam, id, "has changed since", Stale, **approve | {"digest": "sha256:" + "0" * 64})
    refused(larkbeam, id, "has changed since", Stale, **approve | {"about": "resource_" + "0" * 32})
    refused(larkbeam, id, "has changed since", Stale, effect=Effect.SETS, about=approve["about"])


def test_only_the_chair_decides_and_not_alone_about_what_they_wrote(larkbeam: Cast) -> None:
    resources.raised(larkbeam, by=leader(larkbeam))
    tom = second_leader(larkbeam, "tom")
    id = written(larkbeam)
    approve = doing(larkbeam, Effect.APPROVES, resources.TITLE)
    assert tom.person
    refused(larkbeam, id, "Only whoever chairs, and signs", decided="tom", **approve)
    refused(larkbeam, id, "The chair had a part in writing it", **approve)


def test_an_only_leader_decides_about_what_they_wrote_and_it_shows(larkbeam: Cast) -> None:
    id = resources.raised(larkbeam, by=leader(larkbeam), raised_by="priya")
    taken(larkbeam, DecisionKind.RESOURCES, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    assert ResourceDecision.objects.get(organisation_id=larkbeam.organisation, request_id=id).single_handed


def test_take_decision_outside_the_chairs_signature_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = written(larkbeam)
    one = decided(larkbeam, id)
    for by in (lead(larkbeam), leader(larkbeam)):
        with pytest.raises(Refused, match="when the chair signs the minutes"):
            take_decision(decision_id=one, by=by, at=HELD)
    signed(larkbeam, id)
    with pytest.raises(Refused, match="taken already"):
        take_decision(decision_id=one, by=leader(larkbeam), at=HELD)
    with pytest.raises(Refused, match="when the chair signs the minutes"):
        take_decision(decision_id=one, by=leader(larkbeam), at=after(15))
    with pytest.raises(Unknown):
        take_decision(decision_id=one, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT), at=HELD)


def test_take_decision_when_recording_fails_changes_nothing_anywhere(larkbeam: Cast) -> None:
    request, id = resources.raised(larkbeam), written(larkbeam)
    one = decided(larkbeam, id, **doing(larkbeam, Effect.APPROVES, resources.TITLE))
    with recording_fails(), pytest.raises(OperationalError):
        signed(larkbeam, id)
    assert resources.found(larkbeam, request).is_open
    assert decision(larkbeam.organisation, one).taken_at is None
