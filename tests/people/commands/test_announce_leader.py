from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.announce_leader import announce_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.enums import Basis
from countersign.people.queries import announcements, register
from tests.cast import Cast
from tests.people.announcing import RIPE, SINCE, administrator, found, kind_of, next_leader, nobody_leads
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import recording_fails

BOARD = {"basis": Basis.BOARD, "leads_from": SINCE}


def test_announce_leader_when_the_last_one_has_gone_enters_nobody_yet(larkbeam: Cast) -> None:
    made = found(larkbeam, next_leader(larkbeam))
    assert (made.act, made.basis, made.leads_from, made.may_happen_at) == ("REGISTER", "DIRECTOR", SINCE, RIPE)
    assert kind_of(larkbeam, made.id) == "announcement.made"
    assert not register(larkbeam.organisation).filter(person_id=made.person_id)
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="announced already"):
        announce_leader(person_id=made.person_id, **BOARD, by=lead(larkbeam), at=AT)  # type: ignore[arg-type]


def test_announce_leader_while_somebody_leads_is_refused(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei").id
    for by in (lead(larkbeam), top(larkbeam)):
        with pytest.raises(Refused, match="Somebody leads here and enters who else does"):
            announce_leader(person_id=mei, **BOARD, by=by, at=AT)  # type: ignore[arg-type]


def test_an_administrator_leads_by_two_hands_alone(larkbeam: Cast) -> None:
    ruth = administrator(larkbeam)
    with pytest.raises(Refused, match="Ruth Ellis looks after the system: it takes two"):
        enter_leader(person_id=ruth, **BOARD, by=top(larkbeam), at=AT)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Somebody leads here"):
        announce_leader(person_id=ruth, **BOARD, by=lead(larkbeam), at=AT)  # type: ignore[arg-type]
    announce_leader(person_id=ruth, **BOARD, by=top(larkbeam), at=AT)  # type: ignore[arg-type]


def test_announce_leader_as_staff_is_refused(larkbeam: Cast) -> None:
    nobody_leads(larkbeam)
    with pytest.raises(Refused, match="Only top management, the ISMS lead or HR"):
        announce_leader(person_id=larkbeam.person("mei").id, **BOARD, by=larkbeam.actor("ola"), at=AT)  # type: ignore[arg-type]


def test_announce_leader_who_is_foreign_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    nobody_leads(larkbeam)
    by = stonecross.actor("otto", Hat.HR)
    with pytest.raises(Unknown, match="no such person"):
        announce_leader(person_id=larkbeam.person("mei").id, **BOARD, by=by, at=AT)  # type: ignore[arg-type]


def test_announce_leader_when_recording_fails_announces_nobody(larkbeam: Cast) -> None:
    nobody_leads(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        announce_leader(person_id=larkbeam.person("mei").id, **BOARD, by=lead(larkbeam), at=AT)  # type: ignore[arg-type]
    assert not announcements(larkbeam.organisation)
