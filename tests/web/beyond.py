"""What lies outside a limited scope among the things that are followed up: see ``test_scopes``."""

from __future__ import annotations

from datetime import timedelta

from countersign.actions.commands.change_action import change_action
from countersign.actions.commands.complete_action import complete_action
from countersign.actions.commands.replan_action import replan_action
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from tests.policies.worlds import AT
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


def another_s_action(world: World) -> None:
    """Not that there is one."""
    ola, page = browser_of("ola"), f"{SLUG}/actions/{world.things['action_id'].hex}/"
    assert "Nothing for you to do" in ola.get(f"{SLUG}/actions/").content.decode()
    for path in ("", "change/", "re-plan/", "complete/", "file/"):
        assert ola.get(page + path).status_code == 404, path
    raise Refused("They read their own.")


def changing_another_s_action(world: World) -> None:
    id, ola = world.things["action_id"], world.here.actor("ola")
    change_action(action_id=id, revision_shown=2, title="Mine", task="Nothing.", by=ola, at=AT)


def moving_another_s_action(world: World) -> None:
    id, ola, later = world.things["action_id"], world.here.actor("ola"), AT.date() + timedelta(days=90)
    replan_action(action_id=id, revision_shown=2, due_on=later, reason="No.", by=ola, at=AT)


def doing_another_s_action(world: World) -> None:
    """Whatever else they may: only whoever does it says so."""
    id, tom = world.things["action_id"], world.here.actor("tom", Hat.ISMS_LEAD)
    assert browser_of("tom").get(f"{SLUG}/actions/{id.hex}/complete/").status_code == 200
    complete_action(action_id=id, revision_shown=2, done_on=AT.date(), outcome="Done.", by=tom, at=AT)


def what_another_reported(world: World) -> None:
    page = f"{SLUG}/changes/"
    for first in ("risk_owner", "department_contact"):
        reader = browser_of(first)
        assert "A flood" not in reader.get(page).content.decode()
        assert reader.get(f"{page}{world.things['event_id'].hex}/").status_code == 404
    raise Refused("They read what they reported.")


def what_was_seen_of_another(world: World) -> None:
    """Whoever it is about reads it; Ola is not."""
    page = f"{SLUG}/direction/exceptions/{world.things['deviation_id'].hex}/"
    assert browser_of("priya").get(page).status_code == 200
    assert browser_of("ola").get(page).status_code == 404
    raise Refused("They read what is about themselves.")
