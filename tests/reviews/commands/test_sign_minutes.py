from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.add_action import LONGEST_TITLE
from countersign.actions.enums import ActionKind, SourceKind
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.commands.sign_minutes import sign_minutes
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.enums import DecisionKind, Part, ReviewState
from countersign.reviews.queries import became, decisions, followed, minutes_digest, minutes_of, open_actions
from tests.cast import Cast
from tests.policies.worlds import off_the_register
from tests.reviews.worlds import (
    CONCLUSION,
    DECISION,
    HELD,
    after,
    approval,
    came,
    decided,
    found,
    kind_of,
    lead,
    leader,
    minuted,
    opened,
    planned,
    recording_fails,
    second_leader,
    signed,
    written,
)


def test_sign_minutes_closes_the_review_for_good(larkbeam: Cast) -> None:
    id = written(larkbeam)
    shown = minutes_of(found(larkbeam, id))
    signed(larkbeam, id, at=after(16))
    now = found(larkbeam, id)
    assert (now.state, now.minutes_on, now.closed_at) == (ReviewState.CLOSED, after(16).date(), after(16))
    assert (now.minutes, now.document) == (shown, minutes_digest(shown))
    assert now.signed_as == "CEO and founder, top management since 1 April 2019"
    assert now.signed_words.startswith("I chaired the management review of Larkbeam Ltd on 20 January 2026.")
    assert now.minutes
    assert now.minutes["conclusion"] == CONCLUSION
    assert [one["name"] for one in now.minutes["attended"]] == ["Priya Raman", "Tom Okafor"]
    assert now.minutes["inputs"]["d"]["level"] == 2
    assert now.similarity is None, "there are no minutes before these"
    assert kind_of(larkbeam, now) == "managementreview.signed"


def test_sign_minutes_takes_every_decision_that_stands(larkbeam: Cast) -> None:
    id = written(larkbeam)
    kinds = {DecisionKind.RESOURCES: "decision.resources_taken", DecisionKind.POLICY: "decision.direction_taken"}
    kinds |= {DecisionKind.OBJECTIVE: "decision.direction_taken", DecisionKind.NO_CHANGE: "decision.taken"}
    for kind in kinds:
        decided(larkbeam, id, kind=kind)
    strike_decision(decision_id=decided(larkbeam, id), by=lead(larkbeam), at=HELD)
    signed(larkbeam, id)
    rows = list(decisions(larkbeam.organisation, [id]))
    assert [kind_of(larkbeam, one) for one in rows] == ["decision.resources_taken", *kinds.values()]
    assert {one.taken_at for one in rows} == {HELD}
    assert verify(larkbeam.organisation)[1] == []


def test_sign_minutes_makes_an_action_of_an_improvement(larkbeam: Cast) -> None:
    """It counts as a leader's there, and not twice: the decision itself is entered without a leader."""
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT)
    signed(larkbeam, id)
    kept, improved = decisions(larkbeam.organisation, [id])
    assert (kept.made, kind_of(larkbeam, kept)) == (None, "decision.resources_taken")
    assert kind_of(larkbeam, improved) == "decision.taken"
    one = became(larkbeam.organisation, [improved])[improved.made or ""]
    assert (one.kind, one.title, one.task) == (ActionKind.IMPROVEMENT, DECISION, DECISION)
    assert (one.source_kind, one.source) == (SourceKind.REVIEW, "Management review of 20 January 2026, decision 2")
    assert one.source_ref == improved.ref
    assert (one.owner_id, one.due_on, one.raised_on) == (improved.owner_id, improved.due_on, HELD.date())
    assert (one.sponsor_id, one.is_in_own_hand) == (larkbeam.person("priya").id, True)
    assert [row.id for row, _ in followed(larkbeam.organisation)] == [improved.id]
    assert [row.id for row in open_actions(larkbeam.organisation)] == [kept.id], "it is asked for once"
    assert verify(larkbeam.organisation)[1] == []


def test_sign_minutes_names_another_leader_s_improvement_on_the_chair_s_word(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam, "tom")
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT, decided="tom", words="Ask each supplier. " * 20)
    signed(larkbeam, id)
    ((_, one),) = followed(larkbeam.organisation)
    assert (one.sponsor_id, one.is_in_own_hand) == (tom.person, False)
    assert len(one.title) <= LONGEST_TITLE
    assert one.title.endswith(" …")


def test_sign_minutes_leaves_an_improvement_without_a_day_or_an_owner_who_is_here(larkbeam: Cast) -> None:
    """Neither keeps the chair from signing."""
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT, due_on=None)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT, owner="ola")
    leave(person_id=larkbeam.person("ola").id, left_on=HELD.date(), by=larkbeam.actor("dana", Hat.HR), at=after(15))
    signed(larkbeam, id, at=after(16))
    rows = list(decisions(larkbeam.organisation, [id]))
    assert [one.made for one in rows] == [None, None, None]
    assert [kind_of(larkbeam, one) for one in rows[1:]] == ["decision.improvement_taken"] * 2


