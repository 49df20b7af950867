from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import VersionState
from countersign.policies.queries import in_force, version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    in_force_from,
    kind_of,
    lead,
    leader,
    offered,
    recording_fails,
    signed,
)


def test_withdraw_when_lead_takes_an_offer_back(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason=" Too long. ", by=lead(larkbeam), at=after(1))
    gone = version(larkbeam.organisation, id)
    assert (gone.state, gone.withdrawn_at, gone.withdrawn_because) == (VersionState.WITHDRAWN, after(1), "Too long.")
    assert gone.withdrawn_by_id == larkbeam.person("tom").id
    assert kind_of(larkbeam, gone) == "version.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_when_a_leader_will_not_sign(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="We do not do this yet.", by=leader(larkbeam), at=after(1))
    assert version(larkbeam.organisation, id).withdrawn_by_id == larkbeam.person("priya").id


def test_withdraw_when_in_force_leaves_none(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    withdraw(version_id=id, reason="Signed by mistake.", by=leader(larkbeam), at=after(1))
    assert in_force(larkbeam.organisation, policy) is None
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_when_signed_and_only_lead_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="only top management can withdraw it"):
        withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)


def test_withdraw_when_staff_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        withdraw(version_id=id, reason="Too long.", by=larkbeam.actor("ola"), at=AT)


def test_withdraw_without_a_reason_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="Say in a sentence why"):
        withdraw(version_id=id, reason=" ", by=lead(larkbeam), at=AT)


def test_withdraw_when_done_before_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)


def test_withdraw_when_superseded_is_refused(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    signed(larkbeam, offered(larkbeam, policy))
    with pytest.raises(Refused, match="taken the place"):
        withdraw(version_id=id, reason="Too long.", by=leader(larkbeam), at=AT)


def test_withdraw_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (offered(larkbeam, begun(larkbeam)), NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            withdraw(version_id=id, reason="Mine.", by=otto, at=AT)


def test_withdraw_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED
