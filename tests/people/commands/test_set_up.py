from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.queries import key_of, logs
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis, Scope, WordingKind
from countersign.people.queries import hats, leaders, organisation, people, unconfirmed, wording
from tests.cast import BEGINNING, Cast

NINA = Founder("Nina Park", "Nina@harbour.example", "Director")
SET_UP = Actor(ActorKind.SET_UP, new_id(BEGINNING), auth=("set-up",))
STARTED = date(2026, 1, 5)


def test_set_up_begins_an_organisation_and_its_ledger(db: None) -> None:
    leader = FirstLeader(NINA, Basis.OWNER, date(2020, 1, 1))
    set_up(name=" Harbour ", lead=NINA, leader=leader, isms_started_on=STARTED, by=SET_UP, at=BEGINNING)
    here = organisation(SET_UP.organisation)
    [nina] = people(here.id)
    assert (here.name, here.slug, here.time_zone) == ("Harbour", "harbour", "Europe/London")
    assert key_of(here.id).name.endswith(here.id.hex)
    assert hats(here.id, nina.id, BEGINNING) == {Hat.ISMS_LEAD, Hat.HR, Hat.STAFF}
    assert unconfirmed(here.id, nina.id)
    assert not leaders(here.id, STARTED)
    assert "{title}" in wording(here.id, WordingKind.APPROVAL).text
    assert verify(here.id)[1] == []


def test_set_up_when_example_says_so_in_the_origin(db: None) -> None:
    set_up(name="Harbour", lead=NINA, isms_started_on=STARTED, example=True, by=SET_UP, at=BEGINNING)
    assert key_of(SET_UP.organisation).name == f"example/{SET_UP.organisation.hex}"


def test_set_up_when_the_name_is_taken_numbers_the_address(larkbeam: Cast) -> None:
    set_up(name="Lärkbeam, Ltd.", lead=NINA, isms_started_on=STARTED, by=SET_UP, at=BEGINNING)
    assert organisation(SET_UP.organisation).slug == "larkbeam-ltd-2"


def test_set_up_when_a_part_is_not_named_is_refused(db: None) -> None:
    with pytest.raises(Refused, match="which part of the organisation"):
        set_up(name="Harbour", lead=NINA, isms_started_on=STARTED, isms_scope=Scope.PART, by=SET_UP, at=BEGINNING)


@pytest.mark.parametrize(
    ("name", "zone", "says"),
    [
        ("  ", "Europe/London", "what the organisation is called"),
        ("Harbour", "Mars/Olympus", "is not a time zone"),
    ],
)
def test_set_up_is_refused_and_leaves_nothing(db: None, name: str, zone: str, says: str) -> None:
    before = logs()
    with pytest.raises(Refused, match=says):
        set_up(name=name, time_zone=zone, lead=NINA, isms_started_on=STARTED, by=SET_UP, at=BEGINNING)
    assert logs() == before


def test_set_up_when_the_leader_has_no_name_is_undone(db: None) -> None:
    before = logs()
    leader = FirstLeader(replace(NINA, name=" ", email="x@harbour.example"), Basis.OWNER, STARTED)
    with pytest.raises(Refused, match="what the person is called"):
        set_up(name="Harbour", lead=NINA, leader=leader, isms_started_on=STARTED, by=SET_UP, at=BEGINNING)
    assert logs() == before


def test_set_up_when_a_person_asks_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="this kind of actor"):
        set_up(name="Harbour", lead=NINA, isms_started_on=STARTED, by=larkbeam.actor("priya"), at=BEGINNING)
