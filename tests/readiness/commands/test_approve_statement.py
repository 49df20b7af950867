from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.approve_statement import approve_statement
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.enums import StatementState
from countersign.readiness.queries import dossier_of, judgement_of
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NO_POLICY,
    TODAY,
    after,
    agreed,
    declared_gap,
    gap,
    kind_of,
    lead,
    leader,
    offered,
    recording_fails,
    second_leader,
    statement,
)

NO_LEAD = "ROL-001"
"""Larkbeam begins without anybody appointed."""


def test_approve_tells_the_rules_what_is_declared(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    agreed(larkbeam, id, at=after(1))
    made = statement(larkbeam, id)
    assert (made.state, made.approved_on, made.single_handed) == (
        StatementState.APPROVED,
        TODAY + timedelta(days=1),
        False,
    )
    assert made.approved_as == "CEO and founder, top management since 1 April 2019"
    assert kind_of(larkbeam, made) == "statement.approved"
    told = dossier_of(larkbeam.organisation, TODAY + timedelta(days=1)).honesty
    assert told is not None
    assert (told.approved_by, told.areas, told.plan_dates) == (larkbeam.person("priya").ref, (NO_POLICY,), True)
    assert dossier_of(larkbeam.organisation, TODAY).honesty is None
    assert verify(larkbeam.organisation)[1] == []


def test_the_statement_clears_what_an_auditor_would_raise_about_its_absence(larkbeam: Cast) -> None:
    """AUD-003, of which the catalogue says when: an audit near, and something major open on 5.3."""
    soon = TODAY + timedelta(days=20)
    plan_visit(kind=VisitKind.STAGE_2, visit_on=soon, driver="A tender.", by=lead(larkbeam), at=AT)

    def raised() -> set[str]:
        return {rule.code for rule, _ in judgement_of(larkbeam.organisation, TODAY).findings()}

    assert {"AUD-003", NO_POLICY, NO_LEAD} <= raised()
    for rule, found in list(judgement_of(larkbeam.organisation, TODAY).findings()):
        if rule.family != "AGG" and found.grade.word == "major":
            declared_gap(larkbeam, code=rule.code, key=found.key)
    agreed(larkbeam, offered(larkbeam))
    assert "AUD-003" not in raised()
    assert {NO_POLICY, NO_LEAD} <= raised()


def test_approve_by_lead_or_by_whoever_offered_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with pytest.raises(Refused, match="Only top management can approve"):
        agreed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))
    with pytest.raises(Refused, match="You wrote or offered this statement"):
        agreed(larkbeam, id, by=tom)
    agreed(larkbeam, id)


def test_approve_by_whoever_wrote_a_line_is_refused_whoever_offered_it(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    declare_gap(**gap(larkbeam), by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match="You wrote or offered this statement"):
        agreed(larkbeam, offered(larkbeam))


def test_approve_by_the_only_leader_who_offered_it_is_single_handed(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam, by=leader(larkbeam))
    agreed(larkbeam, id)
    assert statement(larkbeam, id).single_handed is True


def test_approve_when_something_else_was_shown_is_stale(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with pytest.raises(Stale, match="not the statement that you were shown"):
        approve_statement(statement_id=id, digest_shown="sha256:0", by=leader(larkbeam), at=AT)


def test_approve_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        agreed(larkbeam, id)
    assert statement(larkbeam, id).state is StatementState.OFFERED
