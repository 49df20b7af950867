"""Two answers, one appointment, the same moment (G22): one effect, and a ledger that verifies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.ledger.reconciling import verify
from countersign.roles.commands.accept import accept
from countersign.roles.commands.approve import approve
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.describe import as_described, describe
from countersign.roles.commands.end import end
from countersign.roles.library import REPORTER
from countersign.roles.queries import role_with_key, roles
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.policies.test_races import race
from tests.roles.worlds import (
    AT,
    CRISIS,
    TODAY,
    acceptance,
    approved,
    begun,
    entered,
    found,
    holder,
    lead,
    leader,
    proposed,
    second_leader,
)

PAIRS = 8


@pytest.fixture
def firm(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        begun(here)
        yield here


def open_ones(here: Cast) -> Iterator[UUID]:
    """One appointment after another, each ended before the next is proposed."""
    for _ in range(PAIRS):
        id = proposed(here, "mei", "hr", by=here.actor("ruth", Hat.ISMS_LEAD))
        yield id
        if found(here, id).ended_at is None:
            end(appointment_id=id, held_until=TODAY, by=leader(here), at=AT)


def test_approve_when_two_leaders_race_appoints_once(firm: Cast) -> None:
    leaders = (leader(firm), second_leader(firm))
    for id in open_ones(firm):
        shown = found(firm, id).document
        told = race(*(partial(approve, appointment_id=id, digest_shown=shown, by=by, at=AT) for by in leaders))
        assert sorted(told) == ["This appointment was approved before.", "done"]
    assert entered(firm, "appointment.approved") == PAIRS
    assert verify(firm.organisation)[1] == []


def test_approve_when_two_leaders_fill_one_duty_through_two_roles(firm: Cast) -> None:
    define(key=REPORTER, by=lead(firm), at=AT)
    leaders = (leader(firm), second_leader(firm, "ruth"))
    for _ in range(PAIRS):
        ids = (proposed(firm), proposed(firm, "mei", REPORTER))
        told = race(
            *(
                partial(approve, appointment_id=id, digest_shown=found(firm, id).document, by=by, at=AT)
                for id, by in zip(ids, leaders, strict=True)
            )
        )
        assert told.count("done") == 1
        assert any("answers for 5.3 (b)" in one for one in told)
        for id in ids:
            end(appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
    assert entered(firm, "appointment.approved") == PAIRS
    assert verify(firm.organisation)[1] == []


def test_accept_when_it_races_with_declining_gives_one_answer(firm: Cast) -> None:
    for id in open_ones(firm):
        approved(firm, id)
        by = holder(firm, id)
        yes = partial(accept, **acceptance(firm, id), by=by, at=AT)
        no = partial(decline, appointment_id=id, because="No time.", by=by, at=AT)
        assert race(yes, no) in (["done", "This role was accepted before."], ["This role was declined.", "done"])
    assert entered(firm, "appointment.accepted") + entered(firm, "appointment.declined") == PAIRS
    assert verify(firm.organisation)[1] == []


def test_accept_when_it_is_ended_at_the_same_moment(firm: Cast) -> None:
    for id in open_ones(firm):
        approved(firm, id)
        yes = partial(accept, **acceptance(firm, id), by=holder(firm, id), at=AT)
        stop = partial(end, appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
        assert race(yes, stop) in (["done", "done"], ["This appointment has ended.", "done"])
    assert entered(firm, "appointment.ended") == PAIRS
    assert verify(firm.organisation)[1] == []


def test_describe_when_two_write_at_once_tells_the_second(firm: Cast) -> None:
    for n in range(1, PAIRS + 1):
        now = as_described(role_with_key(firm.organisation, "hr"))
        said = [replace(now, competence=f"{who} wrote version {n + 1}.") for who in ("Tom", "Priya")]
        told = race(
            *(partial(describe, description=one, key="hr", version_shown=n, by=lead(firm), at=AT) for one in said)
        )
        assert told.count("done") == 1
        assert any(f"it is version {n + 1} now" in one for one in told)
    assert role_with_key(firm.organisation, "hr").version == PAIRS + 1
    assert verify(firm.organisation)[1] == []


def test_describe_when_two_begin_the_same_role_makes_one(firm: Cast) -> None:
    for n in range(PAIRS):
        said = replace(CRISIS, name=f"Crisis speaker {n}")
        told = race(*(partial(describe, description=said, by=by, at=AT) for by in (lead(firm), leader(firm))))
        assert sorted(told)[1:] == ["done"]
        assert told.count("done") == 1
    assert len([one for one in roles(firm.organisation) if one.name.startswith("Crisis")]) == PAIRS
    assert verify(firm.organisation)[1] == []
