from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from countersign.people.queries import leadership, unconfirmed
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)
SINCE = date(2026, 1, 1)


def enter(here: Cast, person: UUID, first: str = "priya") -> None:
    by = here.actor(first, Hat.TOP_MANAGEMENT)
    enter_leader(person_id=person, basis=Basis.EXECUTIVE, leads_from=SINCE, by=by, at=AT)


def test_enter_leader_counts_only_once_countersigned(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom").id
    enter(larkbeam, tom)
    assert unconfirmed(larkbeam.organisation, tom)
    assert leadership(larkbeam.organisation, tom, date(2026, 2, 1)) is None


def test_enter_leader_when_on_the_register_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="on the register already"):
        enter(larkbeam, larkbeam.person("priya").id)


def test_enter_leader_when_gone_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=date(2026, 1, 5), by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        enter(larkbeam, ola)


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.HR, Hat.ADMINISTRATOR, Hat.STAFF])
def test_enter_leader_when_not_top_management_is_refused(larkbeam: Cast, hat: Hat) -> None:
    tom, by = larkbeam.person("tom").id, larkbeam.actor("tom", hat)
    with pytest.raises(Refused, match="Only top management"):
        enter_leader(person_id=tom, basis=Basis.OWNER, leads_from=SINCE, by=by, at=AT)


def test_enter_leader_when_somebody_elses_person_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        enter(larkbeam, stonecross.person("otto").id)
