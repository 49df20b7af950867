from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.actions.queries import actions_from
from countersign.changes.commands.assess_event import Following, assess_event
from countersign.changes.enums import EventState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.changes.worlds import (
    AT,
    BECAUSE,
    HAPPENED,
    NOTHING,
    TODAY,
    assessed,
    found,
    incident,
    kind_of,
    lead,
    leader,
    recording_fails,
    reported,
    withdrawn,
)


@pytest.fixture(params=[lead, leader])
def by(request: pytest.FixtureRequest, larkbeam: Cast) -> Any:
    return request.param(larkbeam)


def test_assess_event_says_that_the_policy_is_not_touched(larkbeam: Cast, by: Any) -> None:
    id = reported(larkbeam)
    assessed(larkbeam, id, by=by)
    now = found(larkbeam, id)
    assert (now.state, now.because, now.assessed_on) == (EventState.ASSESSED, BECAUSE, TODAY)
    assert (now.reviews_policy, now.checks_roles, now.for_review) == (False, False, False)
    assert now.assessed_by_id == by.person
    assert not actions_from(larkbeam.organisation, [now.ref]).exists()
    assert kind_of(larkbeam, id) == "event.assessed"
    assert verify(larkbeam.organisation)[1] == []


def test_assess_event_that_touches_the_roles_opens_an_action_that_names_it(larkbeam: Cast) -> None:
    id = reported(larkbeam, title="x" * 200)
    due_on = TODAY + timedelta(days=30)
    asks = Following(True, checks_roles=True, for_review=True, owner_id=larkbeam.person("mei").id, due_on=due_on)
    assessed(larkbeam, id, following=asks)
    now = found(larkbeam, id)
    assert (now.reviews_policy, now.checks_roles, now.for_review) == (True, True, True)
    made = actions_from(larkbeam.organisation, [now.ref]).get()
    assert made.title.startswith("Look through the roles after: xxx")
    assert (len(made.title), str(made.owner), made.due_on) == (200, "Mei Sato", due_on)
    assert verify(larkbeam.organisation)[1] == []


def test_assess_event_of_an_incident_says_what_was_learnt(larkbeam: Cast) -> None:
    id = incident(larkbeam)
    with pytest.raises(Refused, match="Say what was learnt"):
        assessed(larkbeam, id)
    assessed(larkbeam, id, learnt="Nobody knew whom to call.")
    assert found(larkbeam, id).learnt == "Nobody knew whom to call."


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"because": " "}, "Say why"),
        ({"because": "x" * 2001}, "at most 2,000|at most 2000"),
        ({"assessed_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"assessed_on": HAPPENED - timedelta(days=1)}, "before it happened"),
        ({"following": Following(False, checks_roles=True)}, "Say who looks through the roles"),
    ],
)
def test_assess_event_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = reported(larkbeam)
    with pytest.raises(Refused, match=says):
        assessed(larkbeam, id, **changed)
    assert found(larkbeam, id).state is EventState.REPORTED


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_assess_event_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = reported(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        assessed(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_assess_event_twice_withdrawn_or_overtaken_is_refused(larkbeam: Cast) -> None:
    id, other = reported(larkbeam), reported(larkbeam)
    with pytest.raises(Stale):
        assess_event(
            event_id=id,
            revision_shown=9,
            assessed_on=TODAY,
            following=NOTHING,
            because="So.",
            by=lead(larkbeam),
            at=AT,
        )
    assessed(larkbeam, id)
    with pytest.raises(Refused, match="was said before"):
        assessed(larkbeam, id)
    withdrawn(larkbeam, other)
    with pytest.raises(Refused, match="was withdrawn"):
        assessed(larkbeam, other)


def test_assess_event_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    asks = Following(True, checks_roles=True, owner_id=larkbeam.person("mei").id, due_on=TODAY)
    with recording_fails(), pytest.raises(OperationalError):
        assessed(larkbeam, id, following=asks)
    now = found(larkbeam, id)
    assert now.state is EventState.REPORTED
    assert not actions_from(larkbeam.organisation, [now.ref]).exists()
