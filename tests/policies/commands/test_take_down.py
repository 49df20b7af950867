from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.take_down import take_down
from countersign.policies.queries import open_to_all
from tests.cast import Cast
from tests.policies.publishing import made_public, published
from tests.policies.worlds import NOBODY, after, in_force_from, kind_of, lead, leader, recording_fails


def test_take_down_when_lead_does_shows_nothing_any_more(larkbeam: Cast) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    take_down(public_id=id, reason=" It names a customer. ", by=lead(larkbeam), at=after(2))
    gone = made_public(larkbeam)[0]
    assert (gone.withdrawn_at, gone.withdrawn_because) == (after(2), "It names a customer.")
    assert gone.withdrawn_by_id == larkbeam.person("tom").id
    assert open_to_all(larkbeam.organisation) is None
    assert kind_of(larkbeam, gone) == "public.withdrawn"  # type: ignore[arg-type]
    assert verify(larkbeam.organisation)[1] == []


def test_take_down_twice_is_refused(larkbeam: Cast) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    take_down(public_id=id, reason="No.", by=leader(larkbeam), at=after(2))
    with pytest.raises(Refused, match="not public any more"):
        take_down(public_id=id, reason="No.", by=leader(larkbeam), at=after(3))


@pytest.mark.parametrize(("reason", "words"), [(" ", "Say in a sentence why"), ("x" * 1001, "at most 1000")])
def test_take_down_without_a_reason_is_refused(larkbeam: Cast, reason: str, words: str) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    with pytest.raises(Refused, match=words):
        take_down(public_id=id, reason=reason, by=leader(larkbeam), at=after(2))


def test_take_down_by_staff_is_refused(larkbeam: Cast) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        take_down(public_id=id, reason="No.", by=larkbeam.actor("ola"), at=after(2))


def test_take_down_of_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    for unknown in (id, NOBODY):
        with pytest.raises(Unknown):
            take_down(public_id=unknown, reason="No.", by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(2))


def test_take_down_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id = published(larkbeam, in_force_from(larkbeam)[1])
    with recording_fails(), pytest.raises(OperationalError):
        take_down(public_id=id, reason="No.", by=leader(larkbeam), at=after(2))
    assert open_to_all(larkbeam.organisation)
