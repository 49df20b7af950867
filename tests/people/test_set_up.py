from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.models import Head, Leaf
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis, WordingKind
from countersign.people.models import Organisation
from countersign.people.queries import hats, organisation, people, person_by_email, unconfirmed, wording
from tests.ledger.doing import AT

HERE = new_id(AT)
BY = Actor(ActorKind.SET_UP, HERE, auth=("set-up",))
LEAD = Founder("Ada Lead", "ada@tern.example", "Security lead")
BOSS = FirstLeader(Founder("Bo Boss", "bo@tern.example"), Basis.OWNER, date(2020, 1, 1))


def begun(**changes: Any) -> str:
    told: dict[str, Any] = {"name": "Tern & Söhne", "lead": LEAD, "leader": BOSS, "isms_started_on": date(2026, 1, 5)}
    return set_up(**{**told, **changes}, by=BY, at=AT)


def test_set_up_begins_organisation_log_people_and_register(db: None) -> None:
    reference = begun()
    here = organisation(HERE)
    assert (reference, here.slug, here.name, here.set_up_at) == (here.ref, "tern-sohne", "Tern & Söhne", AT)
    assert [one.name for one in people(HERE)] == ["Ada Lead", "Bo Boss"]
    ada, bo = (person_by_email(HERE, address) for address in ("ada@tern.example", "bo@tern.example"))
    assert ada is not None
    assert bo is not None
    assert hats(HERE, ada.id, AT) == {Hat.ISMS_LEAD, Hat.HR, Hat.STAFF}
    assert unconfirmed(HERE, bo.id) is not None
    assert hats(HERE, bo.id, AT) == {Hat.STAFF}, "leads only once countersigned"
    assert all(wording(HERE, kind).text for kind in WordingKind)
    assert verify(HERE)[1] == []


def test_set_up_is_one_act(db: None) -> None:
    begun()
    acts = {bytes(leaf.data).partition(b'"act":"')[2][:36] for leaf in Leaf.objects.filter(organisation_id=HERE)}
    assert len(acts) == 2, "the set-up, and the checkpoint that the log issued over it"


def test_set_up_when_the_lead_leads_is_one_person(db: None) -> None:
    begun(leader=replace(BOSS, who=replace(LEAD, email=" ADA@tern.example")))
    assert people(HERE).count() == 1


def test_set_up_when_nobody_leads_yet_has_an_empty_register(db: None) -> None:
    begun(leader=None)
    assert [one.name for one in people(HERE)] == ["Ada Lead"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": " "}, "Say what the organisation is called"),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus is not a time zone"),
        ({"time_zone": ""}, "is not a time zone"),
        ({"time_zone": "../etc/passwd"}, "is not a time zone"),
        ({"lead": replace(LEAD, name="")}, "Say what the person is called"),
    ],
)
def test_set_up_when_something_is_wrong_is_refused_and_nothing_begins(
    db: None, changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        begun(**changes)
    assert not Organisation.objects.filter(id=HERE).exists()
    assert not Head.objects.filter(organisation_id=HERE).exists()


@pytest.mark.parametrize(
    ("name", "slug"), [("Larkbeam Ltd", "larkbeam-ltd-2"), ("株式会社", "organisation"), ("a" * 90, "a" * 40)]
)
def test_set_up_finds_a_free_name_for_addresses(db: None, name: str, slug: str) -> None:
    begun(name=name)
    assert organisation(HERE).slug == slug
