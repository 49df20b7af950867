"""Each act of people changes and records, or neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Disclosure, Head, Leaf
from countersign.ledger.reconciling import verify
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.commands.set_up import Founder, set_up
from countersign.people.commands.set_wording import set_wording
from countersign.people.enums import Basis, WordingKind
from countersign.people.models import AccessGrant, Leader
from tests.cast import Cast, cast
from tests.ledger.doing import AT, recording_fails

DAY = date(2026, 1, 6)


def top(here: Cast) -> Actor:
    return here.actor("priya", Hat.TOP_MANAGEMENT)


def hr(here: Cast) -> Actor:
    return here.actor("ruth", Hat.HR)


def confirm(here: Cast) -> object:
    entry = Leader.objects.filter(organisation_id=here.organisation).get(confirmed_at=None)
    return confirm_leader(leader_id=entry.id, by=here.actor("mei"), at=AT)


def end(here: Cast) -> object:
    entry = Leader.objects.filter(organisation_id=here.organisation, person_id=here.person("priya").id).get()
    return end_leader(leader_id=entry.id, leads_until=DAY, by=top(here), at=AT)


def take_back(here: Cast) -> object:
    given = AccessGrant.objects.filter(organisation_id=here.organisation).earliest("id")
    return end_access(grant_id=given.id, by=top(here), at=AT)


def begin(_: Cast) -> object:
    by = Actor(ActorKind.SET_UP, new_id(AT))
    return set_up(name="Tern", lead=Founder("Ada", "ada@tern.example"), isms_started_on=DAY, by=by, at=AT)


ACTS: dict[str, Callable[[Cast], object]] = {
    "enter": lambda here: enter(name="Sam", email="sam@larkbeam.example", by=hr(here), at=AT),
    "leave": lambda here: leave(person_id=here.person("ola").id, left_on=DAY, by=hr(here), at=AT),
    "erase": lambda here: erase(person_id=here.person("dana").id, by=hr(here), at=AT),
    "grant": lambda here: grant(person_id=here.person("ola").id, hat=Hat.RISK_OWNER, by=top(here), at=AT),
    "end_access": take_back,
    "enter_leader": lambda here: enter_leader(
        person_id=here.person("tom").id, basis=Basis.BOARD, leads_from=DAY, by=top(here), at=AT
    ),
    "confirm_leader": confirm,
    "end_leader": end,
    "set_wording": lambda here: set_wording(
        kind=WordingKind.ROLE,
        language="en-gb",
        text="I take the role.",
        by=Actor(ActorKind.SET_UP, here.organisation),
        at=AT,
    ),
    "set_up": begin,
}


def everything() -> list[object]:
    """All that an act could leave behind, here and anywhere."""
    rows: list[object] = [list(model.objects.order_by("id").values()) for model in guarded_models()]
    return [*rows, Leaf.objects.count(), Disclosure.objects.count(), Head.objects.count()]


@pytest.fixture
def ready(db: None) -> Cast:
    """Dana has left, and Mei waits to be a leader."""
    larkbeam = cast("larkbeam-ltd")
    leave(person_id=larkbeam.person("dana").id, left_on=DAY, by=hr(larkbeam), at=AT)
    enter_leader(person_id=larkbeam.person("mei").id, basis=Basis.BOARD, leads_from=DAY, by=top(larkbeam), at=AT)
    return larkbeam


@pytest.mark.parametrize("act", ACTS)
def test_act_when_recording_fails_leaves_nothing(ready: Cast, act: str) -> None:
    before = everything()
    with recording_fails(), pytest.raises(OperationalError, match="disk is full"):
        ACTS[act](ready)
    assert everything() == before
    ACTS[act](ready)
    assert everything() != before
    assert verify(ready.organisation)[1] == []
