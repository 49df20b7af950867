from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.risks.commands.own_risk import own_risk
from tests.cast import Cast
from tests.risks.worlds import (
    AT,
    NOBODY,
    after,
    closed,
    found,
    kind_of,
    leader,
    owned,
    recorded,
    recording_fails,
)


def test_own_risk_is_the_owner_s_own_act(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    row = found(larkbeam, id)
    assert row.owned_at == AT
    assert kind_of(larkbeam, row) == "risk.owned"


@pytest.mark.parametrize("hat", sorted(Hat))
def test_own_risk_of_somebody_else_is_refused_in_every_hat(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only the person who is named"):
        owned(larkbeam, id, by=larkbeam.actor("tom", hat))


def test_own_risk_that_nobody_is_named_for_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam, owner="")
    with pytest.raises(Refused, match="Only the person who is named"):
        owned(larkbeam, id, by=leader(larkbeam))


def test_own_risk_twice_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    with pytest.raises(Refused, match="accepted before"):
        owned(larkbeam, id)


def test_own_risk_that_was_closed_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        owned(larkbeam, id, at=after(21))


def test_own_risk_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Stale):
        own_risk(risk_id=id, revision_shown=9, by=larkbeam.actor("mei"), at=AT)


def test_own_risk_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            own_risk(risk_id=id, revision_shown=1, by=stonecross.actor("otto"), at=AT)


def test_own_risk_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), larkbeam.actor("mei")
    with recording_fails(), pytest.raises(OperationalError):
        own_risk(risk_id=id, revision_shown=1, by=by, at=AT)
    assert found(larkbeam, id).owned_at is None
