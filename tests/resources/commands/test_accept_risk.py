from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.resources.commands.accept_risk import accept_risk
from tests.cast import Cast
from tests.resources.worlds import (
    AT,
    NOBODY,
    REFUSED,
    accepted,
    after,
    decided,
    found,
    kind_of,
    raised,
    recording_fails,
)


def refused(here: Cast, first: str = "mei") -> UUID:
    id = raised(here)
    decided(here, id, replace(REFUSED, risk_owner_id=here.person(first).id))
    return id


def test_accept_risk_is_the_act_of_whoever_is_named(larkbeam: Cast) -> None:
    id = refused(larkbeam)
    accepted(larkbeam, id, "mei", at=after(3))
    now = found(larkbeam, id)
    assert (str(now.risk_accepted_by), now.risk_accepted_on) == ("Mei Sato", after(3).date())
    assert kind_of(larkbeam, now) == "resource.risk_accepted"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="accepted this risk before"):
        accepted(larkbeam, id, "mei")


def test_accept_risk_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = refused(larkbeam)
    for first in ("ola", "priya", "tom"):
        with pytest.raises(Refused, match="Only whoever the refusal names"):
            accepted(larkbeam, id, first)


def test_accept_risk_where_nobody_is_asked_is_refused(larkbeam: Cast) -> None:
    waiting, approved, unnamed = raised(larkbeam), raised(larkbeam), raised(larkbeam)
    decided(larkbeam, approved)
    decided(larkbeam, unnamed, REFUSED)
    for id in (waiting, approved, unnamed):
        with pytest.raises(Refused, match="Nobody is asked"):
            accepted(larkbeam, id, "mei")


def test_accept_risk_of_what_was_not_shown_is_stale(larkbeam: Cast) -> None:
    id = refused(larkbeam)
    with pytest.raises(Stale):
        accept_risk(request_id=id, digest_shown="sha256:0", by=larkbeam.actor("mei"), at=AT)


def test_accept_risk_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (refused(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            accept_risk(request_id=id, digest_shown="", by=otto, at=AT)


def test_accept_risk_when_recording_fails_accepts_nothing(larkbeam: Cast) -> None:
    id = refused(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        accepted(larkbeam, id, "mei")
    assert found(larkbeam, id).risk_accepted_at is None
