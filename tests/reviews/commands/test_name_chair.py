from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.commands.name_chair import name_chair
from countersign.reviews.enums import ReviewState
from tests.cast import Cast
from tests.policies.worlds import off_the_register
from tests.reviews.worlds import (
    HELD,
    after,
    closed,
    found,
    kind_of,
    lead,
    planned,
    recording_fails,
    second_leader,
    signed,
    written,
)

LATER = after(20)


def named(here: Cast, id: UUID, first: str = "tom", *, by: Actor | None = None, revision: int = 0) -> None:
    shown = revision or found(here, id).revision
    chair = here.person(first).id
    name_chair(review_id=id, revision_shown=shown, chair_id=chair, by=by or lead(here), at=LATER)


def test_name_chair_lets_another_leader_sign_for_one_who_leads_no_more(larkbeam: Cast) -> None:
    second = second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id = written(larkbeam)
    confirm_attendance(review_id=id, by=second, at=HELD)
    off_the_register(larkbeam, "priya", date(2026, 1, 21))
    named(larkbeam, id, "mei")
    row = found(larkbeam, id)
    assert kind_of(larkbeam, row) == "managementreview.chair_named"
    assert (row.chair_id, row.chaired_by_id) == (second.person, larkbeam.person("priya").id)
    assert larkbeam.person("priya").id.hex in row.invited
    signed(larkbeam, id, by=second, at=LATER)
    now = found(larkbeam, id)
    assert now.state is ReviewState.CLOSED
    assert now.signed_words.startswith("I was at the management review of Larkbeam Ltd on 20 January 2026, and sign")
    assert now.minutes
    assert (now.minutes["chair_name"], now.minutes["chaired_by_name"]) == ("Mei Sato", "Priya Raman")


def test_name_chair_of_one_who_was_not_there_does_not_sign_yet(larkbeam: Cast) -> None:
    second = second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id = written(larkbeam)
    named(larkbeam, id, "mei")
    with pytest.raises(Refused, match="The chair has not confirmed that they were there"):
        signed(larkbeam, id, by=second, at=LATER)


def test_name_chair_back_to_whoever_chaired_leaves_no_stand_in(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id = written(larkbeam)
    named(larkbeam, id, "mei")
    named(larkbeam, id, "priya")
    row = found(larkbeam, id)
    assert (row.chair_id, row.chaired_by_id) == (larkbeam.person("priya").id, None)
    assert larkbeam.person("priya").id.hex not in row.invited
    assert verify(larkbeam.organisation)[1] == []


def test_name_chair_who_did_not_lead_then_or_does_not_now_is_refused(larkbeam: Cast) -> None:
    id = written(larkbeam)
    with pytest.raises(Refused, match="top management on the day of the review"):
        named(larkbeam, id, "tom")
    second_leader(larkbeam, "mei", on=date(2026, 1, 22))
    with pytest.raises(Refused, match="top management on the day of the review"):
        named(larkbeam, id, "mei")
    with pytest.raises(Refused, match="They chair it already"):
        named(larkbeam, id, "priya")


def test_name_chair_by_others_or_unless_the_minutes_are_open_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id = written(larkbeam)
    for by in (larkbeam.actor("ola"), larkbeam.actor("ola", Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR)):
        with pytest.raises(Refused, match="Only top management or the ISMS lead can name another chair"):
            named(larkbeam, id, "mei", by=by)
    with pytest.raises(Refused, match="has not opened yet"):
        named(larkbeam, planned(larkbeam), "mei")
    with pytest.raises(Refused, match="are signed: they stand"):
        named(larkbeam, closed(larkbeam), "mei")
    with pytest.raises(Stale):
        named(larkbeam, id, "mei", revision=99)


def test_name_chair_of_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = written(larkbeam)
    for review in (id, UUID(int=7)):
        with pytest.raises(Unknown):
            name_chair(
                review_id=review,
                revision_shown=1,
                chair_id=stonecross.person("otto").id,
                by=stonecross.actor("otto", Hat.TOP_MANAGEMENT),
                at=LATER,
            )
    with pytest.raises(Unknown):
        name_chair(
            review_id=id,
            revision_shown=found(larkbeam, id).revision,
            chair_id=stonecross.person("otto").id,
            by=lead(larkbeam),
            at=LATER,
        )


def test_name_chair_when_recording_fails_leaves_who_chaired(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id = written(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        named(larkbeam, id, "mei")
    assert found(larkbeam, id).chair_id == larkbeam.person("priya").id
