from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.enums import Basis
from countersign.people.queries import hats, leadership
from tests.cast import BEGINNING, Cast, id_of

AT = BEGINNING + timedelta(days=1)
SINCE = date(2026, 1, 1)


def waiting(here: Cast) -> UUID:
    """Tom's entry, made by Priya."""
    by = here.actor("priya", Hat.TOP_MANAGEMENT)
    tom = here.person("tom").id
    return id_of(enter_leader(person_id=tom, basis=Basis.EXECUTIVE, leads_from=SINCE, by=by, at=AT))


def test_confirm_leader_makes_top_management(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom").id
    confirm_leader(leader_id=waiting(larkbeam), by=larkbeam.actor("tom"), at=AT)
    assert leadership(larkbeam.organisation, tom, SINCE)
    assert leadership(larkbeam.organisation, tom, SINCE - timedelta(days=1)) is None
    assert Hat.TOP_MANAGEMENT in hats(larkbeam.organisation, tom, AT)


def test_confirm_leader_when_somebody_else_is_refused(larkbeam: Cast) -> None:
    entry = waiting(larkbeam)
    for first in ("priya", "ola"):
        with pytest.raises(Refused, match="Only the person who was entered"):
            confirm_leader(leader_id=entry, by=larkbeam.actor(first, Hat.TOP_MANAGEMENT), at=AT)


def test_confirm_leader_when_done_before_is_refused(larkbeam: Cast) -> None:
    entry = waiting(larkbeam)
    confirm_leader(leader_id=entry, by=larkbeam.actor("tom"), at=AT)
    with pytest.raises(Refused, match="countersigned before"):
        confirm_leader(leader_id=entry, by=larkbeam.actor("tom"), at=AT)


def test_confirm_leader_when_ended_is_refused(larkbeam: Cast) -> None:
    entry = waiting(larkbeam)
    end_leader(leader_id=entry, leads_until=SINCE, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
    with pytest.raises(Refused, match="has ended"):
        confirm_leader(leader_id=entry, by=larkbeam.actor("tom"), at=AT)


def test_confirm_leader_when_somebody_elses_entry_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    entry = waiting(larkbeam)
    with pytest.raises(Unknown):
        confirm_leader(leader_id=entry, by=stonecross.actor("otto"), at=AT)
