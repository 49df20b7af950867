from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.change_action import change_action
from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale, Unknown
from tests.actions.commands.test_sponsor_action import sponsored
from tests.actions.worlds import (
    AT,
    CAUSE,
    GIVEN,
    NOBODY,
    added,
    completed,
    found,
    kind_of,
    lead,
    leader,
    owner,
    recording_fails,
)
from tests.cast import Cast
from tests.policies.worlds import second_leader

SAID: dict[str, Any] = {"title": GIVEN["title"], "task": "Close them all.", "cause": CAUSE}


def changed(here: Cast, id: UUID, *, by: Actor | None = None, shown: int | None = None, **more: Any) -> None:
    revision = shown or found(here, id).revision
    change_action(action_id=id, revision_shown=revision, **{**SAID, **more}, by=by or lead(here), at=AT)


def test_change_action_puts_it_in_other_words(larkbeam: Cast) -> None:
    id = added(larkbeam)
    for by in (lead(larkbeam), leader(larkbeam), owner(larkbeam)):
        changed(larkbeam, id, task=f"Close them all, {by.hat}.", by=by)
    now = found(larkbeam, id)
    assert (now.task, now.revision) == ("Close them all, STAFF.", 4)
    assert kind_of(larkbeam, now.entry) == "action.changed"


def test_change_action_when_it_says_the_same_writes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    changed(larkbeam, id, task=GIVEN["task"])
    assert found(larkbeam, id).revision == 1


@pytest.mark.parametrize(("more", "says"), [({"title": ""}, "name"), ({"task": ""}, "Say what is to be done")])
def test_change_action_when_something_is_missing_is_refused(larkbeam: Cast, more: dict[str, Any], says: str) -> None:
    id = added(larkbeam)
    with pytest.raises(Refused, match=says):
        changed(larkbeam, id, **more)


def test_change_action_of_another_by_staff_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with pytest.raises(Refused, match="Only top management, the ISMS lead or whoever does it"):
        changed(larkbeam, id, by=larkbeam.actor("ola"))


def test_change_action_that_a_leader_sponsors_leaves_their_words_and_takes_the_cause(larkbeam: Cast) -> None:
    id = added(larkbeam)
    sponsored(larkbeam, id)
    for by in (lead(larkbeam), owner(larkbeam), second_leader(larkbeam)):
        for more in ({"title": "Something else"}, {"task": "Do less."}):
            with pytest.raises(Refused, match="stands behind this as it is worded"):
                changed(larkbeam, id, **{"task": GIVEN["task"], **more}, by=by)
    changed(larkbeam, id, task=GIVEN["task"], cause="Nobody told IT.")
    now = found(larkbeam, id)
    assert (now.title, now.task, now.cause) == (GIVEN["title"], GIVEN["task"], "Nobody told IT.")
    assert now.is_in_own_hand


def test_change_action_in_other_words_by_whoever_sponsors_it(larkbeam: Cast) -> None:
    id = added(larkbeam)
    sponsored(larkbeam, id)
    changed(larkbeam, id, by=leader(larkbeam))
    assert (found(larkbeam, id).task, found(larkbeam, id).is_in_own_hand) == (SAID["task"], True)


def test_change_action_that_a_leader_is_said_to_have_asked_for_by_whoever_said_so(larkbeam: Cast) -> None:
    id = added(larkbeam, sponsor_id=larkbeam.person("priya").id)
    with pytest.raises(Refused, match="stands behind this as it is worded"):
        changed(larkbeam, id, by=owner(larkbeam))
    changed(larkbeam, id)
    sponsored(larkbeam, id)
    with pytest.raises(Refused, match="stands behind this as it is worded"):
        changed(larkbeam, id, task="Something else.")


def test_change_action_when_it_is_done_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    completed(larkbeam, id)
    with pytest.raises(Refused, match="is done"):
        changed(larkbeam, id)


def test_change_action_when_somebody_was_quicker_is_stale(larkbeam: Cast) -> None:
    id = added(larkbeam)
    changed(larkbeam, id)
    with pytest.raises(Stale):
        changed(larkbeam, id, shown=1, task="Something else.")


def test_change_action_when_there_is_none_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown):
        changed(larkbeam, NOBODY, shown=1)


def test_change_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id)
    assert found(larkbeam, id).task == GIVEN["task"]
