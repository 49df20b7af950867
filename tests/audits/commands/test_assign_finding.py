from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.assign_finding import assign_finding
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.leave import leave
from tests.audits.found import found, kind_of, raised, recorded
from tests.cast import Cast
from tests.policies.worlds import AT, NOBODY, after, lead, recording_fails


def assigned(here: Cast, id: UUID, first: str = "ruth", **told: Any) -> None:
    said: dict[str, Any] = {"revision_shown": found(here, id).revision, "by": lead(here)} | told
    assign_finding(finding_id=id, owner_id=here.person(first).id, **said, at=after(21))


def test_assign_finding_gives_it_to_somebody_else(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    assigned(larkbeam, id)
    row = found(larkbeam, id)
    assert (str(row.owner), kind_of(larkbeam, row)) == ("Ruth Ellis", "auditfinding.assigned")


def test_assign_finding_to_whoever_has_it_changes_nothing(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    assigned(larkbeam, id, "mei")
    assert kind_of(larkbeam, found(larkbeam, id)) == "auditfinding.raised"


def test_assign_finding_to_the_auditor_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Ola Nowak conducted this audit"):
        assigned(larkbeam, raised(larkbeam), "ola")


def test_assign_finding_of_a_certifier_to_whoever_audits_here(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    assigned(larkbeam, id, "ola")
    assert str(found(larkbeam, id).owner) == "Ola Nowak"


def test_assign_finding_to_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    leave(person_id=larkbeam.person("ruth").id, left_on=AT.date(), by=larkbeam.actor("tom", Hat.HR), at=after(20))
    with pytest.raises(Refused, match="has left"):
        assigned(larkbeam, id)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_assign_finding_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="who answers a finding"):
        assigned(larkbeam, raised(larkbeam), by=larkbeam.actor("mei", hat))


def test_assign_finding_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    assigned(larkbeam, id)
    with pytest.raises(Stale):
        assigned(larkbeam, id, "tom", revision_shown=1)


def test_assign_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id, otto = raised(larkbeam), stonecross.actor("otto", Hat.ISMS_LEAD)
    for one in (id, NOBODY):
        with pytest.raises(Unknown):
            assign_finding(finding_id=one, revision_shown=1, owner_id=NOBODY, by=otto, at=after(21))


def test_assign_finding_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        assigned(larkbeam, id)
    assert str(found(larkbeam, id).owner) == "Mei Sato"
