from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.messages.queries import Audience, is_addressed, receivers
from countersign.people.commands.enter import enter
from countersign.people.commands.leave import leave
from countersign.people.enums import PersonKind
from tests.cast import Cast
from tests.messages.worlds import AT, after, found, recorded, sent, withdrawn


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        (Audience(True, True), ("all",)),
        (Audience(True, False), ("staff",)),
        (Audience(False, True), ("contractors",)),
        (Audience(True, True, ("Sales",)), ("departments",)),
    ],
)
def test_whom_the_dossier_says_was_told(audience: Audience, told: tuple[str, ...]) -> None:
    assert audience.told == told


def test_receivers_are_those_who_were_here_then_and_still_are(larkbeam: Cast) -> None:
    id = sent(larkbeam, at=after(1))
    hr = larkbeam.actor("ruth", Hat.HR)
    leave(person_id=larkbeam.person("ola").id, left_on=after(2).date(), by=hr, at=AT)
    enter(name="Nan", kind=PersonKind.EMPLOYEE, email="nan@larkbeam.example", by=hr, at=after(2))
    names = {str(one) for one in receivers(found(larkbeam, id), after(3).date())}
    assert names == {"Tom Okafor", "Mei Sato", "Ruth Ellis", "Dana Field"}


def test_somebody_is_addressed_by_what_they_are(larkbeam: Cast) -> None:
    to_staff, to_all = found(larkbeam, recorded(larkbeam)), found(larkbeam, sent(larkbeam))
    dana, mei = larkbeam.person("dana"), larkbeam.person("mei")
    assert (is_addressed(to_staff, mei), is_addressed(to_staff, dana), is_addressed(to_all, dana)) == (
        True,
        False,
        True,
    )
    withdrawn(larkbeam, to_staff.id, at=after(1))
    assert not is_addressed(found(larkbeam, to_staff.id), mei)
