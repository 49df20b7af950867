from __future__ import annotations

from datetime import date

from countersign.delivery.owed import owed_to
from countersign.kernel.actors import Hat
from countersign.people.queries import organisation
from tests.audits import internal
from tests.cast import Cast
from tests.readiness.worlds import after, agreed, approved, declared_gap, leader, offered, proposed, second_leader
from tests.roles.matrices import approved_matrix, begun_matrix, proposed_matrix
from tests.roles.worlds import begun as roles_begun
from tests.roles.worlds import held

ABOUT = ("tolerations:", "statement:", "audits:", "matrix:")


def titles(here: Cast, first: str) -> list[str]:
    """What waits for somebody about findings, about auditors, and about the matrix."""
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(2))
    return [str(one.title) for one in owed if one.route[0].startswith(ABOUT)]


def test_a_decision_about_a_finding_waits_for_every_leader_but_whoever_asks(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    second_leader(larkbeam, "mei")
    id = proposed(larkbeam)
    asked = ["Decide whether to live with POL-001 until 7 March 2026"]
    assert [titles(larkbeam, first) for first in ("priya", "mei", "tom", "ola")] == [asked, asked, [], []]
    approved(larkbeam, id)
    assert titles(larkbeam, "priya") == []


def test_a_statement_waits_for_leaders_but_not_for_whoever_put_it_forward(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    declared_gap(larkbeam)
    id = offered(larkbeam)
    assert titles(larkbeam, "priya") == ["Approve what you know and declare to the auditor"]
    assert titles(larkbeam, "tom") == []
    agreed(larkbeam, id)
    assert titles(larkbeam, "priya") == []


def test_a_statement_waits_for_the_only_leader_also_when_they_put_it_forward(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    offered(larkbeam, by=leader(larkbeam))
    assert titles(larkbeam, "priya") == ["Approve what you know and declare to the auditor"]


def test_an_exception_waits_for_every_leader_but_whoever_asks_and_whom_it_is_for(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    second_leader(larkbeam, "mei")
    internal.lead_appointed(larkbeam, "mei")
    id = internal.asked(larkbeam, internal.planned(larkbeam, auditor=""), "mei", by=tom)
    waits = ["Decide whether Mei Sato may audit their own work"]
    assert [titles(larkbeam, first) for first in ("priya", "tom", "mei", "ola")] == [waits, [], [], []]
    internal.approved(larkbeam, id)
    assert titles(larkbeam, "priya") == []


def test_an_exception_waits_for_the_only_leader_also_when_they_ask_but_never_for_themselves(larkbeam: Cast) -> None:
    both = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    before = internal.lead_appointed(larkbeam, "mei")
    internal.asked(larkbeam, internal.planned(larkbeam, auditor=""), "mei", by=both)
    assert titles(larkbeam, "priya") == ["Decide whether Mei Sato may audit their own work"]
    held(larkbeam, "priya", "isms_lead", succeeds_id=before, held_from=date(2026, 1, 10))
    internal.asked(larkbeam, internal.planned(larkbeam, auditor=""), "priya")
    assert len(titles(larkbeam, "priya")) == 1


def test_a_matrix_waits_for_every_leader_but_whoever_wrote_or_proposed_it(larkbeam: Cast) -> None:
    roles_begun(larkbeam)
    tom = second_leader(larkbeam)
    begun_matrix(larkbeam, by=tom)
    id = proposed_matrix(larkbeam, by=tom)
    waits = ["Approve who does what: the responsibility matrix, version 1"]
    assert [titles(larkbeam, first) for first in ("priya", "tom", "ola")] == [waits, [], []]
    approved_matrix(larkbeam, id)
    assert titles(larkbeam, "priya") == []
