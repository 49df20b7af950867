from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.people.commands.try_again import try_again
from countersign.people.models import Bounce
from countersign.people.queries import unreached
from tests.cast import Cast
from tests.people.bouncing import bounced
from tests.people.worlds import AT, DAY, after, hr, lead
from tests.policies.worlds import recording_fails


def test_try_again_when_lead(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(1))
    (row,) = Bounce.objects.filter(organisation_id=larkbeam.organisation)
    assert (row.ended_at, row.ended_by_id) == (after(1), larkbeam.person("tom").id)
    assert unreached(larkbeam.organisation) == set()
    assert verify(larkbeam.organisation)[1] == []


def test_try_again_and_it_comes_back_again(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(1))
    bounced(larkbeam, "ola", at=after(2))
    assert unreached(larkbeam.organisation) == {larkbeam.person("ola").id}


def test_try_again_by_whoever_it_is_about(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    try_again(person_id=larkbeam.person("ola").id, by=larkbeam.actor("ola"), at=after(1))
    assert unreached(larkbeam.organisation) == set()


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.INTERNAL_AUDITOR, Hat.STAFF])
def test_try_again_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    bounced(larkbeam, "ola")
    with pytest.raises(Refused, match="Only the ISMS lead, HR or the person concerned"):
        try_again(person_id=larkbeam.person("ola").id, by=larkbeam.actor("mei", hat), at=after(1))


def test_try_again_when_nothing_came_back_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="No mail to this address has come back"):
        try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=AT)


def test_try_again_with_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    leave(person_id=larkbeam.person("ola").id, left_on=DAY, by=hr(larkbeam), at=after(1))
    with pytest.raises(Refused, match="has left"):
        try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(2))


def test_try_again_with_somebody_elses_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        try_again(person_id=stonecross.person("otto").id, by=lead(larkbeam), at=AT)


def test_try_again_when_recording_fails(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    with recording_fails(), pytest.raises(OperationalError, match="disk is full"):
        try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(1))
    assert unreached(larkbeam.organisation) == {larkbeam.person("ola").id}
