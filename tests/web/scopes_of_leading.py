"""Cells of the matrix about asks and messages that reach less far than "all"; see ``tests/web/test_scopes.py``."""

from __future__ import annotations

from inspect import signature
from uuid import uuid4

from countersign.asks.commands.answer import answer as answer_ask
from countersign.asks.commands.commit import commit
from countersign.asks.commands.meet import meet
from countersign.asks.enums import Answer
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from tests.messages.worlds import recorded as said
from tests.messages.worlds import released
from tests.policies.worlds import AT, lead, second_leader
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


def another_s_ask(world: World) -> None:
    """That nobody answered is seen by whoever is asked, the lead, top management and the internal auditor alone."""
    page = f"{SLUG}/asks/{world.things['ask_id'].hex}/"
    for first in ("priya", "tom", "internal_auditor"):
        assert browser_of(first).get(page).status_code == 200, first
    for first in ("ola", "risk_owner", "hr", "administrator"):
        assert browser_of(first).get(page).status_code == 404, first
    raise Refused("They see what they are asked.")


def answering_for_another(world: World) -> None:
    page = f"{SLUG}/asks/{world.things['ask_id'].hex}/answer/"
    sent = {"act": str(uuid4()), "answer": "YES", "words": "She will."}
    assert browser_of("tom").get(page).status_code == browser_of("tom").post(page, sent).status_code == 404
    answer_ask(ask_id=world.things["ask_id"], answer=Answer.YES, words="She will.", by=lead(world.here), at=AT)


def taking_something_on_for_another(world: World) -> None:
    """There is no way to say whose: it is always whoever acts."""
    if {"person_id", "leader_id"}.isdisjoint(signature(commit).parameters):
        raise Refused("Nobody can be named.")


def settling_for_another(world: World) -> None:
    id = world.things["commitment_id"]
    for step in ("meet", "take-back"):
        assert browser_of("tom").get(f"{SLUG}/asks/commitments/{id.hex}/{step}/").status_code == 404
    meet(commitment_id=id, met_on=AT.date(), words="Done.", by=lead(world.here), at=AT)


def a_message_to_others(world: World) -> None:
    """What only contractors were told: Ola is none, Dana is one."""
    told = said(world.here, to_staff=False, to_contractors=True, title="For those outside")
    page = f"{SLUG}/messages/{told.hex}/"
    assert browser_of("dana").get(page).status_code == browser_of("tom").get(page).status_code == 200
    assert browser_of("ola").get(page).status_code == browser_of("ola").get(f"{page}copy/").status_code == 404
    assert "For those outside" not in browser_of("ola").get(f"{SLUG}/messages/").content.decode()
    assert "For those outside" in browser_of("dana").get(f"{SLUG}/messages/").content.decode()
    raise Refused("They read what is for them.")


def sending_in_another_s_name(world: World) -> None:
    second_leader(world.here)
    page = f"{SLUG}/messages/drafts/{world.things['draft_id'].hex}/release/"
    assert browser_of("priya").get(page).status_code == 200
    assert browser_of("tom").get(page).status_code == 404
    released(world.here, world.things["draft_id"], by=world.here.actor("tom", Hat.TOP_MANAGEMENT))
