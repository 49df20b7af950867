from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.kinds import KINDS
from countersign.ledger.reconciling import verify
from countersign.processes.commands.check_process import check_process
from countersign.processes.queries import checks
from tests.cast import Cast
from tests.processes.worlds import (
    AT,
    NOBODY,
    PLACE,
    TODAY,
    checked,
    described,
    ended,
    kind_of,
    leader,
    recording_fails,
    seen,
)


def test_check_process_records_one_real_case(larkbeam: Cast) -> None:
    id = described(larkbeam)
    made = seen(larkbeam, checked(larkbeam, id, date(2025, 12, 1), checked_by_id=larkbeam.person("ruth").id))
    assert (made.checked_on, made.checked_at, made.worked, made.place) == (date(2025, 12, 1), AT, True, PLACE)
    assert (str(made.checked_by), str(made.recorded_by)) == ("Ruth Ellis", "Tom Okafor")
    assert kind_of(larkbeam, made) == "processcheck.told"
    assert verify(larkbeam.organisation)[1] == []


def test_check_process_with_a_copy_instead_of_a_place(larkbeam: Cast) -> None:
    scan = keep(larkbeam.organisation, b"%PDF-1.7 checklist")
    made = seen(larkbeam, checked(larkbeam, described(larkbeam), place="", scan=scan))
    assert (made.place, made.scan) == (None, scan)


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"on": date(2026, 1, 7)}, "That day lies ahead"),
        ({"on": date(226, 1, 7)}, "Look at the year"),
        ({"place": " "}, "Say where the case can be seen"),
        ({"worked": False, "found": " "}, "Say what was missed"),
        ({"found": "x" * 2001}, "at most 2000 characters"),
        ({"place": "x" * 501}, "at most 500 characters"),
    ],
)
def test_check_process_when_it_makes_no_sense_is_refused(larkbeam: Cast, how: dict[str, Any], says: str) -> None:
    id = described(larkbeam)
    with pytest.raises(Refused, match=says):
        checked(larkbeam, id, **how)
    assert not checks(larkbeam.organisation).exists()


def test_check_process_by_its_owner_who_speaks_for_a_department(larkbeam: Cast) -> None:
    id = described(larkbeam)
    checked(larkbeam, id, by=larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT))
    for by in (larkbeam.actor("mei", Hat.DEPARTMENT_CONTACT), larkbeam.actor("ruth")):
        with pytest.raises(Refused, match="Only the owner of the process"):
            checked(larkbeam, id, by=by)


def test_check_process_in_ones_own_hand_is_told_from_what_others_wrote_down(larkbeam: Cast) -> None:
    id, priya = described(larkbeam), leader(larkbeam)
    for own in (checked(larkbeam, id, by=priya), checked(larkbeam, id, by=priya, checked_by_id=priya.person)):
        assert kind_of(larkbeam, seen(larkbeam, own)) == "processcheck.recorded"
    told = checked(larkbeam, id, checked_by_id=priya.person)
    assert kind_of(larkbeam, seen(larkbeam, told)) == "processcheck.told"
    leads = KINDS["processcheck.told"].leads
    assert leads is not None
    assert leads.elsewhere


def test_check_process_of_another_by_whoever_owns_it_alone_is_refused(larkbeam: Cast) -> None:
    ruth = larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT)
    id = described(larkbeam)
    checked(larkbeam, id, by=ruth, checked_by_id=ruth.person)
    for named in (larkbeam.person("priya").id, NOBODY):
        with pytest.raises(Refused, match="what you looked at yourself"):
            checked(larkbeam, id, by=ruth, checked_by_id=named)
    assert checks(larkbeam.organisation).count() == 1


def test_check_process_that_has_ended_is_refused(larkbeam: Cast) -> None:
    id = described(larkbeam)
    ended(larkbeam, id)
    with pytest.raises(Refused, match="not done any more"):
        checked(larkbeam, id)


def test_check_process_by_somebody_who_is_nobody_here_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = described(larkbeam)
    with pytest.raises(Unknown):
        checked(larkbeam, id, checked_by_id=stonecross.person("otto").id)
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for other in (id, NOBODY):
        with pytest.raises(Unknown):
            check_process(process_id=other, checked_on=TODAY, worked=True, place=PLACE, by=otto, at=AT)


def test_check_process_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = described(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        checked(larkbeam, id)
    assert not checks(larkbeam.organisation).exists()
