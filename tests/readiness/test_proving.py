"""What counts as evidence of the eight duties: whose it is, what is kept of it, how it came here, and how far back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.commands.sponsor_action import sponsor_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.kernel.actors import Actor
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.files import keep, path_of
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation
from countersign.readiness.acts import leadership_of, wall
from countersign.readiness.dossier.records import Evidence
from countersign.readiness.gathered import Gathered
from countersign.readiness.proving import collect_evidence
from tests.actions.worlds import found, improvement
from tests.cast import Cast
from tests.direction.worlds import directed, direction_off
from tests.objectives.worlds import reported
from tests.people.worlds import set_number
from tests.policies.worlds import AT, after, in_force_from, lead, leader
from tests.processes.worlds import checked, described, taken_over

ON = date(2026, 6, 1)
PDF = b"%PDF-1.7 what was seen"


def shown(here: Cast, on: date = ON) -> tuple[Evidence, ...]:
    return collect_evidence(Gathered(organisation(here.organisation)), on)


def told(here: Cast, on: date = ON) -> list[tuple[str, str, date]]:
    """Duty, first part of the address, and day."""
    names = {here.person(one).ref: one for one in ("priya", "tom", "ruth", "mei")}
    return [(one.action, names[one.by], one.on) for one in shown(here, on)]


def test_nothing_was_done_is_no_evidence(larkbeam: Cast) -> None:
    assert shown(larkbeam) == ()


def test_a_signature_here_is_evidence_from_its_day_on(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(2))
    assert told(larkbeam) == [("a", "priya", date(2026, 1, 8))]
    (one,) = shown(larkbeam)
    assert (one.recorded_on, one.imported, one.hash_bad) == (date(2026, 1, 8), False, False)
    assert shown(larkbeam, date(2026, 1, 7)) == ()


def test_what_somebody_else_wrote_down_needs_something_that_is_kept(larkbeam: Cast) -> None:
    id, ruth = described(larkbeam), larkbeam.person("ruth").id
    checked(larkbeam, id, checked_by_id=ruth)
    assert shown(larkbeam) == ()
    checked(larkbeam, id, checked_by_id=ruth, scan=keep(larkbeam.organisation, PDF), at=after(1))
    assert told(larkbeam) == [("b", "ruth", date(2026, 1, 6))]


def test_what_one_did_oneself_needs_nothing_besides(larkbeam: Cast) -> None:
    checked(larkbeam, described(larkbeam), by=leader(larkbeam))
    assert told(larkbeam) == [("b", "priya", date(2026, 1, 6))]


def test_what_was_taken_back_is_none_from_that_day_on(larkbeam: Cast) -> None:
    id = directed(larkbeam, by=leader(larkbeam))
    direction_off(larkbeam, id, by=leader(larkbeam))
    assert len(shown(larkbeam, date(2026, 1, 6))) == 1
    assert shown(larkbeam, date(2026, 1, 7)) == ()


def add(here: Cast, kind: ActionKind, by: Actor, at: datetime = AT, **given: object) -> None:
    add_action(
        kind=kind,
        title="Passwords leave the spreadsheet",
        task="Move them.",
        source=Source(SourceKind.OTHER, "Somebody saw it."),
        owner_id=here.person("mei").id,
        due_on=date(2026, 9, 1),
        by=by,
        at=at,
        **given,  # type: ignore[arg-type]
    )


def test_an_improvement_is_whose_put_it_down_and_a_corrective_action_nobodys(larkbeam: Cast) -> None:
    add(larkbeam, ActionKind.CORRECTIVE, lead(larkbeam))
    assert shown(larkbeam) == ()
    add(larkbeam, ActionKind.IMPROVEMENT, lead(larkbeam), after(1), sponsor_id=larkbeam.person("priya").id)
    assert told(larkbeam) == [("g", "tom", date(2026, 1, 7))], "that a leader asked for it is Tom's word"


def test_a_leader_who_stands_behind_it_in_their_own_name_is_beside_it(larkbeam: Cast) -> None:
    id = improvement(larkbeam)
    sponsor_action(action_id=id, revision_shown=found(larkbeam, id).revision, by=leader(larkbeam), at=after(2))
    assert [(action, who) for action, who, _ in told(larkbeam)] == [("g", "tom"), ("g", "priya")]


def test_a_report_that_was_only_told_is_its_reporters(larkbeam: Cast) -> None:
    reported(larkbeam)
    assert {(action, who) for action, who, _ in told(larkbeam)} == {("e", "tom")}


def test_what_came_by_a_list_is_imported_and_what_was_recorded_late_is_not(larkbeam: Cast) -> None:
    id = described(larkbeam)
    checked(larkbeam, id, date(2025, 11, 3), checked_by_id=larkbeam.person("ruth").id, scan=keep_pdf(larkbeam))
    taken_over(larkbeam, b"Process,Date,Checked by\nSomebody leaves,2025-11-04,Ruth Ellis\n")
    assert [(one.on.day, one.imported, one.recorded_on) for one in shown(larkbeam)] == [
        (3, False, AT.date()),
        (4, True, AT.date()),
    ]


def keep_pdf(here: Cast) -> str:
    return keep(here.organisation, PDF)


@pytest.mark.parametrize(("day", "counts"), [(date(2025, 6, 1), 1), (date(2025, 5, 31), 0)])
def test_it_reaches_back_a_year(larkbeam: Cast, day: date, counts: int) -> None:
    checked(larkbeam, described(larkbeam), day, by=leader(larkbeam))
    assert len(shown(larkbeam)) == counts


def test_it_reaches_as_far_as_the_organisation_looks(larkbeam: Cast) -> None:
    checked(larkbeam, described(larkbeam), date(2025, 5, 31), by=leader(larkbeam))
    set_number(larkbeam, "EVD-001.window_days", "400")
    assert len(shown(larkbeam)) == 1


def test_what_the_last_verification_found_changed_is_marked(larkbeam: Cast) -> None:
    scan = keep_pdf(larkbeam)
    checked(larkbeam, described(larkbeam), by=leader(larkbeam), scan=scan)
    in_force_from(larkbeam, at=after(1))
    path_of(larkbeam.organisation, scan).write_bytes(b"%PDF-1.7 something else")
    assert not any(one.hash_bad for one in shown(larkbeam)), "nobody has looked yet"
    verified(larkbeam)
    assert [(one.action, one.hash_bad) for one in shown(larkbeam)] == [("b", True), ("a", False)]
    keep(larkbeam.organisation, PDF)
    verified(larkbeam)
    assert not any(one.hash_bad for one in shown(larkbeam))


def verified(here: Cast) -> None:
    size, problems = verify(here.organisation)
    report_verification(size=size, problems=problems, by=here.system, at=after(2))


def test_an_item_costs_no_statement_and_the_wall_reads_none_again(larkbeam: Cast) -> None:
    id = described(larkbeam)
    checked(larkbeam, id, by=leader(larkbeam))
    few = statements(larkbeam)
    for day in range(1, 25):
        checked(larkbeam, id, date(2025, 12, day), by=leader(larkbeam), at=after(1))
    assert statements(larkbeam) == few
    read = Gathered(organisation(larkbeam.organisation))
    collect_evidence(read, ON)
    dossier = leadership_of(read, ON)
    with CaptureQueriesContext(connection) as queries:
        found = wall(read, dossier)
    assert found.acts
    assert not [one for one in queries.captured_queries if "ledger_leaf" in one["sql"]]


def statements(here: Cast) -> int:
    read = Gathered(organisation(here.organisation))
    with CaptureQueriesContext(connection) as queries:
        collect_evidence(read, ON)
    return len(queries)


def test_what_others_do_elsewhere_is_theirs(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    assert shown(stonecross) == ()


def test_a_day_ahead_is_judged_by_what_is_known_now(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(2))
    assert len(shown(larkbeam, date(2026, 1, 8) + timedelta(days=365))) == 1
    assert shown(larkbeam, date(2026, 1, 8) + timedelta(days=366)) == ()
