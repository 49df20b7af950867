from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.be_away import be_away
from countersign.roles.commands.end import end
from countersign.roles.queries import named_last, stand_ins, standing_in
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.away import GOES, IS_BACK, away
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    approved,
    entered,
    held,
    lead,
    leader,
    proposed,
    recording_fails,
)


def on(here: Cast, day: date) -> dict[UUID, str]:
    found = named_last(standing_in(here.organisation, day))
    return {id: str(one.person) for id, one in found.items()}


@pytest.mark.parametrize("who", ["holder", "lead", "leader"])
def test_be_away_when_holder_or_lead_or_leader_says_so(firm: Cast, who: str) -> None:
    id = held(firm, "mei", "hr")
    by = {"holder": firm.actor("mei"), "lead": lead(firm), "leader": leader(firm)}[who]
    away(firm, "mei", (id, "dana"), by=by)
    days = (GOES - timedelta(days=1), GOES, IS_BACK - timedelta(days=1), IS_BACK)
    assert [on(firm, day).get(id, "") for day in days] == ["", "Dana Field", "Dana Field", ""]
    assert entered(firm, "standin.named") == 1
    assert verify(firm.organisation)[1] == []


def test_be_away_with_two_roles_names_two(firm: Cast) -> None:
    first, second = held(firm, "mei", "hr"), held(firm, "mei", "dept_contact")
    away(firm, "mei", (first, "dana"), (second, "ola"))
    assert on(firm, GOES) == {first: "Dana Field", second: "Ola Nowak"}


def test_be_away_when_anybody_else_says_so_is_refused(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    with pytest.raises(Refused, match="Only the holder, the ISMS lead or top management"):
        away(firm, "mei", (id, "dana"), by=firm.actor("ruth", Hat.HR))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"away_from": GOES, "back_on": GOES}, "back on a later day"),
        ({"away_from": date(2025, 12, 1), "back_on": TODAY}, "This absence is over"),
        ({"away_from": GOES, "back_on": date(2027, 1, 13)}, "until 12 January 2027 at the latest"),
        ({"away_from": date(2026, 1, 5)}, "does not hold HR security duties on all of these days"),
    ],
)
def test_be_away_on_odd_days_is_refused(firm: Cast, changed: dict[str, Any], says: str) -> None:
    id = held(firm, "mei", "hr")
    with pytest.raises(Refused, match=says):
        away(firm, "mei", (id, "dana"), **changed)
    assert not stand_ins(firm.organisation)


def test_be_away_when_nobody_is_named_is_refused(firm: Cast) -> None:
    held(firm, "mei", "hr")
    with pytest.raises(Refused, match="for one role at least"):
        away(firm, "mei")


def test_be_away_from_what_is_not_theirs_or_not_held_is_refused(firm: Cast) -> None:
    tom, waits = held(firm), proposed(firm, "mei", "hr")
    with pytest.raises(Refused, match="This role is somebody else's"):
        away(firm, "mei", (tom, "dana"))
    with pytest.raises(Refused, match="does not hold this role, or not yet"):
        away(firm, "mei", (waits, "dana"))
    approved(firm, waits)
    away(firm, "mei", (waits, "dana"))


def test_be_away_after_the_role_ends_is_refused(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    end(appointment_id=id, held_until=IS_BACK - timedelta(days=1), by=leader(firm), at=AT)
    with pytest.raises(Refused, match="does not hold HR security duties on all of these days"):
        away(firm, "mei", (id, "dana"))


def test_be_away_before_an_end_that_is_known_is_recorded(firm: Cast) -> None:
    """Whoever has a successor from a day on holds the role until then."""
    id = held(firm, "mei", "hr")
    end(appointment_id=id, held_until=IS_BACK, by=leader(firm), at=AT)
    away(firm, "mei", (id, "dana"))
    assert on(firm, GOES) == {id: "Dana Field"}


def test_be_away_twice_on_one_day_is_refused(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    away(firm, "mei", (id, "dana"))
    with pytest.raises(Refused, match="Dana Field stands in as HR security duties from 12 January 2026"):
        away(firm, "mei", (id, "ola"), away_from=IS_BACK - timedelta(days=1), back_on=IS_BACK + timedelta(days=9))
    away(firm, "mei", (id, "ola"), away_from=IS_BACK, back_on=IS_BACK + timedelta(days=9))


def test_be_away_and_stand_in_for_oneself_or_not_be_here_is_refused(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    with pytest.raises(Refused, match="Nobody stands in for themselves"):
        away(firm, "mei", (id, "mei"))
    leave(person_id=firm.person("dana").id, left_on=IS_BACK - timedelta(days=1), by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="Dana Field is not here on all of these days"):
        away(firm, "mei", (id, "dana"))
    put_right(firm, "ola", joined_on=GOES + timedelta(days=1))
    with pytest.raises(Refused, match="Ola Nowak is not here on all of these days"):
        away(firm, "mei", (id, "ola"))


def test_be_away_in_a_chain_is_refused(firm: Cast) -> None:
    """Who stands in is there; who is away stands in for nobody."""
    hr, contact = held(firm, "mei", "hr"), held(firm, "dana", "dept_contact")
    away(firm, "mei", (hr, "dana"))
    with pytest.raises(Refused, match="Dana Field stands in for Mei Sato from 12 January 2026"):
        away(firm, "dana", (contact, "ola"))
    with pytest.raises(Refused, match="Mei Sato is away as well"):
        away(firm, "tom", (held(firm), "mei"))


def test_be_away_when_anything_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = held(firm, "mei", "hr")
    otto = stonecross.person("otto").id
    for person, places in (
        (otto, [(id, otto)]),
        (firm.person("mei").id, [(NOBODY, firm.person("dana").id)]),
        (firm.person("mei").id, [(id, otto)]),
    ):
        with pytest.raises(Unknown):
            be_away(person_id=person, away_from=GOES, back_on=IS_BACK, places=places, by=lead(firm), at=AT)


def test_be_away_when_recording_fails_names_nobody(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    with recording_fails(), pytest.raises(OperationalError):
        away(firm, "mei", (id, "dana"))
    assert not stand_ins(firm.organisation)
    assert verify(firm.organisation)[1] == []
