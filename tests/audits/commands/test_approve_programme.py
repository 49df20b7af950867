from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.audits.enums import ProgrammeState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.found import kind_of
from tests.audits.programmed import approved, found, put_forward
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails, second_leader


def test_approve_programme_puts_it_in_force(larkbeam: Cast) -> None:
    id = put_forward(larkbeam)
    approved(larkbeam, id)
    row = found(larkbeam, id)
    assert (row.state, str(row.approved_by), row.single_handed) == (ProgrammeState.APPROVED, "Priya Raman", False)
    assert row.approved_as
    assert kind_of(larkbeam, row) == "programme.approved"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="approved this programme already"):
        approved(larkbeam, id)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_approve_programme_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = put_forward(larkbeam)
    for first in ("tom", "priya"):
        with pytest.raises(Refused, match="Only top management"):
            approved(larkbeam, id, by=larkbeam.actor(first, hat))


def test_approve_programme_that_one_put_forward_is_refused_where_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = put_forward(larkbeam, by=tom)
    with pytest.raises(Refused, match="You put this programme forward"):
        approved(larkbeam, id, by=tom)
    approved(larkbeam, id)


def test_approve_programme_by_the_only_leader_who_put_it_forward_is_single_handed(larkbeam: Cast) -> None:
    both = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    id = put_forward(larkbeam, by=both)
    approved(larkbeam, id, by=both)
    assert found(larkbeam, id).single_handed


def test_approve_programme_that_was_not_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="not what you were shown"):
        approved(larkbeam, put_forward(larkbeam), shown="sha256:" + "0" * 64)


def test_approve_programme_whose_audits_moved_meanwhile_is_refused(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    id = put_forward(larkbeam, audit_ids=[audit])
    internal.changed(larkbeam, audit, covers=("9",))
    with pytest.raises(Refused, match="is planned otherwise now"):
        approved(larkbeam, id)


def test_approve_programme_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (put_forward(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            approved(larkbeam, id, by=otto, shown="sha256:0")


def test_approve_programme_when_recording_fails_leaves_it_waiting(larkbeam: Cast) -> None:
    id = put_forward(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        approved(larkbeam, id)
    assert found(larkbeam, id).state is ProgrammeState.PROPOSED
