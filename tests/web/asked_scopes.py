"""What lies outside the scopes of spot checks, interviews and rehearsals, for ``tests/web/test_scopes.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from countersign.awareness.commands.answer_questions import answer_questions
from countersign.awareness.commands.rehearse import rehearse
from countersign.awareness.commands.release_rehearsal import release_rehearsal
from countersign.awareness.commands.write_down_answers import write_down_answers
from countersign.awareness.enums import Bank
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import DEPARTMENT, OWN, RELEASED
from countersign.kernel.refusals import Refused
from tests.policies.worlds import AT
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


def another_s_invitation(world: World) -> None:
    """Whoever reads no totals finds no draw, and not the page on which somebody else is asked."""
    ola, page = browser_of("ola"), f"{SLUG}/spot-checks/{world.things['draw_id'].hex}/"
    assert ola.get(page).status_code == 404
    assert "Still to be asked" not in ola.get(f"{SLUG}/spot-checks/").content.decode()
    raise Refused("They find what is asked of themselves.")


def answering_for_another(world: World) -> None:
    """Whoever was drawn answers once; there is no second answer that could be another's."""
    found = browser_of("ola").get(f"{SLUG}/spot-checks/{world.things['draw_id'].hex}/answer/")
    assert found.status_code == 200
    sent: dict[str, Any] = {"draw_id": world.things["draw_id"], "found": True, "at": AT}
    outsider = Actor(ActorKind.PERSON, world.here.organisation, uuid4(), Hat.STAFF, frozenset({Hat.STAFF}))
    answer_questions(marks={}, by=outsider, **sent)


def asking_in_another_department(world: World) -> None:
    sent: dict[str, Any] = {"marks": {}, "found": True, "at": AT}
    contact = world.here.actor("department_contact", Hat.DEPARTMENT_CONTACT)
    draw_id, invitation_id = world.things["draw_id"], world.things["invitation_id"]
    write_down_answers(draw_id=draw_id, invitation_id=invitation_id, by=contact, **sent)


def another_s_interview(world: World) -> None:
    assert "Asked by name" not in browser_of("ola").get(f"{SLUG}/spot-checks/").content.decode()
    raise Refused("They read their own.")


def another_s_rehearsal(world: World) -> None:
    """Nobody finds it, whatever their hat."""
    for first in ("ola", "tom", "internal_auditor"):
        page = browser_of(first).get(f"{SLUG}/rehearsals/{world.things['rehearsal_id'].hex}/")
        assert page.status_code == 404, first
    raise Refused("It is their own.")


def a_rehearsal_that_is_not_released(world: World) -> None:
    rehearse(bank=Bank.LEADER, seed="1", scores=None, by=world.here.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
    text = browser_of("internal_auditor").get(f"{SLUG}/rehearsals/").content.decode()
    assert "rehearsed" in text
    assert "core questions" not in text
    raise Refused("They read totals, and what was released.")


def rehearsing_as_a_leader(world: World) -> None:
    rehearse(bank=Bank.LEADER, seed="1", scores=None, by=world.here.actor("ola"), at=AT)


def releasing_another_s_rehearsal(world: World) -> None:
    release_rehearsal(rehearsal_id=world.things["rehearsal_id"], by=world.here.actor("tom", Hat.ISMS_LEAD), at=AT)


ASKED_OF_PEOPLE: dict[tuple[str, str], Callable[[World], None]] = {
    ("spotcheck.read", OWN): another_s_invitation,
    ("spotcheck.answer", OWN): answering_for_another,
    ("spotcheck.ask", DEPARTMENT): asking_in_another_department,
    ("interview.read", OWN): another_s_interview,
    ("rehearsal.read", OWN): another_s_rehearsal,
    ("rehearsal.read", RELEASED): a_rehearsal_that_is_not_released,
    ("rehearsal.take", OWN): rehearsing_as_a_leader,
    ("rehearsal.release", OWN): releasing_another_s_rehearsal,
}
