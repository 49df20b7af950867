from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.hand_over_action import hand_over_action
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.leave import leave
from tests.actions.worlds import AT, DUE, NOBODY, TODAY, added, found, kind_of, lead, leader, owner, recording_fails
from tests.cast import Cast


def given(here: Cast, id: UUID, first: str = "ola", *, by: Actor | None = None, shown: int = 1) -> None:
    person = here.person(first).id
    hand_over_action(action_id=id, revision_shown=shown, owner_id=person, by=by or lead(here), at=AT)


@pytest.mark.parametrize("who", [lead, leader])
def test_hand_over_action_gives_it_to_somebody_else(larkbeam: Cast, who: object) -> None:
    id = added(larkbeam)
    given(larkbeam, id, by=who(larkbeam))  # type: ignore[operator]
    now = found(larkbeam, id)
    assert (str(now.owner), now.due_on) == ("Ola Nowak", DUE)
    assert kind_of(larkbeam, now.entry) == "action.handed_over"


def test_hand_over_action_to_the_same_person_writes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    given(larkbeam, id, "mei")
    assert found(larkbeam, id).revision == 1


def test_hand_over_action_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    for by in (owner(larkbeam), larkbeam.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            given(larkbeam, id, by=by)


def test_hand_over_action_to_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam)
    leave(person_id=larkbeam.person("ola").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        given(larkbeam, id)


def test_hand_over_action_when_overtaken_or_nowhere(larkbeam: Cast) -> None:
    id = added(larkbeam)
    given(larkbeam, id)
    with pytest.raises(Stale):
        given(larkbeam, id, "tom")
    with pytest.raises(Unknown):
        given(larkbeam, NOBODY)


def test_hand_over_action_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = added(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        given(larkbeam, id)
    assert str(found(larkbeam, id).owner) == "Mei Sato"
