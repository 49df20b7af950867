from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.reviews.commands.decline_attendance import decline_attendance
from countersign.reviews.commands.name_chair import name_chair
from countersign.reviews.commands.open_review import open_review
from countersign.reviews.commands.strike_decision import strike_decision
from countersign.reviews.enums import Part, ReviewState
from countersign.reviews.models import Attendance
from countersign.reviews.queries import attendances, collect_facts, passage, unfinished, who_said
from tests.cast import Cast
from tests.reviews.worlds import (
    HELD,
    PLANNED_ON,
    SAID,
    after,
    came,
    closed,
    decided,
    found,
    kind_of,
    lead,
    minuted,
    mistaken,
    opened,
    planned,
    recording_fails,
    second_leader,
    signed,
    taken_back,
)


def test_take_back_opening_plans_it_again_with_a_live_agenda(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    minuted(larkbeam, id, Part.A)
    taken_back(larkbeam, id)
    now = found(larkbeam, id)
    assert (now.state, now.held_on, now.opened_at, now.opened_by_id) == (ReviewState.PLANNED, None, None, None)
    assert (now.agenda, now.agenda_digest, now.mistaken_because) == (None, "", "Only tried.")
    assert kind_of(larkbeam, now) == "managementreview.opening_taken_back"
    assert [one.id for one in unfinished(larkbeam.organisation)] == [id]
    still = passage(larkbeam.organisation, id, Part.A)
    assert still
    assert still.text == SAID, "what somebody wrote is not lost"


def test_take_back_opening_lets_nobody_have_been_there(larkbeam: Cast) -> None:
    """Their word stays in the ledger, and counts for nothing: on the day they say it again."""
    id = mistaken(larkbeam)
    row = Attendance.objects.get(organisation_id=larkbeam.organisation, review_id=id)
    assert (row.attended, row.void_at, kind_of(larkbeam, row)) == (True, HELD, "attendance.voided")
    assert list(attendances(larkbeam.organisation, [id])) == []
    assert who_said(larkbeam.organisation, id) == set()
    assert [one.held_on for one in collect_facts(larkbeam.organisation, PLANNED_ON)] == [None]
    assert verify(larkbeam.organisation)[1] == []


def test_take_back_opening_keeps_whoever_cannot_come(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    decline_attendance(review_id=id, because="Away.", by=larkbeam.actor("mei"), at=HELD)
    taken_back(larkbeam, id)
    assert who_said(larkbeam.organisation, id) == {larkbeam.person("mei").id}


def test_a_review_opened_again_after_a_mistake_is_held_and_signed_like_any_other(larkbeam: Cast) -> None:
    id = mistaken(larkbeam)
    open_review(review_id=id, revision_shown=found(larkbeam, id).revision, by=lead(larkbeam), at=after(15))
    came(larkbeam, id, "priya", "tom", at=after(15))
    for part in (*found(larkbeam, id).inputs, Part.CONCLUSION):
        minuted(larkbeam, id, part, at=after(15))
    decided(larkbeam, id, at=after(15))
    signed(larkbeam, id, at=after(15))
    now = found(larkbeam, id)
    assert (now.state, now.held_on) == (ReviewState.CLOSED, after(15).date())
    assert len(attendances(larkbeam.organisation, [id])) == 2
    assert verify(larkbeam.organisation)[1] == []


def test_take_back_opening_forgets_who_chaired_what_was_no_meeting(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    second_leader(larkbeam, "mei")
    mei = larkbeam.person("mei").id
    name_chair(review_id=id, revision_shown=found(larkbeam, id).revision, chair_id=mei, by=lead(larkbeam), at=HELD)
    assert found(larkbeam, id).chaired_by_id
    taken_back(larkbeam, id)
    assert found(larkbeam, id).chaired_by_id is None


def test_take_back_opening_where_something_is_decided_or_signed_is_refused(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    decision = decided(larkbeam, id)
    with pytest.raises(Refused, match="A decision stands in it"):
        taken_back(larkbeam, id)
    strike_decision(decision_id=decision, by=lead(larkbeam), at=HELD)
    taken_back(larkbeam, id)
    for other, says in ((closed(larkbeam), "are signed: they stand"), (planned(larkbeam), "has not opened yet")):
        with pytest.raises(Refused, match=says):
            taken_back(larkbeam, other)


@pytest.mark.parametrize(("because", "says"), [("  ", "Say in a sentence why"), ("x" * 501, "at most 500")])
def test_take_back_opening_without_a_reason_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    id = opened(larkbeam)
    with pytest.raises(Refused, match=says):
        taken_back(larkbeam, id, because=because)
    with pytest.raises(Stale):
        taken_back(larkbeam, id, revision_shown=1)
    assert found(larkbeam, id).state is ReviewState.OPEN


def test_take_back_opening_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = opened(larkbeam)
    for hat in (Hat.STAFF, Hat.ADMINISTRATOR, Hat.INTERNAL_AUDITOR):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            taken_back(larkbeam, id, by=larkbeam.actor("ola", hat))
    shown = found(larkbeam, id).revision
    for one, by in ((id, stonecross.actor("otto", Hat.ISMS_LEAD)), (UUID(int=7), lead(larkbeam))):
        with pytest.raises(Unknown):
            taken_back(larkbeam, one, revision_shown=shown, by=by)


def test_take_back_opening_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    with recording_fails(), pytest.raises(OperationalError):
        taken_back(larkbeam, id)
    assert found(larkbeam, id).state is ReviewState.OPEN
    assert len(attendances(larkbeam.organisation, [id])) == 1