def test_sign_minutes_by_whoever_wrote_all_of_them_says_so(larkbeam: Cast) -> None:
    """Also what somebody else had written first is theirs; the conclusion is the chair's in any case (S1)."""
    alone, chair = opened(larkbeam), leader(larkbeam)
    came(larkbeam, alone, "priya")
    decided(larkbeam, alone, by=chair)
    minuted(larkbeam, alone, Part.A, by=chair)
    minuted(larkbeam, alone, Part.CONCLUSION, CONCLUSION)
    signed(larkbeam, alone)
    now = found(larkbeam, alone)
    assert now.single_handed
    assert now.minutes
    assert now.minutes["alone"], "it is in what was signed"
    shared = written(larkbeam, at=after(30))
    minuted(larkbeam, shared, Part.A, "As Priya says.", by=chair, at=after(30))
    signed(larkbeam, shared, at=after(30))
    assert not found(larkbeam, shared).single_handed


def test_sign_minutes_measures_how_much_is_copied(larkbeam: Cast) -> None:
    first = written(larkbeam)
    signed(larkbeam, first)
    second = written(larkbeam, at=after(30))
    signed(larkbeam, second, at=after(30))
    assert found(larkbeam, second).similarity == 1000
    third = written(larkbeam, at=after(60))
    for part in Part:
        minuted(larkbeam, third, part, f"Of {part.value} we said something that nobody had said before, at length.")
    signed(larkbeam, third, at=after(60))
    assert (found(larkbeam, third).similarity or 0) < 300


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("leader", "Nobody in top management has confirmed"),
        ("conclusion", "in their own words whether the ISMS is suitable"),
        ("decision", "No decision is written down"),
    ],
)
def test_sign_minutes_while_something_is_missing_is_refused(larkbeam: Cast, left_out: str, says: str) -> None:
    id = opened(larkbeam)
    if left_out != "leader":
        came(larkbeam, id, "priya")
    came(larkbeam, id, "tom")
    if left_out == "decision":
        minuted(larkbeam, id, Part.CONCLUSION, CONCLUSION)
    with pytest.raises(Refused, match=says):
        signed(larkbeam, id)


def test_sign_minutes_of_a_chair_who_was_not_there_is_refused(larkbeam: Cast) -> None:
    second = second_leader(larkbeam, "tom")
    id = opened(larkbeam)
    confirm_attendance(review_id=id, by=second, at=HELD)
    minuted(larkbeam, id, Part.CONCLUSION, CONCLUSION)
    decided(larkbeam, id, decided="tom")
    with pytest.raises(Refused, match="The chair has not confirmed"):
        signed(larkbeam, id)


def test_sign_minutes_by_somebody_else_is_refused(larkbeam: Cast) -> None:
    """Also by another leader, and by the chair once they lead no more."""
    id = written(larkbeam)
    for by in (lead(larkbeam), second_leader(larkbeam, "mei"), larkbeam.actor("ola", *Hat)):
        with pytest.raises(Refused, match="Only whoever chaired the review"):
            signed(larkbeam, id, by=by)
    off_the_register(larkbeam, "priya", date(2026, 1, 21))
    with pytest.raises(Refused, match="Only somebody in top management can sign"):
        signed(larkbeam, id, at=after(20))


def test_sign_minutes_that_changed_since_they_were_shown_is_stale(larkbeam: Cast) -> None:
    """The signature binds what was on the page (S8)."""
    id = written(larkbeam)
    shown = approval(larkbeam, id, leader(larkbeam), HELD)
    minuted(larkbeam, id, Part.QUESTIONS, "What did we refuse to fund?")
    with pytest.raises(Stale, match="somebody wrote in them since"):
        sign_minutes(**shown, by=leader(larkbeam), at=HELD)
    with pytest.raises(Stale, match="not the sentence that you were shown"):
        signed(larkbeam, id, words_shown="I agree.")
    assert found(larkbeam, id).state is ReviewState.OPEN


@pytest.mark.parametrize(
    "signature",
    [
        Signature(SignatureMethod.WET_SIGNATURE),
        Signature(SignatureMethod.MAILED_CODE, {"statement": "sha256:" + "0" * 64}),
    ],
)
def test_sign_minutes_confirmed_for_something_else_is_refused(larkbeam: Cast, signature: Signature) -> None:
    id = written(larkbeam)
    with pytest.raises(Refused, match="You confirmed something else"):
        signed(larkbeam, id, signature=signature)


def test_sign_minutes_twice_or_early_is_refused(larkbeam: Cast) -> None:
    id = written(larkbeam)
    again: dict[str, Any] = approval(larkbeam, id, leader(larkbeam), HELD)
    sign_minutes(**again, by=leader(larkbeam), at=HELD)
    with pytest.raises(Refused, match="are signed: they stand"):
        sign_minutes(**again, by=leader(larkbeam), at=HELD)
    with pytest.raises(Refused, match="has not opened yet"):
        sign_minutes(**again | {"review_id": planned(larkbeam)}, by=leader(larkbeam), at=HELD)


def test_sign_minutes_of_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    shown = approval(larkbeam, written(larkbeam), leader(larkbeam), HELD)
    for id in (shown["review_id"], UUID(int=7)):
        with pytest.raises(Unknown):
            sign_minutes(**shown | {"review_id": id}, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT), at=HELD)


def test_sign_minutes_when_recording_fails_leaves_them_open(larkbeam: Cast) -> None:
    id = written(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        signed(larkbeam, id)
    assert found(larkbeam, id).state is ReviewState.OPEN
    assert decisions(larkbeam.organisation, [id]).get().taken_at is None
    assert decisions(larkbeam.organisation, [id]).get().words == DECISION
