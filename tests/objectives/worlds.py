"""Larkbeam's objectives at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.guard import Guarded
from countersign.ledger.queries import leaf_of
from countersign.objectives.commands.acknowledge_report import acknowledge_report
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.conclude_objective import conclude_objective
from countersign.objectives.commands.correct_measurement import correct_measurement
from countersign.objectives.commands.end_goal import end_goal
from countersign.objectives.commands.extend_objective import extend_objective
from countersign.objectives.commands.propose_objective import Asked, propose_objective
from countersign.objectives.commands.propose_terms import propose_terms
from countersign.objectives.commands.record_adoption import record_adoption
from countersign.objectives.commands.record_measurement import record_measurement
from countersign.objectives.commands.record_report import record_report
from countersign.objectives.commands.send_report import send_report
from countersign.objectives.commands.set_goal import Aimed, set_goal
from countersign.objectives.commands.tell_of_objective import tell_of_objective
from countersign.objectives.commands.withdraw_terms import withdraw_terms
from countersign.objectives.enums import Outcome
from countersign.objectives.models import Objective, ObjectiveTerms, Report
from countersign.objectives.queries import Pursued, Pursuits, objective, report, terms
from countersign.people.queries import organisation
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

TODAY = AT.date()
DUE = date(2026, 12, 31)
CONTENT = {"title": "How the ISMS performs", "sections": [{"heading": "Objectives", "rows": []}]}
EVIDENCE = "Minutes of the board, 6 January, item 4"


def asked(here: Cast, **changed: Any) -> Asked:
    """Restore tests, owned by Mei. A person is named by the first part of their address."""
    told: dict[str, Any] = {
        "title": "We can recover",
        "measure": "Restore tests passed in a year",
        "target": "4",
        "unit": "of 4",
        "plan_what": "One restore test each quarter",
        "owner": "mei",
        "due_on": DUE,
    } | changed
    if first := told.pop("owner"):
        told["owner_id"] = here.person(first).id
    return Asked(**told)


def proposed(here: Cast, *, by: Actor | None = None, set_on: date = TODAY, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(propose_objective(asked=asked(here, **changed), set_on=set_on, by=by or lead(here), at=at))


def pursued(here: Cast, id: UUID) -> Pursued:
    return Pursuits(organisation(here.organisation)).of(id)


def found(here: Cast, id: UUID) -> Objective:
    return objective(here.organisation, id)


def newest(here: Cast, id: UUID) -> ObjectiveTerms:
    """The newest version of what an objective asks."""
    row = terms(here.organisation).filter(objective_id=id).order_by("-number").first()
    assert row is not None
    return row


def changed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, shown: str = "", **what: Any) -> None:
    digest = shown or newest(here, id).document
    propose_terms(objective_id=id, digest_shown=digest, asked=asked(here, **what), by=by or lead(here), at=at)


def adopted(here: Cast, *ids: UUID, by: Actor | None = None, at: datetime | None = None) -> None:
    shown = {one.id: one.document for one in (newest(here, id) for id in ids)}
    adopt_objectives(digests_shown=shown, by=by or leader(here), at=at or after(1))


def begun(here: Cast, **changed: Any) -> UUID:
    """An objective that Priya has adopted."""
    id = proposed(here, **changed)
    adopted(here, id)
    return id


def adopted_elsewhere(
    here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any
) -> None:
    said: dict[str, Any] = {"adopted_on": TODAY, "evidence": EVIDENCE, "digest_shown": newest(here, id).document} | told
    who = here.person(said.pop("adopted_by", "priya")).id
    record_adoption(terms_id=newest(here, id).id, adopted_by_id=who, **said, by=by or lead(here), at=at or after(1))


def withdrawn(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, because: str = "") -> None:
    said = because or "Too much for this year."
    withdraw_terms(terms_id=newest(here, id).id, because=said, by=by or lead(here), at=at or after(1))


def told(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **said: Any) -> None:
    given: dict[str, Any] = {"told_on": after(2).date(), "how": "In the team meeting"} | said
    tell_of_objective(objective_id=id, **given, by=by or lead(here), at=at or after(2))


def extended(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **said: Any) -> None:
    given: dict[str, Any] = {"due_shown": DUE, "due_on": date(2027, 3, 31), "because": "The vault came late."} | said
    extend_objective(objective_id=id, **given, by=by or lead(here), at=at or after(3))


def concluded(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **said: Any) -> None:
    given: dict[str, Any] = {
        "outcome": Outcome.MET,
        "concluded_on": after(20).date(),
        "learnt": "Small tests each month find more.",
    } | said
    conclude_objective(objective_id=id, **given, by=by or lead(here), at=at or after(20))


def measured(
    here: Cast, id: UUID, value: str = "2", *, by: Actor | None = None, at: datetime | None = None, **said: Any
) -> UUID:
    """The id of the row."""
    at = at or after(10)
    given: dict[str, Any] = {"measured_on": at.date(), "source": "The log of the restore tests"} | said
    if "count" not in given:
        given["value"] = value
    before = {one.id for one in pursued(here, id).rows}
    record_measurement(objective_id=id, **given, by=by or lead(here), at=at)
    return next(one.id for one in pursued(here, id).rows if one.id not in before)


def corrected(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **said: Any) -> None:
    given: dict[str, Any] = {"value": "3", "source": "The log, read again", "because": "One was missed."} | said
    correct_measurement(measurement_id=id, **given, by=by or lead(here), at=at or after(11))


def goal_set(here: Cast, title: str = "Win Northgate Care", *, by: Actor | None = None, **said: Any) -> UUID:
    told: dict[str, Any] = {"title": title, "begins_on": TODAY, "why": "They ask for a certificate."} | said
    aimed = Aimed(**told)
    return id_of(set_goal(aimed=aimed, by=by or lead(here), at=AT))


def goal_ended(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None) -> None:
    end_goal(goal_id=id, because="They signed.", by=by or lead(here), at=at or after(5))


def sent(
    here: Cast,
    *about: UUID,
    to: tuple[str, ...] = ("priya",),
    by: Actor | None = None,
    at: datetime | None = None,
    content: Any = None,
) -> UUID:
    """The id of the first report."""
    to_ids = [here.person(first).id for first in to]
    given: dict[str, Any] = {"content": content or CONTENT, "about": about, "to_ids": to_ids}
    return id_of(send_report(**given, by=by or lead(here), at=at or after(12)))


def reported(here: Cast, *about: UUID, by: Actor | None = None, at: datetime | None = None, **said: Any) -> UUID:
    """A report that was given elsewhere, by Tom to Priya."""
    given: dict[str, Any] = {"reported_on": TODAY, "called": "Slides of the board meeting"} | said
    for who, first in (("reporter_id", "tom"), ("to_id", "priya")):
        given[who] = given.get(who) or here.person(first).id
    return id_of(record_report(**given, about=about, by=by or lead(here), at=at or after(12)))


def sent_report(here: Cast, id: UUID) -> Report:
    return report(here.organisation, id)


def acknowledged(
    here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, shown: str = "", answer: str = ""
) -> None:
    digest = shown or sent_report(here, id).document
    acknowledge_report(report_id=id, digest_shown=digest, answer=answer, by=by or leader(here), at=at or after(13))


def kind_of(here: Cast, row: Guarded) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
