from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.leave import leave
from countersign.risks.commands.name_owner import name_owner
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    TODAY,
    after,
    closed,
    found,
    kind_of,
    lead,
    leader,
    owned,
    recorded,
    recording_fails,
)


def named(here: Cast, id: UUID, first: str = "ruth", *, by: Actor | None = None, shown: int = 0) -> None:
    revision, who = shown or found(here, id).revision, here.person(first).id
    name_owner(risk_id=id, revision_shown=revision, owner_id=who, by=by or lead(here), at=after(21))


def test_name_owner_begins_anew(larkbeam: Cast) -> None:
    """What the one before accepted, the next one has not."""
    id = recorded(larkbeam)
    owned(larkbeam, id)
    named(larkbeam, id, by=leader(larkbeam))
    row = found(larkbeam, id)
    assert (str(row.owner), str(row.named_by), row.owned_at) == ("Ruth Ellis", "Priya Raman", None)
    assert kind_of(larkbeam, row) == "risk.changed"


def test_name_owner_of_a_risk_that_had_none(larkbeam: Cast) -> None:
    id = recorded(larkbeam, owner="")
    named(larkbeam, id)
    assert found(larkbeam, id).named_at == after(21)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_name_owner_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        named(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_name_owner_who_is_named_already_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Mei Sato is named"):
        named(larkbeam, id, "mei")


def test_name_owner_who_has_left_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola")
    by = larkbeam.actor("ruth", Hat.HR)
    leave(person_id=ola.id, left_on=TODAY, by=by, at=after(0))
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="has left"):
        named(larkbeam, id, "ola")


def test_name_owner_of_a_risk_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    named(larkbeam, id)
    with pytest.raises(Stale, match="after you opened it"):
        named(larkbeam, id, "ola", shown=1)


def test_name_owner_of_a_closed_risk_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        named(larkbeam, id)


def test_name_owner_from_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id, otto = recorded(larkbeam), stonecross.person("otto").id
    with pytest.raises(Unknown):
        name_owner(risk_id=id, revision_shown=1, owner_id=otto, by=lead(larkbeam), at=after(1))
    outside = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for one in (id, NOBODY):
        with pytest.raises(Unknown):
            name_owner(risk_id=one, revision_shown=1, owner_id=otto, by=outside, at=after(1))


def test_name_owner_when_recording_fails_leaves_the_one_before(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        named(larkbeam, id, by=by)
    assert str(found(larkbeam, id).owner) == "Mei Sato"
