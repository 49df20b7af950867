from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
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
