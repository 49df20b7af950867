from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.endorse import endorse
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import collect_facts, endorsements, version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    by_several,
    in_force_from,
    leader,
    off_the_register,
    offered,
    recording_fails,
    second_leader,
    signed,
)


def endorsed(here: Cast, id: UUID, first: str = "mei", *, shown: str = "", day: int = 30) -> None:
    document = shown or version(here.organisation, id).document
    endorse(version_id=id, digest_shown=document, by=here.actor(first, Hat.TOP_MANAGEMENT), at=after(day))


def test_endorse_when_another_leads_stands_behind_the_version(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    _, id = in_force_from(larkbeam)
    endorsed(larkbeam, id)
    [one] = endorsements(larkbeam.organisation)
    assert (str(one.person), one.version_id, one.endorsed_on) == ("Mei Sato", id, date(2026, 2, 5))
    assert one.endorsed_as == "Engineering Lead, top management since 5 January 2026"
    assert one.document == version(larkbeam.organisation, id).document
    leaf = leaf_of(larkbeam.organisation, one.entry)
    assert leaf is not None
    assert leaf.kind == "endorsement.given"
    assert verify(larkbeam.organisation)[1] == []


def test_endorse_when_told_to_readiness_counts_from_its_day_on(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    _, id = in_force_from(larkbeam)
    endorsed(larkbeam, id)
    mei = larkbeam.person("mei").ref
    on = {day: collect_facts(larkbeam.organisation, after(day).date())[0].endorsements for day in (29, 30)}
    assert on[29] == ()
    assert [(one.v, one.by, one.on) for one in on[30]] == [("1.0", mei, date(2026, 2, 5))]


def test_endorse_when_the_name_is_there_already_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    _, id = in_force_from(larkbeam)
    endorsed(larkbeam, id)
    for first in ("mei", "priya"):
        with pytest.raises(Refused, match="Your name is under this version, or behind it, already"):
            endorsed(larkbeam, id, first, day=31)
    assert len(endorsements(larkbeam.organisation)) == 1


def test_endorse_when_they_signed_as_one_of_several_is_refused(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    for first in ("mei", "priya"):
        signed(larkbeam, id, by=larkbeam.actor(first, Hat.TOP_MANAGEMENT), at=after(1))
    with pytest.raises(Refused, match="Your name is under this version"):
        endorsed(larkbeam, id)


def test_endorse_when_they_lead_nothing_that_day_is_refused(larkbeam: Cast) -> None:
    """Whatever hat somebody wears: the register is asked again under the lock."""
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Only top management stands behind a policy in this way"):
        endorsed(larkbeam, id, "ola")
    second_leader(larkbeam, "mei")
    off_the_register(larkbeam, "mei", after(20).date())
    with pytest.raises(Refused, match="Only top management stands behind a policy in this way"):
        endorsed(larkbeam, id)
    assert not endorsements(larkbeam.organisation)


def test_endorse_when_it_is_not_in_force_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    policy = begun(larkbeam)
    id = offered(larkbeam, policy)
    with pytest.raises(Refused, match="This version has not been signed yet"):
        endorsed(larkbeam, id)
    signed(larkbeam, id)
    withdraw(version_id=id, reason="Wrong.", by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match="This version was withdrawn"):
        endorsed(larkbeam, id)


def test_endorse_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    _, id = in_force_from(larkbeam)
    with pytest.raises(Stale, match="This is not the text that you were shown"):
        endorsed(larkbeam, id, shown="sha256:" + "0" * 64)
    with pytest.raises(Unknown):
        endorsed(larkbeam, NOBODY, shown="x")


def test_endorse_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    _, id = in_force_from(larkbeam)
    with pytest.raises(OperationalError), recording_fails():
        endorsed(larkbeam, id)
    assert not endorsements(larkbeam.organisation)
