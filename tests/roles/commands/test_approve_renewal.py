from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.approve_renewal import approve_renewal
from countersign.roles.commands.decline import decline
from countersign.roles.commands.decline_renewal import decline_renewal
from countersign.roles.commands.describe import describe
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority, Duty, RenewalState
from countersign.roles.queries import role as role_with_id
from tests.cast import Cast, id_of
from tests.roles.worlds import (
    AT,
    CRISIS,
    NOBODY,
    TODAY,
    after,
    anew,
    approved,
    asked_again,
    entered,
    held,
    lead,
    leader,
    proposed,
    recording_fails,
    renewal_approved,
    renewed,
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


def test_approve_renewal_of_what_one_described_is_for_another_leader(firm: Cast) -> None:
    held(firm)
    mei = second_leader(firm, "mei")
    anew(firm, by=mei, **OTHER)
    with pytest.raises(Refused, match="You described the role anew: another member of top management does"):
        renewal_approved(firm, by=mei)
    renewal_approved(firm)
    assert not asked_again(firm).single_handed


def test_approve_renewal_of_what_the_only_leader_described_says_so(firm: Cast) -> None:
    held(firm)
    anew(firm, by=leader(firm), **OTHER)
    renewal_approved(firm)
    assert asked_again(firm).single_handed


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


def own_role(here: Cast, *carries: Duty) -> str:
    """A role that no library has, held by Mei, that is described anew with duties of 5.3."""
    id = id_of(describe(description=CRISIS, by=lead(here), at=AT))
    key = role_with_id(here.organisation, id).key
    held(here, "mei", key)
    anew(here, key, carries=carries)
    return key


def test_approve_renewal_when_somebody_else_answers_for_the_duty_is_refused(firm: Cast) -> None:
    tom = held(firm)
    own_role(firm, Duty.CONFORMITY)
    with pytest.raises(Refused, match=r"Tom Okafor answers for 5.3 \(a\): end that appointment first"):
        renewal_approved(firm, "mei")
    assert asked_again(firm, "mei").state is RenewalState.PROPOSED
    end(appointment_id=tom, held_until=TODAY + timedelta(days=3), by=leader(firm), at=AT)
    with pytest.raises(Refused, match=r"answers for 5.3 \(a\) until 9 January 2026: approve this on that day"):
        renewal_approved(firm, "mei")
    renewal_approved(firm, "mei", at=AT + timedelta(days=3))
    assert asked_again(firm, "mei").state is RenewalState.ASKED
    assert verify(firm.organisation)[1] == []


def test_approve_renewal_when_another_renewal_gave_the_duty_away_is_refused(firm: Cast) -> None:
    """Whoever was asked for a duty with the approval of top management may accept it any time."""
    own_role(firm, Duty.CONFORMITY)
    held(firm, "ruth", "hr")
    anew(firm, "hr", carries=(Duty.CONFORMITY,))
    renewal_approved(firm, "mei")
    with pytest.raises(Refused, match=r"Mei Sato answers for 5.3 \(a\)"):
        renewal_approved(firm, "ruth")
    renewed(firm, "mei")
    with pytest.raises(Refused, match=r"Mei Sato answers for 5.3 \(a\)"):
        renewal_approved(firm, "ruth")
    with pytest.raises(Refused, match=r"Mei Sato answers for 5.3 \(a\)"):
        proposed(firm)


def test_approve_renewal_when_the_other_declined_the_duty(firm: Cast) -> None:
    own_role(firm, Duty.CONFORMITY)
    held(firm, "ruth", "hr")
    anew(firm, "hr", carries=(Duty.CONFORMITY,))
    renewal_approved(firm, "mei")
    mei = firm.actor("mei", Hat.STAFF, auth=("mailed-code",))
    decline_renewal(renewal_id=asked_again(firm, "mei").id, because="Too much.", by=mei, at=AT)
    renewal_approved(firm, "ruth")
    assert asked_again(firm, "ruth").state is RenewalState.ASKED


def test_approve_renewal_when_a_successor_begins_later_goes_on_until_then(firm: Cast) -> None:
    """Their appointment ends on a day that is known; until then they hold the role, and are asked."""
    id = held(firm, "mei", "hr")
    anew(firm, "hr", **OTHER)
    end(appointment_id=id, held_until=TODAY + timedelta(days=10), by=leader(firm), at=AT)
    renewal_approved(firm, "mei", at=after(9))
    with pytest.raises(Refused, match="has ended"):
        renewed(firm, "mei", at=after(10))
    renewed(firm, "mei", at=after(9))
    assert asked_again(firm, "mei").state is RenewalState.ACCEPTED


def test_approve_renewal_when_the_role_was_declined_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    approved(firm, id)
    anew(firm, "hr", **OTHER)
    decline(appointment_id=id, because="I am leaving engineering.", by=firm.actor("mei"), at=AT)
    with pytest.raises(Refused, match="was declined"):
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
