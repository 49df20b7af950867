from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.people.commands.begin_register import begin_register
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.set_up import Founder, set_up
from countersign.people.enums import Basis, PersonKind
from countersign.people.queries import hats, people, register, unconfirmed
from tests.cast import BEGINNING, Cast
from tests.policies.worlds import recording_fails

AT = BEGINNING + timedelta(hours=1)
SINCE = date(2019, 4, 1)
BOSS = Founder("Nora Newton", "Nora@newco.example", "Managing director", PersonKind.DIRECTOR)


@pytest.fixture
def newco(db: None) -> Cast:
    """Set up by Nia a minute ago; nobody leads on paper."""
    by = Actor(ActorKind.SET_UP, new_id(BEGINNING), auth=("set-up",))
    nia = Founder("Nia Newton", "nia@newco.example", "CTO")
    set_up(name="Newco", lead=nia, isms_started_on=date(2026, 1, 5), by=by, at=BEGINNING)
    return Cast(by.organisation)


def begin(here: Cast, who: Founder | None, *, by: Actor | None = None) -> None:
    by = by or here.actor("nia", Hat.ISMS_LEAD)
    begin_register(who=who, basis=Basis.OWNER, leads_from=SINCE, by=by, at=AT)


def test_begin_register_with_oneself_counts_at_once(newco: Cast) -> None:
    begin(newco, None)
    nia = newco.person("nia")
    assert hats(newco.organisation, nia.id, AT) >= {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}
    [entry] = register(newco.organisation)
    assert (entry.entered_by_id, entry.confirmed_at, entry.leads_from) == (nia.id, AT, SINCE)
    assert verify(newco.organisation)[1] == []


def test_begin_register_with_somebody_else_waits_for_their_name(newco: Cast) -> None:
    begin(newco, BOSS)
    nora = newco.person("nora")
    assert (nora.title, nora.kind) == ("Managing director", PersonKind.DIRECTOR)
    assert unconfirmed(newco.organisation, nora.id)
    assert Hat.TOP_MANAGEMENT not in hats(newco.organisation, nora.id, AT)
    assert verify(newco.organisation)[1] == []


def test_begin_register_with_an_address_that_is_known_enters_nobody_twice(newco: Cast) -> None:
    begin(newco, Founder("Nia N.", " NIA@newco.example"))
    assert people(newco.organisation).count() == 1
    assert unconfirmed(newco.organisation, newco.person("nia").id), "somebody else was meant: the name is still asked"


def test_begin_register_again_until_somebody_has_countersigned(newco: Cast) -> None:
    begin(newco, Founder("Nora Newton", "nora@newc.example"))
    begin(newco, BOSS)
    waiting = unconfirmed(newco.organisation, newco.person("nora").id)
    assert waiting
    confirm_leader(leader_id=waiting.id, by=newco.actor("nora"), at=AT)
    with pytest.raises(Refused, match="Only top management can change"):
        begin(newco, None)
    with pytest.raises(Refused, match="has begun: its leaders enter"):
        begin(newco, None, by=newco.actor("nora", Hat.TOP_MANAGEMENT))


def test_enter_leader_when_the_register_is_empty_is_the_lead_s(newco: Cast) -> None:
    nia = newco.person("nia").id
    by = newco.actor("nia", Hat.ISMS_LEAD)
    enter_leader(person_id=nia, basis=Basis.OWNER, leads_from=SINCE, by=by, at=AT)
    assert unconfirmed(newco.organisation, nia)


@pytest.mark.parametrize("hat", [Hat.HR, Hat.ADMINISTRATOR, Hat.STAFF])
def test_begin_register_by_anybody_else_is_refused(newco: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management"):
        begin(newco, None, by=newco.actor("nia", hat))
    assert not register(newco.organisation).exists()


def test_begin_register_without_a_name_leaves_nothing(newco: Cast) -> None:
    with pytest.raises(Refused, match="what the person is called"):
        begin(newco, Founder(" ", "nora@newco.example"))
    assert people(newco.organisation).count() == 1


def test_begin_register_when_recording_fails_leaves_nothing(newco: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        begin(newco, BOSS)
    assert people(newco.organisation).count() == 1
    assert not register(newco.organisation).exists()
