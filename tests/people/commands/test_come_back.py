from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.come_back import come_back
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import hats, is_away
from tests.cast import Cast
from tests.people.worlds import AT, DAY, after, hr, kind_of, lead, put_right
from tests.policies.worlds import recording_fails

AGAIN = date(2026, 1, 7)
ONE = timedelta(days=1)


def gone(here: Cast, first: str = "ola") -> None:
    leave(person_id=here.person(first).id, left_on=DAY, by=lead(here), at=AT)


def test_come_back(larkbeam: Cast) -> None:
    gone(larkbeam)
    ola = larkbeam.person("ola")
    assert not hats(larkbeam.organisation, ola.id, AT)
    come_back(person_id=ola.id, joined_on=AGAIN, by=lead(larkbeam), at=after(24))
    now = larkbeam.person("ola")
    assert (now.joined_on, now.left_on, kind_of(larkbeam, now)) == (AGAIN, None, "person.changed")
    assert hats(larkbeam.organisation, ola.id, after(24)) == {Hat.STAFF}
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("days", "then"),
    [
        ({"on_leave": True}, (None, None)),
        ({"leave_from": DAY - ONE}, (DAY - ONE, DAY)),
        ({"leave_from": DAY - ONE, "leave_until": DAY + 90 * ONE}, (DAY - ONE, DAY)),
        ({"leave_from": DAY, "leave_until": DAY + 90 * ONE}, (None, None)),
        ({"leave_from": DAY - 9 * ONE, "leave_until": DAY - ONE}, (DAY - 9 * ONE, DAY - ONE)),
        ({"leave_from": AGAIN + ONE}, (AGAIN + ONE, None)),
    ],
)
def test_come_back_ends_leave(larkbeam: Cast, days: dict[str, Any], then: tuple[date | None, ...]) -> None:
    put_right(larkbeam, "ola", **days)
    gone(larkbeam)
    come_back(person_id=larkbeam.person("ola").id, joined_on=AGAIN, by=lead(larkbeam), at=after(24))
    now = larkbeam.person("ola")
    assert (now.leave_from, now.leave_until, now.on_leave) == (*then, False)
    assert not is_away(now, AGAIN)


def test_come_back_when_staff_is_refused(larkbeam: Cast) -> None:
    gone(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        come_back(person_id=larkbeam.person("ola").id, joined_on=AGAIN, by=larkbeam.actor("mei"), at=AT)


def test_come_back_when_here_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not left"):
        come_back(person_id=larkbeam.person("ola").id, joined_on=AGAIN, by=lead(larkbeam), at=AT)


def test_come_back_before_leaving_is_refused(larkbeam: Cast) -> None:
    gone(larkbeam)
    with pytest.raises(Refused, match="Nobody comes back before they left"):
        come_back(person_id=larkbeam.person("ola").id, joined_on=date(2026, 1, 5), by=lead(larkbeam), at=AT)


def test_come_back_when_erased_is_refused(larkbeam: Cast) -> None:
    gone(larkbeam)
    ola = larkbeam.person("ola").id
    erase(person_id=ola, by=hr(larkbeam), at=AT)
    with pytest.raises(Refused, match="enter them anew"):
        come_back(person_id=ola, joined_on=AGAIN, by=lead(larkbeam), at=AT)


def test_come_back_of_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        come_back(person_id=stonecross.person("otto").id, joined_on=AGAIN, by=lead(larkbeam), at=AT)


def test_come_back_when_recording_fails_leaves_them_gone(larkbeam: Cast) -> None:
    gone(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        come_back(person_id=larkbeam.person("ola").id, joined_on=AGAIN, by=lead(larkbeam), at=AT)
    assert larkbeam.person("ola").left_on == DAY
