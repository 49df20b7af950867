from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.change_address import change_address
from countersign.people.commands.end_access import end_access
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from countersign.people.models import AddressChange
from countersign.people.queries import address_changed_at, person, person_by_email
from tests.cast import BEGINNING, Cast, id_of
from tests.people.worlds import AT, DAY, after, hr, importing, kind_of, lead, top
from tests.policies.worlds import recording_fails

NEW = "ola.nowak@larkbeam.example"


def changes(here: Cast) -> list[AddressChange]:
    return list(AddressChange.objects.filter(organisation_id=here.organisation))


def test_change_address_when_lead(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    change_address(person_id=ola, new_address=" Ola.Nowak@Larkbeam.example ", by=lead(larkbeam), at=AT)
    now = person(larkbeam.organisation, ola)
    (change,) = changes(larkbeam)
    assert (now.email, kind_of(larkbeam, now)) == (NEW, "person.changed")
    assert (change.old_address, change.new_address, change.changed_at) == ("ola@larkbeam.example", NEW, AT)
    assert (change.proposed_by_id, change.approved_by_id) == (larkbeam.person("tom").id, None)
    assert kind_of(larkbeam, change) == "address.changed"
    assert address_changed_at(larkbeam.organisation, ola) == AT
    assert person_by_email(larkbeam.organisation, "ola@larkbeam.example") is None
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.ADMINISTRATOR])
def test_change_address_of_somebody_with_special_access_is_refused(larkbeam: Cast, hat: Hat) -> None:
    ola = larkbeam.person("ola").id
    given = grant(person_id=ola, hat=hat, by=top(larkbeam), at=BEGINNING)
    with pytest.raises(Refused, match="a second person approves it"):
        change_address(person_id=ola, new_address=NEW, by=lead(larkbeam), at=AT)
    end_access(grant_id=id_of(given), by=top(larkbeam), at=AT)
    change_address(person_id=ola, new_address=NEW, by=lead(larkbeam), at=after(1))


@pytest.mark.parametrize("hat", [Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT])
def test_change_address_of_somebody_with_a_small_hat(larkbeam: Cast, hat: Hat) -> None:
    ola = larkbeam.person("ola").id
    grant(person_id=ola, hat=hat, by=top(larkbeam), at=BEGINNING)
    change_address(person_id=ola, new_address=NEW, by=lead(larkbeam), at=AT)


def test_change_address_of_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Priya Raman leads or has special access"):
        change_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=lead(larkbeam), at=AT)


def test_change_address_of_a_leader_who_has_not_countersigned_is_refused(larkbeam: Cast) -> None:
    """Otherwise whoever edits the list would countersign in their place."""
    mei = larkbeam.person("mei").id
    enter_leader(person_id=mei, basis=Basis.EXECUTIVE, leads_from=DAY, by=top(larkbeam), at=BEGINNING)
    with pytest.raises(Refused, match="Mei Sato leads"):
        change_address(person_id=mei, new_address=NEW, by=lead(larkbeam), at=AT)


def test_change_address_by_an_import_is_refused_for_leaders_only(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="no import changes that mail address"):
        change_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=importing(lead(larkbeam)), at=AT)
    change_address(person_id=larkbeam.person("ola").id, new_address=NEW, by=importing(lead(larkbeam)), at=AT)


@pytest.mark.parametrize("first", ["priya", "ola"])
def test_change_address_when_neither_lead_nor_hr_is_refused(larkbeam: Cast, first: str) -> None:
    by = larkbeam.actor(first, *([Hat.TOP_MANAGEMENT] if first == "priya" else []))
    with pytest.raises(Refused, match="Only the ISMS lead or HR can change a mail address"):
        change_address(person_id=larkbeam.person("ola").id, new_address=NEW, by=by, at=AT)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "nonsense is no mail address"),
        ("ola@larkbeam.example", "This is their address already"),
        ("MEI@larkbeam.example", "mei@larkbeam.example belongs to somebody here already"),
    ],
)
def test_change_address_to_what_cannot_be_theirs_is_refused(larkbeam: Cast, address: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        change_address(person_id=larkbeam.person("ola").id, new_address=address, by=lead(larkbeam), at=AT)


def test_change_address_of_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=DAY, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="has left"):
        change_address(person_id=ola, new_address=NEW, by=lead(larkbeam), at=AT)


def test_change_address_of_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        change_address(person_id=stonecross.person("otto").id, new_address=NEW, by=lead(larkbeam), at=AT)


def test_change_address_is_erased_with_the_person(larkbeam: Cast) -> None:
    ruth, ola = hr(larkbeam), larkbeam.person("ola").id
    change_address(person_id=ola, new_address=NEW, by=ruth, at=AT)
    leave(person_id=ola, left_on=DAY, by=ruth, at=AT)
    erase(person_id=ola, by=ruth, at=AT)
    (change,) = changes(larkbeam)
    assert (change.old_address, change.new_address) == (None, None)
    assert verify(larkbeam.organisation)[1] == []


def test_change_address_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        change_address(person_id=larkbeam.person("ola").id, new_address=NEW, by=lead(larkbeam), at=AT)
    assert larkbeam.person("ola").email == "ola@larkbeam.example"
    assert changes(larkbeam) == []
