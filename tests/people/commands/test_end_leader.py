from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.end_leader import end_leader
from countersign.people.queries import hats, leadership, register
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)
END = date(2026, 3, 1)


def entry(here: Cast) -> UUID:
    return register(here.organisation).get().id


def leader(here: Cast) -> Actor:
    return here.actor("priya", Hat.TOP_MANAGEMENT)


def test_end_leader_ends_on_the_day(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id
    end_leader(leader_id=entry(larkbeam), leads_until=END, by=leader(larkbeam), at=AT)
    assert leadership(larkbeam.organisation, priya, END - timedelta(days=1))
    assert leadership(larkbeam.organisation, priya, END) is None
    assert Hat.TOP_MANAGEMENT not in hats(larkbeam.organisation, priya, AT + timedelta(days=60))


def test_end_leader_when_ended_before_is_refused(larkbeam: Cast) -> None:
    end_leader(leader_id=entry(larkbeam), leads_until=END, by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match="ended before"):
        end_leader(leader_id=entry(larkbeam), leads_until=END, by=leader(larkbeam), at=AT)


def test_end_leader_before_the_beginning_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="does not end before it begins"):
        end_leader(leader_id=entry(larkbeam), leads_until=date(2019, 3, 31), by=leader(larkbeam), at=AT)


def test_end_leader_when_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management"):
        end_leader(leader_id=entry(larkbeam), leads_until=END, by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)


def test_end_leader_when_somebody_elses_entry_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        end_leader(leader_id=entry(stonecross), leads_until=END, by=leader(larkbeam), at=AT)
