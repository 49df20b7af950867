from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.queries import action, actions, actions_from
from countersign.changes.commands.follow_up_event import follow_up_event
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast, id_of
from tests.changes.worlds import (
    AT,
    NOBODY,
    TODAY,
    found,
    incident,
    lead,
    leader,
    recording_fails,
    reported,
    withdrawn,
)


def followed(here: Cast, id: UUID, *, by: Actor | None = None, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "kind": ActionKind.CORRECTIVE,
        "title": "Know whom to call",
        "task": "Put the number on every desk.",
        "owner_id": here.person("mei").id,
        "due_on": TODAY + timedelta(days=20),
        **changed,
    }
    return id_of(follow_up_event(event_id=id, **told, by=by or lead(here), at=AT))


@pytest.mark.parametrize("who", [lead, leader])
def test_follow_up_event_adds_an_action_that_names_it(larkbeam: Cast, who: Any) -> None:
    here = larkbeam.organisation
    of_incident, of_change = incident(larkbeam), reported(larkbeam)
    made = action(here, followed(larkbeam, of_incident, by=who(larkbeam)))
    row = found(larkbeam, of_incident)
    assert (made.source_kind, made.source, made.source_ref) == (SourceKind.INCIDENT, row.title, row.ref)
    assert action(here, followed(larkbeam, of_change)).source_kind == SourceKind.CHANGE
    assert actions_from(here, [row.ref]).get() == made


def test_follow_up_event_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    for hat in (Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR, Hat.STAFF):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            followed(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_follow_up_event_that_was_withdrawn_or_is_nowhere(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    withdrawn(larkbeam, id)
    with pytest.raises(Refused, match="was withdrawn"):
        followed(larkbeam, id)
    with pytest.raises(Unknown):
        followed(larkbeam, NOBODY)


def test_follow_up_event_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        followed(larkbeam, id)
    assert not actions(larkbeam.organisation).exists()
