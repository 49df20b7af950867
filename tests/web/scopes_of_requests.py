"""Cells of the matrix about requests and processes that reach less far than all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from countersign.kernel.actors import Hat
from countersign.kernel.permits import OWN
from countersign.kernel.refusals import Refused
from tests.processes.worlds import checked
from tests.resources.commands.test_change_request import changed
from tests.resources.worlds import REFUSED, accepted, decided, raised, withdrawn
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


def another_s_request(world: World) -> None:
    client, id = browser_of("department_contact"), world.things["resource_id"].hex
    assert "Backups" not in client.get(f"{SLUG}/resources/").content.decode()
    assert client.get(f"{SLUG}/resources/{id}/").status_code == 404
    raise Refused("They read their own.")


def asking_in_another_s_name(world: World) -> None:
    raised(world.here, by=world.here.actor("mei", Hat.RISK_OWNER), raised_by="ola")


def changing_another_s_request(world: World) -> None:
    changed(world.here, world.things["resource_id"], by=world.here.actor("mei", Hat.DEPARTMENT_CONTACT))


def taking_back_another_s_request(world: World) -> None:
    withdrawn(world.here, world.things["resource_id"], by=world.here.actor("mei", Hat.ISMS_LEAD))


def accepting_a_risk_that_another_is_named_for(world: World) -> None:
    id = raised(world.here)
    decided(world.here, id, replace(REFUSED, risk_owner_id=world.here.person("mei").id))
    accepted(world.here, id, "ola")


def another_s_process(world: World) -> None:
    client, id = browser_of("department_contact"), world.things["process_id"].hex
    assert "Somebody leaves" not in client.get(f"{SLUG}/processes/").content.decode()
    assert client.get(f"{SLUG}/processes/{id}/").status_code == 404
    raise Refused("They read their own.")


def an_example_of_another_s_process(world: World) -> None:
    checked(world.here, world.things["process_id"], by=world.here.actor("mei", Hat.DEPARTMENT_CONTACT))


OF_REQUESTS: dict[tuple[str, str], Callable[[World], None]] = {
    ("resource.read", OWN): another_s_request,
    ("resource.raise", OWN): asking_in_another_s_name,
    ("resource.change", OWN): changing_another_s_request,
    ("resource.withdraw", OWN): taking_back_another_s_request,
    ("resource.accept_risk", OWN): accepting_a_risk_that_another_is_named_for,
    ("process.read", OWN): another_s_process,
    ("process.check", OWN): an_example_of_another_s_process,
}
