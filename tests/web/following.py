"""What is followed up, of each kind that an address can name: see ``things``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.commands.complete_action import complete_action
from countersign.actions.commands.replan_action import replan_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.queries import replans_of
from countersign.changes.commands.report_event import report_event
from countersign.changes.enums import EventKind
from countersign.direction.commands.observe_deviation import observe_deviation
from countersign.direction.commands.record_direction import record_direction
from countersign.direction.commands.record_support import record_support
from countersign.direction.enums import DirectionKind, SupportKind
from countersign.kernel.actors import Actor
from countersign.ledger.files import keep
from countersign.people.queries import leaders
from tests.cast import Cast, id_of
from tests.policies.worlds import AT
from tests.roles.worlds import TODAY


def action(here: Cast, by: Actor, owner: UUID) -> dict[str, UUID]:
    """Something that was planned again, and then done, with a file that shows it."""
    told: dict[str, Any] = {"title": "Close them", "task": "All of them.", "source": Source(SourceKind.OTHER, "A talk")}
    id = id_of(add_action(kind=ActionKind.FOLLOW_UP, **told, owner_id=owner, due_on=TODAY, by=by, at=AT))
    later = TODAY + timedelta(days=9)
    replan_action(action_id=id, revision_shown=1, due_on=later, reason="It takes longer.", by=by, at=AT)
    kept = keep(here.organisation, b"%PDF-1.7, what shows it")
    done: dict[str, Any] = {"done_on": TODAY, "outcome": "They are closed.", "scan": kept}
    complete_action(action_id=id, revision_shown=2, **done, by=here.actor("nan"), at=AT)
    return {"action_id": id, "replan_id": replans_of(here.organisation, id)[0].id}


def happened(by: Actor) -> UUID:
    """Something of which nobody has said yet what it means."""
    return id_of(report_event(kind=EventKind.OTHER, title="A flood", happened_on=date(2026, 1, 5), by=by, at=AT))


def leading(here: Cast, by: Actor, person: UUID) -> dict[str, UUID]:
    """What a leader did, whom they helped, with files that show it, and where they were above a rule."""
    shows: dict[str, Any] = {
        "scan": keep(here.organisation, b"%PDF-1.7, minutes"),
        "what": "They talked.",
        "by": by,
        "at": AT,
    }
    leader = leaders(here.organisation, TODAY)[0].person_id
    did = record_direction(kind=DirectionKind.WORKSHOP, leader_id=leader, directed_on=TODAY, **shows)
    with_whom: dict[str, Any] = {"manager_id": person, "supporter_id": leader, "supported_on": TODAY}
    helped = record_support(kind=SupportKind.BRIEFING, **with_whom, **shows)
    seen = observe_deviation(leader_id=leader, observed_on=TODAY, what="A laptop.", by=by, at=AT)
    return {"direction_id": id_of(did), "support_id": id_of(helped), "deviation_id": id_of(seen)}
