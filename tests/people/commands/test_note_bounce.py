from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.change_address import change_address
from countersign.people.commands.leave import leave
from countersign.people.commands.note_bounce import note_bounce
from countersign.people.models import Bounce
from countersign.people.queries import bounce_of, unreached
from tests.cast import Cast
from tests.people.bouncing import SAID, bounced
from tests.people.worlds import AT, DAY, after, hr, lead
from tests.policies.worlds import recording_fails

OLA = "ola@larkbeam.example"


def test_note_bounce_keeps_what_the_server_said(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    found = bounce_of(larkbeam.organisation, larkbeam.person("ola").id)
    assert found
    assert (found.address, found.status, found.said, found.bounced_at) == (OLA, "5.1.1", SAID, AT)
    leaf = leaf_of(larkbeam.organisation, found.entry)
    assert leaf
    assert leaf.kind == "bounce.noted"
    assert verify(larkbeam.organisation)[1] == []


def test_note_bounce_twice_is_one(larkbeam: Cast) -> None:
    assert bounced(larkbeam, "ola") == bounced(larkbeam, "ola", at=after(1), said="552 full")
    assert Bounce.objects.filter(organisation_id=larkbeam.organisation).count() == 1


def test_note_bounce_of_an_address_they_had_before_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    change_address(person_id=ola, new_address="ola.nowak@larkbeam.example", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="another mail address by now"):
        note_bounce(person_id=ola, address=OLA, status="5.1.1", said="", by=larkbeam.system, at=after(1))


def test_note_bounce_of_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=DAY, by=hr(larkbeam), at=AT)
    with pytest.raises(Refused, match="has left"):
        note_bounce(person_id=ola, address=OLA, status="5.1.1", said="", by=larkbeam.system, at=after(1))


@pytest.mark.parametrize("hats", [(Hat.ISMS_LEAD, Hat.HR), (Hat.TOP_MANAGEMENT,), ()])
def test_note_bounce_by_a_person_is_refused(larkbeam: Cast, hats: tuple[Hat, ...]) -> None:
    """Nobody can have another's reminders stopped."""
    by = larkbeam.actor("tom", *hats)
    with pytest.raises(Refused, match="not done by this kind of actor"):
        note_bounce(person_id=larkbeam.person("ola").id, address=OLA, status="5.1.1", said="", by=by, at=AT)


def test_note_bounce_of_somebody_elses_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto, by = stonecross.person("otto"), larkbeam.system
    with pytest.raises(Unknown):
        note_bounce(person_id=otto.id, address=otto.email or "", status="5.1.1", said="", by=by, at=AT)


def test_note_bounce_when_recording_fails(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError, match="disk is full"):
        bounced(larkbeam, "ola")
    assert unreached(larkbeam.organisation) == set()
