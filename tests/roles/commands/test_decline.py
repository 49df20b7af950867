from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.models import Disclosure
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import LONGEST_REASON, decline
from countersign.roles.commands.end import end
from countersign.roles.enums import AppointmentState
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    accepted,
    after,
    approved,
    found,
    held,
    holder,
    kind_of,
    leader,
    proposed,
    recording_fails,
)

REASON = "I go on parental leave in March."


def declined(here: Cast, id: object, because: str = f" {REASON} ") -> None:
    decline(appointment_id=id, because=because, by=holder(here, id), at=after(1))  # type: ignore[arg-type]


@pytest.mark.parametrize("appointed", [True, False])
def test_decline_when_the_person_cannot(firm: Cast, appointed: bool) -> None:
    id = proposed(firm, "mei", "hr")
    if appointed:
        approved(firm, id)
    declined(firm, id)
    made = found(firm, id)
    assert (made.state, made.declined_at, made.declined_because) == (AppointmentState.DECLINED, after(1), REASON)
    assert kind_of(firm, id) == "appointment.declined"
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf is not None
    assert b"parental" not in bytes(leaf.data)
    assert verify(firm.organisation)[1] == []


def test_decline_when_anybody_else_does_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    with pytest.raises(Refused, match="Only the person who was appointed can decline"):
        decline(appointment_id=id, because=REASON, by=leader(firm), at=AT)


@pytest.mark.parametrize("because", ["", "  "])
def test_decline_without_a_reason_is_refused(firm: Cast, because: str) -> None:
    with pytest.raises(Refused, match="Say in a sentence why"):
        declined(firm, proposed(firm), because)


def test_decline_when_the_reason_is_long_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="at most 1000"):
        declined(firm, proposed(firm), "x" * (LONGEST_REASON + 1))


def test_decline_when_accepted_before_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="accepted before"):
        declined(firm, held(firm))


def test_decline_when_declined_or_ended_before_is_refused(firm: Cast) -> None:
    id = proposed(firm)
    declined(firm, id)
    with pytest.raises(Refused, match="was declined"):
        declined(firm, id)
    end(appointment_id=id, held_until=date(2026, 1, 7), by=leader(firm), at=AT)
    with pytest.raises(Refused, match="has ended"):
        declined(firm, id)
    with pytest.raises(Refused, match="has ended"):
        accepted(firm, id)


def test_decline_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    for id in (proposed(firm), NOBODY):
        with pytest.raises(Unknown, match="There is no such appointment here"):
            decline(appointment_id=id, because=REASON, by=stonecross.actor("otto"), at=AT)


def test_decline_when_the_person_is_erased_keeps_no_reason(firm: Cast) -> None:
    """A leaver's reason goes, the fact stays, and everything still verifies."""
    id = proposed(firm, "dana", "dept_contact")
    approved(firm, id)
    declined(firm, id)
    ruth, dana = firm.actor("ruth", Hat.HR), firm.person("dana").id
    leave(person_id=dana, left_on=date(2026, 1, 8), by=ruth, at=after(2))
    erase(person_id=dana, by=ruth, at=after(3))
    made = found(firm, id)
    assert (made.declined_because, made.declined_at, made.person.name) == (None, after(1), None)
    assert "parental" not in str(list(Disclosure.objects.filter(organisation_id=firm.organisation).values()))
    assert verify(firm.organisation)[1] == []


def test_decline_when_recording_fails_leaves_it_open(firm: Cast) -> None:
    id = proposed(firm)
    by = holder(firm, id)
    with recording_fails(), pytest.raises(OperationalError):
        decline(appointment_id=id, because=REASON, by=by, at=AT)
    assert found(firm, id).state is AppointmentState.PROPOSED
    assert verify(firm.organisation)[1] == []
