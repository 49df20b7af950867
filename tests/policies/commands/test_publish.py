from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.publish import publish
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import VersionState
from countersign.policies.queries import in_force, version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    entered,
    in_force_from,
    kind_of,
    lead,
    leader,
    offered,
    recording_fails,
    signed,
)


def waiting(here: Cast) -> UUID:
    """A version that is signed and not published."""
    id = offered(here, begun(here), publish_when_signed=False)
    signed(here, id)
    return id


def test_publish_when_lead(larkbeam: Cast) -> None:
    id = waiting(larkbeam)
    publish(version_id=id, by=lead(larkbeam), at=after(2))
    applies = version(larkbeam.organisation, id)
    assert (applies.state, applies.published_at) == (VersionState.PUBLISHED, after(2))
    assert applies.effective_on == date(2026, 1, 8)
    assert applies.published_by_id == larkbeam.person("tom").id
    assert kind_of(larkbeam, applies) == "version.published"
    assert verify(larkbeam.organisation)[1] == []


def test_publish_counts_days_in_the_organisations_zone(larkbeam: Cast) -> None:
    id = waiting(larkbeam)
    publish(version_id=id, by=leader(larkbeam), at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert version(larkbeam.organisation, id).effective_on == date(2026, 7, 1)


def test_publish_supersedes_the_one_in_force(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, second)
    publish(version_id=second, by=lead(larkbeam), at=after(1))
    earlier = version(larkbeam.organisation, first)
    assert (earlier.state, earlier.superseded_at) == (VersionState.SUPERSEDED, after(1))
    assert kind_of(larkbeam, earlier) == "version.superseded"
    applies = in_force(larkbeam.organisation, policy)
    assert applies is not None
    assert applies.id == second
    assert verify(larkbeam.organisation)[1] == []


def test_publish_when_staff_is_refused(larkbeam: Cast) -> None:
    id = waiting(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        publish(version_id=id, by=larkbeam.actor("ola"), at=AT)


def test_publish_when_not_signed_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not been signed yet"):
        publish(version_id=offered(larkbeam, begun(larkbeam)), by=lead(larkbeam), at=AT)


def test_publish_when_done_before_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="has been published"):
        publish(version_id=id, by=lead(larkbeam), at=AT)


def test_publish_when_withdrawn_is_refused(larkbeam: Cast) -> None:
    id = waiting(larkbeam)
    withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        publish(version_id=id, by=lead(larkbeam), at=AT)


def test_publish_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = waiting(larkbeam)
    for one in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            publish(version_id=one, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=AT)


def test_publish_when_recording_fails_leaves_the_one_in_force(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, second)
    with recording_fails(), pytest.raises(OperationalError):
        publish(version_id=second, by=lead(larkbeam), at=after(1))
    applies = in_force(larkbeam.organisation, policy)
    assert applies is not None
    assert applies.id == first
    assert entered(larkbeam, "version.superseded") == 0
