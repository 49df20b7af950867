from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.announce_access import announce_access
from countersign.people.queries import announcements, hats
from tests.cast import Cast
from tests.people.announcing import RIPE, administrator, found, kind_of, mixed_access
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import recording_fails


def test_announce_access_gives_none_yet(larkbeam: Cast) -> None:
    made = found(larkbeam, mixed_access(larkbeam))
    assert (made.act, made.hat, made.may_happen_at, kind_of(larkbeam, made.id)) == (
        "ACCESS",
        "RISK_OWNER",
        RIPE,
        "announcement.made",
    )
    assert Hat.RISK_OWNER not in hats(larkbeam.organisation, made.person_id, RIPE)
    assert verify(larkbeam.organisation)[1] == []


def test_announce_access_to_oneself(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id
    announce_access(person_id=priya, hat=Hat.HR, by=top(larkbeam), at=AT)
    with pytest.raises(Refused, match="announced already"):
        announce_access(person_id=priya, hat=Hat.HR, by=top(larkbeam), at=AT)


def test_announce_access_that_takes_one_hand_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="takes no second person: give the access directly"):
        announce_access(person_id=larkbeam.person("mei").id, hat=Hat.HR, by=top(larkbeam), at=AT)


def test_announce_access_that_is_there_or_not_given_is_refused(larkbeam: Cast) -> None:
    ruth = administrator(larkbeam)
    with pytest.raises(Refused, match="has that access already"):
        announce_access(person_id=ruth, hat=Hat.ADMINISTRATOR, by=top(larkbeam), at=AT)
    with pytest.raises(Refused, match="This hat is not given"):
        announce_access(person_id=ruth, hat=Hat.TOP_MANAGEMENT, by=top(larkbeam), at=AT)


def test_announce_access_when_not_top_management_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management can give"):
        announce_access(person_id=administrator(larkbeam), hat=Hat.HR, by=lead(larkbeam), at=AT)


def test_announce_access_for_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        announce_access(person_id=stonecross.person("otto").id, hat=Hat.HR, by=top(larkbeam), at=AT)


def test_announce_access_when_recording_fails_announces_nothing(larkbeam: Cast) -> None:
    ruth = administrator(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        announce_access(person_id=ruth, hat=Hat.RISK_OWNER, by=top(larkbeam), at=AT)
    assert not announcements(larkbeam.organisation)
