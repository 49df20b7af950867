from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.confirm_seen import confirm_seen
from countersign.audits.queries import seen
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.found import conducted, kind_of
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, leader, recording_fails, second_leader


def looked(here: Cast, audit: UUID, **told: Any) -> None:
    said: dict[str, Any] = {"revision_shown": 2, "by": leader(here)} | told
    confirm_seen(audit_id=audit, **said, at=after(21))


def test_confirm_seen_is_the_leader_s_own_name(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    looked(larkbeam, audit, remark="Offboarding first.")
    [row] = seen(larkbeam.organisation)
    assert (str(row.seen_by), row.remark, row.audit_id) == ("Priya Raman", "Offboarding first.", audit)
    assert row.seen_as
    assert kind_of(larkbeam, row) == "auditseen.confirmed"
    assert verify(larkbeam.organisation)[1] == []


def test_confirm_seen_once_each(larkbeam: Cast) -> None:
    audit, tom = conducted(larkbeam), second_leader(larkbeam)
    looked(larkbeam, audit)
    looked(larkbeam, audit, by=tom)
    with pytest.raises(Refused, match="before"):
        looked(larkbeam, audit)
    assert seen(larkbeam.organisation).count() == 2


def test_confirm_seen_by_the_lead_for_top_management_is_refused(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    for by in (lead(larkbeam), larkbeam.actor("tom", Hat.TOP_MANAGEMENT), larkbeam.actor("priya", Hat.STAFF)):
        with pytest.raises(Refused, match="Only top management"):
            looked(larkbeam, audit, by=by)


def test_confirm_seen_of_an_audit_that_was_not_conducted_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not been conducted yet"):
        looked(larkbeam, internal.planned(larkbeam), revision_shown=1)


def test_confirm_seen_of_what_was_not_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale):
        looked(larkbeam, conducted(larkbeam), revision_shown=1)


def test_confirm_seen_with_too_long_a_remark_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="at most 1000 characters"):
        looked(larkbeam, conducted(larkbeam), remark="x" * 1001)


def test_confirm_seen_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (conducted(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            looked(larkbeam, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_confirm_seen_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        looked(larkbeam, audit)
    assert not seen(larkbeam.organisation).exists()
