from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.approve_renewal import approve_renewal
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority, RenewalState
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    after,
    anew,
    asked_again,
    entered,
    held,
    leader,
    recording_fails,
    renewal_approved,
    second_leader,
)

OTHER: dict[str, Any] = {"authorities": (Authority.ENFORCE, Authority.AUDIT)}


def test_approve_renewal_when_a_leader_does(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    renewal_approved(firm, at=after(2))
    asked = asked_again(firm)
    assert (asked.state, asked.approved_at, str(asked.approved_by)) == (RenewalState.ASKED, after(2), "Priya Raman")
    assert (asked.approved_as, asked.single_handed) == ("CEO and founder, top management since 1 April 2019", False)
    assert asked.opened_at == after(2)
    assert entered(firm, "renewal.approved") == 1
    assert verify(firm.organisation)[1] == []


def test_approve_renewal_when_only_words_changed_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm)
    with pytest.raises(Refused, match="needs no approval"):
        renewal_approved(firm)


def test_approve_renewal_when_done_before_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    renewal_approved(firm)
    with pytest.raises(Refused, match="the holder is asked"):
        renewal_approved(firm)


def test_approve_renewal_when_not_top_management_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    for by in (firm.actor("tom", Hat.ISMS_LEAD), firm.actor("ola"), firm.actor("mei", Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only top management"):
            renewal_approved(firm, by=by)


def test_approve_renewal_when_it_is_ones_own_is_for_another_leader(firm: Cast) -> None:
    held(firm)
    tom = second_leader(firm)
    anew(firm, **OTHER)
    with pytest.raises(Refused, match="Nobody approves their own role"):
        renewal_approved(firm, by=tom)
    renewal_approved(firm)
    assert not asked_again(firm).single_handed


def test_approve_renewal_when_the_only_leader_does_it_for_themselves_says_so(firm: Cast) -> None:
    held(firm, "priya", "sponsor")
    anew(firm, "sponsor", **OTHER)
    renewal_approved(firm, "priya")
    assert asked_again(firm, "priya").single_handed


def test_approve_renewal_when_another_description_was_shown_is_stale(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    with pytest.raises(Stale, match="not the description that you were shown"):
        approve_renewal(renewal_id=asked_again(firm).id, digest_shown="sha256:0", by=leader(firm), at=AT)


def test_approve_renewal_when_described_anew_since_is_stale(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    first = asked_again(firm)
    anew(firm)
    with pytest.raises(Stale, match="described anew since"):
        approve_renewal(renewal_id=first.id, digest_shown=first.document, by=leader(firm), at=AT)


def test_approve_renewal_when_the_appointment_is_over_or_the_holder_left_is_refused(firm: Cast) -> None:
    id = held(firm)
    held(firm, "mei", "hr")
    for key in ("isms_lead", "hr"):
        anew(firm, key, **OTHER)
    end(appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
    with pytest.raises(Refused, match="has ended"):
        renewal_approved(firm)
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        renewal_approved(firm, "mei")


def test_approve_renewal_when_it_is_somebody_elses_or_none_is_unknown(firm: Cast, stonecross: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    asked = asked_again(firm)
    for by, id in ((leader(firm), NOBODY), (stonecross.actor("otto", Hat.TOP_MANAGEMENT), asked.id)):
        with pytest.raises(Unknown, match="There is no such renewal here"):
            approve_renewal(renewal_id=id, digest_shown=asked.document, by=by, at=AT)


def test_approve_renewal_when_recording_fails_approves_nothing(firm: Cast) -> None:
    held(firm)
    anew(firm, **OTHER)
    with recording_fails(), pytest.raises(OperationalError):
        renewal_approved(firm)
    assert asked_again(firm).state is RenewalState.PROPOSED
    assert verify(firm.organisation)[1] == []
