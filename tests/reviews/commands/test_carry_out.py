from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.reviews.commands.carry_out import carry_out
from countersign.reviews.enums import DecisionKind
from countersign.reviews.models import Decision
from countersign.reviews.queries import carried, decisions, followed
from tests.cast import Cast
from tests.reviews.worlds import after, closed, decided, kind_of, lead, recording_fails, signed, written

DONE_ON = date(2026, 2, 10)
OUTCOME = "Restored in 40 minutes, and it is in the calendar."


def done(here: Cast, id: UUID, *, by: Actor | None = None, **told: Any) -> None:
    said: dict[str, Any] = {"done_on": DONE_ON, "outcome": OUTCOME} | told
    carry_out(decision_id=id, **said, by=by or here.actor("mei"), at=after(40))


def decision(here: Cast, review: UUID) -> Decision:
    return decisions(here.organisation, [review]).get()


def test_carry_out_by_the_owner_closes_the_action(larkbeam: Cast) -> None:
    one = decision(larkbeam, closed(larkbeam))
    assert [each.decision.id for each in carried(larkbeam.organisation, date(2026, 4, 10))] == [one.id]
    assert [each.late for each in carried(larkbeam.organisation, date(2026, 4, 10))] == [10]
    done(larkbeam, one.id)
    now = decision(larkbeam, one.review_id)
    assert (now.done_on, now.outcome, str(now.done_by)) == (DONE_ON, OUTCOME, "Mei Sato")
    assert carried(larkbeam.organisation, date(2026, 4, 10)) == []
    assert [each.late for each in carried(larkbeam.organisation, date(2026, 2, 9))] == [0], "it was open until then"
    assert kind_of(larkbeam, now) == "decision.carried_out"
    assert verify(larkbeam.organisation)[1] == []


def test_carry_out_by_the_lead_or_a_leader_but_nobody_else(larkbeam: Cast) -> None:
    one = decision(larkbeam, closed(larkbeam))
    with pytest.raises(Refused, match="Only whoever owns this action"):
        done(larkbeam, one.id, by=larkbeam.actor("ola"))
    done(larkbeam, one.id, by=lead(larkbeam))
    with pytest.raises(Refused, match="recorded as done already"):
        done(larkbeam, one.id)


def test_carry_out_what_the_chair_has_not_signed_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not signed this decision"):
        done(larkbeam, decision(larkbeam, written(larkbeam)).id)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"done_on": date(2026, 3, 1)}, "That day lies ahead"),
        ({"done_on": date(2026, 1, 19)}, "before the review that decided it"),
        ({"outcome": " "}, "Say what came of it"),
        ({"outcome": "x" * 1001}, "in fewer words"),
    ],
)
def test_carry_out_when_it_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], says: str) -> None:
    one = decision(larkbeam, closed(larkbeam))
    with pytest.raises(Refused, match=says):
        done(larkbeam, one.id, **told)


def test_carry_out_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    one = decision(larkbeam, closed(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        done(larkbeam, one.id)
    assert decision(larkbeam, one.review_id).done_at is None


def test_carry_out_what_goes_on_in_the_register_is_refused(larkbeam: Cast) -> None:
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT)
    signed(larkbeam, id)
    ((one, _),) = followed(larkbeam.organisation)
    with pytest.raises(Refused, match="went on in the register of actions"):
        done(larkbeam, one.id)
