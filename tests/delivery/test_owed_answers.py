from __future__ import annotations

from countersign.delivery.owed import owed_to
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.readiness.worlds import after, agreed, approved, declared_gap, leader, offered, proposed, second_leader


def titles(here: Cast, first: str) -> list[str]:
    """What waits for somebody about findings."""
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(2))
    return [str(one.title) for one in owed if one.route[0].startswith(("tolerations:", "statement:"))]


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
