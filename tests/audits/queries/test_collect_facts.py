from __future__ import annotations

from datetime import date, timedelta

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.enums import VisitKind
from countersign.audits.facts import Audit
from countersign.audits.queries import collect_facts
from countersign.kernel.instants import day_in
from countersign.readiness.dossier.audits import next_audit, settled
from countersign.readiness.queries import dossier_of
from tests.audits.worlds import STAGE_2, after, lead, planned
from tests.cast import Cast

ON = date(2026, 2, 1)


def test_collect_facts_tells_past_and_planned(larkbeam: Cast) -> None:
    """Also on a day before it was written down: what is recorded later counts."""
    planned(larkbeam)
    planned(larkbeam, kind=VisitKind.STAGE_1, visit_on=date(2025, 12, 1))
    told = (Audit(kind="stage1", on=date(2025, 12, 1)), Audit(kind="stage2", on=STAGE_2))
    assert collect_facts(larkbeam.organisation, ON) == told
    assert collect_facts(larkbeam.organisation, date(2025, 6, 1)) == told


def test_collect_facts_leaves_a_customer_s_audit_out(larkbeam: Cast) -> None:
    planned(larkbeam, kind=VisitKind.OTHER)
    assert collect_facts(larkbeam.organisation, ON) == ()


def test_collect_facts_when_called_off_leaves_it_out_from_that_day_on(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="No contract.", by=lead(larkbeam), at=after(5))
    day = day_in("Europe/London", after(5))
    assert collect_facts(larkbeam.organisation, day) == ()
    assert len(collect_facts(larkbeam.organisation, day - timedelta(days=1))) == 1


def test_dossier_knows_the_audit_ahead(larkbeam: Cast) -> None:
    planned(larkbeam, visit_on=date(2026, 3, 1))
    dossier = dossier_of(larkbeam.organisation, ON)
    assert dossier.knows("audits")
    assert next_audit(dossier) == Audit(kind="stage2", on=date(2026, 3, 1))
    assert settled(dossier), "young, but the audit is close"
    assert not settled(dossier_of(larkbeam.organisation, date(2026, 3, 2)))
