from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.enter import enter
from countersign.people.queries import person
from tests.cast import BEGINNING, Cast, id_of

AT = BEGINNING + timedelta(days=1)


def test_enter_when_lead(larkbeam: Cast) -> None:
    reference = enter(name=" Sam Price ", email="Sam@Larkbeam.example", by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)
    sam = person(larkbeam.organisation, id_of(reference))
    leaf = leaf_of(larkbeam.organisation, sam.entry)
    assert (sam.name, sam.email) == ("Sam Price", "sam@larkbeam.example")
    assert leaf is not None
    assert leaf.kind == "person.entered"
    assert b"Sam" not in bytes(leaf.data)
    assert verify(larkbeam.organisation)[1] == []


def test_enter_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        enter(name="Sam", email="sam@larkbeam.example", by=larkbeam.actor("ola"), at=AT)


@pytest.mark.parametrize("email", ["mei@larkbeam.example", " MEI@Larkbeam.example "])
def test_enter_when_the_address_is_taken_is_refused(larkbeam: Cast, email: str) -> None:
    with pytest.raises(Refused, match=r"mei@larkbeam\.example belongs to somebody here already"):
        enter(name="Mei", email=email, by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)


def test_enter_when_the_address_is_known_elsewhere_is_somebody_else(larkbeam: Cast, stonecross: Cast) -> None:
    reference = enter(name="Mei", email="mei@larkbeam.example", by=stonecross.actor("otto", Hat.HR), at=AT)
    assert person(stonecross.organisation, id_of(reference)).id != larkbeam.person("mei").id


def test_enter_when_there_is_no_name_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Say what the person is called"):
        enter(name="  ", email="sam@larkbeam.example", by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)


def test_enter_when_the_manager_is_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    manager, by = stonecross.person("otto").id, larkbeam.actor("tom", Hat.ISMS_LEAD)
    with pytest.raises(Unknown, match="no such person"):
        enter(name="Sam", email="sam@larkbeam.example", manager_id=manager, by=by, at=AT)


def test_enter_with_a_taken_number_is_refused(larkbeam: Cast) -> None:
    by = larkbeam.actor("tom", Hat.ISMS_LEAD)
    enter(name="Sam Price", email="sam@larkbeam.example", department="Sales", employee_number=" 17 ", by=by, at=AT)
    with pytest.raises(Refused, match="employee number 17 belongs to somebody"):
        enter(name="Lee Grant", email="lee@larkbeam.example", employee_number="17", by=by, at=AT)
