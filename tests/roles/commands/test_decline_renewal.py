from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.enums import Authority, RenewalState
from countersign.roles.queries import standings
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    after,
    anew,
    asked_again,
    held,
    leader,
    recording_fails,
    renewed,
)

WHY = "I cannot be on call at night."


def declined(here: Cast, because: str = WHY, *, by: Actor | None = None) -> str:
    id = asked_again(here).id
    return decline_renewal(renewal_id=id, because=because, by=by or here.actor("tom"), at=after(1))


def test_decline_renewal_when_the_holder_does_keeps_them_in_the_old_version(firm: Cast) -> None:
    held(firm)
    anew(firm)
    declined(firm)
    asked = asked_again(firm)
    assert (asked.state, asked.declined_at, asked.declined_because) == (RenewalState.DECLINED, after(1), WHY)
    (now,) = standings(firm.organisation, after(1).date())
    assert now.holds
    assert now.role.version == 1
    assert now.asked
    assert now.asked.declined_on == after(1).date()
    assert verify(firm.organisation)[1] == []


def test_decline_renewal_commits_to_the_reason_without_saying_it(firm: Cast) -> None:
    held(firm)
    anew(firm)
    declined(firm)
    leaf = leaf_of(firm.organisation, asked_again(firm).entry)
    assert leaf is not None
    assert b"night" not in bytes(leaf.data)
    assert b"declined_because" in bytes(leaf.data)


@pytest.mark.parametrize(("because", "says"), [(" ", "Say in a sentence why"), ("x" * 1001, "at most 1000")])
def test_decline_renewal_when_there_is_no_reason_is_refused(firm: Cast, because: str, says: str) -> None:
    held(firm)
    anew(firm)
    with pytest.raises(Refused, match=says):
        declined(firm, because)


def test_decline_renewal_when_somebody_else_does_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm)
    with pytest.raises(Refused, match="Only the holder"):
        declined(firm, by=leader(firm))


def test_decline_renewal_when_it_was_not_asked_yet_or_answered_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm, authorities=(Authority.AUDIT,))
    with pytest.raises(Refused, match="has not approved"):
        declined(firm)
    held(firm, "mei", "hr")
    anew(firm, "hr")
    renewed(firm, "mei")
    id = asked_again(firm, "mei").id
    with pytest.raises(Refused, match="accepted before"):
        decline_renewal(renewal_id=id, because=WHY, by=firm.actor("mei"), at=AT)


def test_decline_renewal_when_described_anew_since_is_stale(firm: Cast) -> None:
    held(firm)
    anew(firm)
    first = asked_again(firm).id
    anew(firm)
    with pytest.raises(Stale, match="described anew since"):
        decline_renewal(renewal_id=first, because=WHY, by=firm.actor("tom"), at=AT)
    declined(firm)
    anew(firm)
    assert asked_again(firm).state is RenewalState.ASKED, "the next description is another question"


def test_decline_renewal_when_there_is_none_is_unknown(firm: Cast) -> None:
    with pytest.raises(Unknown):
        decline_renewal(renewal_id=NOBODY, because=WHY, by=firm.actor("tom"), at=AT)


def test_decline_renewal_when_recording_fails_declines_nothing(firm: Cast) -> None:
    held(firm)
    anew(firm)
    with recording_fails(), pytest.raises(OperationalError):
        declined(firm)
    assert asked_again(firm).state is RenewalState.ASKED
    assert standings(firm.organisation, TODAY)
    assert verify(firm.organisation)[1] == []
